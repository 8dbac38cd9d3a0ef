"""How well findings match the labels."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import astuple, dataclass

from bot.coach import Findings
from bot.coach.parts import PARTS
from tests.coach.labelled import LabelledAnswer

Analyst = Callable[[LabelledAnswer], Findings]


@dataclass(frozen=True)
class Scores:
    """Shares of right decisions; `f1` is the mean over S, T, A, R and O, by sentence."""

    f1: float
    parts: float
    quantified: float
    hypothetical: float
    ownership: float
    first_advice: float
    language: float

    def row(self) -> str:
        return " | ".join(f"{value:.3f}" for value in astuple(self))


def score(answers: Sequence[LabelledAnswer], analyse: Analyst) -> Scores:
    pairs = [(a, analyse(a)) for a in answers]
    return Scores(
        f1=macro_f1(both for a, found in pairs for both in aligned(a, found)),
        parts=_share((p in a.parts) == found.parts[p] for a, found in pairs for p in "STAR"),
        quantified=_share(a.quantified == found.result_quantified for a, found in pairs),
        hypothetical=_share(a.hypothetical == found.hypothetical for a, found in pairs),
        ownership=_share(a.ownership == found.ownership for a, found in pairs),
        first_advice=_share(is_right(a, found) for a, found in pairs),
        language=_share(a.language == found.language for a, found in pairs),
    )


def is_right(answer: LabelledAnswer, found: Findings) -> bool:
    """The first advice is one of those a coach would give first; none where none is due."""
    first = found.advice[0].code if found.advice else ""
    return first in (answer.first or ("",))


def aligned(answer: LabelledAnswer, found: Findings) -> list[tuple[str, str]]:
    """Label and finding for each labelled sentence; where the coach cut differently, the part of most of its words."""
    parts = iter([s.part for s in found.sentences for _ in _words(s.text)])
    result = []
    for sentence in answer.sentences:
        heard = Counter(part for _, part in zip(_words(sentence.text), parts, strict=False))
        result.append((sentence.part, heard.most_common(1)[0][0] if heard else "O"))
    return result


def macro_f1(pairs: Iterable[tuple[str, str]]) -> float:
    counts = Counter(pairs)
    values = []
    for part in PARTS:
        right = counts[part, part]
        wrong = sum(n for (gold, heard), n in counts.items() if (gold == part) != (heard == part))
        values.append(2 * right / max(1, 2 * right + wrong))
    return sum(values) / len(values)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def _share(decisions: Iterable[bool]) -> float:
    told = list(decisions)
    return sum(told) / len(told)
