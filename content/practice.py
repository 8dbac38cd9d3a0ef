"""A question a day: the message it comes as, and what is said when it is switched on and off."""

from slackblocks import Block

from bot.catalogue import Catalogue
from bot.ids import Action
from bot.message import Message
from bot.models.people import Person
from bot.models.reminders import Kind, PracticeNotice
from bot.plan.practice import QUESTIONS
from bot.services.questions import Card
from content import questions
from content.blocks import button, buttons, message, ours, section, theirs


def daily(notice: PracticeNotice, catalogue: Catalogue) -> Message:
    """The card of the question, with which of the two it is."""
    which = questions.LAST if notice.before + 1 == QUESTIONS else questions.TODAY
    card = Card(
        notice.question, interview=notice.interview, again=notice.again, story=notice.story, daily=which
    )
    return questions.card(card, catalogue)


def line(notice: PracticeNotice) -> list[Block]:
    """The same among other messages that were held."""
    answer = button("Answer", Action.QUESTIONS_ANSWER.of(""), value=notice.question.id)
    return [section(theirs(f"Practice question\n{notice.question.text}"), answer)]


def started(person: Person) -> Message:
    at = f"{person.daily.at:%-I:%M %p}" if person.daily else ""
    return message(
        section(
            ours(
                f"From tomorrow on, one practice question a day at *{at}*. "
                "I stop after two that you leave, and go on when you practice."
            )
        ),
        buttons(
            button("Practice now", Action.HELP_OPEN.of("question"), primary=True),
            button("Change the time", Action.SETTINGS_OPEN),
            button("Stop these", Action.REMINDERS_STOP.of(Kind.PRACTICE), name="Stop the daily question"),
        ),
    )


def stopped() -> Message:
    return message(
        section(ours("Stopped. No more questions by themselves; `question` still brings you one.")),
        buttons(button("Turn them on again", Action.PRACTICE_DAILY)),
    )
