"""An interview with its person, for tests of the clock."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from bot import zones
from bot.catalogue import InterviewType
from bot.models.interviews import Interview, Interviewer
from bot.models.people import Person, Who
from bot.models.reminders import Due, Kind
from bot.plan import plan

NEW_YORK = "America/New_York"
ANA = Person(1, Who("T1", "U1"), NEW_YORK)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def interview(wall: str = "2027-01-12 15:00", added: str = "2027-01-04 12:00", **changes: Any) -> Interview:
    """Ana's, entered at `added` on New York's clock: unless said otherwise on a Tuesday, eight days ahead."""
    one = Interview(
        id="i1",
        person=1,
        company="Harborlight",
        type=InterviewType.PANEL,
        wall=at(wall),
        zone=NEW_YORK,
        dated_at=zones.instant(at(added), NEW_YORK),
        interviewers=(Interviewer("m1", ""),),
    )
    return replace(one, **changes)


def due(one: Interview, kind: Kind, person: Person = ANA) -> Due:
    """The first reminder of this kind in the interview's plan."""
    return next(due for due in plan(one, person) if due.kind is kind)
