"""The zone: abbreviations, cities and offsets as people write them beside a time."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.reading.abbreviations import ABBREVIATIONS, PLACES, WORDS, is_own
from bot.reading.city_zones import CITIES
from bot.reading.line import NAME, Line, phrase

REGIONS = {
    "eastern": "America/New_York",
    "central": "America/Chicago",
    "mountain": "America/Denver",
    "pacific": "America/Los_Angeles",
}


_FARTHEST = {"+": timedelta(hours=14), "-": timedelta(hours=12)}


@dataclass(frozen=True)
class Place:
    """One expression of a zone, and where it stands; `key` None where it is unknown or several places."""

    start: int
    end: int
    key: str | None = None
    abbreviation: str | None = None
    offset: timedelta | None = None
    is_venue: bool = False
    """Where one goes ("in London"), which says nothing of the clock."""

    @property
    def is_known(self) -> bool:
        return self.key is not None or self.offset is not None

    def holds_at(self, wall: datetime) -> bool:
        """Whether its place goes by the abbreviation at that wall time: there is no EST in July."""
        if self.key is None or self.abbreviation is None or self.abbreviation in PLACES:
            return True
        name = wall.replace(tzinfo=ZoneInfo(self.key)).tzname() or ""
        return name.startswith(("+", "-")) or name.lower() == self.abbreviation


def find_offsets(line: Line) -> list[Place]:
    """Claim "+02:00", "UTC+2" and "Europe/Berlin"; to be called before times are claimed."""
    places = [Place(*match.span(), key="UTC") for match in line.take(_ZULU, "zone")]
    for pattern in _OFFSETS:
        places += [Place(*match.span(), offset=_offset(match)) for match in line.take(pattern, "zone")]
    for match in _IANA.finditer(line.left):
        key = _iana(line.text[match.start() : match.end()])
        if key:
            line.claim(*match.span(), "zone")
            places.append(Place(*match.span(), key=key))
    return places


def find_places(line: Line, own: ZoneInfo, year: int) -> list[Place]:
    """Claim the zones given by letters or by city; to be called when times are claimed."""
    places = [Place(*match.span(), key=own.key) for match in line.take(_MINE, "zone")]
    places += [Place(*match.span()) for match in line.take(_THEIRS, "zone")]
    for match in _NAMED.finditer(line.left):
        name = " ".join(match["name"].split())
        if not _is_zone(match, name, line):
            continue
        line.claim(*match.span(), "zone")
        places.append(_place(match, name, own, year))
    return places


def _offset(match: re.Match[str]) -> timedelta | None:
    """None where no zone is that far from Greenwich, or where "T10:00-11:00" may be a range."""
    size = timedelta(hours=int(match["hours"]), minutes=int(match["minutes"] or 0))
    begin = _ISO_TIME.search(match.string[: match.start()])
    if size > _FARTHEST[match["sign"]] or (match[0][0] == "-" and begin and begin[1] < match[0][1:]):
        return None
    return size if match["sign"] == "+" else -size


def _place(match: re.Match[str], name: str, own: ZoneInfo, year: int) -> Place:
    if name not in ABBREVIATIONS:
        key = CITIES.get(name) or REGIONS[name]
        if name in REGIONS and is_own(f"{name[0]}t", own, year):
            key = own.key
        return Place(
            *match.span(), key=key, is_venue=bool((match["venue"] or match["office"]) and not match["time"])
        )
    if is_own(name, own, year):
        return Place(*match.span(), key=own.key)
    return Place(*match.span(), key=ABBREVIATIONS[name], abbreviation=name)


def _is_zone(match: re.Match[str], name: str, line: Line) -> bool:
    """A name is a zone before "time", after a time, or where it is a zone's capital letters."""
    before = line.kind_before(match.start())
    if match["time"] or (match["venue"] and name not in ABBREVIATIONS):
        return True
    if before in {"time", "zone"}:
        return True
    capitals = line.text[match.start("name") : match.end("name")].isupper()
    if name not in ABBREVIATIONS or name in WORDS or not capitals or (match.start() and not before):
        return False
    return before in {"day", "relative", "weekday", "iso", "daypart"} or not _WORD_NEXT.match(
        line.left, match.end()
    )


def _iana(text: str) -> str | None:
    for key in (text, text.title()):
        try:
            return ZoneInfo(key).key
        except (ZoneInfoNotFoundError, ValueError, OSError):
            continue
    return None


_NAMES = "|".join(
    re.escape(name).replace(r"\ ", r"\s+")
    for name in sorted([*CITIES, *REGIONS, *ABBREVIATIONS], key=len, reverse=True)
)
_SIGNED = r"(?P<sign>[+-])(?P<hours>\d{1,2})(?::?(?P<minutes>[0-5]\d))?"
_TO_MINUTES = r"(?P<sign>[+-])(?P<hours>\d\d):?(?P<minutes>[0-5]\d)(?!\d)"
_OFFSETS = (
    phrase(rf"(?:utc|gmt)\s?{_SIGNED}"),
    re.compile(rf"(?<=t\d\d:\d\d){_TO_MINUTES}"),
    re.compile(rf"(?<=t\d\d:\d\d:\d\d){_TO_MINUTES}"),
    re.compile(r"(?P<sign>\+)(?P<hours>\d\d):?(?P<minutes>[0-5]\d)(?!\d)"),
)
_ISO_TIME = re.compile(r"t(\d\d:\d\d)(?::\d\d)?$")
_ZULU = re.compile(r"(?<=\d\d:\d\d)z(?!\w)")
_IANA = re.compile(r"(?<![\w/])[a-z]+/[a-z_]+(?:/[a-z_]+)?(?![\w/])")
_MINE = phrase(r"(?:in )?my (?:local )?time(?: ?zone)?")
_THEIRS = phrase(
    r"(?:in )?(?:their|your|her|his|local|company|office|us"
    r"|(?<!central )(?<!eastern )(?<!western )european?|american?|australian?|canadian?)"
    r" (?:local )?time(?: ?zone)?"
)
_NAMED = phrase(
    rf"(?P<venue>in\s+)?(?P<name>{_NAMES})(?P<time>(?:\s+(?:standard|daylight|summer))?\s+time(?:\s?zone)?)?"
    r"(?P<office>\s+(?:offices?|hq|campus))?"
)
_WORD_NEXT = re.compile(rf"\s+(?:[^\W\d_]|{NAME})")
