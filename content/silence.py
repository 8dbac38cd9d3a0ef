"""Silence: said when it begins and ends, with what it held back."""

from datetime import datetime, timedelta

from slackblocks import Block

from bot import zones
from bot.ids import Action
from bot.message import Message
from bot.models.people import Person
from bot.models.reminders import Held
from bot.services.settings import Waiting
from content import interviews as interview_words
from content import offers, times
from content.blocks import button, buttons, message, note, ours, section, theirs
from content.settings import KINDS

SHOWN = 15


def muted(person: Person, *, day_of_ahead: bool) -> Message:
    """Said with the one question that silence leaves open."""
    until = person.mute.until if person.mute else None
    end = f"until {times.instant(until, person.zone)}" if until else "until you type `unmute`"
    too = person.mute is not None and person.mute.day_of_too
    cards = (
        "The cards for the day are held too."
        if too
        else "Only the card for the day of an interview still comes."
    )
    hold = [button("Hold those too", Action.SETTINGS_MUTE_ALL)] if day_of_ahead and not too else []
    return message(
        section(ours(f"Silence {end}. {cards} What I hold back stays listed.")),
        buttons(*hold, button("Unmute", Action.SETTINGS_UNMUTE)),
    )


def unmuted(waiting: Waiting) -> Message:
    none = [note(ours("Nothing was held.")), _ways_on()]
    return message(section(ours("I am back.")), held(waiting) or none)


def held(waiting: Waiting) -> list[Block]:
    """What silence held back, with the way to have it now."""
    if not waiting.held:
        return []
    lines = [
        f"• {KINDS[one.kind]}: {_about(one, waiting)}{times.words(one.due_at, waiting.person.zone)}"
        for one in waiting.held[:SHOWN]
    ]
    return [
        section(ours("*Held back while it was quiet*")),
        section(theirs("\n".join(lines))),
        buttons(button("Send now", Action.SETTINGS_SEND_HELD)),
    ]


def _about(held: Held, waiting: Waiting) -> str:
    if held.offer:
        return f"{offers.title(waiting.offers[held.offer])}, "
    return f"{interview_words.title(waiting.interviews[held.interview])}, " if held.interview else ""


def sent_held(count: int) -> Message:
    words = "On its way." if count else "There was nothing left to send."
    return message(section(ours(words)), _ways_on())


def which_until(typed: str, person: Person, now: datetime) -> Message:
    """With a day that is certain to be understood: “Friday” is not, on a Friday."""
    day = zones.wall(now, person.zone) + timedelta(days=7)
    return message(
        section(theirs(f"I cannot tell when “{typed[:60]}” is.")),
        section(ours(f"Try `mute`, `mute until tomorrow 9am` or `mute until {day:%B %-d}`.")),
    )


def _ways_on() -> Block:
    return buttons(button("My interviews", Action.HELP_OPEN.of("interviews")))
