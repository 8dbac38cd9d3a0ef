"""One line of a calendar file: its parameters and its value as text, as the standards and old programs write them."""

import quopri
import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.invitations.octets import decoded

LONGEST_HEAD = 2000
_QUOTED_PRINTABLE = "QUOTED-PRINTABLE"
_HEAD = re.compile(r'[^:;"]++((?:;(?:"(?:\\.|[^"\\])*+"|[^";:])*+)*+):')
_BROKEN_HEAD = re.compile(r"[^:;]++(;[^:]*+)?:")
"""Where a quotation mark is never closed, none of them quotes."""
_PARAMETER = re.compile(r';\s*([A-Za-z0-9-]+)\s*(?:=((?:"(?:\\.|[^"\\])*+"|[^";])*+))?')
_ZONE = re.compile(r"(;TZID=)((?:[^\";:]{0,80}:){1,3}[^\";:]{0,80})(?=(?:;[^:]{0,80})?:\d{8})", re.IGNORECASE)
"""A zone's name with colons in it, which part name from value unless it stands in quotation marks."""
_MARKS = re.compile(r'(?<!\\)"')
_ESCAPED = re.compile(r'\\(["\\,;:])|\^([n\'^])')
_MEANT = {"n": " ", "'": '"', "^": "^"}


@dataclass(frozen=True)
class Property:
    """A value as text, unescaped, with its parameters; their names are in capitals."""

    value: str
    parameters: Mapping[str, str]


def read_property(line: str) -> Property | None:
    """None for a line that names no value."""
    from icalendar.parser import unescape_backslash  # noqa: PLC0415 - loaded with the first file, not with the bot

    begin, rest = _ZONE.sub(r'\1"\2"', line[:LONGEST_HEAD]), line[LONGEST_HEAD:]
    match = _HEAD.match(begin) or _BROKEN_HEAD.match(begin.replace('"', ""))
    if match is None:
        return None
    parameters = {one[1].upper(): _plain(one[2] or "") for one in _PARAMETER.finditer(match[1] or "")}
    value = match.string[match.end() :] + rest
    if _QUOTED_PRINTABLE in {parameters.get("ENCODING", "").upper(), *parameters}:
        value = decoded(quopri.decodestring(value.encode()))
    return Property(unescape_backslash(value), parameters)


def goes_on(line: str) -> bool:
    """Whether the next line belongs to it: calendars of before 1998 broke their lines as mails do."""
    return line.endswith("=") and _QUOTED_PRINTABLE in line[:LONGEST_HEAD].partition(":")[0].upper()


def _plain(text: str) -> str:
    """Without the marks that quote it; marks within are escaped in one of two ways."""
    return _ESCAPED.sub(lambda found: found[1] or _MEANT[found[2]], _MARKS.sub("", text.strip()))
