"""Quiet hours: the moments that fall into them, moved ahead of them or past them."""

from datetime import datetime, time, timedelta

from bot import zones
from bot.models.people import Person

BEFORE_QUIET = timedelta(minutes=15)
"""A message that moves ahead of quiet hours leaves at 19:45, not at the stroke of 20:00."""


def later(moment: datetime, person: Person) -> datetime:
    """`moment`, or the end of the quiet hours it falls into: the later one where the clocks go back over it."""
    night = quiet_around(moment, person)
    return moment if night is None else max(_instants(night[1], person.zone))


def earlier(moment: datetime, person: Person) -> datetime:
    """`moment`, or shortly ahead of the quiet hours it falls into."""
    night = quiet_around(moment, person)
    return moment if night is None else min(_instants(night[0], person.zone)) - BEFORE_QUIET


def _instants(wall: datetime, zone: str) -> tuple[datetime, datetime]:
    """Both readings of a wall time: they differ where it comes twice or is skipped."""
    return zones.instant(wall, zone, fold=0), zones.instant(wall, zone, fold=1)


def quiet_around(moment: datetime, person: Person) -> tuple[datetime, datetime] | None:
    """The wall times between which it is quiet, if `moment` lies there: from the first to just before the second."""
    wall = zones.wall(moment, person.zone)
    for day in (wall.date() - timedelta(days=1), wall.date()):
        starts = datetime.combine(day, person.quiet_from)
        ends = _next(starts, person.quiet_to)
        if starts <= wall < ends:
            return starts, ends
    return None


def falls_into(at: time, quiet_from: time, quiet_to: time) -> bool:
    """Whether a time of day is quiet; from eight to eight is no quiet at all."""
    if quiet_from <= quiet_to:
        return quiet_from <= at < quiet_to
    return at >= quiet_from or at < quiet_to


def _next(wall: datetime, at: time) -> datetime:
    """The first wall time at `at` that is not before `wall`."""
    same_day = datetime.combine(wall.date(), at)
    return same_day if same_day >= wall else same_day + timedelta(days=1)
