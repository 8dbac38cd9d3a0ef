"""Exports: everything of one person as the records of the documented schema (docs/export.md)."""

from collections import defaultdict
from dataclasses import asdict, fields, replace
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.catalogue import Catalogue
from bot.models.answers import AnswerRow
from bot.models.checklists import Item, Mark
from bot.models.columns import Row
from bot.models.debriefs import Debrief
from bot.models.evaluations import EvaluationRecord
from bot.models.exported_debriefs import DebriefLineRecord, DebriefRecord
from bot.models.exports import (
    SCHEMA,
    AnswerRecord,
    AskedRecord,
    Export,
    InterviewerRecord,
    InterviewRecord,
    LetterRecord,
    MarkRecord,
    MockRecord,
    MockTurnRecord,
    OwnItemRecord,
    PersonRecord,
    ReviewRecord,
    StoryRecord,
    TellingRecord,
)
from bot.models.interviews import Interview, InterviewRow
from bot.models.invitations import InvitationRecord
from bot.models.offer_records import OfferRecord
from bot.models.offers import Decision, OfferRow, scored
from bot.models.people import PersonRow
from bot.models.preparations import Part, PreparationRecord, PreparationRow
from bot.models.reminders import Kind, ReminderRecord, ReminderRow, ReminderState
from bot.store import belongings, checklists, debriefs
from bot.store import interviews as interview_store
from bot.store import invitations as invitation_store
from bot.store import offers as offer_store

PARTS = (
    "interviewers",
    "invitations",
    "checklist",
    "own_items",
    "reminders",
    "evaluation",
    "debrief",
    "preparation",
)


def whole(session: Session, row: PersonRow, catalogue: Catalogue, now: datetime) -> Export:
    """All that is stored of the person, by a number of statements that does not depend on how much it is."""
    person = row.value()
    return Export(
        schema=SCHEMA,
        exported_at=now,
        person=_person(session, row),
        interviews=_interviews(session, person.id, catalogue),
        answers=tuple(_answer(one, catalogue) for one in belongings.answers(session, person.id)),
        stories=_stories(session, person.id),
        offers=_offers(session, person.id),
        questions_asked=tuple(
            AskedRecord(question_id=one.question_id, asked_at=one.asked_at)
            for one in belongings.asked(session, person.id)
        ),
        reviews=tuple(
            ReviewRecord(**_columns(one, ReviewRecord)) for one in belongings.reviews(session, person.id)
        ),
        mock_rounds=_mocks(session, person.id),
        messages_received=tuple(
            LetterRecord(**_columns(one, LetterRecord)) for one in belongings.letters(session, person.who)
        ),
    )


def _person(session: Session, row: PersonRow) -> PersonRecord:
    plain = _columns(row, PersonRecord, "stopped", "follow_up_days", "weights", "reminders")
    alone = [
        one
        for one in belongings.reminders(session, row.value().id)
        if one.interview_id is None and one.offer_id is None
    ]
    return PersonRecord(
        **plain,
        stopped=tuple(row.stopped.split()),
        weights=scored(row.weights),
        follow_up_days=tuple(map(int, row.follow_up_days.split())),
        reminders=tuple(map(_reminder, alone)),
    )


def _interviews(session: Session, person: int, catalogue: Catalogue) -> tuple[InterviewRecord, ...]:
    rows = interview_store.rows(session, person)
    ids = {row.id for row in rows}
    marks, own = checklists.marks(session, ids), checklists.own_items(session, ids)
    written = debriefs.of(session, ids)
    reminders: dict[str, list[ReminderRecord]] = defaultdict(list)
    for reminder in belongings.reminders(session, person):
        reminders[reminder.interview_id or ""].append(_reminder(reminder))
    rated = {
        one.interview_id: EvaluationRecord(**_columns(one, EvaluationRecord))
        for one in belongings.evaluations(session, person)
    }
    invitations = invitation_store.of_person(session, person)
    prepared: dict[str, list[PreparationRecord]] = defaultdict(list)
    for box in belongings.preparations(session, person):
        prepared[box.interview_id].append(_preparation(box, catalogue))
    return tuple(
        replace(
            _interview(row, one, marks.get(row.id, {}), own.get(row.id, []), reminders[row.id]),
            evaluation=rated.get(row.id),
            debrief=_debrief(written.get(row.id)),
            invitations=tuple(InvitationRecord(**asdict(part)) for part in invitations.get(row.id, ())),
            preparation=tuple(prepared[row.id]),
        )
        for row, one in zip(rows, interview_store.values(session, rows), strict=True)
    )


