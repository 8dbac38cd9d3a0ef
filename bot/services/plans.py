"""Plans: reminders rewritten under the facts as they stand, in the transaction that changed them."""

from collections.abc import Callable, Collection, Iterable
from datetime import datetime

from sqlmodel import Session

from bot import zones
from bot.models.interviews import Interview, InterviewRow
from bot.models.offers import OfferRow
from bot.models.people import Person, PersonRow
from bot.models.reminders import Due, Kind, Sent, Subject
from bot.plan import offers, plan, practice
from bot.store import interviews as interview_store
from bot.store import reminders as store

Plan = Callable[[list[Sent]], Iterable[Due]]
"""What went out already, to what is to come."""


def begin(session: Session, interview: Interview, person: Person, now: datetime) -> None:
    """The first plan of a new interview: there is none to end."""
    _write(session, _subject(interview), person, now, plan(interview, person))


def rewrite(session: Session, row: InterviewRow, person: Person, now: datetime) -> None:
    """An interview's plan anew."""
    row.plan_version += 1
    session.flush()
    interview = interview_store.value(session, row)
    replace(session, _subject(interview), person, now, lambda sent: plan(interview, person, sent))


def practiced(session: Session, row: PersonRow, now: datetime) -> None:
    """The person practiced: where a question a day is on, the next two days have one each."""
    today = zones.wall(now, row.value().zone).date()
    if row.practice_at is not None and row.practiced_on != today:
        row.practiced_on = today
        rewrite_practice(session, row, now)


def rewrite_practice(session: Session, row: PersonRow, now: datetime) -> None:
    """The plan of a question a day anew: it does not begin again what ran out, and makes up for what was let pass."""
    row.practice_version += 1
    session.flush()
    person, subject = row.value(), _daily(row, now)
    waiting = {ordinal for _, ordinal in store.left(session, subject, now)}
    replace(session, subject, person, now, lambda sent: practice.plan(person, now, sent, waiting))


def carry_on(session: Session, row: PersonRow, reminder: int, now: datetime) -> None:
    """A question a day goes on after this one of its reminders, unless what follows is planned already."""
    if not store.others(session, _daily(row, now), reminder, now):
        rewrite_practice(session, row, now)


def rewrite_offer(session: Session, row: OfferRow, person: Person, now: datetime) -> None:
    """An offer's plan anew; one without a deadline counts for the day it was entered on."""
    row.plan_version += 1
    session.flush()
    offer = row.value()
    counts_for = row.deadline or row.received_at.date()
    subject = Subject(person.id, row.plan_version, counts_for, offer=row.id)
    replace(session, subject, person, now, lambda sent: offers.plan(offer, person, sent))


def replace(session: Session, subject: Subject, person: Person, now: datetime, planned: Plan) -> None:
    """Ends the open reminders of the plan before and writes the new one.

    What fell due in silence, and waits there to be asked for, goes on waiting.
    """
    left = store.left(session, subject, now)
    store.supersede(session, subject)
    _write(session, subject, person, now, planned(store.sent(session, subject)), left)


def _daily(row: PersonRow, now: datetime) -> Subject:
    """What a question a day counts for: the last practice; switched off, today."""
    person = row.value()
    since = person.daily.since if person.daily else zones.wall(now, person.zone).date()
    return Subject(person.id, row.practice_version, since)


def _subject(interview: Interview) -> Subject:
    return Subject(interview.person, interview.plan_version, interview.local_date, interview=interview.id)


def _write(
    session: Session,
    subject: Subject,
    person: Person,
    now: datetime,
    dues: Iterable[Due],
    left: Collection[tuple[Kind, int]] = (),
) -> None:
    """As far as it still helps; a muted person's reminders are held at once."""
    helping = [due for due in dues if due.not_after > now]
    waiting = {due for due in helping if due.due_at <= now and (due.kind, due.ordinal) in left}
    store.write(session, subject, helping, waiting)
    if person.mute is not None and person.mute.holds(now):
        store.hold(session, person)
