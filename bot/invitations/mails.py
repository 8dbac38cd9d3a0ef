"""An invitation as it stands in a mail: several lines, some with labels. Each is read by the grammar of typed text."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from bot.invitations.guesses import format_of_place
from bot.invitations.links import leads_into_call
from bot.reading import Reading, read

LONGEST = 10_000
"""Characters of a mail that are looked at."""
TITLE, WHEN, START, END, WHERE, COMPANY = "title", "when", "start", "end", "where", "company"
_LABELS = {
    **dict.fromkeys(("subject", "what", "event", "invitation", "title", "re"), TITLE),
    **dict.fromkeys(("when", "date", "time", "date & time", "date and time", "duration", "length"), WHEN),
    **dict.fromkeys(("start", "starts", "start time"), START),
    **dict.fromkeys(("end", "ends", "end time"), END),
    **dict.fromkeys(("where", "location", "venue", "address", "place", "format"), WHERE),
    **dict.fromkeys(("company", "employer", "organization"), COMPANY),
}
_LABEL = re.compile(r"^\W*(?P<label>[A-Za-z&]+(?: [A-Za-z&]+){0,2})\s*(?::\s*(?P<value>.*)|$)")
_HEADER = re.compile(r"^\s*>?\s*(?:from|sent|date|to|cc|von|an)\s*:", re.IGNORECASE)
_FROM = re.compile(r"^\s*>?\s*(?:from|von)\s*:", re.IGNORECASE)
_HEADER_LINES = 6
_INTERVIEW = re.compile(
    r"\b(?:interview|screen|panel|round|call|chat|conversation|presentation|visit|team|meet)\w*\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"\b(?:with|at)\s+((?:[A-Z][\w&'’.-]*\w|&)(?:\s+(?:[A-Z][\w&'’.-]*\w|&|of))*)")
_NEWS = re.compile(r"\b(?:confirmation|confirmed|invitation|reminder|details)\b:?", re.IGNORECASE)
"""What a subject says of the mail, and not of the interview."""
_OUR_PLACE = re.compile(r"\b(?:at|in|to) our (?:offices?|headquarters|building|campus)\b", re.IGNORECASE)
_CALLED = re.compile(r"\bwill (?:call|phone|ring) you\b", re.IGNORECASE)
_OFFSET = re.compile(r"\((?:UTC|GMT)[+-]\d\d?:?\d\d\)\s*")
_PLACE_OF_ZONE = re.compile(
    r"\b(\w+ Time) ?(?:-|–|\() ?(?:US & Canada|New York|Los Angeles|Chicago|Denver|Toronto)\)?"
)
_SEPARATORS = str.maketrans({"⋅": " ", "·": " ", "|": " ", "(": " ", ")": " ", ";": ","})


def read_mail(text: str, *, zone: str, now: datetime) -> Reading:
    """As `read`, for a text of many lines; what has two meanings stays open. No text makes it raise."""
    lines = _without_headers([line.strip() for line in text[:LONGEST].splitlines()])
    labeled = _labeled(lines)
    plain = read(" ".join(lines), zone=zone, now=now)
    if len([line for line in lines if line]) == 1 and not labeled:
        return plain
    title = read(_NEWS.sub(" ", labeled.get(TITLE) or _headline(lines)), zone=zone, now=now)
    when = _when(labeled, lines, zone, now)
    return replace(
        when,
        company=_company(labeled, title, lines, zone, now),
        type=title.type or plain.type,
        round=title.round or plain.round,
        format=title.format or _format(labeled, lines) or when.format or plain.format,
    )


def _without_headers(lines: list[str]) -> list[str]:
    """A forwarded mail's own sender and date say nothing of the interview; its subject does."""
    begins = {place for place, line in enumerate(lines) if _FROM.match(line)}
    inside = {place + step for place in begins for step in range(_HEADER_LINES)}
    return [line for place, line in enumerate(lines) if not (place in inside and _HEADER.match(line))]


def _labeled(lines: list[str]) -> dict[str, str]:
    """What follows each label, on its line or on the next; of several of one kind all, in their order."""
    found: dict[str, list[str]] = {}
    for place, line in enumerate(lines):
        match = _LABEL.match(line)
        kind = _LABELS.get(match["label"].casefold()) if match else None
        if match is None or kind is None:
            continue
        value = match["value"] or next(iter(lines[place + 1 : place + 2]), "")
        if value:
            found.setdefault(kind, []).append(value)
    return {kind: " ".join(values if kind != TITLE else values[:1]) for kind, values in found.items()}


def _headline(lines: Iterable[str]) -> str:
    """The first sentence that speaks of an interview."""
    sentences = (part for line in lines for part in re.split(r"(?<=[.!?])\s", line))
    return next((one for one in sentences if _INTERVIEW.search(one) and not _LABEL.match(f"{one}:x")), "")


def _when(labeled: dict[str, str], lines: list[str], zone: str, now: datetime) -> Reading:
    """By the labels where there are any, else by all that is said."""
    if START in labeled:
        begins, ends = (read(_tidy(labeled.get(kind, "")), zone=zone, now=now) for kind in (START, END))
        return replace(begins, minutes=_between(begins, ends) or begins.minutes)
    said = labeled.get(WHEN) or " ".join(lines)
    return read(_tidy(said), zone=zone, now=now)


def _between(begins: Reading, ends: Reading) -> int | None:
    if not (begins.day and begins.time and ends.day and ends.time) or begins.zone != ends.zone:
        return None
    size = datetime.combine(ends.day, ends.time) - datetime.combine(begins.day, begins.time)
    return int(size / timedelta(minutes=1)) if size > timedelta(0) else None


def _tidy(said: str) -> str:
    """Zones and signs as the grammar knows them."""
    return _PLACE_OF_ZONE.sub(r"\1", _OFFSET.sub("", said)).translate(_SEPARATORS)


def _company(
    labeled: dict[str, str], title: Reading, lines: list[str], zone: str, now: datetime
) -> str | None:
    """The one that is labeled, or named in the title, or the only one that sentences on the interview name."""
    if COMPANY in labeled:
        return labeled[COMPANY][:75]
    if TITLE in labeled and title.company:
        return title.company
    sentences = (
        part for line in lines for part in re.split(r"(?<=[.!?])\s", line) if _INTERVIEW.search(part)
    )
    names = {match[1].rstrip(".") for part in sentences for match in _NAME.finditer(part)}
    sure = {found for name in names if (found := read(f"panel at {name}", zone=zone, now=now).company)}
    people = {name for name in names if read(f"panel with {name}", zone=zone, now=now).company is None}
    sure -= people
    return sure.pop() if len(sure) == 1 else None


def _format(labeled: dict[str, str], lines: list[str]) -> str | None:
    where = labeled.get(WHERE, "")
    if where:
        return "video" if leads_into_call(where) else format_of_place(where)
    if any(map(_CALLED.search, lines)):
        return "phone"
    return "onsite" if any(map(_OUR_PLACE.search, lines)) else None
