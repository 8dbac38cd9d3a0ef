"""Which of the addresses in an event leads into the call."""

import html
import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

from bot.invitations.components import Component
from bot.reading.word_set import word_set

CONFERENCE = (
    *("X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL", "X-MICROSOFT-ONLINEMEETINGCONFLINK"),
    *("X-MICROSOFT-ONLINEMEETINGEXTERNALLINK", "CONFERENCE"),
)
ROOMS = word_set(
    """
    bluejeans chime coderpad codility dialpad gather goto gotomeet gotomeeting hackerrank hangouts jitsi jit livestorm
    meet meeting meetings lifesize ringcentral skype starleaf teams video webex whereby zoho zoom zoomgov
    """
)
"""A part of a host's name that says it holds calls."""
CERTAIN = 4
"""The rank of an address whose host holds calls."""
LONGEST = 2000
_ADDRESS = re.compile(r"https?://[^\s<>\"'\\^`{|}\x00-\x1f]+", re.IGNORECASE)
_TAIL = ".,;:!?)]*_"
_JOIN = re.compile(
    r"/(?:j|w|s|my|join|meetup-join|meet|room|rooms|l/meetup-join|call|video|wc/join)/|/join\b|meetup-join",
    re.IGNORECASE,
)
_LED = re.compile(
    r"(?:join|video|link|meeting|zoom|call|attend|conference|dial|click here|where|room)\W*(?:\w+\W+){0,3}$",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"resched|cancel|unsubscribe|decline|/u/|tel\.meet|dialin|meetingoptions|support\.|/support|/help|/hc/|privacy|aka\.ms"
    r"|learn\.|/test|maps|directions|/rsvp|respond|feedback|survey|policy|/tel/|/download|/legal|/careers|/jobs|calendar"
    r"|/prep|/agenda|linkedin|facebook|twitter|instagram",
    re.IGNORECASE,
)
_WRAPPED = {"url", "q", "u", "target"}
_WRAPPERS = re.compile(
    r"(?:^|\.)(?:safelinks\.protection\.outlook\.com|google\.com|urldefense\.com)$", re.IGNORECASE
)


def link(event: Component) -> str | None:
    """Conference properties first, then whatever looks most like a call; never an address that only may be one."""
    for name in CONFERENCE:
        for given in event.every(name):
            found = next(addresses(given.value), None)
            if found:
                return found
    place, own = event.text("LOCATION"), event.text("URL")
    ranked = [
        *((_rank(found, "") + 3, found) for found in addresses(place)),
        *((_rank(found, ""), found) for found in addresses(own)),
        *(
            (_rank(found, before), found)
            for name in ("DESCRIPTION", "X-ALT-DESC")
            for found, before in _with_words(event.text(name))
        ),
    ]
    best = max((rank for rank, _ in ranked), default=0)
    return next((found for rank, found in ranked if rank == best), None) if best > 1 else None


def leads_into_call(text: str) -> bool:
    """Whether an address in it does for certain."""
    return any(_rank(found, "") >= CERTAIN for found in addresses(text))


def addresses(text: str) -> Iterator[str]:
    """Every web address in a text, out of its markup and its wrapping."""
    return (found for found, _ in _with_words(text))


def _with_words(text: str) -> Iterator[tuple[str, str]]:
    """Each address with the words before it."""
    plain = html.unescape(text)
    for match in _ADDRESS.finditer(plain):
        found = _unwrapped(match[0].rstrip(_TAIL))
        if found and len(found) <= LONGEST:
            yield found, plain[max(0, match.start() - 60) : match.start()]


def _rank(address: str, before: str) -> int:
    parts = urlsplit(address)
    if _OTHER.search(address.partition("?")[0]):
        return -10
    labels = set(re.split(r"[.-]", parts.hostname or ""))
    is_room, joins = bool(labels & ROOMS), bool(_JOIN.search(parts.path))
    return 4 * is_room + 2 * joins + 2 * bool(_LED.search(before)) - (is_room and parts.path in {"", "/"}) * 3


def _unwrapped(address: str) -> str | None:
    """The address that a mail filter's own one leads to; None for what is none."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return None
    if _WRAPPERS.search(host):
        inner = [
            value for key, values in parse_qs(parts.query).items() if key in _WRAPPED for value in values
        ]
        return next((one for one in inner if _ADDRESS.fullmatch(one)), address)
    return address if host else None
