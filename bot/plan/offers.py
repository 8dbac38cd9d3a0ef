"""The clock of one offer: twice before its deadline, and whether that is still wanted."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import zip_longest

from bot import zones
from bot.models.offers import Offer
from bot.models.people import Person
from bot.models.reminders import Due, Kind, OfferNotice, Sent
from bot.plan.quiet import earlier, later

DAYS_BEFORE = (3, 1)
AT = time(10)


def plan(offer: Offer, person: Person, sent: Iterable[Sent] = ()) -> tuple[Due, ...]:
    """Its reminders in the order of their times; none without a deadline, and none once it is decided.

    What was due before `offer.dated_at` was part of the reply to entering the deadline. What went out for this deadline
    does not return.
    """
    deadline, ends = offer.terms.deadline, offer.ends(person.zone)
    if not offer.is_open or deadline is None or ends is None:
        return ()
    gone = {(one.kind, one.ordinal) for one in sent if one.local_date == deadline}
    dues = [
        due
        for due in _one_at_a_time([*_before(deadline, ends, offer.dated_at, person)])
        if due.due_at < due.not_after
    ]
    return tuple(due for due in dues if (due.kind, due.ordinal) not in gone)


def wanted(notice: OfferNotice) -> bool:
    """Whether it is worth saying at all, as the offer stands."""
    return notice.offer.is_open and notice.offer.terms.deadline is not None


def _before(deadline: date, ends: datetime, since: datetime, person: Person) -> Iterator[Due]:
    for ordinal, days in enumerate(DAYS_BEFORE, start=1):
        at = zones.instant(datetime.combine(deadline - timedelta(days=days), AT), person.zone)
        moved = _moved(at, since, person)
        if at > since:
            yield Due(Kind.OFFER_DEADLINE, ordinal, moved, ends, held=moved != at)


def _moved(at: datetime, since: datetime, person: Person) -> datetime:
    """Ahead of quiet hours; where that is past, to their end."""
    ahead = earlier(at, person)
    return ahead if ahead > since else later(at, person)


def _one_at_a_time(dues: list[Due]) -> Iterator[Due]:
    """The first is over when the second is due, sent or not: after a day of silence one comes, not both."""
    for due, following in zip_longest(dues, dues[1:]):
        yield replace(due, not_after=min(due.not_after, following.due_at)) if following else due
