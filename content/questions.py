"""Practice questions: the card with its hint, and what there is to choose from."""

from collections.abc import Iterable

from slackblocks import Block

from bot.catalogue import Catalogue, Question, QuestionType
from bot.ids import Action
from bot.message import Message
from bot.models.interviews import Interview
from bot.models.reminders import Kind
from bot.services.questions import Card
from content import interviews as interview_words
from content import stories
from content.blocks import button, buttons, header, message, note, ours, section, theirs
from content.checklists import stop

QUOTED = 60
"""How much of unknown words is worth repeating."""
TODAY, LAST = "today", "last"
DAILY = {
    TODAY: "Your question for today. A day you leave out does no harm.",
    LAST: "The last for now: I will be quiet until you practice again.",
}
AGAIN = "You answered this one before: time to see what stayed."


def card(shown: Card, catalogue: Catalogue, *, hint: bool = False) -> Message:
    """A question; `hint` opens what they listen for and the trap. Whom a question to ask is for needs no answer."""
    question = shown.question
    to_ask = question.type is QuestionType.ASK
    return message(
        header("A question to ask them" if to_ask else "Practice question"),
        section(theirs(question.text)),
        note(theirs(_kind(question, catalogue))),
        [note(theirs(_picked(shown.interview)))] if shown.interview else [],
        [note(ours(AGAIN))] if shown.again else [],
        [note(theirs(stories.suggestion(shown.story)))] if shown.story else [],
        hints(question) if hint else [],
        _ways_on(shown, hint=hint, to_ask=to_ask),
        [note(ours(DAILY[shown.daily])), *stop(Kind.PRACTICE)] if shown.daily in DAILY else [],
    )


def unknown(typed: str, catalogue: Catalogue) -> Message:
    said = " ".join(typed.split())
    shown = said if len(said) <= QUOTED else said[:QUOTED] + "…"
    return message(
        section(theirs(f"I have no questions under “{shown}”. Pick a type or a competency:")),
        _choices((type_, type_.label) for type_ in QuestionType),
        _choices((competency.id, competency.name) for competency in catalogue.competencies),
        buttons(button("Any question", Action.QUESTIONS_ANOTHER.of(""), primary=True)),
    )


def bullets(lines: Iterable[str]) -> str:
    return "\n".join(f"• {line}" for line in lines)


def _ways_on(shown: Card, *, hint: bool, to_ask: bool) -> Block:
    """The ids carry what the card says besides its question, for it is drawn anew in place."""
    question, focus = shown.question, shown.focus.key if shown.focus else ""
    review = ["again"] if shown.again else []
    daily = [shown.daily] if shown.daily or review else []
    label, toggle = ("Hide the hint", "close") if hint else ("Hint", "open")
    answer = button("Answer", Action.QUESTIONS_ANSWER.of(focus), value=question.id, primary=True)
    another = Action.QUESTIONS_ANOTHER.of(focus, *filter(None, daily))
    return buttons(
        *([] if to_ask else [answer]),
        button(label, Action.QUESTIONS_HINT.of(toggle, focus, *daily, *review), value=question.id),
        button("Another", another, value=question.id, primary=to_ask),
    )


def _kind(question: Question, catalogue: Catalogue) -> str:
    found = (catalogue.competency(one) for one in question.competencies)
    names = ", ".join(competency.name for competency in found if competency)
    role = f"For: {question.role.label.lower()}" if question.role else ""
    return " · ".join(filter(None, (question.type.label, names, question.level.label, role)))


def _picked(interview: Interview) -> str:
    title = interview_words.title(interview)
    return f"Picked for your {title[0].lower()}{title[1:]}"


def hints(question: Question) -> list[Block]:
    """What they listen for, and the trap."""
    to_ask = question.type is QuestionType.ASK
    return [
        section(ours("*What the answer tells you*" if to_ask else "*What they listen for*")),
        section(theirs(bullets(question.listen_for))),
        section(ours("*The trap*")),
        section(theirs(question.trap)),
    ]


def _choices(foci: Iterable[tuple[str, str]]) -> Block:
    return buttons(
        *(button(label, Action.QUESTIONS_ANOTHER.of(key), name=f"Questions: {label}") for key, label in foci)
    )
