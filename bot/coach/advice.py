"""The one or two changes that help an answer most, in order, each about a sentence of the answer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.coach.findings import Advice, Findings, Sentence
from bot.coach.rubric import Rubric

MOST = 2
TOO_SHORT, SHORT = 26, 42
TOO_LONG = 340
"""Words; two minutes are 260 to 300."""
RAMBLING = 200, 0.7
"""An answer of so many words is too long, too, when such a share of them leads up to the action."""

WORDS = {
    "answer_question": ("This does not answer the question yet.", "Say in one sentence what you were asked, then tell the first event of yours that fits it, even a small one."),
    "real_example": ("This is what you would do, or do in general. The question asks for something that happened.", "Begin with “Last …, when I …” and tell one day on which you did exactly this."),
    "lengthen": ("There is a story in this, but the listener gets only a line of it.", "Add where it was, what you did first and next, and how it ended: two sentences each."),
    "add_situation": ("The listener does not know where this happened, or why it mattered.", "Open with one or two sentences: when, where, who was there and what was wrong."),
    "add_task": ("What you had to achieve is left to guess.", "Add one sentence: “I had to … by …” or “My part was to …”."),
    "add_action": ("What you did yourself is missing.", "Tell three steps you took, in order, each with a verb that one can picture."),
    "add_result": ("The story stops before its end.", "Say what came of it: what changed, what somebody said, or what you learned."),
    "quantify_result": ("The result would weigh more with a figure.", "Add how many, how much, how long or how often, before and after. An honest estimate will do."),
    "say_I": ("Your own part disappears in what others did.", "Keep “we” for the team, and say in two sentences what you did: “I …”."),
    "be_concrete": ("These words would fit any job.", "Put a name, a number or a thing in their place: what exactly was wrong, and what did your hands do?"),
    "shorten": ("It takes long to get to the point.", "Aim for two minutes, about 280 words: two sentences of background, then what you did."),
}  # fmt: skip


@dataclass(frozen=True)
class Weighed:
    """What advice is decided on, beyond the findings."""

    answers: bool
    vague: bool
    event: bool
    touches_question: bool


def advise(found: Findings, weighed: Weighed) -> tuple[Advice, ...]:
    """At most two, the most helpful first; none for an answer that needs nothing or is not in English."""
    if found.language != "en":
        return ()
    rules = _star if found.rubric == Rubric.STAR else _other
    codes = list(dict.fromkeys(rules(found, weighed)))[:MOST]
    return tuple(Advice(code, _quote(code, found.sentences), *WORDS[code]) for code in codes)


def _star(found: Findings, weighed: Weighed) -> Iterator[str]:
    parts = found.parts
    if not weighed.answers:
        yield "answer_question"
        return
    if found.hypothetical or not weighed.event:
        if found.words < TOO_SHORT / 2 and not found.hypothetical:
            yield "lengthen"
        yield "real_example" if found.hypothetical or weighed.touches_question or parts["A"] else "answer_question"
        return
    complete = sum(parts.values()) == 4
    if found.words < TOO_SHORT and not complete or found.words < SHORT and sum(parts.values()) < 3:
        yield "lengthen"
    if weighed.vague:
        yield "be_concrete"
    yield from (code for part, code in (("A", "add_action"), ("R", "add_result")) if not parts[part])
    if found.words > TOO_LONG:
        yield "shorten"
    if parts["A"] and (found.ownership == "we" or _told_of_others(found)):
        yield "say_I"
    if not parts["S"]:
        yield "add_situation"
    if _rambles(found):
        yield "shorten"
    if parts["R"] and not found.result_quantified:
        yield "quantify_result"
    if not parts["T"]:
        yield "add_task"


def _other(found: Findings, weighed: Weighed) -> Iterator[str]:
    """Situational, motivation and discussion questions want steps or reasons, not the four parts."""
    if not weighed.answers:
        yield "answer_question"
        return
    if found.words < TOO_SHORT / 2 or (found.words < TOO_SHORT and found.rubric == Rubric.SITUATIONAL):
        yield "lengthen"
    if weighed.vague:
        yield "be_concrete"
    if found.rubric == Rubric.SITUATIONAL and not found.parts["A"]:
        yield "add_action"
    if found.words > TOO_LONG:
        yield "shorten"
    if found.rubric == Rubric.SITUATIONAL and found.ownership == "we":
        yield "say_I"


def _told_of_others(found: Findings) -> bool:
    actions = [s for s in found.sentences if s.part == "A"]
    return found.ownership == "none" and bool(actions) and not any(s.subjectless for s in actions)


def _rambles(found: Findings) -> bool:
    words, share = RAMBLING
    leading = sum(s.words for s in found.sentences if s.part in "SO")
    return found.words >= words and leading >= share * found.words


def _quote(code: str, sentences: Sequence[Sentence]) -> str:
    """The sentence the advice is about: the weakest one of the part concerned, or the place where something is missing."""
    wanted = {
        "quantify_result": "R", "say_I": "A", "real_example": "A", "shorten": "S", "add_task": "S", "add_action": "ST", "add_result": "A",
        "add_situation": "STAR", "be_concrete": "ASR",
    }.get(code, "")  # fmt: skip
    fitting = [s for s in sentences if s.part in wanted]
    if code in ("add_result", "quantify_result", "add_task", "add_action"):
        fitting.reverse()
    if code == "shorten":
        fitting.sort(key=lambda s: -s.words)
    return fitting[0].text if fitting else sentences[0].text if sentences else ""
