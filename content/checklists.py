"""The checklist card: one interview on one message, with boxes to tick and what can be done about it."""

from collections.abc import Callable, Sequence

from slackblocks import Block, CheckboxGroup, PlainTextInput

from bot import zones
from bot.ids import Action, Form
from bot.message import Message, View
from bot.models.checklists import Item
from bot.models.people import Person
from bot.models.reminders import Due, Kind
from bot.services.checklists import Scheduled
from content import interviews as words
from content import memory, times
from content.blocks import (
    button,
    buttons,
    facts,
    field,
    header,
    message,
    modal,
    note,
    option,
    ours,
    section,
    theirs,
)

BOXES = 10
"""Slack's limit for one group of checkboxes."""
NEXT = 4
"""How many of the messages ahead are worth listing."""
COMING = {
    Kind.PLAN: "what is still open",
    Kind.PREP: "your checklist",
    Kind.DAY_OF: "who, where and the link",
    Kind.DEBRIEF: "a few questions on how it went",
    Kind.THANKS: "a nudge to say thank you",
    Kind.FOLLOW_UP: "a nudge to ask for news",
    Kind.CLOSE: "a question about closing a silent process",
    Kind.PRACTICE: "a practice question a day",
    Kind.OFFER_DEADLINE: "the deadline of an offer",
}
LEADS = {
    Kind.PLAN: "A few days left. What has no tick is still open:",
    Kind.PREP: "Your interview is close. This is your checklist:",
}


def card(one: Scheduled, lead: str = "", *, kind: Kind | None = None) -> Message:
    """The interview with its checklist; `kind` says which reminder the message came as."""
    interview = one.interview
    shown = len(one.checklist.shown)
    return message(
        header(words.title(interview)),
        [section(theirs(lead))] if lead else [],
        _facts(one),
        _twice(one),
        section(ours(f"*Checklist* · {shown - len(one.checklist.open_items)} of {shown} done")),
        _groups(one),
        coming(one),
        buttons(
            button("Prep notes", Action.PREPARATIONS_OPEN.of(interview.id)),
            *words.manage(interview),
            button("Edit the list", Action.CHECKLISTS_EDIT.of(interview.id)),
            button("Calendar file", Action.INVITATIONS_FILE.of(interview.id)),
            words.outcome_menu(interview),
        ),
        stop(kind) if kind else [],
    )


def due(one: Scheduled, kind: Kind) -> Message:
    """The card as a reminder brings it."""
    return card(one, LEADS[kind], kind=kind)


def moved_on(link: str) -> Message:
    """What an older copy becomes: one list is live, so that ticks are in one place."""
    return message(section(ours(f"This checklist has moved: <{link}|open it where it is now>.")))


def edit_form(one: Scheduled) -> View:
    """What to show, and the person's own items."""
    offered = [item for item in one.checklist.items if not item.own]
    own = "\n".join(item.text for item in one.checklist.items if item.own)
    chunks = [offered[start : start + BOXES] for start in range(0, len(offered), BOXES)]
    return modal(
        Form.CHECKLISTS_EDIT,
        "Edit the list",
        [
            field(f"Show{' (more)' * (n > 0)}", _boxes("shown", chunk, _is_shown), f"shown{n}", optional=True)
            for n, chunk in enumerate(chunks)
        ],
        field(
            "Your own items",
            PlainTextInput("own", initial_value=own or None, multiline=True, max_length=1600),
            "own",
            hint="One per line, up to 75 characters each.",
            optional=True,
        ),
        about=one.interview.id,
    )


def stop(kind: Kind) -> list[Block]:
    """The way to end a kind of reminder, on every message of it."""
    return [
        buttons(
            button("Stop these", Action.REMINDERS_STOP.of(kind), name=f"Stop messages with {COMING[kind]}")
        )
    ]


def coming(one: Scheduled) -> list[Block]:
    """When the next messages come, and with what; kinds that the person ended are left out."""
    return ahead([due for due in one.dues if due.ordinal == 1], one.person)


def ahead(dues: Sequence[Due], person: Person) -> list[Block]:
    """The next few of them, each with its time and what it is about."""
    wanted = [due for due in dues if due.kind not in person.stopped][:NEXT]
    if not wanted:
        return []
    lines = [f"• {times.instant(due.due_at, person.zone)}: {COMING[due.kind]}" for due in wanted]
    return [note(ours("*I will write to you*\n" + "\n".join(lines)))]


def _facts(one: Scheduled) -> list[Block]:
    interview = one.interview
    names = ", ".join(person.name for person in interview.interviewers if person.name)
    format_ = interview.format.label if interview.format else ""
    return [
        *facts(
            [
                ("When", times.interview(interview, one.person.zone)),
                ("Length", f"{interview.minutes} minutes"),
                ("Role", interview.role),
                ("Round", interview.round.capitalize() if interview.round else ""),
                ("Format", format_),
                ("Where", interview.place),
                ("With", names),
                ("Notes", interview.notes),
            ]
        )
    ]


def _twice(one: Scheduled) -> list[Block]:
    """Where the clocks go back that night and the time comes twice: which one was taken, and the other."""
    interview = one.interview
    if zones.fit(interview.wall, interview.zone) is not zones.Fit.TWICE:
        return []
    taken, other = ("first", "second") if interview.fold == 0 else ("second", "first")
    said = f"The clocks go back then, so {interview.wall:%-I:%M %p} comes twice. I took the {taken} one."
    change = button(f"It is the {other}", Action.INTERVIEWS_FOLD.of(interview.id, 1 - interview.fold))
    return [section(ours(said), change)]


def _groups(one: Scheduled) -> list[Block]:
    checklist = one.checklist
    left = _group(one, "left", "From the last round", checklist.remembered) if checklist.remembered else []
    groups = [_group(one, moment, moment.label, items) for moment, items in checklist.groups()]
    first = [*left, *memory.at_length(checklist), *memory.ways(checklist)]
    return [*first, *(block for group in groups for block in group)]


def _group(one: Scheduled, name: str, label: str, items: Sequence[Item]) -> list[Block]:
    tick = Action.CHECKLISTS_TICK
    blocks: list[Block] = [note(ours(f"*{label}*"))]
    for start in range(0, len(items), BOXES):
        boxes = _boxes(tick.of(one.interview.id), items[start : start + BOXES], _is_ticked)
        id_ = f"{tick.of(one.interview.id, name, start)}:r{one.checklist.revision}"
        blocks.append(buttons(boxes, block=id_))
    return blocks


def _boxes(action: str, items: Sequence[Item], is_on: Callable[[Item], bool]) -> CheckboxGroup:
    options = {item.id: option(memory.text(item), item.id, memory.why(item)) for item in items}
    on = [options[item.id] for item in items if is_on(item)]
    return CheckboxGroup(action, list(options.values()), initial_options=on or None)


def _is_ticked(item: Item) -> bool:
    return item.ticked


def _is_shown(item: Item) -> bool:
    return not item.hidden
