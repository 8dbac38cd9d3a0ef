"""What a calendar file proposes for one interview: how it stands to what the person has, and what would be entered."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum, auto

from rapidfuzz import fuzz

from bot import zones
from bot.catalogue import InterviewFormat, InterviewType
from bot.invitations import Day, Event, Participant, interviewers
from bot.models.interviews import DEFAULT_MINUTES, MOST_INTERVIEWERS, Interview
from bot.models.invitations import Part
from bot.models.people import Person
from bot.services.drafts import ROUNDS, Draft
from bot.services.entries import LONGEST_NAME, Details, Named, one_line

LEAST_MINUTES, MOST_MINUTES, LONGEST_PLACE, LONGEST_NOTES = 5, 720, 500, 3000
ALIKE = 90
"""Out of 100: how near two names of one company are."""


class Standing(StrEnum):
    """How a proposed day stands to the person's interviews."""

    NEW = auto()
    SAME_DAY = auto()
    """There is an interview at that company on that day."""
    KNOWN = auto()
    CHANGED = auto()
    OLDER = auto()
    """A newer version was taken in before."""
    CALLED_OFF = auto()
    PART_OFF = auto()
    """One part of a day is called off, others stay."""
    OFF_ALREADY = auto()
    UNKNOWN_OFF = auto()
    """What is called off was never here."""
    TIMELESS = auto()
    PAST = auto()
    UNSETTLED = auto()
    """An answer or a proposal, which changes nothing."""


@dataclass(frozen=True)
class Match:
    """The interview that a day belongs to, with its parts."""

    interview: Interview
    parts: tuple[Part, ...]


def standing(day: Day, person: Person, match: Match | None, now: datetime) -> Standing:
    if not day.first.method.settles:
        return Standing.UNSETTLED
    if day.cancelled:
        return _called_off(day, match)
    return _timed(day, person, match, now) if day.has_time else Standing.TIMELESS


def _timed(day: Day, person: Person, match: Match | None, now: datetime) -> Standing:
    pairs = _pairs(day, match)
    if any(part.is_newer(event) for event, part in pairs):
        return Standing.OLDER
    if match and len(pairs) == len(day.parts) and not any(_differs(*pair, match.interview) for pair in pairs):
        return Standing.KNOWN
    if begins(day, person) <= now:
        return Standing.PAST
    if pairs:
        return Standing.CHANGED
    return Standing.SAME_DAY if match else Standing.NEW


def _called_off(day: Day, match: Match | None) -> Standing:
    if match is None or not _pairs(day, match):
        return Standing.UNKNOWN_OFF
    if match.interview.cancelled:
        return Standing.OFF_ALREADY
    if any(part.is_newer(event) for event, part in _pairs(day, match)):
        return Standing.OLDER
    return Standing.PART_OFF if left(match.parts, day) else Standing.CALLED_OFF


def matched(day: Day, mine: Mapping[str, Match], person: Person) -> Match | None:
    """By the events' own names; else an open interview at that company on that day."""
    for match in mine.values():
        if _pairs(day, match):
            return match
    company = day.guesses.company
    if day.cancelled or not day.has_time or company is None:
        return None
    at = zones.wall(begins(day, person), person.zone).date()
    for match in mine.values():
        one = match.interview
        alike = fuzz.ratio(one.company.casefold(), company.value.casefold()) >= ALIKE
        if alike and one.is_open and zones.wall(one.starts, person.zone).date() == at:
            return match
    return None


def begins(day: Day, person: Person) -> datetime:
    """The instant; what floats is in the person's zone."""
    if day.start is None:
        raise ValueError(day.first.uid)
    return day.start.instant(person.zone)


def draft(day: Day, person: Person, token: str) -> Draft:
    """What would be entered, guesses included."""
    start, guesses = day.start, day.guesses
    round_ = guesses.round.value if guesses.round else None
    return Draft(
        zone=(start.zone if start else None) or person.zone,
        company=one_line(guesses.company.value)[:LONGEST_NAME] if guesses.company else "",
        type=InterviewType(guesses.type.value) if guesses.type else None,
        day=start.day if start else None,
        hour=start.wall.time().replace(second=0) if start and start.wall else None,
        minutes=_bounded(day.minutes or DEFAULT_MINUTES),
        round=round_ if round_ in {str(one) for one in ROUNDS} else None,
        format=InterviewFormat(guesses.format.value) if guesses.format else None,
        token=token,
    )


