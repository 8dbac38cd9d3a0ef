"""The feedback card: what is strong, the one thing to change, the answer with its parts, and what comes next."""

from collections.abc import Iterator

from slackblocks import Block

from bot.catalogue import Competency, Question
from bot.coach import Advice, Findings, Rubric
from bot.ids import Action
from bot.message import Message
from bot.models.answers import Answer
from bot.services.feedback import RATINGS, Feedback
from bot.services.questions import Kept
from content import answers, languages, times
from content.blocks import button, buttons, header, message, note, ours, section, theirs
from content.interviews import menu
from content.marked import NAMES, fitted_words, marked
from content.questions import bullets

QUOTED = 300
SHORT, LONG = 60, 300
"""Words: what is too little to say much about, and what two minutes hold."""
MOST_STRENGTHS = 3
BESIDE = {"answer_question", "real_example"}
"""Advice that sends an answer elsewhere: how well it tells its story is no strength then."""
REASONED = {Rubric.MOTIVATION, Rubric.DISCUSSION}
TWO_MINUTES = "Two minutes hold about 280 words."


def card(found: Feedback) -> Message:
    """Feedback on a kept answer; the same card again, with what changed, once the person rated it."""
    answer, question = found.kept.answer, found.kept.question
    return message(
        header("Feedback on your answer"),
        [section(theirs(question.text))] if question else [],
        section(ours(_kept(answer))),
        [note(ours(_spoken(answer.seconds, found.findings)))] if answer.seconds else [],
        _judged(found)
        if languages.is_english(found.findings)
        else [section(ours(languages.declined(found.findings)))],
        _probes(question) if question else [],
        _rating(found.kept, found.competency) if question else [],
        _planned(found),
        _ways_on(found),
    )


def one_change(findings: Findings) -> str:
    """The first advice in a line; without any, that nothing is needed."""
    if not languages.is_english(findings):
        return languages.declined(findings)
    return findings.advice[0].what if findings.advice else "Nothing to change: keep it as it is."


def _kept(answer: Answer) -> str:
    count = answer.wording.count
    lead = "Kept" if answer.version == 1 else "Your changes are kept"
    guess = f", {answers.spoken(count)} (at {answers.A_MINUTE} words a minute)"
    return f"{lead}. {answers.words(count)}{'' if answer.seconds else guess}. {TWO_MINUTES}"


def _spoken(seconds: int, findings: Findings) -> str:
    pace = round(findings.words * 60 / seconds)
    fillers = {0: "no fillers", 1: "one filler"}.get(findings.fillers, f"{findings.fillers} fillers")
    return (
        f"Spoken in {seconds} s: {answers.words(pace)} a minute (130 to 150 are easy to follow), {fillers}."
    )


def _judged(found: Feedback) -> list[Block]:
    findings = found.findings
    return [
        *_strong(findings),
        *_change(findings),
        *marked(findings),
        *([note(theirs(_progress(findings, found.before)))] if found.before else []),
    ]


def _strong(findings: Findings) -> list[Block]:
    strong = [words for words, holds in _signs(findings) if holds][:MOST_STRENGTHS]
    if not strong and _codes(findings):
        strong = ["You put it into words. That is where every good answer begins."]
    return [section(ours("*What is strong*")), section(theirs(bullets(strong)))] if strong else []


def _signs(findings: Findings) -> Iterator[tuple[str, bool]]:
    """What is good; its parts, its figure and whose deeds they are count only in a story that was asked for."""
    told = [NAMES[part].lower() for part, there in findings.parts.items() if there]
    steps = sum(sentence.part == "A" for sentence in findings.sentences)
    story = findings.rubric == Rubric.STAR and not _codes(findings) & BESIDE
    enough = findings.words >= SHORT
    yield "All four parts of STAR are there.", story and len(told) == len(findings.parts)
    yield f"The result can be measured: “{findings.measure}”.", story and findings.result_quantified
    yield "It is clear what you did yourself.", story and findings.ownership == "I" and findings.parts["A"]
    yield f"You tell {_listed(told)}.", story and 0 < len(told) < len(findings.parts)
    yield (
        "You say what you would do, step by step.",
        findings.rubric == Rubric.SITUATIONAL and findings.hypothetical and steps > 1,
    )
    yield (
        "You tie it to something that happened.",
        findings.rubric in REASONED and any(one.past and one.part != "O" for one in findings.sentences),
    )
    yield "It fits into two minutes.", enough and findings.words <= LONG
    yield "Your words are definite: no “sort of”, no “stuff”.", enough and not findings.vague
    yield "It is short and to the point.", not enough and not _codes(findings)


