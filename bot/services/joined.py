"""Rounds in a row: which process one goes on from that comes by itself, and what may follow one."""

from datetime import datetime

from sqlmodel import Session

from bot.errors import FieldError
from bot.models.interviews import Interview, InterviewRow, Outcome
from bot.models.people import Person
from bot.models.processes import processes
from bot.services.companies import alike
from bot.services.drafts import after
from bot.store import interviews as store


def round_before(session: Session, row: InterviewRow, person: Person, now: datetime) -> Interview | None:
    """The latest round of the one process under way at that company; none where that is not clear."""
    if row.previous_id is not None or row.starts_at <= now:
        return None
    live = [
        one.latest
        for one in processes(other for other in store.of(session, person.id) if other.id != row.id)
        if one.is_live(now) and one.latest.outcome is not Outcome.OFFER and alike(one.company, row.company)
    ]
    return live[0] if len(live) == 1 and live[0].begun(now) else None


def go_on(row: InterviewRow, before: Interview) -> None:
    """Takes from the round before what is not known of this one."""
    row.previous_id, row.role = before.id, row.role or before.role
    row.round = row.round or after(before, "").round


def followed(session: Session, person: Person, previous: str | None, starts: datetime) -> InterviewRow | None:
    """The round before a new one, if there is one; each is followed once at one time, canceled rounds aside."""
    if previous is None:
        return None
    before = store.get(session, person.id, previous)
    if any(one.starts_at == starts and not one.cancelled for one in store.following(session, before.id)):
        raise FieldError("time", "You have a next round there at that time already.")
    return before
