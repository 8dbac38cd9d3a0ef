"""Time zones: the pinned zone data, wall times and instants, and how people look a zone up."""

import re
import unicodedata
import zoneinfo
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from functools import cache
from importlib import resources
from zoneinfo import ZoneInfo

import tzdata

ALIASES = {
    "America/New_York": "Boston Washington Atlanta Miami Philadelphia Eastern ET EST EDT",
    "America/Chicago": "Dallas Houston Austin Minneapolis St Louis Central CT CST CDT",
    "America/Denver": "Salt Lake City Albuquerque Mountain MT MST MDT",
    "America/Los_Angeles": "San Francisco Seattle San Diego Portland Las Vegas Pacific PT PST PDT",
    "America/Toronto": "Ottawa Montreal Quebec",
    "America/Vancouver": "Victoria British Columbia",
    "America/Sao_Paulo": "Rio de Janeiro Brasilia",
    "Asia/Kolkata": "Mumbai Bombay Delhi Bangalore Bengaluru Chennai Hyderabad Pune India IST Calcutta",
    "Asia/Shanghai": "Beijing Shenzhen Guangzhou China",
    "Asia/Tokyo": "Osaka Kyoto Japan JST",
    "Asia/Ho_Chi_Minh": "Saigon Hanoi Vietnam",
    "Asia/Dubai": "Abu Dhabi Emirates",
    "Asia/Karachi": "Lahore Islamabad Pakistan",
    "Asia/Manila": "Quezon Cebu Philippines",
    "Australia/Sydney": "Canberra Wollongong AEST AEDT",
    "Europe/Berlin": "Munich Hamburg Frankfurt Cologne Germany CET CEST",
    "Europe/Kyiv": "Kiev Lviv Odesa Ukraine",
    "Europe/London": "Manchester Edinburgh Glasgow Birmingham Cardiff Belfast GMT BST United Kingdom",
    "Europe/Madrid": "Barcelona Valencia Spain",
    "Europe/Paris": "Lyon Marseille Toulouse France",
    "Europe/Rome": "Milan Naples Turin Italy",
    "Europe/Zurich": "Geneva Basel Bern Switzerland",
    "Africa/Lagos": "Abuja Nigeria",
    "Africa/Johannesburg": "Cape Town Durban Pretoria",
    "Pacific/Auckland": "Wellington Christchurch New Zealand",
    "UTC": "Universal Zulu Greenwich",
}
"""What people type who do not know their zone's own name: bigger cities, countries, the letters in common use."""


FALLBACK = "UTC"
"""Where a zone is unknown: said in words wherever it matters, so that it is noticed."""


class Fit(StrEnum):
    """How a wall time sits in its zone on that day."""

    ONCE = "once"
    GAP = "gap"
    TWICE = "twice"


@dataclass(frozen=True)
class ZoneChoice:
    """A zone as offered in a menu: `name` is IANA's, `label` is for people."""

    name: str
    label: str


def pin_zone_data() -> None:
    """Makes zoneinfo read the pinned tzdata package before the system's copy, which may be years behind."""
    zoneinfo.reset_tzpath(to=[str(resources.files("tzdata").joinpath("zoneinfo"))])
    ZoneInfo.clear_cache()


def zone_data_version() -> str:
    """The release of the zone rules, such as `2026f`."""
    return str(tzdata.IANA_VERSION)


def is_zone(name: str) -> bool:
    return name in _readable()


def every() -> frozenset[str]:
    """All names that the zone data knows, old ones included."""
    return _readable()


def canonical(name: str) -> str:
    """The name in use for `name`: `Asia/Calcutta` gives `Asia/Kolkata`, `Europe/Oslo` stays."""
    return _links().get(name, name)


def usable(name: str) -> str:
    """The name in use for a stored one; UTC for a zone that the rules no longer know."""
    found = canonical(name)
    return found if is_zone(found) else FALLBACK


def instant(wall: datetime, zone: str, *, fold: int = 0) -> datetime:
    """The UTC instant of a naive wall time; in a gap it moves forward, where it comes twice `fold` picks."""
    return wall.replace(tzinfo=ZoneInfo(zone), fold=fold).astimezone(UTC)


