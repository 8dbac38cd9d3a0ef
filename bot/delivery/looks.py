"""What a claimer reads again before it acts; several who look at the same time read together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlmodel import Session

from bot.models.deliveries import Claim, Delivery
from bot.models.reminders import Notice, ReminderState
from bot.services.reminders import Reminders
from bot.store import deliveries
from bot.store.db import Database, reads
from bot.store.group import Group

SHOWN = (ReminderState.TAKEN, ReminderState.SENT)


@dataclass(frozen=True)
class Seen:
    """A delivery, and what its reminders are about."""

    delivery: Delivery
    notices: tuple[Notice, ...]

    def in_state(self, state: ReminderState) -> tuple[Notice, ...]:
        ids = self.delivery.in_state(state)
        return tuple(notice for notice in self.notices if notice.reminder.id in ids)


class Looks:
    def __init__(self, db: Database, reminders: Reminders) -> None:
        self._db, self._reminders = db, reminders
        self._group = Group[Claim, Seen | None](self._look)

    async def at(self, claim: Claim) -> Seen | None:
        """None if the delivery is gone or another's."""
        return await self._group.ask(claim)

    async def _look(self, claims: list[Claim]) -> list[Seen | None]:
        return await self._db.run(self._read, claims)

    @reads
    def _read(self, session: Session, claims: Sequence[Claim]) -> list[Seen | None]:
        found = deliveries.held(session, claims)
        ids = [reminder for one in found.values() for state in SHOWN for reminder in one.in_state(state)]
        notices = (
            {notice.reminder.id: notice for notice in self._reminders.notices(session, ids)} if ids else {}
        )
        return [_seen(found.get(claim.delivery), notices) for claim in claims]


def _seen(delivery: Delivery | None, notices: Mapping[int, Notice]) -> Seen | None:
    if delivery is None:
        return None
    return Seen(
        delivery, tuple(notices[reminder] for reminder, _ in delivery.reminders if reminder in notices)
    )
