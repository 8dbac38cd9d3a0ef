"""From a file's octets to its lines: what is no calendar is refused before anything is read of it."""

import quopri
import re
from itertools import islice

from bot.invitations.refusals import CalendarHuge, FileEmpty, FileHuge, FilePacked, NotACalendar

LARGEST_FILE = 3_000_000
MOST_LINES = 100_000
PACKED = (b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ")
WIDE = {
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
    b"B\x00": "utf-16-le",
    b"\x00B": "utf-16-be",
}
"""How a file in UTF-16 begins, with its mark or with the B of BEGIN."""
_BEGIN = re.compile(rb"BEGIN\s*:\s*V(?:CALENDAR|EVENT)", re.IGNORECASE)
_ENCODING = re.compile(rb"^content-transfer-encoding:[ \t]*(\S+)", re.MULTILINE)
"""A mail that was saved as a calendar file says in its header how it is written."""
_BREAK = re.compile(rb"[\r\n]+|\xe2\x80\xa8|\xe2\x80\xa9")


def content_lines(content: bytes) -> list[str]:
    """The file's lines, unfolded before they are decoded, since a fold may part the octets of one letter.

    They are counted before any is made: a million short ones would take eighty times the room of the file.
    """
    if len(content) > LARGEST_FILE:
        raise FileHuge
    if content.startswith(PACKED):
        raise FilePacked
    if not content.strip(b"\x00\xef\xbb\xbf\xff\xfe \t\r\n"):
        raise FileEmpty
    narrow = _narrowed(content)
    begin = _BEGIN.search(narrow)
    if begin is None:
        raise NotACalendar
    if next(islice(_BREAK.finditer(narrow), MOST_LINES, None), None):
        raise CalendarHuge
    if _ENCODING.findall(narrow[: begin.start()].lower())[-1:] == [b"quoted-printable"]:
        narrow = quopri.decodestring(narrow)
    whole = _BREAK.sub(b"\n", narrow)
    unfolded = whole.replace(b"\n ", b"").replace(b"\n\t", b"")
    return [decoded(line) for line in unfolded.split(b"\n")]


def _narrowed(content: bytes) -> bytes:
    """In UTF-8, or in whatever one-octet code it came; without a byte order mark and without nulls."""
    wide = WIDE.get(content[:2])
    if wide:
        content = content.decode(wide, errors="replace").encode("utf-8", errors="replace")
    return content.removeprefix(b"\xef\xbb\xbf").replace(b"\x00", b"")


def decoded(line: bytes) -> str:
    """A line in UTF-8; one that is not was written in the Western code of older Windows programs."""
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", errors="replace")
