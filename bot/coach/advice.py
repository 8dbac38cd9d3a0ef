"""The one or two changes that help an answer most, in order, each about a sentence of the answer."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from bot.coach.findings import Advice, Findings
from bot.coach.rubric import Rubric

MOST = 2
REMARK, CLEAR, TOO_SHORT, SHORT, TOO_LONG = 13, 20, 35, 42, 300
"""Words; two minutes are 260 to 300."""
RAMBLING, LEADING = 150, 0.6
"""An answer of so many words is too long, too, when such a share of them leads up to the action."""
FEW_PARTS = 3


@dataclass(frozen=True)
class Weighed:
    """What advice is decided on, beyond the findings."""

    answers: bool
    vague: bool
    event: bool
    praise: bool


def advise(found: Findings, weighed: Weighed) -> tuple[Advice, ...]:
    """At most two, the most helpful first; none for an answer that needs nothing or is not in English."""
    if found.language != "en":
        return ()
    codes = [code for code, holds in _weaknesses(found, weighed) if holds]
    return tuple(_worded(code, found) for code in list(dict.fromkeys(codes))[:MOST])


def _weaknesses(found: Findings, weighed: Weighed) -> Iterable[tuple[str, bool]]:
    if not weighed.answers:
        return [("answer_question", True)]
    if found.rubric != Rubric.STAR:
        return _of_reasons(found, weighed)
    return (
        _of_story(found, weighed)
        if weighed.event and not found.hypothetical
        else _of_no_story(found, weighed)
    )


def _of_story(found: Findings, weighed: Weighed) -> Iterable[tuple[str, bool]]:
    parts, told = found.parts, sum(found.parts.values())
    thin = found.words < TOO_SHORT if told == len(parts) - 1 else found.words < SHORT and told < FEW_PARTS
    return (
        ("be_concrete", weighed.vague and found.words >= CLEAR),
        ("lengthen", thin),
        ("be_concrete", weighed.vague),
        ("add_action", not parts["A"]),
        ("add_result", not parts["R"]),
        ("shorten", found.words > TOO_LONG),
        ("add_action", _is_told_of_others(found)),
        ("say_I", parts["A"] and found.ownership == "we"),
        ("add_situation", not parts["S"]),
        ("shorten", _rambles(found)),
        ("quantify_result", parts["R"] and not found.result_quantified),
        ("add_task", not parts["T"]),
    )


def _of_no_story(found: Findings, weighed: Weighed) -> Iterable[tuple[str, bool]]:
    related = not weighed.praise and (found.hypothetical or found.parts["A"])
    remark = found.words < REMARK and not found.hypothetical
    return (("lengthen", remark), ("real_example", related), ("answer_question", not related and not remark))


def _of_reasons(found: Findings, weighed: Weighed) -> Iterable[tuple[str, bool]]:
    """Situational, motivation and discussion questions want steps or reasons, not the four parts."""
    scene = found.rubric == Rubric.SITUATIONAL
    return (
        ("answer_question", weighed.praise and found.rubric != Rubric.MOTIVATION),
        ("be_concrete", weighed.vague and found.words >= CLEAR),
        ("lengthen", found.words < TOO_SHORT),
        ("be_concrete", weighed.vague),
        ("add_action", scene and not found.parts["A"]),
        ("shorten", found.words > TOO_LONG or _rambles(found)),
        ("say_I", scene and found.ownership == "we"),
    )


def _is_told_of_others(found: Findings) -> bool:
    actions = [s for s in found.sentences if s.part == "A"]
    return found.ownership == "none" and bool(actions) and not any(s.subjectless for s in actions)


def _rambles(found: Findings) -> bool:
    leading = sum(s.words for s in found.sentences if s.part in "SO")
    return found.words >= RAMBLING and leading >= LEADING * found.words


def _worded(code: str, found: Findings) -> Advice:
    """In the words for that rubric, where it has its own."""
    words = _book()[code] | _book()[code].get(found.rubric, {})
    fitting = [s.text for s in found.sentences if s.part in words.get("about", "")] or [
        s.text for s in found.sentences[:1]
    ]
    quoted = (fitting[-1] if "last" in words else fitting[0]) if fitting else ""
    return Advice(code, quoted, words["what"], words["how"])


@cache
def _book() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("advice.toml").read_text(encoding="utf-8"))
