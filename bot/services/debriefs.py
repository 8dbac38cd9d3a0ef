"""Debriefs: what an interview was like, written down while memory is fresh; a promised date moves the follow-ups."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlmodel import Session

from bot import zones
from bot.catalogue import Catalogue
from bot.clock import Clock
from bot.errors import FieldError, InterviewCanceled
from bot.models.debriefs import MOST_LINES, SCALE, Box, Debrief, Fresh, Rest, mended
from bot.models.interviews import Interview, InterviewRow
from bot.models.people import Person, Who
from bot.models.processes import processes
from bot.models.stories import Story, Suggestion
from bot.services.checklists import Scheduled, scheduled
from bot.services.companies import called
from bot.services.entries import check_year
from bot.services.held import require_begun
from bot.services.plans import rewrite
from bot.services.repertoire import heard
from bot.services.stamps import stamp
from bot.store import debriefs as store
from bot.store import interviews as interview_store
from bot.store import people as people_store
from bot.store import stories as story_store
from bot.store.db import after_commit, reads, writes

Boxes = Mapping[Box, tuple[str, ...]]


@dataclass(frozen=True)
class Sheet:
    """One of the two windows: what stands in it, and the stamp of what it was opened on.

    `stories` are those to pick from. `overtaken`: nothing was saved, for the debrief was changed elsewhere meanwhile.
    """

    interview: Interview
    part: Fresh | Rest
    stamp: str
    stories: tuple[Story, ...] = ()
    overtaken: bool = False


@dataclass(frozen=True)
class Round:
    """A round of the same process that was looked back on."""

    interview: Interview
    debrief: Debrief


@dataclass(frozen=True)
class Debriefed:
    """`told` are the stories told there, each with where the same company had heard it; `rounds` has two or more."""

    one: Scheduled
    debrief: Debrief
    told: tuple[Suggestion, ...] = ()
    rounds: tuple[Round, ...] = ()
    changed: bool = True


class Debriefs:
    def __init__(self, catalogue: Catalogue, clock: Clock, wake: Callable[[], None]) -> None:
        self._catalogue, self._clock, self._wake = catalogue, clock, wake

    @reads
    def show(self, session: Session, who: Who, interview: str) -> Debriefed:
        return self._debriefed(session, *_row(session, who, interview))

    @reads
    def begin(self, session: Session, who: Who, interview: str) -> Sheet:
        """The first window: what fades fastest. Raises InterviewCanceled or InterviewAhead."""
        row = self._held(session, who, interview)[0]
        fresh = _debrief(session, row).fresh(row.decision_date)
        return Sheet(interview_store.value(session, row), fresh, stamp(fresh))

    @reads
    def go_on(self, session: Session, who: Who, interview: str) -> Sheet:
        """The second window: what can wait a little. Raises InterviewCanceled or InterviewAhead."""
        row = self._held(session, who, interview)[0]
        stories = _stories(session, row)
        rest = _debrief(session, row).rest(_told(stories, row.id))
        return Sheet(interview_store.value(session, row), rest, stamp(rest), stories)

    @writes
    def keep(
        self, session: Session, who: Who, interview: str, opened: str, fresh: Fresh
    ) -> Debriefed | Sheet:
        """Saves the first window. A Sheet means that nothing was saved; a form sent twice counts once."""
        row, person = self._held(session, who, interview)
        _check_fresh(fresh, row, person, self._clock.now())
        before = _debrief(session, row)
        there = before.fresh(row.decision_date)
        if there == fresh and row.debriefed_at is not None:
            return replace(self._debriefed(session, row, person), changed=False)
        if stamp(there) != opened:
            return Sheet(interview_store.value(session, row), fresh, stamp(there), overtaken=True)
        boxes = {Box.STRONG: fresh.strong, Box.OKAY: fresh.okay, Box.ROUGH: fresh.rough}
        _write(session, row, before, boxes, felt=fresh.felt, next_time=fresh.next_time)
        row.decision_date = fresh.decision
        return self._kept(session, row, person)

    @writes
    def add(self, session: Session, who: Who, interview: str, opened: str, rest: Rest) -> Debriefed | Sheet:
        """Saves the second window; as `keep`."""
        row, person = self._held(session, who, interview)
        _check_rest(rest)
        before, stories = _debrief(session, row), _stories(session, row)
        there = before.rest(_told(stories, row.id))
        known = {one.id for one in stories}
        rest = replace(rest, told=tuple(one for one in rest.told if one in known))
        if there == rest and row.debriefed_at is not None:
            return replace(self._debriefed(session, row, person), changed=False)
        if stamp(there) != opened:
            sheet = Sheet(interview_store.value(session, row), rest, stamp(there), stories)
            return replace(sheet, overtaken=True)
        boxes = {Box.UNSAID: rest.unsaid, Box.PROMISE: rest.promise}
        plain = {"signals": rest.signals, "surprises": rest.surprises, "attire": rest.attire}
        _write(session, row, before, boxes, **plain, enthusiasm=rest.enthusiasm, rapport=rest.rapport)
        story_store.set_told(session, interview, there.told, rest.told)
        return self._kept(session, row, person)

    @writes
    def decline(self, session: Session, who: Who, interview: str) -> Scheduled:
        """Not now: it is not asked for again. Raises InterviewAhead for an old card of one that was moved."""
        row, person = _row(session, who, interview)
        require_begun(row, self._clock.now())
        row.debrief_declined = True
        rewrite(session, row, person, self._clock.now())
        after_commit(session, self._wake)
        return scheduled(session, [row], person, self._catalogue)[0]

    @reads
    def called_off(self, session: Session, who: Who, company: str) -> Interview | None:
        """The last of the interviews at a company called something like that that was canceled."""
        found = interview_store.of(session, people_store.known(session, who).id)
        cancelled = [one for one in reversed(found) if one.cancelled]
        return next(iter(called(company, cancelled, lambda one: one.company)), None)

    def _held(self, session: Session, who: Who, interview: str) -> tuple[InterviewRow, Person]:
        row, person = _row(session, who, interview)
        if row.cancelled:
            raise InterviewCanceled
        require_begun(row, self._clock.now())
        return row, person

    def _kept(self, session: Session, row: InterviewRow, person: Person) -> Debriefed:
        row.debriefed_at, row.debrief_declined = self._clock.now(), False
        rewrite(session, row, person, self._clock.now())
        after_commit(session, self._wake)
        return self._debriefed(session, row, person)

    def _debriefed(self, session: Session, row: InterviewRow, person: Person) -> Debriefed:
        one = scheduled(session, [row], person, self._catalogue)[0]
        told = [story for story in _stories(session, row) if _is_told(story, row.id)]
        before = [heard(story, one.interview) for story in told]
        now = self._clock.now()
        suggestions = [
            Suggestion(story, place, place is not None and place.starts > now)
            for story, place in zip(told, before, strict=True)
        ]
        return Debriefed(one, _debrief(session, row), tuple(suggestions), _rounds(session, one.interview))


def _row(session: Session, who: Who, interview: str) -> tuple[InterviewRow, Person]:
    person = people_store.known(session, who)
    return interview_store.get(session, person.id, interview), person


def _debrief(session: Session, row: InterviewRow) -> Debrief:
    return store.of(session, {row.id}).get(row.id) or Debrief()


def _write(session: Session, row: InterviewRow, before: Debrief, boxes: Boxes, **columns: object) -> None:
    """The columns of one window, and the lines of its boxes; the other window's stay."""
    store.row(session, row.id).sqlmodel_update(columns)
    lines = [line for line in before.lines if line.box not in boxes]
    lines += [line for box, texts in boxes.items() for line in mended(before.lines, box, texts)]
    session.flush()
    store.set_lines(session, row.id, lines)


