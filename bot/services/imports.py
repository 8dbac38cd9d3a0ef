"""Imports: what an export brings that a person does not have yet, taken in and planned anew."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from hashlib import sha256
from typing import TypeVar

from sqlmodel import Session

from bot import zones
from bot.ids import new_id
from bot.models.answers import AnswerRow, AskedRow
from bot.models.checklists import MarkRow, OwnItemRow
from bot.models.columns import Row
from bot.models.debriefs import DebriefLineRow, DebriefRow
from bot.models.evaluations import EvaluationRow
from bot.models.exported_debriefs import DebriefRecord
from bot.models.exports import (
    AnswerRecord,
    AskedRecord,
    Carried,
    InterviewerRecord,
    InterviewRecord,
    StoryRecord,
)
from bot.models.interviews import InterviewerRow, InterviewRow
from bot.models.invitations import InvitationRow
from bot.models.offer_records import OfferRecord
from bot.models.offers import OfferRow
from bot.models.people import Person
from bot.models.preparations import PreparationRow
from bot.models.reminders import Subject
from bot.models.stories import StoryRow, TellingRow
from bot.services.offer_imports import sent_before, take_offer
from bot.services.plans import rewrite
from bot.store import belongings

Record = TypeVar("Record")
SHARED = (
    *("company", "type", "wall", "zone", "fold", "minutes", "format", "round", "role", "place", "notes"),
    *("cancelled", "outcome", "thanks_declined", "debrief_declined", "decision_date", "heard_back"),
    "debriefed_at",
)
"""What a record and its row have in common."""
DIGITS = 16


@dataclass(frozen=True)
class Missing:
    """What the person does not have, by the ids that it will go by."""

    interviews: Mapping[str, InterviewRecord]
    answers: Mapping[str, AnswerRecord]
    stories: Mapping[str, StoryRecord]
    offers: Mapping[str, OfferRecord]
    asked: Collection[AskedRecord]


def missing(session: Session, person: Person, carried: Carried) -> Missing:
    interviews = {one.id: one for one in carried.interviews}
    answers = {one.id: one for one in carried.answers}
    stories = {one.id: one for one in carried.stories}
    offers = {one.id: one for one in carried.offers}
    there = {(one.question_id, one.asked_at) for one in belongings.asked(session, person.id)}
    return Missing(
        _absent(session, InterviewRow, person, interviews),
        _absent(session, AnswerRow, person, answers),
        _absent(session, StoryRow, person, stories),
        _absent(session, OfferRow, person, offers),
        [
            one
            for one in dict.fromkeys(carried.questions_asked)
            if (one.question_id, one.asked_at) not in there
        ],
    )


def take_in(session: Session, person: Person, new: Missing, now: datetime) -> None:
    """What went out before counts as sent, and does not go out again."""
    rows = {id_: _interview(person, id_, one, now) for id_, one in new.interviews.items()}
    session.add_all(rows.values())
    session.flush()
    _link_rounds(session, person, rows, new.interviews)
    for id_, interview in new.interviews.items():
        row = rows[id_]
        session.add_all(_parts(row, interview))
        session.flush()
        rewrite(session, row, person, now)
    session.add_all(_answer(person, id_, one) for id_, one in new.answers.items())
    session.add_all(_story(person, id_, one) for id_, one in new.stories.items())
    session.flush()
    session.add_all(_tellings(session, person, new.stories))
    _take_offers(session, person, new.offers, now)
    session.add_all(
        AskedRow(person_id=person.id, question_id=one.question_id, asked_at=one.asked_at) for one in new.asked
    )
    session.flush()


def _absent(
    session: Session,
    table: belongings.Named,
    person: Person,
    records: Mapping[str, Record],
) -> dict[str, Record]:
    """Under an id of their own; under one derived from it, always the same, where another person has that id."""
    places = _places(session, table, person, records.keys())
    placed = {places[id_]: record for id_, record in records.items()}
    taken = belongings.owners(session, table, placed.keys())
    return {id_: record for id_, record in placed.items() if id_ not in taken}


def _places(
    session: Session, table: belongings.Named, person: Person, ids: Collection[str]
) -> dict[str, str]:
    """For each id of a file the one that the person's entry goes by, or would."""
    owners = belongings.owners(session, table, ids)
    return {id_: id_ if owners.get(id_, person.id) == person.id else _derived(person, id_) for id_ in ids}


def _derived(person: Person, id_: str) -> str:
    return sha256(f"{person.who.team}:{person.who.user}:{id_}".encode()).hexdigest()[:DIGITS]


