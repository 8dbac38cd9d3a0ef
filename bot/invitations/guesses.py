"""What an event lets one guess of the interview. Each guess says what it rests on; the person confirms it."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.invitations.companies import is_of, is_somebody, of_attendees, of_organizer, spelled
from bot.invitations.values import Event
from bot.reading import Reading, read

TITLE, NOTES, ORGANIZER, ATTENDEES, LINK, PLACE = (
    "the title",
    "the description",
    "the organizer’s address",
    "the attendees’ addresses",
    "the link",
    "the place",
)
_ANY_DAY = datetime(2027, 1, 4, tzinfo=UTC)
"""Titles are read for their words, not for dates."""
_NOISE = re.compile(
    r"^\s*(?:(?:re|fwd?|fw|aw|wg|accepted|tentative|declined|cancell?ed(?: event)?|updated(?: invitation)?|invitation"
    r"|rescheduled|confirmed|reminder|new event|proposed new time)\s*:\s*|\[[^\]]{1,30}\]\s*)+",
    re.IGNORECASE,
)
_GOOGLE_TAIL = re.compile(r"\s+@\s+(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b.*$")
_CANDIDATE = re.compile(
    r"\s*(?:\((?:candidate|applicant)[^)]*\)|candidate\s*:\s*[^|,–—-]+)\s*", re.IGNORECASE
)
_AT = re.compile(r"\bat\b", re.IGNORECASE)
_JOB = re.compile(r"\bjob interview\b", re.IGNORECASE)
_LAST_NAME = re.compile(r"\bat ((?:the )?[A-Z][\w&'’.-]*(?: (?:[A-Z][\w&'’.-]*|&|of|and))*)$")
_CAPITALS = re.compile(r"(?<=\w)(?: (?!of\b|and\b|the\b)[a-z][\w'’-]*)+$")
"""Small words behind a name: "Marigold Bakery trial shift"."""
_HOUR = re.compile(r"\d{1,2}[:.h]\d\d|\d{1,2} ?[ap]m", re.IGNORECASE)
"""Begins a line of an agenda, which tells of a part and not of the whole."""
_CALLED = re.compile(
    r"(?:we|i|she|he|they|\w+)(?:'ll| will| is going to) (?:call|phone|ring)\b", re.IGNORECASE
)
_NUMBER = re.compile(r"(?:^|[\s:])\+?\(?\d[\d\s().-]{6,18}\d\b")
_PHONE = re.compile(r"\b(?:tele)?phone\b|\bcall\b|\btel\b", re.IGNORECASE)
_STREET = re.compile(
    r"\b\d{1,5}[a-z]?\s+\w+|\w+\s+\d{1,4}\b.*,|\b(?:street|st|avenue|ave|road|rd|floor|fl|suite|building|bldg|office|hq"
    r"|headquarters|lobby|reception|campus|tower|house|hospital|university|school|centre|center|hotel|caf[eé]|plaza|square|lane|boulevard|blvd|platz|rue|via|calle)\b"
    r"|stra(?:ss|ß)e\b",
    re.IGNORECASE,
)
_SCREEN = re.compile(r"zoom|google meet|teams|webex|skype|video|hangout", re.IGNORECASE)
_NOWHERE = re.compile(r"online|virtual|remote|web conference|\btb[acd]\b|to be confirmed", re.IGNORECASE)


@dataclass(frozen=True)
class Guess:
    """A value, and what it was guessed from."""

    value: str
    source: str


@dataclass(frozen=True, kw_only=True)
class Guesses:
    """None where nothing points to a value, or where things point to several."""

    company: Guess | None = None
    type: Guess | None = None
    format: Guess | None = None
    round: Guess | None = None


def guess(event: Event, own: frozenset[str] = frozenset()) -> Guesses:
    """`own` are the person's addresses and names, case-folded: nobody is invited by themself."""
    title = _of(_title(event.summary, own))
    first_line = event.notes.partition("\n")[0][:200]
    notes = _of("" if _HOUR.match(first_line) else first_line)
    return Guesses(
        company=_company(event, title.company, own),
        type=_guess(title.type, TITLE) or _guess(notes.type, NOTES),
        format=_guess(title.format, TITLE) or _format(event) or _guess(notes.format, NOTES),
        round=_guess(title.round, TITLE) or _guess(notes.round, NOTES),
    )


def _of(text: str) -> Reading:
    return read(text, zone="UTC", now=_ANY_DAY)


def _guess(value: str | int | None, source: str) -> Guess | None:
    return Guess(str(value), source) if value else None


def _title(summary: str, own: frozenset[str]) -> str:
    """A title without what calendars add, and without the person's own name."""
    plain = _CANDIDATE.sub(" ", _GOOGLE_TAIL.sub("", _NOISE.sub("", summary)))
    for name in own:
        if name and "@" not in name:
            plain = re.sub(re.escape(name), " ", plain, flags=re.IGNORECASE)
    return " ".join(_JOB.sub("interview", plain).split()).strip(" |/–—-:&<>")


def _company(event: Event, title: str | None, own: frozenset[str]) -> Guess | None:
    """Whoever interviews "at" it; else whose address it comes from; else what the title names."""
    named = _LAST_NAME.search(event.summary) if title is None else None
    found = _CAPITALS.sub("", title or (named[1] if named else ""))
    is_name = found and found != found.lower() and not is_somebody(found, event)
    name = found if is_name else None
    if name and _AT.search(event.summary):
        return Guess(name, TITLE)
    for label, source in ((of_organizer(event, own), ORGANIZER), (of_attendees(event, own), ATTENDEES)):
        if label and name and f"with {name}" in event.summary and not is_of(label, name):
            return None  # somebody invites for another company, or the title names a person
        if label:
            return Guess(spelled(label, event, name), source)
    return _guess(name, TITLE)


def _format(event: Event) -> Guess | None:
    """By the link, by the place, or by who says they will call."""
    if event.link:
        return Guess("video", LINK)
    place = format_of_place(event.place)
    if place:
        return Guess(place, PLACE)
    return Guess("phone", NOTES) if _CALLED.search(event.notes) else None


def format_of_place(place: str) -> str | None:
    if _SCREEN.search(place):
        return "video"
    if _NUMBER.search(place) or _PHONE.search(place):
        return "phone"
    return "onsite" if _STREET.search(place) and not _NOWHERE.search(place) else None
