"""A change of the interview ends the old plan in the same transaction: nothing of it is left open."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from cryptography.fernet import Fernet, MultiFernet
from hypothesis import assume, given
from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlmodel import Session, select

from bot import zones
from bot.catalogue import Catalogue, InterviewType
from bot.models.columns import Row
from bot.models.interviews import Interview, Outcome
from bot.models.people import Who
from bot.models.reminders import Due, Kind, ReminderRow, ReminderState, Sent, Subject
from bot.plan import plan
from bot.services.checklists import Scheduled
from bot.services.entries import When
from bot.services.interviews import Interviews, New
from bot.services.people import People
from bot.store import reminders as store
from bot.store.db import Database

ANA = Who("T1", "U1")
NOON = datetime(2027, 1, 4, 17, tzinfo=UTC)
OPEN = {ReminderState.PLANNED, ReminderState.TAKEN}
ZONES = ("America/New_York", "Europe/London", "Asia/Kolkata", "Australia/Lord_Howe")
WALLS = st.datetimes(datetime.fromisoformat("2027-01-07"), datetime.fromisoformat("2027-06-30"))
WHENS = st.builds(When, WALLS, st.sampled_from(ZONES))


@dataclass
class Frozen:
    """A clock that stands still until it is set."""

    moment: datetime = NOON

    def now(self) -> datetime:
        return self.moment

    def on_change(self, callback: Any) -> None:
        """Nobody listens here."""


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    file = tmp_path_factory.mktemp("plans") / "secondround.db"
    database = Database(f"sqlite:///{file}", MultiFernet([Fernet(Fernet.generate_key())]))
    Row.metadata.create_all(database.engine)
    yield database.engine
    database.close()


@dataclass
class Diary:
    """Ana's interviews, in a transaction that nobody keeps."""

    session: Session
    clock: Frozen
    interviews: Interviews

    def add(self, when: When) -> Scheduled:
        People(_nothing).meet(self.session, ANA, "America/New_York")
        return self.interviews.add(self.session, ANA, New("V1", "Harborlight", InterviewType.PANEL, when))

    def move(self, one: Interview, when: When) -> Scheduled:
        moved = self.interviews.reschedule(self.session, ANA, one.id, one.version, when)
        assert isinstance(moved, Scheduled)
        return moved

    def goes_out(self, kind: Kind) -> list[Sent]:
        """Marks what is planned of this kind as sent."""
        for row in self.rows():
            if row.kind == kind and row.state == ReminderState.PLANNED:
                row.state, row.next_attempt_at = ReminderState.SENT, None
        self.session.flush()
        row = self.rows()[0]
        subject = Subject(row.person_id, row.plan_version, row.local_date, interview=row.interview_id)
        return store.sent(self.session, subject)

    def rows(self) -> list[ReminderRow]:
        return list(self.session.exec(select(ReminderRow).order_by("id")).all())

    def open_rows(self) -> list[ReminderRow]:
        return [row for row in self.rows() if row.state in OPEN or row.next_attempt_at is not None]


def _nothing() -> None:
    pass


def diary(session: Session) -> Diary:
    clock = Frozen()
    return Diary(session, clock, Interviews(Catalogue(), clock, _nothing))


@pytest.fixture
def ana(engine: Engine) -> Iterator[Diary]:
    with Session(engine) as session:
        yield diary(session)


def exists(when: When) -> bool:
    return zones.fit(when.wall, when.zone) is not zones.Fit.GAP


def as_dues(rows: list[ReminderRow]) -> set[Due]:
    return {Due(Kind(row.kind), row.ordinal, row.due_at, row.not_after, row.held) for row in rows}


def wednesday(hour: str = "15:00") -> When:
    return When(datetime.fromisoformat(f"2027-01-13 {hour}"), "America/New_York")


@given(
    first=WHENS,
    second=WHENS,
    kind=st.sampled_from(list(Kind)),
    later=st.timedeltas(timedelta(), timedelta(3)),
)
def test_a_moved_interview_leaves_nothing_of_its_old_plan_open(
    engine: Engine, first: When, second: When, kind: Kind, later: timedelta
) -> None:
    assume(exists(first) and exists(second))
    with Session(engine) as session:
        ana = diary(session)
        added = ana.add(first)
        sent = ana.goes_out(kind)
        ana.clock.moment += later
        assume(zones.instant(second.wall, second.zone) > ana.clock.moment)
        moved = ana.move(added.interview, second)
        assert {row.plan_version for row in ana.open_rows()} <= {moved.interview.plan_version}
        assert as_dues(ana.open_rows()) == set(plan(moved.interview, moved.person, sent))
        assert all(row.next_attempt_at == row.due_at for row in ana.open_rows())


def test_the_reminders_of_a_moved_interview_move_with_it(ana: Diary) -> None:
    added = ana.add(wednesday())
    before = {row.kind: row.due_at for row in ana.open_rows()}
    ana.move(added.interview, wednesday("16:00"))
    after = {row.kind: row.due_at for row in ana.open_rows()}
    assert after[Kind.DAY_OF] - before[Kind.DAY_OF] == timedelta(hours=1)
    assert after[Kind.PREP] - before[Kind.PREP] == timedelta(hours=1)


def test_what_went_out_does_not_come_again_on_the_same_day_but_on_another(ana: Diary) -> None:
    added = ana.add(wednesday())
    ana.goes_out(Kind.PREP)
    same_day = ana.move(added.interview, wednesday("16:00"))
    assert Kind.PREP not in {row.kind for row in ana.open_rows()}
    ana.move(same_day.interview, When(datetime.fromisoformat("2027-01-20 15:00"), "America/New_York"))
    assert Kind.PREP in {row.kind for row in ana.open_rows()}


def test_a_reminder_on_its_way_is_ended_by_a_move_as_well(ana: Diary) -> None:
    added = ana.add(wednesday())
    taken = next(row for row in ana.open_rows() if row.kind == Kind.PREP)
    taken.state = ReminderState.TAKEN
    ana.move(added.interview, wednesday("16:00"))
    assert taken.state == ReminderState.SUPERSEDED


@pytest.mark.parametrize("outcome", [None, Outcome.OFFER, Outcome.REJECTED])
def test_a_cancelled_or_decided_interview_has_nothing_open(ana: Diary, outcome: Outcome | None) -> None:
    one = ana.add(wednesday()).interview
    if outcome is None:
        ana.interviews.cancel(ana.session, ANA, one.id)
    else:
        ana.interviews.decide(ana.session, ANA, one.id, outcome)
    assert ana.open_rows() == []


def test_taking_a_cancellation_back_brings_the_plan_back(ana: Diary) -> None:
    one = ana.add(wednesday()).interview
    before = as_dues(ana.open_rows())
    ana.interviews.cancel(ana.session, ANA, one.id)
    ana.interviews.reopen(ana.session, ANA, one.id)
    assert as_dues(ana.open_rows()) == before


def test_the_same_form_sent_twice_is_planned_once(ana: Diary) -> None:
    ana.add(wednesday())
    before = [row.key for row in ana.rows()]
    assert not ana.add(wednesday()).changed
    assert [row.key for row in ana.rows()] == before
