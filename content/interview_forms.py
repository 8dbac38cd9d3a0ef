"""The windows about an interview: added, detailed, moved."""

from collections.abc import Sequence
from datetime import date, datetime, time

from slackblocks import Block, DatePicker, ExternalSelectMenu, NumberInput, PlainTextInput, TimePicker

from bot import zones
from bot.catalogue import InterviewFormat, InterviewType
from bot.ids import Form, Options
from bot.message import Block as BlockJSON
from bot.message import View
from bot.models.interviews import Interview
from bot.services.checklists import Scheduled
from bot.services.drafts import Draft
from content import times
from content.blocks import field, modal, note, option, ours, resolved, section, theirs
from content.interviews import menu, round_name, title

ROUNDS = [*map(str, range(1, 10)), "final"]


def add_form(draft: Draft, now: datetime, form: Form = Form.INTERVIEWS_ADD) -> View:
    """Filled with what the draft knows; `form` says who takes it in."""
    return modal(
        form,
        "Add an interview",
        field(
            "Company",
            PlainTextInput("company", initial_value=draft.company or None, max_length=75),
            "company",
        ),
        field("Type", menu("type", [(one, one.label) for one in InterviewType], draft.type), "type"),
        _when_fields(draft.day, draft.hour, zones.choice(draft.zone, now)),
        note(ours("Role, format, interviewers and a link can follow with *Details*.")),
        submit="Add",
        about=draft.dumped(),
    )


def invitation_form(draft: Draft, now: datetime) -> View:
    """As the add form, for what a calendar file proposes."""
    return add_form(draft, now, Form.INVITATIONS_ADD)


def details_form(one: Scheduled, *, warning: bool = False) -> View:
    interview = one.interview
    names = "\n".join(person.line for person in interview.interviewers if person.name)
    formats = [(form, form.label) for form in InterviewFormat]
    rounds = [(number, round_name(number)) for number in ROUNDS]
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
        field("Round", menu("round", rounds, interview.round), "round", optional=True),
        field("Format", menu("format", formats, interview.format), "format", optional=True),
        field(
            "Length in minutes",
            NumberInput(False, "minutes", initial_value=str(interview.minutes), min_value=5, max_value=720),
            "minutes",
            optional=True,
        ),
        _people_and_place(interview, names),
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
    return interview, int(version) if version.isdecimal() else 0


def zone_options(choices: Sequence[zones.ZoneChoice]) -> list[BlockJSON]:
    return [resolved(option(choice.label, choice.name)) for choice in choices]


def _people_and_place(interview: Interview, names: str) -> list[Block]:
    return [
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
            hint="One per line, like: Priya Nair (Head of Data) priya@harborlight.example. Only the name is needed.",
            optional=True,
        ),
        field(
            "Notes",
            PlainTextInput("notes", initial_value=interview.notes or None, multiline=True, max_length=3000),
            "notes",
            optional=True,
        ),
    ]


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


def _warning(one: Scheduled) -> list[Block]:
    when = times.interview(one.interview, one.person.zone)
    return [
        section(ours(":warning: This interview changed while the form was open, so nothing was saved yet.")),
        section(theirs(f"It is now on {when}. What you typed is still below: check it and save once more.")),
    ]


def _about(interview: Interview) -> str:
    return f"{interview.id}|{interview.version}"
