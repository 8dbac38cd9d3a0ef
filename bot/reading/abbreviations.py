"""What zones' abbreviations mean: a place where one is meant, None where several share the letters."""

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

NEW_YORK, CHICAGO, DENVER, LOS_ANGELES = (
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
)

ABBREVIATIONS: Mapping[str, str | None] = {
    **dict.fromkeys(("et", "est", "edt"), NEW_YORK),
    **dict.fromkeys(("ct", "cdt"), CHICAGO),
    **dict.fromkeys(("mt", "mst", "mdt"), DENVER),
    **dict.fromkeys(("pt", "pst", "pdt"), LOS_ANGELES),
    **dict.fromkeys(("akst", "akdt"), "America/Anchorage"),
    **dict.fromkeys(("utc", "z", "zulu"), "UTC"),
    **dict.fromkeys(("cet", "cest"), "Europe/Berlin"),
    **dict.fromkeys(("eet", "eest"), "Europe/Athens"),
    **dict.fromkeys(("wet", "west"), "Europe/Lisbon"),
    **dict.fromkeys(("aet", "aest", "aedt"), "Australia/Sydney"),
    **dict.fromkeys(("nzt", "nzst", "nzdt"), "Pacific/Auckland"),
    "hst": "Pacific/Honolulu",
    "gmt": "Europe/London",
    "msk": "Europe/Moscow",
    "sast": "Africa/Johannesburg",
    "wat": "Africa/Lagos",
    "cat": "Africa/Maputo",
    "eat": "Africa/Nairobi",
    "pkt": "Asia/Karachi",
    "sgt": "Asia/Singapore",
    "hkt": "Asia/Hong_Kong",
    "jst": "Asia/Tokyo",
    "kst": "Asia/Seoul",
    "awst": "Australia/Perth",
    **dict.fromkeys(("ist", "cst", "bst", "ast", "adt", "gst", "sst", "wst"), None),
}

WORDS = frozenset({"cat", "eat", "wat", "wet", "west", "z", "ast", "gst", "sst", "wst", "zulu"})
"""Also words or initials of other things: zones only directly after a time."""

PLACES = frozenset({"et", "ct", "mt", "pt", "aet", "nzt", "utc", "z", "zulu", "cet", "eet", "wet"})
"""Said of a place all year, not of its winter or its summer time only."""

_SEASONS = {
    "et": {"EST", "EDT"},
    "ct": {"CST", "CDT"},
    "mt": {"MST", "MDT"},
    "pt": {"PST", "PDT"},
    "aet": {"AEST", "AEDT"},
    "nzt": {"NZST", "NZDT"},
}


def is_own(abbreviation: str, own: ZoneInfo, year: int) -> bool:
    """Whether the person's own zone goes by these letters, in winter or in summer."""
    names = _season_names(own, year)
    return abbreviation.upper() in names or names == _SEASONS.get(abbreviation)


def _season_names(zone: ZoneInfo, year: int) -> set[str]:
    return {datetime(year, month, 1, tzinfo=zone).tzname() or "" for month in (1, 7)}
