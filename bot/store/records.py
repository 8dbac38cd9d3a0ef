"""Messages that stand, written down many at a time, each under the fence of its claim."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from sqlalchemy import and_, bindparam, or_
from sqlmodel import Session, col, select, update

from bot.models.deliveries import DeliveryRow, DeliveryState, Posted, Recorded
from bot.models.reminders import ReminderRow, ReminderState
from bot.store import workspaces
from bot.store.db import writes
from bot.store.deliveries import fenced

RECORD = (
    update(DeliveryRow)
    .where(
        col(DeliveryRow.id) == bindparam("delivery"),
        or_(
            col(DeliveryRow.claim) == bindparam("token"),
            and_(
                col(DeliveryRow.message_ts).is_(None),
                or_(
                    col(DeliveryRow.state) == DeliveryState.PENDING,
                    col(DeliveryRow.state) == DeliveryState.SENDING,
                ),
            ),
        ),
    )
    .values(
        state=DeliveryState.SENT,
        claim=bindparam("token"),
        next_attempt_at=bindparam("until"),
        channel=bindparam("where"),
        message_ts=bindparam("ts"),
        ambiguous=False,
        last_error=None,
    )
)


@writes
def write(session: Session, posted: Sequence[Posted]) -> list[Recorded]:
    """Writes down messages that stand. Who is first to do so wins, even after losing the claim meanwhile.

    A delivery that `carried` so many reminders is over at once unless one of them was overtaken.
    """
    written = session.connection().execute(RECORD, [_record(one) for one in posted])
    ours = set(posted) if written.rowcount == len(posted) else _written(session, posted)
    moved = _sent(session, [one.claim.delivery for one in ours])
    workspaces.unpark(session, [one.claim.delivery for one in ours])
    return [
        _closed(session, one, moved[one.claim.delivery]) if one in ours else _surplus(session, one)
        for one in posted
    ]


def _record(one: Posted) -> dict[str, Any]:
    until = one.claim.until if one.carried is None else None
    return {
        "delivery": one.claim.delivery,
        "token": one.claim.token,
        "until": until,
        "where": one.channel,
        "ts": one.ts,
    }


def _written(session: Session, posted: Sequence[Posted]) -> set[Posted]:
    """Those of them that are what is written down."""
    found = session.exec(
        select(DeliveryRow.id, DeliveryRow.claim, DeliveryRow.message_ts).where(
            col(DeliveryRow.id).in_([one.claim.delivery for one in posted])
        )
    )
    stands = {(delivery, token, ts) for delivery, token, ts in found}
    return {one for one in posted if (one.claim.delivery, one.claim.token, one.ts) in stands}


def _sent(session: Session, deliveries: Sequence[str]) -> Counter[str | None]:
    """The reminders of these deliveries went out, unless a newer plan superseded them: how many of each did."""
    moved = session.connection().execute(
        update(ReminderRow)
        .where(col(ReminderRow.delivery_id).in_(deliveries), col(ReminderRow.state) == ReminderState.TAKEN)
        .values(state=ReminderState.SENT)
        .returning(col(ReminderRow.delivery_id))
    )
    return Counter(delivery for (delivery,) in moved)


def _closed(session: Session, one: Posted, moved: int) -> Recorded:
    if moved == one.carried:
        return Recorded.DONE
    fenced(session, one.claim, next_attempt_at=one.claim.until)
    return Recorded.OURS


def _surplus(session: Session, one: Posted) -> Recorded:
    known = select(DeliveryRow.id).where(
        DeliveryRow.id == one.claim.delivery, DeliveryRow.message_ts == one.ts
    )
    return Recorded.KNOWN if session.exec(known).first() else Recorded.SPARE
