"""All that is stored of one person: read whole, counted, erased."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, delete, func, select

from bot.models.answers import AnswerRow, AskedRow
from bot.models.evaluations import EvaluationRow
from bot.models.inbox import LetterRow
from bot.models.interviews import InterviewRow
from bot.models.mocks import MockRow, MockTurnRow
from bot.models.offers import OfferRow
from bot.models.people import PersonRow, Who, WorkspaceRow
from bot.models.preparations import PreparationRow
from bot.models.reminders import ReminderRow
from bot.models.reviews import ReviewRow
from bot.models.stories import StoryRow, TellingRow
from bot.store import people

Named = type[InterviewRow | AnswerRow | StoryRow | OfferRow]


@dataclass(frozen=True)
class Holdings:
    """How much there is; checklists, interviewers and debriefs go with their interviews."""

    interviews: int
    answers: int
    stories: int
    offers: int
    asked: int
    reminders: int


def holdings(session: Session, person: int) -> Holdings:
    tables = (InterviewRow, AnswerRow, StoryRow, OfferRow, AskedRow, ReminderRow)
    counts = (select(func.count()).where(col(table.person_id) == person) for table in tables)
    return Holdings(*(session.exec(count).one() for count in counts))


def answers(session: Session, person: int) -> Sequence[AnswerRow]:
    mine = select(AnswerRow).where(AnswerRow.person_id == person)
    return session.exec(mine.order_by(col(AnswerRow.written_at), col(AnswerRow.id))).all()


def stories(session: Session, person: int) -> Sequence[StoryRow]:
    mine = select(StoryRow).where(StoryRow.person_id == person)
    return session.exec(mine.order_by(col(StoryRow.written_at), col(StoryRow.id))).all()


def told(session: Session, person: int) -> Sequence[TellingRow]:
    """Where the person's stories were told, interviews that were cancelled included."""
    mine = select(TellingRow).join(StoryRow).where(StoryRow.person_id == person)
    return session.exec(mine.order_by(col(TellingRow.story_id), col(TellingRow.interview_id))).all()


def evaluations(session: Session, person: int) -> Sequence[EvaluationRow]:
    mine = select(EvaluationRow).join(InterviewRow).where(InterviewRow.person_id == person)
    return session.exec(mine.order_by(col(EvaluationRow.interview_id))).all()


def preparations(session: Session, person: int) -> Sequence[PreparationRow]:
    mine = select(PreparationRow).join(InterviewRow).where(InterviewRow.person_id == person)
    return session.exec(mine.order_by(col(PreparationRow.interview_id), col(PreparationRow.part))).all()


def asked(session: Session, person: int) -> Sequence[AskedRow]:
    return session.exec(select(AskedRow).where(AskedRow.person_id == person).order_by(col(AskedRow.id))).all()


def reviews(session: Session, person: int) -> Sequence[ReviewRow]:
    mine = select(ReviewRow).where(ReviewRow.person_id == person)
    return session.exec(mine.order_by(col(ReviewRow.question_id))).all()


def mocks(session: Session, person: int) -> Sequence[MockRow]:
    mine = select(MockRow).where(MockRow.person_id == person)
    return session.exec(mine.order_by(col(MockRow.begun_at), col(MockRow.id))).all()


def mock_turns(session: Session, person: int) -> Sequence[MockTurnRow]:
    """Of all the person's rounds, each in its order."""
    mine = select(MockTurnRow).join(MockRow).where(col(MockRow.person_id) == person)
    return session.exec(mine.order_by(col(MockTurnRow.mock_id), col(MockTurnRow.position))).all()


def reminders(session: Session, person: int) -> Sequence[ReminderRow]:
    mine = select(ReminderRow).where(ReminderRow.person_id == person)
    return session.exec(mine.order_by(col(ReminderRow.due_at), col(ReminderRow.id))).all()


def letters(session: Session, who: Who) -> Sequence[LetterRow]:
    return session.exec(select(LetterRow).where(*_from(who)).order_by(col(LetterRow.received_at))).all()


def owners(session: Session, table: Named, ids: Collection[str]) -> dict[str, int]:
    """Whose each of these rows is; ids that are free are left out."""
    return dict(session.exec(select(table.id, table.person_id).where(col(table.id).in_(ids))).all())


def erase(session: Session, who: Who) -> Holdings | None:
    """Deletes the person's row, and with it by foreign key every row of theirs; and the letters, which have none.

    Returns what there was, None where nobody is stored under that name.
    """
    session.exec(delete(LetterRow).where(*_from(who)))
    row = people.find(session, who)
    if row is None:
        return None
    found = holdings(session, row.value().id)
    session.exec(delete(PersonRow).where(col(PersonRow.id) == row.id))
    return found


def erase_workspace(session: Session, team: str) -> None:
    """Everybody's rows there, as `erase` does one person's, and what is known of the workspace itself."""
    session.exec(delete(LetterRow).where(col(LetterRow.team_id) == team))
    session.exec(delete(PersonRow).where(col(PersonRow.team_id) == team))
    session.exec(delete(WorkspaceRow).where(col(WorkspaceRow.team_id) == team))


def _from(who: Who) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return col(LetterRow.team_id) == who.team, col(LetterRow.user_id) == who.user
