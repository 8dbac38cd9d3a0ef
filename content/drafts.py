"""A draft of an interview: what was understood from typed words, to confirm or to edit."""

from collections.abc import Sequence

from bot import zones
from bot.ids import Action
from bot.message import Message
from bot.services.checklists import Scheduled
from bot.services.drafts import Draft
from content.blocks import button, buttons, facts, message, ours, section, theirs
from content.interviews import round_name, title


def understood(draft: Draft, questions: Sequence[str]) -> Message:
    """What was read from typed words, to confirm or edit; what could not be read is asked."""
    asked = [*questions, *([] if draft.type else ["Which type of interview is it?"])]
    lead = "*This is what I understood*" if asked else "*Is this right?*"
    edit = button(
        "Fill in the rest" if asked else "Edit first",
        Action.INTERVIEWS_ADD,
        value=draft.dumped(),
        primary=bool(asked),
    )
    add = [] if asked else [button("Add it", Action.INTERVIEWS_CONFIRM, value=draft.dumped(), primary=True)]
    return message(
        section(ours(lead)),
        facts(_known(draft)),
        [section(ours("\n".join(f"• {question}" for question in asked)))] if asked else [],
        buttons(*add, edit),
    )


def added(one: Scheduled) -> Message:
    """What the card to confirm becomes."""
    return message(section(theirs(f"Added: {title(one.interview)}.")))


def _known(draft: Draft) -> list[tuple[str, str]]:
    return [
        ("Company", draft.company),
        ("Type", draft.type.label if draft.type else ""),
        ("Date", f"{draft.day:%A, %B %-d, %Y}" if draft.day else ""),
        ("Time", f"{draft.hour:%-I:%M %p}" if draft.hour else ""),
        ("Time zone", zones.city(draft.zone)),
        ("Length", f"{draft.minutes} minutes"),
        ("Round", round_name(draft.round) if draft.round else ""),
        ("Format", draft.format.label if draft.format else ""),
    ]
