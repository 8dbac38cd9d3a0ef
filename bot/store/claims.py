"""Claims: the right to deliver what is due, won by one worker at a time and only for a while."""

from collections import defaultdict
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, bindparam, case, func, insert, or_
from sqlmodel import Session, col, select, update

from bot.ids import new_id
from bot.models.deliveries import Claim, DeliveryRow, DeliveryState
from bot.models.people import PersonRow, WorkspaceRow
from bot.models.reminders import ReminderRow, ReminderState
from bot.store.db import reads, writes

DM = select(PersonRow.dm_channel).where(PersonRow.id == bindparam("recipient")).scalar_subquery()
CARRY = (
    update(ReminderRow)
    .where(col(ReminderRow.id) == bindparam("carried"))
    .values(delivery_id=bindparam("delivery"))
)
SUSPECT = 4
"""Strikes after which a delivery is claimed by itself, while nothing else is under way.

Whoever dies leaves a strike on all that it had claimed. Alone, the one that brings a worker down takes no other along,
and those that only were there when one died are delivered.
"""


@writes
def claim(
    session: Session, now: datetime, limit: int, lease: timedelta, *, idle: bool = True
) -> tuple[Claim, ...]:
    """At most `limit` deliveries, each ours until now + `lease`: those due again first, then reminders newly due.

    Where there is nothing else and the claimer is `idle`, one of those that are suspect.
    From now on a post may leave: whoever claims one that is still being sent knows that its claimer was not heard of
    again. Held reminders of one person that are due travel together; every other one travels alone.
    """
    token, until = new_id(), now + lease
    claimed = Claim("", token, until)
    again = _claim_again(session, now, limit, claimed, col(DeliveryRow.strikes) < SUSPECT)
    fresh = _claim_new(session, now, limit - len(again), claimed)
    if idle and not (again or fresh):
        again = _claim_again(session, now, 1, claimed, col(DeliveryRow.strikes) >= SUSPECT)
    return tuple(Claim(delivery, token, until) for delivery in (*again, *fresh))


@reads
def next_due(session: Session, now: datetime) -> datetime | None:
    """When there is next something to claim; a workspace that is held counts from when it no longer is."""
    moments = [
        session.exec(
            select(due).where(col(due).is_not(None), _may_go(person, now)).order_by(col(due)).limit(1)
        ).first()
        for due, person in (
            (ReminderRow.next_attempt_at, ReminderRow.person_id),
            (DeliveryRow.next_attempt_at, DeliveryRow.person_id),
        )
    ]
    opens = select(WorkspaceRow.held_until).where(col(WorkspaceRow.held_until) > now)
    moments.append(session.exec(opens.order_by(col(WorkspaceRow.held_until)).limit(1)).first())
    return min((moment for moment in moments if moment is not None), default=None)


def _claim_again(
    session: Session, now: datetime, limit: int, claim: Claim, which: ColumnElement[bool]
) -> list[str]:
    """Deliveries whose retry has come or whose claimer has not been heard of for a lease."""
    due = (
        select(DeliveryRow.id)
        .where(col(DeliveryRow.next_attempt_at) <= now, which, _may_go(DeliveryRow.person_id, now))
        .order_by(col(DeliveryRow.next_attempt_at))
        .limit(limit)
        .with_for_update(skip_locked=True)
        .cte("due")
    )
    sent = col(DeliveryRow.state) == DeliveryState.SENT
    left_alone = col(DeliveryRow.state) == DeliveryState.SENDING
    claimed = session.exec(
        update(DeliveryRow)
        .where(col(DeliveryRow.id).in_(select(due.c.id)))
        .values(
            state=case((sent, DeliveryState.SENT), else_=DeliveryState.SENDING),
            claim=claim.token,
            next_attempt_at=claim.until,
            attempts=DeliveryRow.attempts + 1,
            strikes=DeliveryRow.strikes + 1,
            ambiguous=or_(col(DeliveryRow.ambiguous), left_alone),
            first_attempt_at=func.coalesce(DeliveryRow.first_attempt_at, now),
        )
        .returning(col(DeliveryRow.id))
        .execution_options(synchronize_session=False)
    )
    return [delivery for (delivery,) in claimed]


def _claim_new(session: Session, now: datetime, limit: int, claim: Claim) -> list[str]:
    """Makes the deliveries of the reminders newly due; a digest is whole even where it exceeds `limit`."""
    taken = _take(session, now, limit)
    waiting = {row.person_id for row in taken if row.held}
    if waiting:
        others = (col(ReminderRow.held).is_(True), col(ReminderRow.person_id).in_(waiting))
        taken += _take(session, now, None, *others)
    loads: dict[tuple[int, int | None], list[int]] = defaultdict(list)
    for row in taken:
        loads[row.person_id, None if row.held else row.id].append(row.id)
    made = {new_id(): (person, reminders) for (person, _), reminders in loads.items()}
    if made:
        _load(session, made, claim, now)
    return list(made)


def _take(
    session: Session, now: datetime, limit: int | None, *where: ColumnElement[bool]
) -> list[Row[tuple[int, int, bool]]]:
    due = (
        select(ReminderRow.id)
        .where(col(ReminderRow.next_attempt_at) <= now, _may_go(ReminderRow.person_id, now), *where)
        .order_by(col(ReminderRow.next_attempt_at))
        .limit(limit)
        .with_for_update(skip_locked=True)
        .cte("due")
    )
    taken = session.exec(
        update(ReminderRow)
        .where(col(ReminderRow.id).in_(select(due.c.id)))
        .values(state=ReminderState.TAKEN, next_attempt_at=None)
        .returning(col(ReminderRow.id), col(ReminderRow.person_id), col(ReminderRow.held))
        .execution_options(synchronize_session=False)
    )
    return list(taken)


def _load(session: Session, made: dict[str, tuple[int, list[int]]], claim: Claim, now: datetime) -> None:
    """Writes each delivery, bound for its person's DM, and puts its reminders into it."""
    deliveries = insert(DeliveryRow).values(
        state=DeliveryState.SENDING,
        claim=claim.token,
        next_attempt_at=claim.until,
        attempts=1,
        strikes=1,
        ambiguous=False,
        first_attempt_at=now,
        channel=DM,
    )
    rows = [
        {"id": delivery, "person_id": person, "recipient": person} for delivery, (person, _) in made.items()
    ]
    carriers = [
        {"carried": reminder, "delivery": delivery}
        for delivery, (_, reminders) in made.items()
        for reminder in reminders
    ]
    session.connection().execute(deliveries, rows)
    session.connection().execute(CARRY, carriers)


def _may_go(person: Any, now: datetime) -> ColumnElement[bool]:
    """Whether the workspace of the person in this column is not held."""
    held = (
        select(PersonRow.id)
        .join(WorkspaceRow, col(WorkspaceRow.team_id) == PersonRow.team_id)
        .where(col(WorkspaceRow.held_until) > now)
    )
    return col(person).not_in(held)