def _codes(findings: Findings) -> set[str]:
    return {one.code for one in findings.advice}


def _change(findings: Findings) -> list[Block]:
    if not findings.advice:
        return [
            section(
                ours(
                    "*Nothing to change*\nI find nothing to change in how it is told. Say it aloud once, then move on."
                )
            )
        ]
    first, *others = findings.advice
    later = [note(theirs(f"After that: {one.what}")) for one in others]
    return [section(ours("*The one thing to change*")), section(theirs(_advised(first))), *later]


def _advised(advice: Advice) -> str:
    quote = f"You wrote: “{fitted_words(advice.quote, QUOTED)}”" if advice.quote else ""
    return "\n".join(filter(None, (advice.what, quote, f"How: {advice.how}")))


def _progress(now: Findings, before: Findings) -> str:
    """Against the person's own last try, and nobody else's."""
    told = {part for part in now.parts if now.parts[part] and not before.parts[part]}
    lost = {part for part in now.parts if before.parts[part] and not now.parts[part]}
    news = [
        f"new: {_listed([NAMES[one].lower() for one in NAMES if one in told])}" if told else "",
        f"no longer there: {_listed([NAMES[one].lower() for one in NAMES if one in lost])}" if lost else "",
        "a measure for the result" if now.measure and not before.measure else "",
        f"{answers.words(now.words)} instead of {before.words:,}" if now.words != before.words else "",
    ]
    said = "; ".join(filter(None, news))
    return (
        f"Since your last try: {said}."
        if said
        else "Since your last try: the same parts, at the same length."
    )


def _listed(names: list[str]) -> str:
    """The situation, the task and the result."""
    told = [f"the {name}" for name in names]
    return told[0] if len(told) == 1 else f"{', '.join(told[:-1])} and {told[-1]}" if told else ""


def _probes(question: Question) -> list[Block]:
    return [
        section(ours("*They may go on to ask*")),
        section(theirs(bullets(question.probes))),
        note(ours("Think both through before you move on.")),
    ]


def _rating(kept: Kept, competency: Competency | None) -> list[Block]:
    options = [(str(number), _of_five(number)) for number in reversed(RATINGS)]
    chosen = str(kept.answer.rating) if kept.answer.rating else None
    rate = Action.FEEDBACK_RATE.of(kept.answer.id, *_within(kept))
    select = menu(rate, options, chosen, "Rate it")
    anchors = [note(theirs(_anchors(competency)))] if competency else []
    return [section(ours("*How do you rate it?*"), select), *anchors]


def _of_five(number: int) -> str:
    between = {2: ", between 1 and 3", 4: ", between 3 and 5"}
    return f"{number} of 5{between.get(number, '')}"


def _anchors(competency: Competency) -> str:
    return f"{competency.name}\n5: {competency.high}\n3: {competency.middle}\n1: {competency.low}"


def _planned(found: Feedback) -> list[Block]:
    rating, due = found.kept.answer.rating, found.due
    lead = f"You rate it {rating} of 5. " if rating else ""
    comes = f"I will bring this question back from {times.day(due, found.zone)} on." if due else ""
    return [note(ours(lead + comes))] if lead or comes else []


def _ways_on(found: Feedback) -> Block:
    answer, focus = found.kept.answer, _within(found.kept)
    another = Action.HELP_OPEN.of("question", *focus)
    return buttons(
        button("Try again", Action.FEEDBACK_RETRY.of(*focus), value=answer.id),
        button("Another question", another, primary=True),
        button("Save as story", Action.STORIES_SAVE, value=answer.id),
        button("My answers", Action.HELP_OPEN.of("answers")),
    )


def _within(kept: Kept) -> list[str]:
    """What was practiced, for the ids of buttons that go on with it."""
    return [kept.focus] if kept.focus else []
