"""Notes: a thank-you for each person met, drafted from the debrief, changed as the person likes, never sent by us."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlmodel import Session

from bot.clock import Clock
from bot.errors import FieldError, ItemGone
from bot.models.debriefs import Debrief
from bot.models.interviews import LONGEST_NOTE, LONGEST_STAYED, Interview, Interviewer, InterviewerRow
from bot.models.people import Who
from bot.services.held import require_begun
from bot.services.stamps import stamp
from bot.store import debriefs as debrief_store
from bot.store import interviews as store
from bot.store import people as people_store
from bot.store.db import after_commit, reads, writes

SENT, CONNECTED = "sent", "connected"


@dataclass(frozen=True)
class Noted:
    """The people met, with their notes, and what drafts are made from."""

    interview: Interview
    debrief: Debrief


@dataclass(frozen=True)
class Writing:
    """What the window of one note says; an empty `note` leaves the draft."""

    stayed: str = ""
    note: str = ""


@dataclass(frozen=True)
class Sheet:
    """The window of the note at `place`. `overtaken`: nothing was saved, for it was changed elsewhere meanwhile."""

    noted: Noted
    place: int
    writing: Writing
    stamp: str
    overtaken: bool = False

    @property
    def interviewer(self) -> Interviewer:
        return self.noted.interview.interviewers[self.place]


class Notes:
    def __init__(self, clock: Clock, wake: Callable[[], None]) -> None:
        self._clock, self._wake = clock, wake

    @reads
    def open(self, session: Session, who: Who, interview: str) -> Noted:
        return _noted(session, who, interview)

    @reads
    def begin(self, session: Session, who: Who, interview: str, interviewer: str) -> Sheet:
        """Raises ItemGone where that person is no longer among those met."""
        noted = _noted(session, who, interview)
        place = _place(noted, interviewer)
        there = _writing(noted.interview.interviewers[place])
        return Sheet(noted, place, there, stamp(there))

    @writes
    def keep(
        self, session: Session, who: Who, interview: str, interviewer: str, opened: str, writing: Writing
    ) -> Noted | Sheet:
        """A Sheet means that nothing was saved; a form sent twice changes nothing the second time."""
        _check(writing)
        noted = _noted(session, who, interview)
        place = _place(noted, interviewer)
        there = _writing(noted.interview.interviewers[place])
        if there == writing:
            return noted
        if stamp(there) != opened:
            return Sheet(noted, place, writing, stamp(there), overtaken=True)
        row = session.get_one(InterviewerRow, interviewer)
        row.stayed, row.note = writing.stayed or None, writing.note or None
        session.flush()
        return _noted(session, who, interview)

    @writes
    def mark(
        self,
        session: Session,
        who: Who,
        interview: str,
        interviewer: str,
        *,
        ticked: frozenset[str],
        unticked: frozenset[str],
    ) -> Noted:
        """Whether the note was sent, and whether they are connected; what somebody ticked elsewhere stays.

        Raises InterviewAhead for an old card of one that was moved.
        """
        _place(_noted(session, who, interview), interviewer)
        require_begun(store.get(session, people_store.known(session, who).id, interview), self._clock.now())
        row = session.get_one(InterviewerRow, interviewer)
        row.thanked = (row.thanked or SENT in ticked) and SENT not in unticked
        row.connected = (row.connected or CONNECTED in ticked) and CONNECTED not in unticked
        after_commit(session, self._wake)
        session.flush()
        return _noted(session, who, interview)


def _noted(session: Session, who: Who, interview: str) -> Noted:
    row = store.get(session, people_store.known(session, who).id, interview)
    debrief = debrief_store.of(session, {interview}).get(interview) or Debrief()
    return Noted(store.value(session, row), debrief)


def _place(noted: Noted, interviewer: str) -> int:
    places = {one.id: place for place, one in enumerate(noted.interview.interviewers)}
    if interviewer not in places:
        raise ItemGone
    return places[interviewer]


def _writing(one: Interviewer) -> Writing:
    return Writing(one.stayed, one.note)


def _check(writing: Writing) -> None:
    if len(writing.stayed) > LONGEST_STAYED:
        raise FieldError("stayed", f"Please keep it to {LONGEST_STAYED} characters: one thing is enough.")
    if len(writing.note) > LONGEST_NOTE:
        raise FieldError(
            "note", f"Please keep it to {LONGEST_NOTE:,} characters: three sentences are enough."
        )
