"""Four ways to tell the parts, all as weights over features: by keyword, by cue, by word, by word and cue."""

import tomllib
from collections.abc import Callable, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from bot.coach import features
from bot.coach.parts import PARTS, Model
from tests.coach import crf
from tests.coach.labelled import LabelledAnswer

RETOLD = 0.15
"""Share of the training answers that are told once more with the last result first: too few people write that way."""
LEAST_WEIGHT = 4
"""Hundredths; features that never weigh more are left out of the file."""


def by_keyword(_: Sequence[LabelledAnswer]) -> Model:
    """The usual way: a list of words for each part, nothing else."""
    listed = _written()["keywords"].items()
    level = [[0] * len(PARTS)] * (len(PARTS) + 1)
    return Model(
        {f"w={features.stem(w)}": _only(part, 100) for part, words in listed for w in words.split()}, level
    )


def by_cue(_: Sequence[LabelledAnswer]) -> Model:
    """A cue grammar scored by hand, smoothed over the sequence."""
    written = _written()
    loud = {f: _only(part, score) for part, cues in written["cues"].items() for f, score in cues.items()}
    return Model(loud, written["chain"]["steps"])


def by_word(answers: Sequence[LabelledAnswer]) -> Model:
    """A linear chain over words, pairs of words and the place in the answer."""
    return _trained(answers, lambda f: f.startswith(("bias", "w=", "b=", "at=", "from=", "left=", "of=")))


def by_word_and_cue(answers: Sequence[LabelledAnswer]) -> Model:
    """The same chain over everything: words, cues, grammar, form, neighbors."""
    return _trained(answers, lambda _: True)


def _written() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def _only(part: str, loud: int) -> tuple[int, ...]:
    return tuple(loud if p == part else 0 for p in PARTS)


def _trained(answers: Sequence[LabelledAnswer], keep: Callable[[str], bool]) -> Model:
    english = [a for a in answers if a.language == "en"]
    told = english + [_result_first(a) for a in english if _is_retold(a)]
    chain = crf.train([_sample(a, keep) for a in told])
    rows = {f: tuple(round(100 * w) for w in row) for f, row in sorted(chain.weights.items())}
    return Model(
        {f: row for f, row in rows.items() if max(map(abs, row)) > LEAST_WEIGHT},
        tuple(tuple(round(100 * w) for w in row) for row in chain.steps),
    )


def _sample(answer: LabelledAnswer, keep: Callable[[str], bool]) -> crf.Sample:
    found = features.of_answer([s.text for s in answer.sentences], answer.question)
    return [[f for f in one if keep(f)] for one in found], [PARTS.index(s.part) for s in answer.sentences]


def _is_retold(answer: LabelledAnswer) -> bool:
    ends = [s.part for s in answer.sentences[-2:]]
    chosen = sha256(f"{answer.id} retold".encode()).digest()[0] < 256 * RETOLD
    return chosen and ends == ["R", "R"] and len(answer.sentences) > 3


def _result_first(answer: LabelledAnswer) -> LabelledAnswer:
    return replace(answer, sentences=(answer.sentences[-1], *answer.sentences[:-1]))
