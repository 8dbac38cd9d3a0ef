"""The dates of one event: its series, what was moved or called off of it, and which version of each is the newest."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.invitations.clocks import Clocks
from bot.invitations.components import Component
from bot.invitations.events import event, listed, on
from bot.invitations.recurrences import dates
from bot.invitations.refusals import RepeatsOddly
from bot.invitations.values import Event, Method, Start

MOST_DATES = 20
MOST_TURNS = 10
"""Of a series, at each of which all its later dates change."""


@dataclass(frozen=True)
class Version:
    """An event beside the component that it was read from."""

    event: Event
    component: Component

    @property
    def repeats(self) -> bool:
        return bool(self.component.lines.keys() & {"RRULE", "RDATE"})

    @property
    def reaches_on(self) -> bool:
        """Whether it stands for all later dates as well."""
        given = self.component.first("RECURRENCE-ID")
        return given is not None and given.parameters.get("RANGE", "").upper() == "THISANDFUTURE"


def expanded(group: Iterable[Component], clocks: Clocks, method: Method, now: datetime) -> list[Event]:
    """Every date of what bears one UID: of a series the next ones, or the last if none is to come. Raises Refused."""
    newest: dict[str | None, Version] = {}
    for component in group:
        read = event(component, clocks, method)
        known = newest.get(read.recurrence)
        if known is None or read.age >= known.event.age:
            newest[read.recurrence] = Version(read, component)
    whole = newest.pop(None, None)
    if whole is None:
        return [version.event for version in newest.values()]
    if whole.event.start is None or whole.event.cancelled or not whole.repeats:
        return [whole.event, *(version.event for version in newest.values())]
    return _next(_series(whole, newest, clocks, now), now)


def _series(
    whole: Version, changed: Mapping[str | None, Version], clocks: Clocks, now: datetime
) -> list[Event]:
    """Raises Refused."""
    if sum(version.reaches_on for version in changed.values()) > MOST_TURNS:
        raise RepeatsOddly
    starts = _starts(whole, clocks, now)
    plain = {one.recurrence: one for one in (on(whole.event, start) for start in starts)}
    for name, version in sorted(changed.items(), key=lambda pair: pair[0] or ""):
        if version.reaches_on and name in plain:
            plain = _moved(plain, name, version.event)
    plain |= {name: version.event for name, version in changed.items()}
    found = [one for one in plain.values() if one.start is not None]
    if len(found) == 1 and not changed:
        return [replace(found[0], recurrence=None)]
    return [replace(one, repeats=len(found)) for one in found]


def _moved(plain: dict[str | None, Event], name: str | None, change: Event) -> dict[str | None, Event]:
    """The later dates with what the change says, as much earlier or later as it is."""
    begins = plain[name].start
    if begins is None or change.start is None or (begins.wall is None) != (change.start.wall is None):
        return plain
    by = _distance(begins, change.start)
    reached = [key for key in plain if (key or "") >= (name or "")]
    return plain | {
        key: replace(change, start=_in_zone(one.start.moved(by), change.start), recurrence=key)
        for key, one in plain.items()
        if key in reached and one.start is not None
    }


def _distance(first: Start, second: Start) -> timedelta:
    if first.wall and second.wall:
        return second.wall - first.wall
    return second.day - first.day


def _in_zone(start: Start, pattern: Start) -> Start:
    return replace(start, zone=pattern.zone, unknown_zone=pattern.unknown_zone)


def _starts(whole: Version, clocks: Clocks, now: datetime) -> list[Start]:
    """The first date, those of the rules, those added; without those taken away."""
    first = whole.event.start
    if first is None:
        return []
    begins = first.wall or datetime.combine(first.day, datetime.min.time())
    walls = {begins}
    for rule in whole.component.every("RRULE"):
        walls.update(dates(rule.value, begins, first.zone, now))
    starts = [first.moved(wall - begins) for wall in sorted(walls)]
    starts += listed(whole.component.every("RDATE"), clocks, first)
    gone = list(listed(whole.component.every("EXDATE"), clocks, first))
    days = {one.day for one in gone if one.wall is None or first.wall is None}
    moments = {one.instant("UTC") for one in gone if one.wall}
    return [one for one in starts if one.day not in days and one.instant("UTC") not in moments]


def _next(found: list[Event], now: datetime) -> list[Event]:
    ordered = sorted(found, key=lambda one: one.start.instant("UTC") if one.start else now)
    ahead = [one for one in ordered if one.start and one.start.instant("UTC") >= now - timedelta(days=1)]
    return ahead[:MOST_DATES] or ordered[-MOST_DATES:]
