"""An offer that an import brings, planned anew; and what an export says went out before."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime

from sqlmodel import Session

from bot.models.offer_records import OfferRecord
from bot.models.offers import OfferRow, scores_text, written
from bot.models.people import Person
from bot.models.reminders import ReminderRecord, ReminderRow, ReminderState, Subject
from bot.services.plans import rewrite_offer


def take_offer(session: Session, person: Person, record: OfferRecord, now: datetime) -> None:
    """The record's ids are those that the person has here."""
    row = _row(person, record)
    row.dated_at = min(row.dated_at, now)
    session.add(row)
    session.flush()
    subject = Subject(person.id, 0, record.deadline or now.date(), offer=row.id)
    session.add_all(sent_before(subject, record.reminders))
    rewrite_offer(session, row, person, now)


def sent_before(subject: Subject, records: Iterable[ReminderRecord]) -> Iterable[ReminderRow]:
    """It counts as sent, and does not go out again."""
    sent = {
        (one.kind, one.ordinal, one.plan_version): one for one in records if one.state is ReminderState.SENT
    }
    for record in sent.values():
        yield ReminderRow(
            key=f"{subject.name}:{record.kind}:{record.ordinal}:{record.plan_version}",
            person_id=subject.person,
            interview_id=subject.interview,
            offer_id=subject.offer,
            next_attempt_at=None,
            **asdict(record),
        )


def _row(person: Person, record: OfferRecord) -> OfferRow:
    plain = asdict(record)
    for name in ("base", "bonus", "scores", "reminders"):
        del plain[name]
    return OfferRow(
        person_id=person.id,
        base=written(record.base),
        bonus=written(record.bonus),
        scores=scores_text(record.scores),
        plan_version=max((one.plan_version for one in record.reminders), default=1),
        **plain,
    )
