"""Times in words: for the person's own clock through Slack's date format, for another zone as plain words."""

from datetime import datetime

from bot import zones
from bot.models.interviews import Interview


def instant(moment: datetime, zone: str) -> str:
    """Mrkdwn that Slack shows in the reader's own zone, with the same in words for `zone` beside it."""
    return f"<!date^{int(moment.timestamp())}^{{date_short_pretty}} at {{time}}|{words(moment, zone)}>"


def words(moment: datetime, zone: str) -> str:
    """`Tue, Jan 12, 3:00 PM EST`."""
    return f"{zones.wall(moment, zone):%a, %b %-d, %-I:%M %p} {zones.abbreviation(moment, zone)}"


def day(moment: datetime, zone: str) -> str:
    """`Tue, Jan 12`."""
    return f"{zones.wall(moment, zone):%a, %b %-d}"


def interview(one: Interview, person_zone: str) -> str:
    """When it starts, in its own zone; with the person's own time where that differs. Plain words."""
    return both(one.starts, one.zone, person_zone)


def both(moment: datetime, zone: str, person_zone: str) -> str:
    """In `zone`, and for the person where that differs."""
    there = f"{words(moment, zone)} ({zones.city(zone)})"
    if zones.wall(moment, zone) == zones.wall(moment, person_zone):
        return words(moment, person_zone)
    return f"{there}; {words(moment, person_zone)} for you"


def hour(moment: datetime, zone: str) -> str:
    """`3:00 PM`."""
    return f"{zones.wall(moment, zone):%-I:%M %p}"