def _interview(person: Person, id_: str, record: InterviewRecord, now: datetime) -> InterviewRow:
    return InterviewRow(
        id=id_,
        person_id=person.id,
        starts_at=zones.instant(record.wall, record.zone, fold=record.fold),
        dated_at=min(record.dated_at, now),
        plan_version=max((one.plan_version for one in record.reminders), default=1),
        **{name: getattr(record, name) for name in SHARED},
    )


def _link_rounds(
    session: Session,
    person: Person,
    rows: Mapping[str, InterviewRow],
    records: Mapping[str, InterviewRecord],
) -> None:
    """Each round to the one before it, where the person has that one here."""
    named = {one.previous_id for one in records.values() if one.previous_id}
    places = _places(session, InterviewRow, person, named)
    there = belongings.owners(session, InterviewRow, places.values())
    for id_, record in records.items():
        before = places.get(record.previous_id or "")
        if before in there and before != id_:
            rows[id_].previous_id = before


def _parts(row: InterviewRow, record: InterviewRecord) -> Iterable[Row]:
    """The rows that hang on an interview's. Nobody named: one nameless interviewer for all."""
    met = record.interviewers or (InterviewerRecord(name=""),)
    for position, one in enumerate(met):
        yield InterviewerRow(id=new_id(), interview_id=row.id, position=position, **asdict(one))
    for invitation in {(one.uid, one.recurrence): one for one in record.invitations}.values():
        yield InvitationRow(id=new_id(), interview_id=row.id, **asdict(invitation))
    for mark in {one.item: one for one in record.checklist}.values():
        yield MarkRow(interview_id=row.id, item_id=mark.item, ticked=mark.ticked, hidden=mark.hidden)
    for position, own in enumerate({one.text: one for one in record.own_items}.values()):
        item = new_id()
        yield OwnItemRow(id=item, interview_id=row.id, position=position, text=own.text, moment=own.moment)
        yield MarkRow(interview_id=row.id, item_id=item, ticked=own.ticked, hidden=own.hidden)
    yield from _debrief(row, record.debrief)
    if record.evaluation is not None:
        yield EvaluationRow(interview_id=row.id, **asdict(record.evaluation))
    yield from sent_before(Subject(row.person_id, 0, record.wall.date(), interview=row.id), record.reminders)
    for box in {one.part: one for one in record.preparation}.values():
        questions = " ".join(box.questions)
        yield PreparationRow(interview_id=row.id, part=box.part, text=box.text, questions=questions)


def _debrief(row: InterviewRow, record: DebriefRecord | None) -> Iterable[Row]:
    if record is None:
        return
    plain = asdict(record)
    lines = {line["id"]: line for line in plain.pop("lines")}
    yield DebriefRow(interview_id=row.id, **plain)
    for position, line in enumerate(lines.values()):
        yield DebriefLineRow(interview_id=row.id, position=position, **line)


def _take_offers(session: Session, person: Person, records: Mapping[str, OfferRecord], now: datetime) -> None:
    """Each from the round that it came from, where the person has that one here."""
    named = {one.interview_id for one in records.values() if one.interview_id}
    places = _places(session, InterviewRow, person, named)
    there = belongings.owners(session, InterviewRow, places.values())
    for id_, record in records.items():
        source = places.get(record.interview_id or "")
        take_offer(
            session, person, replace(record, id=id_, interview_id=source if source in there else None), now
        )


def _answer(person: Person, id_: str, record: AnswerRecord) -> AnswerRow:
    plain = asdict(record)
    del plain["id"], plain["question_text"]
    return AnswerRow(id=id_, person_id=person.id, **plain)


def _story(person: Person, id_: str, record: StoryRecord) -> StoryRow:
    plain = asdict(record)
    del plain["id"], plain["told"]
    competencies = " ".join(plain.pop("competencies"))
    return StoryRow(id=id_, person_id=person.id, competencies=competencies, **plain)


def _tellings(session: Session, person: Person, new: Mapping[str, StoryRecord]) -> Iterable[TellingRow]:
    """In those of the interviews that the person has here."""
    named = {one.interview for story in new.values() for one in story.told}
    places = _places(session, InterviewRow, person, named)
    there = belongings.owners(session, InterviewRow, places.values())
    for id_, story in new.items():
        for interview in {places[one.interview] for one in story.told} & there.keys():
            yield TellingRow(story_id=id_, interview_id=interview)
