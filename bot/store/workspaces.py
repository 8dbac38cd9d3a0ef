"""Workspaces as stored: those that nothing is delivered to for a while, and why."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam
from sqlmodel import Session, col, select, update

from bot.models.deliveries import DeliveryRow
from bot.models.people import PersonRow, WorkspaceRow
from bot.store.db import writes

UNPARK = (
    update(WorkspaceRow)
    .where(
        col(WorkspaceRow.parked_because).is_not(None),
        col(WorkspaceRow.team_id).in_(
            select(PersonRow.team_id)
            .join(DeliveryRow, col(DeliveryRow.person_id) == PersonRow.id)
            .where(col(DeliveryRow.id).in_(bindparam("deliveries", expanding=True)))
        ),
    )
    .values(parked_because=None, held_until=None)
)
"""Made once: it runs whenever messages were sent, and finds something next to never."""


@writes
def hold(session: Session, team: str, until: datetime, parked_because: str | None = None) -> bool:
    """Delivers nothing to the workspace before `until`; whether that is news about why."""
    row = session.get(WorkspaceRow, team, with_for_update=True) or WorkspaceRow(team_id=team)
    news = parked_because is not None and row.parked_because != parked_because
    row.held_until = max(until, row.held_until) if row.held_until else until
    row.parked_because = parked_because or row.parked_because
    session.add(row)
    return news


@writes
def resume(session: Session, team: str | None = None) -> None:
    """Takes up deliveries again, at once: in this workspace, or (at a start) in all that are parked.

    One that only asked us to wait is left alone: it may have asked another worker.
    """
    parked = update(WorkspaceRow).where(col(WorkspaceRow.parked_because).is_not(None))
    here = parked if team is None else parked.where(col(WorkspaceRow.team_id) == team)
    session.exec(here.values(parked_because=None, held_until=None))


def unpark(session: Session, deliveries: Sequence[str]) -> None:
    """Slack takes our messages again where these were sent."""
    session.connection().execute(UNPARK, {"deliveries": deliveries})