def _rounds(session: Session, interview: Interview) -> tuple[Round, ...]:
    """Those of its process that were looked back on, where there are two at least."""
    chains = processes(interview_store.of(session, interview.person))
    rounds = next((one.rounds for one in chains if interview in one.rounds), ())
    debriefs = store.of(session, {one.id for one in rounds}) if len(rounds) > 1 else {}
    found = tuple(Round(one, debriefs[one.id]) for one in rounds if one.id in debriefs)
    return found if len(found) > 1 else ()


def _stories(session: Session, row: InterviewRow) -> tuple[Story, ...]:
    """Those in use, and archived ones that were told there."""
    return story_store.to_tell(session, row.person_id, row.id)


def _told(stories: Iterable[Story], interview: str) -> tuple[str, ...]:
    return tuple(sorted(story.id for story in stories if _is_told(story, interview)))


def _is_told(story: Story, interview: str) -> bool:
    return any(one.interview == interview for one in story.told)


def _check_fresh(fresh: Fresh, row: InterviewRow, person: Person, now: datetime) -> None:
    _check_scale("felt", fresh.felt)
    for box, lines in (("strong", fresh.strong), ("okay", fresh.okay), ("rough", fresh.rough)):
        _check_lines(box, lines)
    if fresh.decision is not None and fresh.decision < _day(row, person):
        raise FieldError("decision", "That is before the interview. By when did they promise to answer?")
    if fresh.decision is not None:
        check_year("decision", fresh.decision, zones.wall(now, person.zone).date())


def _check_rest(rest: Rest) -> None:
    _check_lines("unsaid", rest.unsaid)
    _check_lines("promise", rest.promise)
    _check_scale("enthusiasm", rest.enthusiasm)
    _check_scale("rapport", rest.rapport)


def _check_lines(box: str, lines: tuple[str, ...]) -> None:
    if len(lines) > MOST_LINES:
        raise FieldError(box, f"That is {len(lines)} lines; please keep it to the {MOST_LINES} that matter.")


def _check_scale(field: str, value: int | None) -> None:
    if value is not None and value not in SCALE:
        raise FieldError(field, "Please pick one.")


def _day(row: InterviewRow, person: Person) -> date:
    return zones.wall(row.starts_at, person.zone).date()
