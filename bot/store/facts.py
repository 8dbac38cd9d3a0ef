"""Facts about the installation, as stored."""

from sqlmodel import Session

from bot.models.inbox import FactRow

ZONE_RULES = "zone_rules"
"""The release of the zone data that all plans were made with."""


def get(session: Session, name: str) -> str | None:
    row = session.get(FactRow, name)
    return row.value if row else None


def put(session: Session, name: str, value: str) -> None:
    session.merge(FactRow(name=name, value=value))
