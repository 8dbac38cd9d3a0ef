"""Deliveries as stored: what became of each, written down under the fence of its claim."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, case, not_
from sqlalchemy import select as columns
from sqlmodel import Session, col, delete, select, update

from bot.models.deliveries import Claim, Delivery, DeliveryRow, DeliveryState
from bot.models.people import PersonRow, Who
from bot.models.reminders import Kind, Reminder, ReminderRow, ReminderState
from bot.store.db import reads, writes

TO_CLAIMERS = columns(
    col(DeliveryRow.id),
    col(DeliveryRow.person_id),
    col(DeliveryRow.claim),
    col(DeliveryRow.attempts),
    col(DeliveryRow.strikes),
    col(DeliveryRow.ambiguous),
    col(DeliveryRow.first_attempt_at),
    col(DeliveryRow.channel),
    col(DeliveryRow.message_ts),
    col(PersonRow.team_id),
    col(PersonRow.user_id),
    col(PersonRow.dm_channel),
).join(PersonRow, col(PersonRow.id) == DeliveryRow.person_id)
"""Columns and not rows: they are read by the hundred."""


@dataclass(frozen=True)
class Dead:
    """A delivery that was given up through no fault of the person's."""

    id: str
    who: Who
    attempts: int
    reason: str


@reads
def get(session: Session, claim: Claim) -> Delivery | None:
    """The delivery with its reminders, or None if it is gone or another's."""
    return held(session, [claim]).get(claim.delivery)


def held(session: Session, claims: Sequence[Claim]) -> dict[str, Delivery]:
    """Those deliveries, by id, whose claim still stands."""
    fences = {claim.delivery: claim.token for claim in claims}
    found = session.connection().execute(TO_CLAIMERS.where(col(DeliveryRow.id).in_(fences)))
    mine = [row for row in found if row.claim == fences[row.id]]
    loads: dict[str | None, list[tuple[int, ReminderState]]] = defaultdict(list)
    for delivery, reminder, state in session.exec(
        select(ReminderRow.delivery_id, ReminderRow.id, ReminderRow.state)
        .where(col(ReminderRow.delivery_id).in_([row.id for row in mine]))
        .order_by(col(ReminderRow.due_at), col(ReminderRow.id))
    ):
        loads[delivery].append((reminder or 0, ReminderState(state)))
    return {row.id: _value(row, loads[row.id]) for row in mine}


@reads
def reminders(session: Session, ids: Collection[int]) -> tuple[Reminder, ...]:
    """In the order of their times."""
    rows = session.exec(
        select(ReminderRow)
        .where(col(ReminderRow.id).in_(ids))
        .order_by(col(ReminderRow.due_at), col(ReminderRow.id))
    )
    return tuple(row.value() for row in rows)


@writes
def keep_dm(session: Session, person: int, channel: str) -> None:
    """Remembers the person's DM channel: opened once, used ever after."""
    session.exec(update(PersonRow).where(col(PersonRow.id) == person).values(dm_channel=channel))


@writes
def mark_post(
    session: Session, claim: Claim, channel: str, carried: Collection[int], now: datetime, lease: timedelta
) -> Claim | None:
    """Notes where a post may go to from now on, and renews the lease. What is not `carried` leaves the delivery.

    None if the claim is lost, or if one of the carried is no longer to be sent: then nothing must leave.
    """
    claimed = Claim(claim.delivery, claim.token, now + lease)
    if not fenced(session, claim, channel=channel, next_attempt_at=claimed.until):
        return None
    states = dict(
        session.exec(
            select(ReminderRow.id, ReminderRow.state).where(ReminderRow.delivery_id == claim.delivery)
        ).all()
    )
    if left := states.keys() - set(carried):
        _move(session, claim, ReminderState.SKIPPED, col(ReminderRow.id).in_(left))
        session.exec(update(ReminderRow).where(col(ReminderRow.id).in_(left)).values(delivery_id=None))
    still = all(states.get(reminder) == ReminderState.TAKEN for reminder in carried)
    return claimed if still else None


@writes
def record_assumed(session: Session, claim: Claim) -> bool:
    """Counts the delivery as sent where nobody can tell and twice would be worse than not at all."""
    return _end(session, claim, DeliveryState.SENT, ReminderState.SENT, "may have been sent")


@writes
def record_finished(session: Session, claim: Claim, error: str | None = None) -> bool:
    """Nothing is left to put right about a message that stands."""
    return fenced(session, claim, next_attempt_at=None, last_error=error)