def _interview(
    row: InterviewRow,
    interview: Interview,
    marks: dict[str, Mark],
    own: list[Item],
    reminders: list[ReminderRecord],
) -> InterviewRecord:
    mine = {item.id for item in own}
    return InterviewRecord(
        **_columns(row, InterviewRecord, *PARTS, "type", "format", "outcome"),
        type=interview.type,
        format=interview.format,
        outcome=interview.outcome,
        interviewers=tuple(
            InterviewerRecord(**{field.name: getattr(one, field.name) for field in fields(InterviewerRecord)})
            for one in interview.interviewers
        ),
        checklist=tuple(
            MarkRecord(item=item, ticked=mark.ticked, hidden=mark.hidden)
            for item, mark in sorted(marks.items())
            if item not in mine
        ),
        own_items=tuple(_own(item, marks.get(item.id, Mark())) for item in own),
        reminders=tuple(reminders),
    )


def _debrief(written: Debrief | None) -> DebriefRecord | None:
    if written is None:
        return None
    plain = asdict(written)
    lines = (DebriefLineRecord(**line) for line in plain.pop("lines"))
    return DebriefRecord(**plain, lines=tuple(lines))


def _own(item: Item, mark: Mark) -> OwnItemRecord:
    return OwnItemRecord(text=item.text, moment=item.moment, ticked=mark.ticked, hidden=mark.hidden)


def _reminder(row: ReminderRow) -> ReminderRecord:
    plain = _columns(row, ReminderRecord, "kind", "state")
    return ReminderRecord(**plain, kind=Kind(row.kind), state=ReminderState(row.state))


def _preparation(row: PreparationRow, catalogue: Catalogue) -> PreparationRecord:
    ids = tuple(row.questions.split())
    texts = tuple(found.text for found in map(catalogue.question, ids) if found)
    return PreparationRecord(part=Part(row.part), text=row.text, questions=ids, asked=texts)


def _answer(row: AnswerRow, catalogue: Catalogue) -> AnswerRecord:
    question = catalogue.question(row.question_id)
    plain = _columns(row, AnswerRecord, "question_text")
    return AnswerRecord(**plain, question_text=question.text if question else "")


def _stories(session: Session, person: int) -> tuple[StoryRecord, ...]:
    told: dict[str, list[TellingRecord]] = defaultdict(list)
    for telling in belongings.told(session, person):
        told[telling.story_id].append(TellingRecord(interview=telling.interview_id))
    return tuple(
        StoryRecord(
            **_columns(row, StoryRecord, "competencies", "told"),
            competencies=tuple(row.competencies.split()),
            told=tuple(told[row.id]),
        )
        for row in belongings.stories(session, person)
    )


def _offers(session: Session, person: int) -> tuple[OfferRecord, ...]:
    reminders: dict[str, list[ReminderRecord]] = defaultdict(list)
    for reminder in belongings.reminders(session, person):
        reminders[reminder.offer_id or ""].append(_reminder(reminder))
    return tuple(_offer(row, reminders[row.id]) for row in offer_store.rows(session, person))


def _offer(row: OfferRow, reminders: list[ReminderRecord]) -> OfferRecord:
    plain = _columns(row, OfferRecord, "base", "bonus", "decision", "scores", "reminders")
    return OfferRecord(
        **plain,
        base=row.terms().base,
        bonus=row.extras().bonus,
        decision=Decision(row.decision) if row.decision else None,
        scores=scored(row.scores),
        reminders=tuple(reminders),
    )


def _mocks(session: Session, person: int) -> tuple[MockRecord, ...]:
    turns: dict[str, list[MockTurnRecord]] = defaultdict(list)
    for turn in belongings.mock_turns(session, person):
        turns[turn.mock_id].append(MockTurnRecord(**_columns(turn, MockTurnRecord)))
    return tuple(
        MockRecord(**_columns(row, MockRecord, "turns"), turns=tuple(turns[row.id]))
        for row in belongings.mocks(session, person)
    )


def _columns(row: Row, record: type[Any], *others: str) -> dict[str, Any]:
    """What the row holds of the record's fields; `others` are filled in another way."""
    return row.model_dump(include={field.name for field in fields(record)} - set(others))
