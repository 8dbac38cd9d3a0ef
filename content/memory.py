"""What an earlier round left, in words: what to do about it, and all of it where a box has no room."""

from slackblocks import Block

from bot.ids import Action
from bot.models.checklists import Checklist, Item, Memory
from content.blocks import OPTION, button, buttons, fitted, note, ours, section, theirs

LEADS = {Memory.ROUGH: "Practice", Memory.UNSAID: "Say", Memory.PROMISE: "Keep your promise"}
TEXTS = {
    Memory.TOLD: "Choose stories that they have not heard",
    Memory.SAME: "Give the new people the same facts as the last ones",
}
WHY = {
    Memory.ROUGH: "15 min · it went rough last time: say it aloud twice",
    Memory.UNSAID: "2 min · you did not get to it last time",
    Memory.PROMISE: "they will remember it",
    Memory.TOLD: "10 min · interviewers compare notes; what they know stands below",
    Memory.SAME: "5 min · they compare: dates, numbers, why you want it",
}
AT_LENGTH = 300
TO_SAY = 4
"""Things that the card of the day still names, each cut to one line of a phone or two."""
SHORT = 150


def text(item: Item) -> str:
    """What to do, with the person's own words in it: for plain text only."""
    if item.memory is None:
        return item.text
    lead = LEADS.get(item.memory)
    return f"{lead}: {item.text}" if lead else TEXTS[item.memory]


def why(item: Item) -> str:
    return WHY[item.memory] if item.memory else item.note


def at_length(checklist: Checklist) -> list[Block]:
    """What the boxes cut, and who knows which story; and how many lines there was no room for."""
    items = checklist.remembered
    lines = [text(one) for one in items if one.memory in LEADS]
    cut = [f"• {_short(line, AT_LENGTH)}" for line in lines if fitted(line, OPTION).endswith("…")]
    known = [f"• {line}" for one in items if one.memory is Memory.TOLD for line in one.text.splitlines()]
    more = f"{checklist.more} more in its debrief." if checklist.more else ""
    said = "\n".join(filter(None, ("\n".join(cut), "\n".join(known), more)))
    return [note(theirs(said, AT_LENGTH * 5))] if said else []


def ways(checklist: Checklist) -> list[Block]:
    """Where the rest of it is, and where to practice."""
    if not checklist.debrief:
        return []
    return [
        buttons(
            button("Its debrief", Action.DEBRIEFS_SHOW.of(checklist.debrief)),
            button("Practice a question", Action.HELP_OPEN.of("question")),
        )
    ]


def on_the_day(checklist: Checklist) -> list[Block]:
    """What was left unsaid and promised, as long as it has no tick."""
    open_ = [one for one in checklist.open_items if one.memory in {Memory.UNSAID, Memory.PROMISE}]
    lines = "\n".join(f"• {_short(text(one), SHORT)}" for one in open_[:TO_SAY])
    return [section(ours("*From the last round*")), section(theirs(lines))] if lines else []


def _short(line: str, most: int) -> str:
    return line if len(line) <= most else line[: most - 1] + "…"