@writes
def record_skipped(session: Session, claim: Claim) -> bool:
    """None of its reminders is wanted any more."""
    return _end(session, claim, DeliveryState.SKIPPED, ReminderState.SKIPPED, None)


@writes
def record_failed(session: Session, claim: Claim, reason: str) -> bool:
    """Slack will never take it for this person."""
    return _end(session, claim, DeliveryState.FAILED, ReminderState.FAILED, reason)


@writes
def record_dead(session: Session, claim: Claim, reason: str) -> bool:
    return _end(session, claim, DeliveryState.DEAD, ReminderState.FAILED, reason)


@writes
def record_retry(session: Session, claim: Claim, at: datetime, reason: str, changes: dict[str, Any]) -> bool:
    """Puts the delivery back until `at`. `changes` may say that nothing left, or take the strike away."""
    state = case(
        (col(DeliveryRow.state) == DeliveryState.SENT, DeliveryState.SENT), else_=DeliveryState.PENDING
    )
    return fenced(session, claim, state=state, next_attempt_at=at, last_error=reason, **changes)


@reads
def dead(session: Session) -> tuple[Dead, ...]:
    """What was given up, with the reasons, for whoever runs the bot."""
    found = session.exec(
        select(DeliveryRow, PersonRow)
        .join(PersonRow, col(PersonRow.id) == DeliveryRow.person_id)
        .where(DeliveryRow.state == DeliveryState.DEAD)
        .order_by(col(DeliveryRow.first_attempt_at), col(DeliveryRow.id))
    )
    return tuple(
        Dead(row.id, Who(person.team_id, person.user_id), row.attempts, row.last_error or "")
        for row, person in found
    )


@writes
def purge(session: Session, before: datetime) -> None:
    """Forgets reminders that were over by `before`, and deliveries that carry none any more. The dead stay.

    So do the questions of the day that were sent since a person's last practice: no more come because of them.
    """
    over = col(ReminderRow.state).not_in((ReminderState.PLANNED, ReminderState.TAKEN))
    rests = (
        select(PersonRow.id)
        .where(PersonRow.id == ReminderRow.person_id, PersonRow.practiced_on == ReminderRow.local_date)
        .exists()
    )
    counts = and_(col(ReminderRow.kind) == Kind.PRACTICE, col(ReminderRow.state) == ReminderState.SENT, rests)
    session.exec(delete(ReminderRow).where(over, col(ReminderRow.due_at) < before, not_(counts)))
    carrying = select(ReminderRow.delivery_id).where(col(ReminderRow.delivery_id).is_not(None))
    session.exec(
        delete(DeliveryRow).where(
            col(DeliveryRow.next_attempt_at).is_(None),
            col(DeliveryRow.state) != DeliveryState.DEAD,
            col(DeliveryRow.id).not_in(carrying),
        )
    )


def _value(row: Any, reminders: list[tuple[int, ReminderState]]) -> Delivery:
    return Delivery(
        id=row.id,
        person=row.person_id,
        who=Who(row.team_id, row.user_id),
        dm=row.dm_channel,
        attempts=row.attempts,
        strikes=row.strikes,
        ambiguous=row.ambiguous,
        first_attempt_at=row.first_attempt_at,
        channel=row.channel,
        message_ts=row.message_ts,
        reminders=tuple(reminders),
    )


def _end(
    session: Session, claim: Claim, state: DeliveryState, reminders: ReminderState, reason: str | None
) -> bool:
    ended = fenced(session, claim, state=state, next_attempt_at=None, last_error=reason)
    if ended:
        _move(session, claim, reminders)
    return ended


def fenced(session: Session, claim: Claim, **values: Any) -> bool:
    """Changes the delivery if the claim on it still stands."""
    mine = (col(DeliveryRow.id) == claim.delivery, col(DeliveryRow.claim) == claim.token)
    return _count(session, update(DeliveryRow).where(*mine).values(**values)) == 1


def _move(session: Session, claim: Claim, state: ReminderState, *where: ColumnElement[bool]) -> int:
    """The delivery's reminders follow it; those that a newer plan superseded stay so. How many did."""
    taken = (col(ReminderRow.delivery_id) == claim.delivery, col(ReminderRow.state) == ReminderState.TAKEN)
    return _count(session, update(ReminderRow).where(*taken, *where).values(state=state))


def _count(session: Session, statement: Any) -> int:
    """On the connection: the session would look for rows of its own to change as well, and holds none here."""
    return int(session.connection().execute(statement).rowcount)
