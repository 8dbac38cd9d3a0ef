"""People: met on first sight, and which kinds of reminder they want."""

from collections.abc import Callable

from sqlmodel import Session

from bot import zones
from bot.models.people import Person, Who
from bot.models.reminders import Kind
from bot.store import people as store
from bot.store.db import after_commit, reads, writes


class People:
    def __init__(self, wake: Callable[[], None]) -> None:
        self._wake = wake

    @reads
    def find(self, session: Session, who: Who) -> Person | None:
        row = store.find(session, who)
        return row.value() if row else None

    @reads
    def get(self, session: Session, who: Who) -> Person:
        return store.known(session, who)

    @writes
    def meet(self, session: Session, who: Who, slack_zone: str | None) -> Person:
        """The person; somebody new starts in the zone that Slack shows for them, if that is one."""
        row = store.meet(session, who, zones.usable(slack_zone or zones.FALLBACK))
        row.slack_zone = row.slack_zone or row.zone
        return row.value()

    @writes
    def moved_in_slack(self, session: Session, who: Who, slack_zone: str) -> Person | None:
        """Notes the zone that Slack shows; the person, if it is news to them and another than theirs."""
        row = store.find(session, who)
        zone = zones.canonical(slack_zone)
        if row is None or not zones.is_zone(zone) or row.slack_zone == zone:
            return None
        row.slack_zone = zone
        return None if row.zone == zone else row.value()

    @writes
    def stop(self, session: Session, who: Who, kind: Kind) -> Person:
        """Ends one kind of reminder; nothing of it is sent, whatever is planned."""
        return self._set(session, who, lambda stopped: stopped | {kind})

    @writes
    def resume(self, session: Session, who: Who, kind: Kind) -> Person:
        return self._set(session, who, lambda stopped: stopped - {kind})

    def _set(self, session: Session, who: Who, change: Callable[[frozenset[str]], frozenset[str]]) -> Person:
        row = store.get(session, who)
        row.stopped = " ".join(sorted(change(row.value().stopped)))
        after_commit(session, self._wake)
        return row.value()
