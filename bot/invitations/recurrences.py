"""Dates of a series: only rules that end are followed, and never far."""

from datetime import date, datetime, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from bot.invitations.refusals import RepeatsForEver, RepeatsOddly
from bot.invitations.rules import Rule, read_rule

HORIZON = timedelta(days=2 * 366)
"""How far ahead dates are followed."""
MOST_DATES = 1000
"""An interview has fewer, and a rule with more may have no end."""
LONGEST = timedelta(days=10 * 366)
"""What is still to be followed of a series that has lasted longer takes long, and belongs to no interview."""


def dates(text: str, first: datetime, zone: str | None, now: datetime) -> list[datetime]:
    """The wall times of a series, from the first on. `first` is naive, in `zone`.

    Raises Refused for a rule that does not end within two years from now, or cannot be followed.
    """
    rule = read_rule(text)
    horizon = max(first, now.replace(tzinfo=None)) + HORIZON
    until = _end(rule, zone)
    last = min(horizon, until or horizon, first + LONGEST)
    found = list(islice(rule.strikes(first, last), min(rule.count or MOST_DATES, MOST_DATES)))
    if len(found) < MOST_DATES and (last == until or len(found) == rule.count):
        return found
    raise RepeatsForEver if found and last == horizon else RepeatsOddly


def _end(rule: Rule, zone: str | None) -> datetime | None:
    """The last wall time. What is given in UTC is a moment; of a day its end counts."""
    until = rule.until
    if isinstance(until, datetime):
        in_zone = until.astimezone(ZoneInfo(zone)) if zone and until.tzinfo else until
        return in_zone.replace(tzinfo=None)
    return datetime.combine(until, datetime.max.time()) if isinstance(until, date) else None
