"""Interviews: their forms, the list of them, and what is said when one is added, moved, cancelled or decided."""

from collections.abc import Sequence
from datetime import date, datetime, time

from slackblocks import (
    Block,
    Button,
    DatePicker,
    ExternalSelectMenu,
    NumberInput,
    PlainText,
    PlainTextInput,
    StaticSelectMenu,
    TimePicker,
)

from bot import zones
from bot.catalogue import InterviewFormat, InterviewType
from bot.ids import Action, Form, Options
from bot.message import Block as BlockJSON
from bot.message import Message, View
from bot.models.interviews import ENDED, Interview, Outcome
from bot.services.checklists import Scheduled
from bot.services.drafts import Draft
from content import times
from content.blocks import (
    asks,
    button,
    buttons,
    divider,
    facts,
    field,
    header,
    message,
    modal,
    note,
    option,
    ours,
    resolved,
    section,
    theirs,
)

PAGE = 8
ROUNDS = [*map(str, range(1, 10)), "final"]
OUTCOMES = {
    Outcome.WAITING: "Waiting to hear",
    Outcome.NEXT_ROUND: "Next round",
    Outcome.OFFER: "Offer",
    Outcome.REJECTED: "Rejected",
    Outcome.WITHDRAWN: "I withdrew",
}
SAID = {
    Outcome.WAITING: "waiting to hear",
    Outcome.NEXT_ROUND: "on to the next round",
    Outcome.OFFER: "an offer",
    Outcome.REJECTED: "rejected",
    Outcome.WITHDRAWN: "you withdrew",
}
NEXT = {
    Outcome.WAITING: "I will keep the thank-you nudges and leave the rest quiet.",
    Outcome.NEXT_ROUND: "Well done. I have ended this round's reminders. Add the next round when you know its date.",
    Outcome.OFFER: "Congratulations. Wait at least 24 hours before you answer, and ask for it in writing. "
    "I have ended this interview's reminders.",
    Outcome.REJECTED: "I am sorry. I have ended its reminders; nothing more about it will come from me.",
    Outcome.WITHDRAWN: "That is a decision too. I have ended its reminders.",
}


ADDED = "Noted. I will keep its clock. Here is your checklist:"
MOVED = "Moved, and its reminders with it."
DETAILED = "Saved. The checklist fits the details now."
REOPENED = "It is open again."


def title(interview: Interview) -> str:
    """`Panel interview at Harborlight`, in a person's words: for plain text only."""
    kind = interview.type.label
    suffix = (
        "" if interview.type in {InterviewType.PHONE_SCREEN, InterviewType.INFORMAL_MEAL} else " interview"
    )
    return f"{kind}{suffix} at {interview.company}"


def add_form(draft: Draft, now: datetime) -> View:
    """Filled with what the draft knows."""
    return modal(
        Form.INTERVIEWS_ADD,
        "Add an interview",
        field(
            "Company",
            PlainTextInput("company", initial_value=draft.company or None, max_length=75),
            "company",
        ),
        field("Type", _menu("type", [(one, one.label) for one in InterviewType], draft.type), "type"),
        _when_fields(draft.day, draft.hour, zones.choice(draft.zone, now)),
        note(ours("Role, format, interviewers and a link can follow with *Details*.")),
        submit="Add",
        about=draft.dumped(),
    )


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


def details_form(one: Scheduled, *, warning: bool = False) -> View:
    interview = one.interview
    names = "\n".join(person.name for person in interview.interviewers if person.name)
    formats = [(form, form.label) for form in InterviewFormat]
    rounds = [(number, _round(number)) for number in ROUNDS]
    return modal(
        Form.INTERVIEWS_DETAILS,
        "Details",
        _warning(one) if warning else [],
        section(theirs(title(interview))),
        field(
            "Role",
            PlainTextInput("role", initial_value=interview.role or None, max_length=150),
            "role",
            optional=True,
        ),
        field("Round", _menu("round", rounds, interview.round), "round", optional=True),
        field("Format", _menu("format", formats, interview.format), "format", optional=True),
        field(
            "Length in minutes",
            NumberInput(False, "minutes", initial_value=str(interview.minutes), min_value=5, max_value=720),
            "minutes",
            optional=True,
        ),
        field(
            "Place or link",
            PlainTextInput("place", initial_value=interview.place or None, max_length=500),
            "place",
            optional=True,
        ),
        field(
            "Interviewers",
            PlainTextInput("interviewers", initial_value=names or None, multiline=True, max_length=3000),
            "interviewers",
            hint="One a line. Each gets a tick of their own when it is time to say thank you.",
            optional=True,
        ),
        field(
            "Notes",
            PlainTextInput("notes", initial_value=interview.notes or None, multiline=True, max_length=3000),
            "notes",
            optional=True,
        ),
        about=_about(interview),
    )


