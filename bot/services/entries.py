"""What a person may enter about an interview: lines, names, dates; what cannot be is refused under its field."""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot import zones
from bot.catalogue import InterviewFormat
from bot.errors import FieldError
from bot.models.interviews import DEFAULT_MINUTES, MOST_INTERVIEWERS, Interview

LONGEST_NAME = 75
"""Companies and people: what a checkbox's text holds in Slack."""
EMAIL = re.compile(r"[<(]?\b([^\s<>()@,;]{1,64}@[^\s<>()@,;]{1,190}\.[^\s<>()@,;.]{2,60})[>)]?")
TITLE = re.compile(r"\(([^()]{1,75})\)\s*$")
"""What stands behind a name: what they do."""
FARTHEST = timedelta(days=3 * 365)
A_YEAR = timedelta(days=366)
"""How far ahead an interview may lie; whatever is beyond is a slip of the date picker."""


@dataclass(frozen=True)
class When:
    """A wall time in a zone, as a form gives it."""

    wall: datetime
    zone: str


@dataclass(frozen=True)
class Details:
    role: str = ""
    round: str | None = None
    format: InterviewFormat | None = None
    minutes: int = DEFAULT_MINUTES
    place: str = ""
    interviewers: "tuple[Named, ...]" = ()
    notes: str = ""


@dataclass(frozen=True)
class Named:
    """An interviewer as a line of a form names them."""

    name: str
    title: str = ""
    email: str = ""


def details_of(interview: Interview) -> Details:
    """As a form would give them."""
    return Details(
        role=interview.role,
        round=interview.round,
        format=interview.format,
        minutes=interview.minutes,
        place=interview.place,
        interviewers=tuple(
            Named(one.name, one.title, one.email) for one in interview.interviewers if one.name
        ),
        notes=interview.notes,
    )


def read_company(text: str) -> str:
    name = one_line(text)
    if not name:
        raise FieldError("company", "Please name the company, for example “Harborlight”.")
    if len(name) > LONGEST_NAME:
        raise FieldError(
            "company", f"Please keep the name to {LONGEST_NAME} characters; details fit into the notes."
        )
    return name


def read_people(text: str) -> tuple[Named, ...]:
    """Interviewers from a form, one a line; raises FieldError for too many, for too long ones and for namesakes."""
    people = tuple(_named(line) for line in map(one_line, text.splitlines()) if line)
    if len(people) > MOST_INTERVIEWERS:
        raise FieldError(
            "interviewers", f"That is {len(people)} people; please keep it to {MOST_INTERVIEWERS}."
        )
    long = next((one.name for one in people if len(one.name) > LONGEST_NAME), None)
    if long is not None:
        words = (
            f"“{long[:30]}…” is too long for a name: one person a line, {LONGEST_NAME} characters at most."
        )
        raise FieldError("interviewers", words)
    names = Counter(one.name.casefold() for one in people)
    twice = next((one.name for one in people if names[one.name.casefold()] > 1), None)
    if twice is not None:
        raise FieldError(
            "interviewers",
            f"Two of them are called “{twice[:30]}”. Add an initial, so that each has their own tick.",
        )
    return people


def _named(line: str) -> Named:
    """`Priya Nair (Head of Data) <priya@harborlight.example>`; a line with nothing but these keeps them as the name."""
    email = EMAIL.search(line)
    rest = line.replace(email.group(), "").strip(" ,") if email else line
    title = TITLE.search(rest)
    name = one_line(rest.replace(title.group(), "") if title else rest)
    if not name:
        return Named(line)
    return Named(name, title.group(1).strip() if title else "", email.group(1) if email else "")


def check_year(field: str, day: date, today: date) -> None:
    """Raises FieldError for a day so far ahead that its year is a slip."""
    if day - today > A_YEAR:
        raise FieldError(field, "That is more than a year ahead. Please check the year.")


def read_lines(text: str) -> list[str]:
    """Each line that says something, once, in the order they came."""
    return [line for line in dict.fromkeys(map(one_line, text.splitlines())) if line]


def one_line(text: str) -> str:
    """The words of `text` with single blanks between them; empty where nothing of it can be seen."""
    line = " ".join(text.split())
    return line if any(sign.isprintable() and not sign.isspace() for sign in line) else ""


def read_start(when: When, now: datetime) -> datetime:
    """The instant of a date that lies ahead and exists; raises FieldError otherwise."""
    if not zones.is_zone(when.zone):
        raise FieldError(
            "zone", "I do not know that time zone. Type a city, such as “Chicago”, and pick one."
        )
    today = zones.wall(now, when.zone)
    _refuse_far_off(when, today)
    _refuse_gap(when)
    starts = zones.instant(when.wall, when.zone)
    if starts <= now:
        raise _past(when, today)
    return starts


def _refuse_far_off(when: When, today: datetime) -> None:
    """Before any arithmetic, which ends at the year 9999."""
    if when.wall.date() < today.date():
        raise _past(when, today)
    if when.wall - today > FARTHEST:
        raise FieldError("date", "That is more than three years ahead. Please check the year.")


def _refuse_gap(when: When) -> None:
    if zones.fit(when.wall, when.zone) is zones.Fit.GAP:
        before, after = (f"{wall:%-I:%M %p}" for wall in zones.around_gap(when.wall, when.zone))
        raise FieldError(
            "time",
            f"The clocks in {zones.city(when.zone)} skip that time on this day. "
            f"The nearest times that exist are {before} and {after}.",
        )


def _past(when: When, today: datetime) -> FieldError:
    words = f"That is in the past: in {zones.city(when.zone)} it is {today:%b %-d, %-I:%M %p} now."
    return FieldError("date" if when.wall.date() < today.date() else "time", words)
