"""Two rounds of one process: whether one goes on from the other, and that it does."""

from bot.ids import Action
from bot.message import Message
from bot.models.interviews import Interview
from bot.services.checklists import Scheduled
from content import times
from content.blocks import button, buttons, message, note, ours, section, theirs
from content.interviews import title

JOINED = "It goes on from the last round. Here is your checklist:"


def asks_whose_next(one: Scheduled, before: Interview) -> Message:
    return message(
        section(ours("Is the new interview the next round after this one?")),
        section(theirs(f"{title(before)}\n{times.interview(before, one.person.zone)}")),
        buttons(button("Yes, the next round", Action.INTERVIEWS_JOIN.of(one.interview.id), primary=True)),
        note(
            ours(
                "Then its reminders end, and the new checklist begins with what it left. If not, leave this."
            )
        ),
    )


def joined(one: Scheduled) -> Message:
    return message(
        section(ours("They are rounds of one process now, and the reminders of the earlier one have ended.")),
        note(theirs(title(one.interview))),
    )
