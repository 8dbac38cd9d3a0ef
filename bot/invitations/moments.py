"""Single values of time, as calendar files write them."""

from datetime import UTC, date, datetime, timedelta

from bot.invitations.refusals import DateAbsurd

FIRST_YEAR, LAST_YEAR = 1970, 2099
"""Dates beyond are slips or traps, and arithmetic with zones ends not far from there."""


def moment(text: str) -> datetime | date | None:
    """A day, a wall time, or an aware moment in UTC; None for what is neither. Raises DateAbsurd."""
    found = _parsed(text.strip())
    if found is None:
        return None
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise DateAbsurd
    return found.astimezone(UTC) if isinstance(found, datetime) and found.tzinfo else found


def instant_or_day(text: str) -> datetime | date | None:
    """As `moment`, but for the end of a series, where a year beyond all sense stands for none at all."""
    found = _parsed(text.strip())
    return date(LAST_YEAR, 12, 31) if found and found.year > LAST_YEAR else found


def naive(text: str) -> datetime | None:
    """The wall time in any year, of a day its midnight; for the rules of zones, which begin in 1601."""
    found = _parsed(text.strip())
    if isinstance(found, datetime):
        return found.replace(tzinfo=None)
    return datetime.combine(found, datetime.min.time()) if found else None


def length(text: str) -> timedelta | None:
    from icalendar import vDuration  # noqa: PLC0415 - loaded with the first file, not with the bot

    try:
        found: timedelta = vDuration.from_ical(text.strip().upper())
    except (ValueError, OverflowError):
        return None
    return found


def whole(text: str) -> int:
    """A number of versions; 0 for what is none."""
    plain = text.strip()
    return int(plain) if plain.isdecimal() and plain.isascii() and len(plain) < len("1000000000") else 0


def _parsed(text: str) -> datetime | date | None:
    from icalendar import vDDDTypes  # noqa: PLC0415 - as above

    for read in (vDDDTypes.from_ical, datetime.fromisoformat):
        try:
            found = read(text.upper())
        except (ValueError, TypeError, OverflowError):
            continue
        if isinstance(found, date):
            return found
    return None