def reschedule_form(one: Scheduled, now: datetime, *, warning: bool = False) -> View:
    interview = one.interview
    return modal(
        Form.INTERVIEWS_RESCHEDULE,
        "Reschedule",
        _warning(one) if warning else [],
        section(theirs(title(interview))),
        _when_fields(interview.wall.date(), interview.wall.time(), zones.choice(interview.zone, now)),
        submit="Move",
        about=_about(interview),
    )


def about(text: str) -> tuple[str, int]:
    """The interview's id and version that a form was opened on."""
    interview, _, version = text.partition("|")
    return interview, int(version or 0)


def listed(interviews: Sequence[Scheduled], now: datetime, offset: int = 0) -> Message:
    """What is coming first, then what was, newest first; a page at a time."""
    if not interviews:
        return message(
            section(
                ours(
                    "You have no interviews here yet. Add one, and I will keep its clock: checklist, day, thank-you."
                )
            ),
            buttons(button("Add an interview", Action.INTERVIEWS_ADD, primary=True)),
        )
    coming = [one for one in interviews if one.interview.is_open and one.interview.ends > now]
    past = [one for one in reversed(interviews) if one not in coming]
    start = offset if offset < len(interviews) else 0
    page = [*coming, *past][start : start + PAGE]
    more = start + PAGE < len(interviews)
    turns = [button("More", Action.INTERVIEWS_LIST.of(start + PAGE))] if more else []
    return message(
        header("Your interviews"),
        [block for one in page for block in entry(one, now)],
        buttons(*turns, button("Add an interview", Action.INTERVIEWS_ADD, primary=True)),
    )


def cancelled(one: Scheduled) -> Message:
    return _after(one, f"{title(one.interview)} is cancelled. Its reminders are gone.")


def decided(one: Scheduled) -> Message:
    outcome = one.interview.outcome or Outcome.WAITING
    lead = f"{title(one.interview)}: {SAID[outcome]}."
    follow = [button("Add the next round", Action.INTERVIEWS_NEXT.of(one.interview.id), primary=True)]
    return _after(one, lead, NEXT[outcome], *(follow if outcome is Outcome.NEXT_ROUND else []))


def none_found(company: str) -> Message:
    words = (
        f"I find no interview of yours at “{company[:75]}”."
        if company
        else "You have no interview coming up."
    )
    return message(
        section(theirs(words)),
        buttons(
            button("Add an interview", Action.INTERVIEWS_ADD, primary=True),
            button("My interviews", Action.HELP_OPEN.of("interviews")),
        ),
    )


def which(found: Sequence[Scheduled], action: Action) -> Message:
    """Several interviews fit: one button each."""
    return message(
        section(ours("Which one?")),
        [
            section(
                theirs(_line(one)),
                button("This one", action.of(one.interview.id), name=title(one.interview)[:75]),
            )
            for one in found[:20]
        ],
    )


def add_by_button() -> Message:
    """Where no window can be opened: a direct message carries no trigger."""
    return message(
        section(ours("Tell me about it in a short form: company, type, date and time.")),
        buttons(button("Add an interview", Action.INTERVIEWS_ADD, primary=True)),
    )


def outcome_menu(interview: Interview) -> StaticSelectMenu:
    """What came of it; the value carries the interview."""
    chosen = [(f"{interview.id}:{outcome}", label) for outcome, label in OUTCOMES.items()]
    now = f"{interview.id}:{interview.outcome}" if interview.outcome else None
    return _menu(Action.INTERVIEWS_OUTCOME.of(interview.id), chosen, now, "Record the outcome")


def manage(interview: Interview) -> list[Button]:
    """The buttons that change an interview."""
    sure = asks("Cancel it?", "Its reminders end. You can undo this.", "Cancel the interview")
    return [
        button(
            "Details", Action.INTERVIEWS_DETAILS.of(interview.id), name=f"Details of {title(interview)}"[:75]
        ),
        button("Reschedule", Action.INTERVIEWS_RESCHEDULE.of(interview.id)),
        button("Cancel", Action.INTERVIEWS_CANCEL.of(interview.id), confirm=sure),
    ]


