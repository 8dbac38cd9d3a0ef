"""The moment: day, time and zone put together, and whether the clocks there ever show it."""

import datetime as dt
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.reading.answer import Ask
from bot.reading.days import Days
from bot.reading.lengths import Lengths
from bot.reading.places import Place
from bot.reading.times import Clock
from bot.zones import Fit, fit, instant
from bot.zones import wall as wall_time

_ASK_FOR = {Fit.GAP: Ask.GAP, Fit.TWICE: Ask.OVERLAP}


@dataclass(frozen=True)
class Said:
    """Everything that was said about when it is."""

    days: Days
    clocks: list[Clock]
    parts: set[str]
    meals: set[str]
    places: list[Place]
    lengths: Lengths
    stray_number: bool

    @property
    def minutes(self) -> frozenset[int]:
        """Every length that was said, by itself or as a range."""
        return self.lengths.minutes | {clock.minutes for clock in self.clocks if clock.minutes}

    @property
    def minutes_agree(self) -> bool:
        return len(self.minutes) <= 1 and self.lengths.are_possible


@dataclass(frozen=True)
class Moment:
    """`starts` is the wall time in `zone`; `day` and `time` are what is certain where something is asked."""

    zone: str
    asks: tuple[Ask, ...] = ()
    day: dt.date | None = None
    time: dt.time | None = None
    starts: datetime | None = None


def settle_moment(said: Said, own: str, now: datetime) -> Moment:
    """When it starts and where that is the time, or what to ask. `now` is aware, in the person's zone."""
    if said.lengths.waits:
        return _after_wait(said, own, now)
    day, day_trouble = said.days.settle(now.date())
    times = [clock.settle(said.parts, said.meals) for clock in said.clocks] or [(None, Ask.TIME)]
    zones = [_place(clock, said) for clock in said.clocks]
    troubles = [day_trouble, *(trouble for _, trouble in times), _stray(said)]
    if None in zones or any(not place.is_known for place in said.places):
        troubles.append(Ask.ZONE)
    asks = tuple(dict.fromkeys(trouble for trouble in troubles if trouble))
    if asks or day is None:
        zone = next((place.key for place in zones if place and place.key and len(zones) == 1), own)
        return Moment(own if Ask.ZONE in asks else zone, asks, day, times[0][0] if len(times) == 1 else None)
    walls = [datetime.combine(day, at) for at, _ in times if at]
    pairs = zip(walls, (zone for zone in zones if zone), strict=True)
    return _agreed(said, [_Claim.of(wall, place, own) for wall, place in pairs], own, now)


@dataclass(frozen=True)
class _Claim:
    """One wall time in a zone, and whether the zone goes by the name it was given."""

    wall: datetime
    zone: str
    holds: bool = True

    @classmethod
    def of(cls, wall: datetime, place: Place, own: str) -> "_Claim":
        if place.offset is None:
            return cls(wall, place.key or own, place.holds_at(wall))
        moment = instant(wall - place.offset, "UTC")
        if wall_time(moment, own) == wall:
            return cls(wall, own)
        hours, rest = divmod(place.offset, timedelta(hours=1))
        if rest or not hours:
            return cls(wall_time(moment, own), own) if rest else cls(wall, "UTC")
        return cls(wall, f"Etc/GMT{-hours:+d}")


def _agreed(said: Said, claims: list[_Claim], own: str, now: datetime) -> Moment:
    """One moment for all the times given, told in the person's own zone where that is one of them."""
    best = next((claim for claim in claims if claim.zone == own), claims[0])
    trouble = _trouble(said, claims, best, own, now)
    moment = Moment(best.zone, day=best.wall.date(), time=best.wall.time())
    if trouble:
        zone = own if trouble is Ask.ZONE else best.zone
        return Moment(zone, (trouble,), day=moment.day, time=moment.time)
    return Moment(best.zone, starts=best.wall, day=moment.day, time=moment.time)


def _trouble(said: Said, claims: list[_Claim], best: _Claim, own: str, now: datetime) -> Ask | None:
    moment = instant(best.wall, best.zone)
    if any(not claim.holds for claim in claims) or _venue_differs(said, best):
        return Ask.ZONE
    if any(instant(claim.wall, claim.zone) != moment for claim in claims):
        return Ask.WHICH_TIME
    misfit = _ASK_FOR.get(fit(best.wall, best.zone))
    if misfit or moment <= now:
        return misfit or Ask.PAST
    here = wall_time(moment, own).date()
    calendars_differ = wall_time(now, best.zone).date() != now.date()
    return Ask.WHICH_DATE if said.days.relative and calendars_differ and here != best.wall.date() else None


def _after_wait(said: Said, own: str, now: datetime) -> Moment:
    """In two hours: elapsed time, whatever the clocks do meanwhile."""
    days, places = said.days, {place.key for place in said.places if not place.is_venue}
    if said.clocks or days.mentions or days.weekdays or days.vague or len(said.lengths.waits) > 1:
        return Moment(own, (Ask.WHICH_TIME,))
    if said.stray_number or len(places) > 1 or None in places:
        return Moment(own, (Ask.ZONE if places else Ask.WHICH_TIME,))
    zone = str(places.pop()) if places else own
    starts = wall_time(now.astimezone(UTC) + said.lengths.waits[0], zone).replace(second=0, microsecond=0)
    if fit(starts, zone) is not Fit.ONCE:
        return Moment(zone, (Ask.OVERLAP,))
    return Moment(zone, starts=starts, day=starts.date(), time=starts.time())


def _stray(said: Said) -> Ask | None:
    if not said.stray_number:
        return None
    return Ask.WHICH_TIME if said.clocks else Ask.TIME


def _place(clock: Clock, said: Said) -> Place | None:
    """The zone given to this time: one beside it, one beside the only time, else the person's own."""
    places = {
        (place.key, place.abbreviation if place.key else None, place.offset): place
        for place in said.places
        if not place.is_venue and _owner(place, said.clocks) is clock
    }
    if len({(key, offset) for key, _, offset in places}) > 1:
        return None
    return next(iter(places.values()), Place(clock.end, clock.end))


def _owner(place: Place, clocks: list[Clock]) -> Clock:
    before = [clock for clock in clocks if clock.end <= place.start]
    return before[-1] if before else clocks[0]


def _venue_differs(said: Said, best: _Claim) -> bool:
    """An interview in Berlin, typed in Lisbon without a zone: whose time is it?"""
    if any(not place.is_venue for place in said.places):
        return False
    moment = instant(best.wall, best.zone)
    return any(place.key and wall_time(moment, place.key) != best.wall for place in said.places)
