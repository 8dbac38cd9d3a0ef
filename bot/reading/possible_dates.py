"""Which dates one expression can stand for, seen from today; several where people would disagree."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from bot.reading.words import month_number, number, weekday_number

HORIZON = timedelta(days=370)
JUST_GONE = timedelta(days=120)
"""A date without a year that passed this recently is taken for one gone by, not for next year's."""

Dates = frozenset[date]
Match = re.Match[str]

_WEEK = timedelta(days=7)
_SUNDAY = 6
_MONTHS = 12


def iso(match: Match, _: date) -> Dates:
    return _existing([(int(match["year"]), int(match["month"]), int(match["day"]))])


def named_month(match: Match, today: date) -> Dates:
    """24 November; both days of "November 24 or 25"."""
    month = month_number(match["month"])
    days = (int(match[group]) for group in ("day", "other") if match[group])
    return _union(_in_year(match["year"], month, day, today) for day in days)


def numeric(match: Match, today: date) -> Dates:
    """03/04 is both March 4 and April 3; 24/11 can only be November 24."""
    first, second = int(match["first"]), int(match["second"])
    readings = {(first, second), (second, first)}
    return _union(_in_year(match["year"], month, day, today) for day, month in readings if month <= _MONTHS)


def day_of_month(match: Match, today: date) -> Dates:
    """The 5th: this month's if still to come, else next month's; both on the 5th itself."""
    day, later = int(match["day"]), today.replace(day=1) + timedelta(days=31)
    months = {today, later} if day == today.day else {today if day > today.day else later}
    return _existing((month.year, month.month, day) for month in months)


def whole_month(match: Match, today: date) -> Dates:
    month = month_number(match["month"])
    return _union(_in_year(match["year"], month, day, today) for day in range(1, 29))


def next_month(_: Match, today: date) -> Dates:
    later = today.replace(day=1) + timedelta(days=31)
    return _existing((later.year, later.month, day) for day in range(1, 32))


def counted(match: Match, today: date) -> Dates:
    """In three days, two weeks from tomorrow, a week on Tuesday."""
    count = 1 if match["count"] in {None, "a", "an"} else number(match["count"])
    days = {"d": 1, "w": 7, "f": 14}[match["unit"][0]] * count
    start = match["start"] or "now"
    if start in {"now", "today"}:
        return frozenset({today + timedelta(days=days)})
    starts = (
        {today + timedelta(days=1)} if start[0] == "2" or start[:2] in {"to", "tm"} else coming(start, today)
    )
    return frozenset(day + timedelta(days=days) for day in starts)


def weekday_week(match: Match, today: date) -> Dates:
    """Tuesday week: a week after the coming Tuesday."""
    return frozenset(day + _WEEK for day in coming(match["weekday"], today))


def after_tomorrow(_: Match, today: date) -> Dates:
    return frozenset({today + timedelta(days=2)})


def tomorrow(_: Match, today: date) -> Dates:
    return frozenset({today + timedelta(days=1)})


def this_day(_: Match, today: date) -> Dates:
    return frozenset({today})


def yesterday(_: Match, today: date) -> Dates:
    return frozenset({today - timedelta(days=1)})


def chosen_weekday(match: Match, today: date) -> Dates:
    """This, next, coming or last Tuesday; both dates where people disagree which one is meant."""
    weekday = weekday_number(match["weekday"])
    ahead = today + timedelta(days=(weekday - today.weekday()) % 7 or 7)
    which = match["which"]
    if which in {"last", "past"}:
        return frozenset({today - timedelta(days=(today.weekday() - weekday) % 7 or 7)})
    if which == "next":
        return frozenset({ahead, *(day for day in next_week(match, today) if day.weekday() == weekday)})
    certain = which != "this" or (ahead in this_week(match, today) and weekday != today.weekday())
    return frozenset({ahead}) if certain else frozenset({ahead, ahead - _WEEK})


def this_week(_: Match, today: date) -> Dates:
    """What is left of it; seen from a Sunday, the days that follow."""
    left = _SUNDAY - today.weekday() or _SUNDAY
    return frozenset(today + timedelta(days=ahead) for ahead in range(left + 1))


def next_week(_: Match, today: date) -> Dates:
    """A week may begin on Monday or on Sunday."""
    starts = (today - timedelta(days=today.weekday()), today - timedelta(days=(today.weekday() + 1) % 7))
    return frozenset(start + timedelta(days=ahead) for start in starts for ahead in range(7, 14))


def coming(weekday: str | int, today: date) -> Dates:
    """The next such day; today and a week from now where it is that day already."""
    wanted = weekday if isinstance(weekday, int) else weekday_number(weekday)
    ahead = (wanted - today.weekday()) % 7
    return frozenset({today + timedelta(days=ahead)} | ({today + _WEEK} if ahead == 0 else set()))


def _in_year(year: str | None, month: int, day: int, today: date) -> Dates:
    if year:
        return _existing([(int(year) % 100 + 2000, month, day)])
    dates = sorted(_existing((today.year + offset, month, day) for offset in (-1, 0, 1)))
    gone = [found for found in dates if found < today]
    if gone and today - gone[-1] <= JUST_GONE:
        return frozenset({gone[-1]})
    return frozenset([found for found in dates if today <= found <= today + HORIZON][:1])


def _existing(days: Iterable[tuple[int, int, int]]) -> Dates:
    found = set()
    for year, month, day in days:
        try:
            found.add(date(year, month, day))
        except ValueError:  # February 30
            continue
    return frozenset(found)


def _union(dates: Iterable[Dates]) -> Dates:
    return frozenset[date]().union(*dates)