def entry(one: Scheduled, now: datetime) -> list[Block]:
    """One interview in a list: what, when, how it stands, and what can be done."""
    interview = one.interview
    if not interview.is_open:
        actions = buttons(
            button("Reopen", Action.INTERVIEWS_REOPEN.of(interview.id)), outcome_menu(interview)
        )
    elif interview.begun(now):
        thank = button("Thank", Action.THANKS_OPEN.of(interview.id), primary=not interview.all_thanked)
        actions = buttons(
            thank,
            button("Reschedule", Action.INTERVIEWS_RESCHEDULE.of(interview.id)),
            outcome_menu(interview),
        )
    else:
        prepare = button("Prepare", Action.CHECKLISTS_OPEN.of(interview.id), primary=True)
        actions = buttons(prepare, *manage(interview), outcome_menu(interview))
    return [section(theirs(_line(one))), actions, divider()]


def _known(draft: Draft) -> list[tuple[str, str]]:
    return [
        ("Company", draft.company),
        ("Type", draft.type.label if draft.type else ""),
        ("Date", f"{draft.day:%A, %B %-d, %Y}" if draft.day else ""),
        ("Time", f"{draft.hour:%-I:%M %p}" if draft.hour else ""),
        ("Time zone", zones.city(draft.zone)),
        ("Length", f"{draft.minutes} minutes"),
        ("Round", _round(draft.round) if draft.round else ""),
        ("Format", draft.format.label if draft.format else ""),
    ]


def _line(one: Scheduled) -> str:
    interview = one.interview
    parts = [title(interview), times.interview(interview, one.person.zone), _state(one)]
    return "\n".join(filter(None, parts))


def _state(one: Scheduled) -> str:
    interview = one.interview
    if interview.cancelled:
        return "Cancelled"
    done = len(one.checklist.shown) - len(one.checklist.open_items)
    listed_ = f"{done} of {len(one.checklist.shown)} ticked"
    return f"{OUTCOMES[interview.outcome]} · {listed_}" if interview.outcome else listed_


def _after(one: Scheduled, lead: str, words: str = "", *more: Button) -> Message:
    """What happened, and the way back."""
    undo = button("Undo", Action.INTERVIEWS_REOPEN.of(one.interview.id))
    back = [undo] if one.interview.cancelled or one.interview.outcome in ENDED else []
    return message(
        section(theirs(lead)),
        [section(ours(words))] if words else [],
        buttons(*more, *back, button("My interviews", Action.HELP_OPEN.of("interviews"))),
    )


def _when_fields(day: date | None, hour: time | None, zone: zones.ZoneChoice) -> list[Block]:
    return [
        field("Date", DatePicker("date", initial_date=f"{day:%Y-%m-%d}" if day else None), "date"),
        field("Time", TimePicker("time", initial_time=f"{hour:%H:%M}" if hour else None), "time"),
        field(
            "Time zone",
            ExternalSelectMenu(
                Options.ZONES, initial_option=option(zone.label, zone.name), min_query_length=1
            ),
            "zone",
            hint="The zone the time was given in. Type a city to find another.",
        ),
    ]


def zone_options(choices: Sequence[zones.ZoneChoice]) -> list[BlockJSON]:
    return [resolved(option(choice.label, choice.name)) for choice in choices]


def _warning(one: Scheduled) -> list[Block]:
    when = times.interview(one.interview, one.person.zone)
    return [
        section(ours(":warning: This interview changed while the form was open, so nothing was saved yet.")),
        section(theirs(f"It is now on {when}. What you typed is still below: check it and save once more.")),
    ]


def _menu(
    action: str, options: Sequence[tuple[str, str]], chosen: str | None, hint: str = "Pick one"
) -> StaticSelectMenu:
    made = {value: option(label, value) for value, label in options}
    return StaticSelectMenu(
        action, list(made.values()), initial_option=made.get(chosen or ""), placeholder=PlainText(hint)
    )


def _round(number: str) -> str:
    return "Final round" if number == "final" else f"Round {number}"


def _about(interview: Interview) -> str:
    return f"{interview.id}|{interview.version}"
