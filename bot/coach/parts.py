"""Which part each sentence plays: a linear-chain model over the cues, and a closer look for a second part."""

import json
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from bot.coach import features
from bot.coach.features import Features

PARTS = "STARO"
NAMED = 500
"""What it weighs, in hundredths, that the answer itself names the part ("Task: …")."""
SECOND_LEAD, MEASURED_LEAD = 3.0, 1.2
"""How much better a clause must fit another part (in log-odds) to count as a second part; a figure in it helps."""
_START = len(PARTS)
_LABELS = frozenset(("label_s", "label_t", "label_a", "label_r"))
_SHORTEST_CLAUSE = 4
_JOINT = re.compile(
    r"(?:,|;| [-–—]|:)\s+(?=(?:and|so|but|which|because|until|then|as|while|after|when|or)?\s*(?:\w+ ){0,2}?\w)"
    r"|\s(?=(?:and|so|but) (?:then )?(?:i|we|he|she|they|it|the|my|our)\b)|\s(?=so that\b|until\b)"
)
_SHOWN = ("label_", "p=", "h", "st", "sv", "any", "c=")


@dataclass(frozen=True)
class Model:
    """Weights in hundredths: by feature, one for each part, and by the step from the part before (last row: start)."""

    weights: Mapping[str, Sequence[int]]
    steps: Sequence[Sequence[int]]

    def scores(self, found: Features) -> list[float]:
        rows = [self.weights[f] for f in found if f in self.weights]
        rows += [
            [NAMED if f == f"label_{part.lower()}" else 0 for part in PARTS] for f in found if f in _LABELS
        ]
        return [sum(column) / 100 for column in zip(*rows, strict=True)] if rows else [0.0] * len(PARTS)


@dataclass(frozen=True)
class Role:
    """`chances` by part, `also` a second part or nothing, `cue` the words that weighed most, `measure` a figure."""

    part: str
    also: str
    cue: str
    chances: Mapping[str, float]
    measure: str


@cache
def load() -> Model:
    """Read once, at the first answer."""
    data = json.loads(files(__package__).joinpath("weights.json").read_text(encoding="utf-8"))
    return Model(data["weights"], data["steps"])


def roles(
    sentences: Sequence[str], question: str = "", model: Model | None = None, named: Sequence[str] = ()
) -> list[Role]:
    """A role a sentence, decided together; `named` has the part that each was written as, where it was."""
    if not sentences:
        return []
    used = model or load()
    found = features.of_answer(sentences, question)
    for one, part in zip(found, named, strict=False):
        one.update({f"label_{part.lower()}": ""} if part else {})
    chances = smoothed([used.scores(f) for f in found], [[w / 100 for w in row] for row in used.steps])
    return [_role(used, s, f, c) for s, f, c in zip(sentences, found, chances, strict=True)]


def smoothed(scores: Sequence[Sequence[float]], steps: Sequence[Sequence[float]]) -> list[list[float]]:
    """Each sentence's chance of each part, given all the others (forward-backward)."""
    span = range(len(PARTS))
    ahead = [[steps[_START][k] + scores[0][k] for k in span]]
    for row in scores[1:]:
        ahead.append([_log_sum([ahead[-1][a] + steps[a][k] for a in span]) + row[k] for k in span])
    behind = [[0.0 for _ in span]]
    for row in reversed(scores[1:]):
        behind.append([_log_sum([steps[k][b] + row[b] + behind[-1][b] for b in span]) for k in span])
    total = _log_sum(ahead[-1])
    return [
        [math.exp(f[k] + b[k] - total) for k in span] for f, b in zip(ahead, reversed(behind), strict=True)
    ]


def _role(model: Model, sentence: str, found: Features, chances: Sequence[float]) -> Role:
    best = max(range(len(PARTS)), key=chances.__getitem__)
    return Role(
        part=PARTS[best],
        also=_second(model, sentence, found, best),
        cue=_cue(model, sentence, found, best),
        chances=dict(zip(PARTS, chances, strict=True)),
        measure=found.get("f=measure", ""),
    )


def _second(model: Model, sentence: str, found: Features, main: int) -> str:
    """Another part, where one of the clauses clearly plays it."""
    if PARTS[main] == "O":
        return ""
    stands = {
        f: "" for f in found if f.startswith(("at=", "left=", "from=", "of=", "asked=", "story=", "would="))
    }
    best, lead = "", MEASURED_LEAD if "f=measure" in found else SECOND_LEAD
    for clause in _clauses(sentence):
        scores = model.scores(features.of_clause(clause) | stands)
        part = max(range(4), key=scores.__getitem__)
        margin = scores[part] - max(scores[main], scores[4])
        if part != main and margin > lead:
            best, lead = PARTS[part], margin
    return best


def _clauses(sentence: str) -> list[str]:
    pieces: list[str] = []
    for piece in _JOINT.split(sentence):
        if pieces and min(len(piece.split()), len(pieces[-1].split())) < _SHORTEST_CLAUSE:
            pieces[-1] += ", " + piece
        else:
            pieces.append(piece)
    return pieces if len(pieces) > 1 else []


def _cue(model: Model, sentence: str, found: Features, part: int) -> str:
    """The words of the feature that spoke most clearly for this part against the others, as they stand there."""
    seen = [
        (model.weights[f], words)
        for f, words in found.items()
        if f in model.weights and f.startswith(_SHOWN) and _stands_in(sentence, words)
    ]
    told = [(row[part] - sum(row) / len(row), words) for row, words in seen]
    return max(told, default=(0, ""))[1]


def _stands_in(sentence: str, words: str) -> bool:
    return bool(words) and re.search(rf"(?<!\w){re.escape(words)}(?!\w)", sentence, re.IGNORECASE) is not None


def _log_sum(values: Sequence[float]) -> float:
    top = max(values)
    return top + math.log(sum(math.exp(v - top) for v in values))
