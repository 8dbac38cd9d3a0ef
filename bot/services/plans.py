"""Plans: an interview's reminders rewritten under the facts as they stand, in the transaction that changed them."""

from datetime import datetime

from sqlmodel import Session

from bot.models.interviews import InterviewRow
from bot.models.people import Person
from bot.plan import plan
from bot.store import interviews as interview_store
from bot.store import reminders as store


def rewrite(session: Session, row: InterviewRow, person: Person, now: datetime) -> None:
    """Ends the open reminders of the plan before and writes the new one, as far as it still helps.

    A muted person's are held at once.
    """
    row.plan_version += 1
    session.flush()
    interview = interview_store.value(session, row)
    store.supersede(session, row.id)
    dues = plan(interview, person, store.sent(session, row.id))
    store.write(session, interview, [due for due in dues if due.not_after > now])
    if person.mute is not None and person.mute.holds(now):
        store.hold(session, person)