def parts(day: Day, person: Person) -> tuple[Part, ...]:
    """As they are kept."""
    return tuple(_part(event, person) for event in day.parts if event.start and event.start.wall)


def merged(there: Iterable[Part], new: Iterable[Part]) -> tuple[Part, ...]:
    """Newer versions in the place of older ones, by name."""
    together = {(part.uid, part.recurrence): part for part in (*there, *new)}
    return tuple(sorted(together.values(), key=lambda part: (part.starts, part.ends)))


def left(there: Iterable[Part], day: Day) -> tuple[Part, ...]:
    """What stays of a day when the events of `day` are called off."""
    return tuple(part for part in there if not any(_is_of(part, event) for event in day.parts))


def details(day: Day, draft_: Draft, kept: tuple[Part, ...]) -> Details:
    return Details(
        round=draft_.round,
        format=draft_.format,
        minutes=draft_.minutes,
        place=day.place[:LONGEST_PLACE],
        interviewers=named(day.people),
        notes=agenda(kept),
    )


def named(people: Iterable[Participant]) -> tuple[Named, ...]:
    """As the form takes them: each name once, those of one name told apart by their address; as many as are kept."""
    return everyone(people)[:MOST_INTERVIEWERS]


def everyone(people: Iterable[Participant]) -> tuple[Named, ...]:
    """As `named`, however many they are."""
    found: dict[str, Named] = {}
    for one in people:
        name = one_line(one.name)[:LONGEST_NAME]
        if name in found:
            name = f"{name[: LONGEST_NAME // 2]}, {one.email}"[:LONGEST_NAME]
        found.setdefault(name, Named(name, email=one.email))
    return tuple(one for one in found.values() if one.name)


def agenda(kept: tuple[Part, ...]) -> str:
    """A line for each part of a day; none for a single one."""
    if len(kept) < len("ab"):
        return ""
    lines = (f"{part.wall:%-I:%M %p} {part.title}{f' ({part.names})' * bool(part.names)}" for part in kept)
    return "\n".join(lines)[:LONGEST_NOTES]


def span(kept: tuple[Part, ...]) -> tuple[Part, int]:
    """The first part, and the minutes from its start to the last end."""
    first = min(kept, key=lambda part: part.starts)
    ends = max(part.ends for part in kept)
    return first, _bounded(int((ends - first.starts) / timedelta(minutes=1)))


def typed_part(one: Interview) -> Part:
    """An interview that was typed in, as a part of its day: no file can name it."""
    return Part("", one.id, 0, None, one.type.label, one.wall, one.zone, one.minutes)


def _part(event: Event, person: Person) -> Part:
    if event.start is None or event.start.wall is None:
        raise ValueError(event.uid)
    return Part(
        uid=event.uid,
        recurrence=event.recurrence,
        sequence=event.sequence,
        stamp=event.stamp,
        title=event.summary,
        wall=event.start.wall.replace(second=0),
        zone=event.start.zone or person.zone,
        minutes=_bounded(event.minutes or DEFAULT_MINUTES),
        names=", ".join(one.name for one in interviewers([event]))[:LONGEST_PLACE],
    )


def _pairs(day: Day, match: Match | None) -> list[tuple[Event, Part]]:
    kept = match.parts if match else ()
    return [(event, part) for event in day.parts for part in kept if _is_of(part, event)]


def _is_of(part: Part, event: Event) -> bool:
    """A series that is called off as a whole takes each of its dates with it."""
    whole = event.cancelled and event.recurrence is None and bool(part.uid) and part.uid == event.uid
    return whole or part.is_of(event)


def _differs(event: Event, part: Part, one: Interview) -> bool:
    """In its time, its length or its link; what the person wrote themself is no difference."""
    if event.start is None or event.start.wall is None:
        return True
    moved = event.start.instant(part.zone) != part.starts
    longer = event.minutes is not None and _bounded(event.minutes) != part.minutes
    relinked = event.link is not None and event.link[:LONGEST_PLACE] not in one.place
    return moved or longer or (relinked and event.age > (part.sequence, part.stamp or event.age[1]))


def _bounded(minutes: int) -> int:
    return min(max(minutes, LEAST_MINUTES), MOST_MINUTES)