def wall(moment: datetime, zone: str) -> datetime:
    """The naive wall time of an instant."""
    return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=0)


def day_after(moment: datetime, zone: str) -> datetime:
    """The instant with which the day after that of `moment` begins there."""
    return instant(datetime.combine(wall(moment, zone) + timedelta(days=1), time()), zone)


def fit(wall_time: datetime, zone: str) -> Fit:
    first, second = (instant(wall_time, zone, fold=fold) for fold in (0, 1))
    if first == second:
        return Fit.ONCE
    return Fit.TWICE if first < second else Fit.GAP


def around_gap(wall_time: datetime, zone: str) -> tuple[datetime, datetime]:
    """For a wall time that the clocks jump over: the last minute before the jump and the first one after it."""
    moment = instant(wall_time, zone, fold=1)
    while wall(moment, zone) < wall_time:
        moment += timedelta(minutes=1)
    return wall(moment - timedelta(minutes=1), zone), wall(moment, zone)


def abbreviation(moment: datetime, zone: str) -> str:
    """`EST`, or `UTC-03` where a zone has no letters of its own."""
    name = moment.astimezone(ZoneInfo(zone)).strftime("%Z")
    return name if name.isalpha() else f"UTC{name}"


def city(zone: str) -> str:
    """`America/New_York` gives `New York`."""
    return zone.rsplit("/", 1)[-1].replace("_", " ")


def search(typed: str, now: datetime, *, limit: int = 100) -> list[ZoneChoice]:
    """Zones whose city, name or alias holds every typed word: whole words before beginnings before the rest."""
    wanted = _letters(typed).split()
    ranked = sorted(
        (_rank(wanted, key), name) for name, key in _keys().items() if all(word in key for word in wanted)
    )
    return [choice(name, now) for _, name in ranked[:limit]]


def choice(name: str, now: datetime) -> ZoneChoice:
    """A zone with its offset at `now`: `New York (UTC-5, America/New_York)`."""
    offset = now.astimezone(ZoneInfo(name)).strftime("%z")
    hours = f"{offset[0]}{int(offset[1:3])}" + (f":{offset[3:5]}" if offset[3:5] != "00" else "")
    return ZoneChoice(name, f"{city(name)} (UTC{hours}, {name})")


def _rank(wanted: list[str], key: str) -> int:
    words = key.split()
    if all(word in words for word in wanted):
        return 0
    return 1 if all(any(known.startswith(word) for known in words) for word in wanted) else 2


@cache
def _readable() -> frozenset[str]:
    return frozenset(zoneinfo.available_timezones() - {"localtime", "Factory"})


@cache
def _in_use() -> frozenset[str]:
    """The names that the zone data lists by country, and UTC."""
    table = resources.files("tzdata.zoneinfo").joinpath("zone.tab").read_text(encoding="utf-8")
    return frozenset(line.split("\t")[2] for line in table.splitlines() if not line.startswith("#")) | {"UTC"}


@cache
def _links() -> dict[str, str]:
    """Old names to the one in use. The data also links names in use to one another (Oslo to Berlin): not here."""
    table = resources.files("tzdata.zoneinfo").joinpath("tzdata.zi").read_text(encoding="utf-8")
    links = (line.split() for line in table.splitlines() if line.startswith("L "))
    found = {alias: target for _, target, alias in links if alias not in _in_use()} | {"Etc/UTC": "UTC"}
    return {alias: "UTC" if target == "Etc/UTC" else target for alias, target in found.items()}


@cache
def _keys() -> dict[str, str]:
    """Each zone in use with what it can be found by: city, aliases, old names, its own name."""
    old: dict[str, list[str]] = {name: [] for name in _in_use()}
    for alias, target in _links().items():
        old.setdefault(target, []).append(alias)
    return {
        name: _letters(" ".join([city(name), ALIASES.get(name, ""), *old[name], name]))
        for name in sorted(_in_use())
    }


def _letters(text: str) -> str:
    """Words in lower case without accents and marks: `São Paulo`, `St. John's` and `America/New_York` as typed."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return re.sub(r"[^\w+-]|_", " ", re.sub(r"['\u2019.]", "", plain)).casefold()
