"""The rule of a series: which days it strikes. It looks at each day once, so that no rule runs for ever."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.invitations.moments import instant_or_day
from bot.invitations.refusals import RepeatsOddly

FOLLOWED = frozenset(
    {"FREQ", "COUNT", "UNTIL", "INTERVAL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "WKST"}
)
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
MOST_VALUES = 62
_LARGEST_NUMBER = 9999
_DAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_DECEMBER = 12


@dataclass(frozen=True)
class Rule:
    """`days` are weekdays, each with the ordinal it has in its month or year, or None for every one."""

    frequency: str
    interval: int = 1
    count: int | None = None
    until: datetime | date | None = None
    days: tuple[tuple[int | None, int], ...] = ()
    month_days: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    positions: tuple[int, ...] = ()
    week_start: int = 0

    def strikes(self, first: datetime, last: datetime) -> Iterator[datetime]:
        """The wall times at which it strikes, at the hour of the first, without regard to its own end."""
        for period in self._periods(first.date(), last.date()):
            hits = [day for day in period if self._strikes(day, first.date())]
            for day in self._picked(hits):
                moment = datetime.combine(day, first.time())
                if first <= moment <= last:
                    yield moment

    def _picked(self, hits: list[date]) -> list[date]:
        if not self.positions:
            return hits
        places = {position - 1 if position > 0 else len(hits) + position for position in self.positions}
        return [day for place, day in enumerate(hits) if place in places]

    def _periods(self, first: date, last: date) -> Iterator[list[date]]:
        """Each day, week, month or year whose turn it is."""
        begin = self._begin(first)
        while begin <= last:
            if self.frequency == "YEARLY" and self.months:
                months = [begin.replace(month=month) for month in sorted(set(self.months))]
                yield [day for month in months for day in _range(month, _next_month(month, 1))]
            else:
                yield list(_range(begin, self._following(begin, 1)))
            begin = self._following(begin, self.interval)

    def _begin(self, first: date) -> date:
        if self.frequency == "WEEKLY":
            return first - timedelta(days=(first.weekday() - self.week_start) % 7)
        if self.frequency == "MONTHLY":
            return first.replace(day=1)
        return first.replace(month=1, day=1) if self.frequency == "YEARLY" else first

    def _following(self, begin: date, steps: int) -> date:
        if self.frequency in {"DAILY", "WEEKLY"}:
            return begin + timedelta(days=steps * (7 if self.frequency == "WEEKLY" else 1))
        return _next_month(begin, steps * (12 if self.frequency == "YEARLY" else 1))

    def _strikes(self, day: date, first: date) -> bool:
        if self.months and day.month not in self.months:
            return False
        if self.month_days and not {day.day, day.day - _days_of(day) - 1} & set(self.month_days):
            return False
        if self.days:
            return any(weekday == day.weekday() and self._is_nth(day, nth) for nth, weekday in self.days)
        return bool(self.month_days) or self._is_like(day, first)

    def _is_nth(self, day: date, nth: int | None) -> bool:
        if nth is None or self.frequency in {"DAILY", "WEEKLY"}:
            return True
        in_year = self.frequency == "YEARLY" and not self.months
        place = day.timetuple().tm_yday if in_year else day.day
        size = date(day.year, _DECEMBER, 31).timetuple().tm_yday if in_year else _days_of(day)
        return nth in {(place - 1) // 7 + 1, -((size - place) // 7 + 1)}

    def _is_like(self, day: date, first: date) -> bool:
        """What the first date gives where the rule does not say."""
        if self.frequency == "DAILY":
            return True
        if self.frequency == "WEEKLY":
            return day.weekday() == first.weekday()
        return day.day == first.day and (
            self.frequency == "MONTHLY" or bool(self.months) or day.month == first.month
        )


def read_rule(text: str) -> Rule:
    """Raises RepeatsOddly for what strikes more often than daily, or is written otherwise than the standard says."""
    pairs = (part.partition("=") for part in re.sub(r"\s", "", text).strip(";").upper().split(";"))
    parts = {key: value for key, _, value in pairs if not key.startswith("X-")}
    if not set(parts) <= FOLLOWED or parts.get("FREQ") not in {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}:
        raise RepeatsOddly
    return Rule(
        frequency=parts["FREQ"],
        interval=_number(parts.get("INTERVAL", "1"), at_least=1),
        count=_count(parts),
        until=_until(parts),
        days=tuple(_day(one) for one in _listed(parts, "BYDAY")),
        month_days=tuple(_number(one, at_least=-31) for one in _listed(parts, "BYMONTHDAY")),
        months=tuple(_number(one, at_least=1, at_most=_DECEMBER) for one in _listed(parts, "BYMONTH")),
        positions=tuple(_number(one, at_least=-366) for one in _listed(parts, "BYSETPOS")),
        week_start=WEEKDAYS.index(parts["WKST"]) if parts.get("WKST") in WEEKDAYS else 0,
    )


def _listed(parts: dict[str, str], name: str) -> list[str]:
    values = parts.get(name, "").split(",") if parts.get(name) else []
    if len(values) > MOST_VALUES:
        raise RepeatsOddly
    return values


def _number(text: str, *, at_least: int, at_most: int = _LARGEST_NUMBER) -> int:
    if not re.fullmatch(r"[+-]?[0-9]{1,4}", text) or not at_least <= int(text) <= at_most:
        raise RepeatsOddly
    return int(text)


def _count(parts: dict[str, str]) -> int | None:
    """A count that no series reaches within its years counts as that many."""
    text = parts.get("COUNT")
    if text is None:
        return None
    if not re.fullmatch(r"[0-9]+", text) or not text.strip("0"):
        raise RepeatsOddly
    return _number(text, at_least=1) if len(text) <= len(str(_LARGEST_NUMBER)) else _LARGEST_NUMBER


def _until(parts: dict[str, str]) -> datetime | date | None:
    text = parts.get("UNTIL")
    if text is None:
        return None
    found = instant_or_day(text)
    if found is None:
        raise RepeatsOddly
    return found


def _day(text: str) -> tuple[int | None, int]:
    match = _DAY.fullmatch(text)
    if match is None:
        raise RepeatsOddly
    return int(match[1]) if match[1] else None, WEEKDAYS.index(match[2])


def _range(begin: date, end: date) -> Iterator[date]:
    return (begin + timedelta(days=count) for count in range((end - begin).days))


def _next_month(begin: date, steps: int) -> date:
    months = begin.year * 12 + begin.month - 1 + steps
    return date(months // 12, months % 12 + 1, 1)


def _days_of(day: date) -> int:
    following = day.replace(day=28) + timedelta(days=4)
    return (following - timedelta(days=following.day)).day
