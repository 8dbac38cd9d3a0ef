"""Stories as stored, with where they were told: every look-up is one person's."""

from collections import defaultdict
from collections.abc import Collection, Sequence

from sqlmodel import Session, col, delete, func, or_, select

from bot.errors import ItemGone
from bot.models.interviews import InterviewRow
from bot.models.stories import Story, StoryRow, Telling, TellingRow


def get(session: Session, person: int, story: str) -> StoryRow:
    """Raises ItemGone for a story that is not there (any more), and for another person's."""
    row = find(session, person, story)
    if row is None:
        raise ItemGone
    return row


def find(session: Session, person: int, story: str) -> StoryRow | None:
    """None where it is gone; raises ItemGone for another person's."""
    return _owned(session.get(StoryRow, story), person)


def made_by(session: Session, person: int, view: str) -> StoryRow | None:
    """The story that this form already made, if it was sent before; raises ItemGone for another person's form."""
    return _owned(session.exec(select(StoryRow).where(StoryRow.view_id == view)).first(), person)


def counts(session: Session, person: int) -> tuple[int, int]:
    """How many stories are in use, and how many archived."""
    mine = select(col(StoryRow.archived), func.count()).where(col(StoryRow.person_id) == person)
    found = dict(session.exec(mine.group_by(col(StoryRow.archived))).all())
    return found.get(False, 0), found.get(True, 0)


def page(session: Session, person: int, start: int, size: int, *, archived: bool) -> tuple[Story, ...]:
    """The one that was written or changed last comes first."""
    mine = select(StoryRow).where(StoryRow.person_id == person, col(StoryRow.archived).is_(archived))
    newest = mine.order_by(col(StoryRow.written_at).desc(), col(StoryRow.id))
    return values(session, session.exec(newest.offset(start).limit(size)).all())


def covered(session: Session, person: int) -> list[str]:
    """The competencies of the stories in use, each as often as there are stories of it."""
    mine = select(StoryRow.competencies).where(
        StoryRow.person_id == person, col(StoryRow.archived).is_(False)
    )
    return [one for line in session.exec(mine) for one in line.split()]


def in_use(session: Session, people: Collection[int]) -> dict[int, list[Story]]:
    """For each person their stories but the archived ones, newest first."""
    rows = session.exec(
        select(StoryRow)
        .where(col(StoryRow.person_id).in_(people), col(StoryRow.archived).is_(False))
        .order_by(col(StoryRow.written_at).desc(), col(StoryRow.id))
    ).all()
    found: dict[int, list[Story]] = defaultdict(list)
    for story in values(session, rows):
        found[story.person].append(story)
    return found


def to_tell(session: Session, person: int, interview: str) -> tuple[Story, ...]:
    """The person's stories in use, and of the archived ones those told in this interview; newest first."""
    there = select(TellingRow.story_id).where(TellingRow.interview_id == interview)
    rows = session.exec(
        select(StoryRow)
        .where(
            StoryRow.person_id == person,
            or_(col(StoryRow.archived).is_(False), col(StoryRow.id).in_(there)),
        )
        .order_by(col(StoryRow.written_at).desc(), col(StoryRow.id))
    ).all()
    return values(session, rows)


def titles_told(session: Session, interviews: Collection[str]) -> dict[str, list[str]]:
    """For each interview the names of the stories told there, archived ones included."""
    found: dict[str, list[str]] = defaultdict(list)
    pairs = session.exec(
        select(TellingRow.interview_id, StoryRow.title)
        .join(StoryRow, col(StoryRow.id) == col(TellingRow.story_id))
        .where(col(TellingRow.interview_id).in_(interviews))
        .order_by(col(StoryRow.written_at), col(StoryRow.id))
    )
    for interview, title in pairs:
        found[interview].append(title)
    return found


def value(session: Session, row: StoryRow) -> Story:
    return values(session, [row])[0]


def values(session: Session, rows: Sequence[StoryRow]) -> tuple[Story, ...]:
    """Rows with where they were told, by one more statement however many there are."""
    told: dict[str, list[Telling]] = defaultdict(list)
    pairs = session.exec(
        select(TellingRow.story_id, InterviewRow)
        .join(InterviewRow, col(InterviewRow.id) == col(TellingRow.interview_id))
        .where(col(TellingRow.story_id).in_([row.id for row in rows]), col(InterviewRow.cancelled).is_(False))
        .order_by(col(InterviewRow.starts_at))
    )
    for story, one in pairs:
        told[story].append(Telling(one.id, one.company, one.wall.date(), one.starts_at))
    return tuple(row.value(tuple(told[row.id])) for row in rows)


def tell(session: Session, story: str, interview: str) -> None:
    """Once: telling it there again changes nothing."""
    session.merge(TellingRow(story_id=story, interview_id=interview))
    session.flush()


def untell(session: Session, story: str, interview: str) -> None:
    session.exec(
        delete(TellingRow).where(col(TellingRow.story_id) == story, col(TellingRow.interview_id) == interview)
    )


def set_told(session: Session, interview: str, before: Collection[str], after: Collection[str]) -> None:
    """Of the stories told in an interview those that were `before` become those `after`."""
    for story in set(before) - set(after):
        untell(session, story, interview)
    for story in set(after) - set(before):
        tell(session, story, interview)


def _owned(row: StoryRow | None, person: int) -> StoryRow | None:
    if row is not None and row.person_id != person:
        raise ItemGone
    return row
