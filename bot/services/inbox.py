"""The inbox: what people write to the bot is stored before Slack hears that it arrived."""

from datetime import timedelta

from sqlmodel import Session

from bot.clock import Clock
from bot.models.inbox import Letter, LetterRow
from bot.models.people import Who
from bot.store import inbox as store
from bot.store.db import writes

PATIENCE = timedelta(minutes=1)
"""How long an answer may be under way before the letter counts as forgotten."""


class Inbox:
    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    @writes
    def keep(self, session: Session, who: Who, event_id: str, body: str) -> bool:
        """Whether the letter is new: Slack sends again when in doubt."""
        row = LetterRow(
            event_id=event_id, team_id=who.team, user_id=who.user, body=body, received_at=self._clock.now()
        )
        return store.keep(session, row)

    @writes
    def answered(self, session: Session, event_id: str) -> None:
        store.answered(session, event_id, self._clock.now())

    @writes
    def forgotten(self, session: Session) -> Letter | None:
        """A letter that a crash left without an answer, for this caller alone.

        Each is tried three times, a minute apart, and none holds up the others.
        """
        return store.claim_unanswered(session, self._clock.now(), PATIENCE)

    @writes
    def purge(self, session: Session) -> None:
        store.purge(session, self._clock.now())
