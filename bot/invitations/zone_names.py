"""From a calendar's name of a zone to the zone: IANA's names, Windows', vendors' paths, letters and offsets."""

import re
from datetime import datetime
from functools import cache

from bot import zones
from bot.reading.abbreviations import ABBREVIATIONS
from bot.reading.city_zones import CITIES

OLD_RULES = {
    "EST5EDT": "America/New_York",
    "CST6CDT": "America/Chicago",
    "MST7MDT": "America/Denver",
    "PST8PDT": "America/Los_Angeles",
}
_UTC = frozenset(
    {"utc", "z", "gmt", "zulu", "etc/utc", "etc/gmt", "tzone://microsoft/utc", "coordinated universal time"}
)
_OFFSET = re.compile(
    r"\(?(?:UTC|GMT)\s*(?P<sign>[+\u2212-])\s*(?P<hours>\d{1,2})(?::?(?P<minutes>\d\d))?\)?", re.IGNORECASE
)
_DISPLAYED = re.compile(r"\((?:UTC|GMT)(?:[+\u2212-]\d\d:?\d\d)?\)\s*(?P<cities>.+)", re.IGNORECASE)
_SEASON = re.compile(
    r"\s*\((?:Mexico|US & Canada|Canada|US and Canada)\)|\s+(?:standard |daylight |summer )?time$",
    re.IGNORECASE,
)
_REGIONS = {
    "eastern": "America/New_York",
    "central": "America/Chicago",
    "mountain": "America/Denver",
    "pacific": "America/Los_Angeles",
    "alaska": "America/Anchorage",
    "hawaii": "Pacific/Honolulu",
    "arizona": "America/Phoenix",
    "greenwich mean": "Europe/London",
}


def named(name: str) -> str | None:
    """The zone that a name means for certain."""
    plain = name.strip().strip('"')
    if plain.strip("/").casefold() in _UTC:
        return "UTC"
    return _of_iana(plain) or _of_windows(plain) or _of_path(plain)


def displayed(name: str) -> str | None:
    """The zone of a name that is written for people: "(UTC-05:00) Eastern Time (US & Canada)", "Paris, Madrid"."""
    match = _DISPLAYED.match(name.strip())
    words = match["cities"] if match else name
    for part in re.split(r",\s*", words):
        plain = _SEASON.sub("", _SEASON.sub("", part.strip())).casefold()
        found = _REGIONS.get(plain) or CITIES.get(plain)
        if found:
            return found
    return None


def lettered(name: str, wall: datetime) -> str | None:
    """The zone of "EST" or "UTC+2" at a wall time; None for letters that several places share, or unknown ones."""
    match = _OFFSET.fullmatch(name.strip())
    if match:
        return _of_offset(match)
    place = ABBREVIATIONS.get(name.strip().casefold())
    if place is None:
        return None
    shown = zones.abbreviation(zones.instant(wall, place), place)
    return (
        place
        if shown == name.strip().upper() or not zones.is_zone(name.strip().upper())
        else zones.canonical(name.upper())
    )


def _of_iana(name: str) -> str | None:
    exact = _by_letters().get(name.replace(" ", "_").casefold())
    if exact is None or (len(name) <= len("WEST") and name not in {"GMT", "UTC"}):
        return None
    return OLD_RULES.get(exact, zones.canonical(exact))


def _of_windows(name: str) -> str | None:
    found = _windows().get(name.casefold())
    return zones.canonical(found) if found else None


def _of_path(name: str) -> str | None:
    """The zone at the end of `/freeassociation.sourceforge.net/Tzfile/Europe/Berlin`: its longest part that is one."""
    parts = name.strip("/").split("/")
    endings = ("/".join(parts[first:]) for first in range(1, len(parts) - 1))
    return next((found for found in map(_of_iana, endings) if found), None)


def _of_offset(match: re.Match[str]) -> str | None:
    """`Etc/GMT+5` is five hours behind: its sign is the other way about."""
    hours, minutes = int(match["hours"]), int(match["minutes"] or 0)
    if not hours and not minutes:
        return "UTC"
    found = f"Etc/GMT{'-' if match['sign'] == '+' else '+'}{hours}"
    return found if not minutes and zones.is_zone(found) else None


@cache
def _by_letters() -> dict[str, str]:
    return {name.casefold(): name for name in zones.every()}


@cache
def _windows() -> dict[str, str]:
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON  # noqa: PLC0415 - loaded with the first file

    return {name.casefold(): zone for name, zone in WINDOWS_TO_OLSON.items()}
