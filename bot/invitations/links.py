"""Which of the addresses in an event leads into the call."""

import html
import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import urlsplit

from bot.invitations.components import Component
from bot.invitations.wrappers import unwrapped
from bot.reading.word_set import word_set

CONFERENCE = (
    *("X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL", "X-MICROSOFT-ONLINEMEETINGCONFLINK"),
    *("X-MICROSOFT-ONLINEMEETINGEXTERNALLINK", "CONFERENCE"),
)
ROOMS = word_set(
    """
    8x8 bbb bigbluebutton bluejeans chime coderpad codesignal codility dialpad gather goto gotomeet gotomeeting
    hackerrank hangouts hirevue jitsi jit karat livestorm meet meeting meetings lifesize pexip ringcentral riverside
    skype starleaf teams video visio webex whereby zoho zoom zoomgov
    """
)
"""A part of a host's name that says it holds calls."""
CERTAIN = 4
"""The rank of an address whose host holds calls."""
LONGEST, LONGEST_WRAPPED = 2000, 8000
MOST_ADDRESSES = 50
"""That are looked at in one text."""
_ADDRESS = re.compile(
    r"https?://[^\s<>\"'\\^`{|}\x00-\x1f]+|(?<![\w./@%=-])(?:meet\.google\.com/[a-z]{3}-|(?:[\w-]+\.)?zoom(?:gov)?\.(?:us|com)/(?:j|my|s|w)/"
    r"|teams\.(?:microsoft|live)\.com/(?:l/meetup-join|meet)/|[\w-]+\.webex\.com/(?:meet|join|[\w-]+/j\.php))"
    r"[^\s<>\"'\\^`{|}\x00-\x1f]+",
    re.IGNORECASE,
)
"""With its scheme, or beginning as a way into a call does that people copy without."""
_TAIL = ".,;:!?)]*_"
_JOIN = re.compile(
    r"/(?:j|w|s|my|join|meetup-join|meet|room|rooms|l/meetup-join|call|huddle|video|wc/join)/|/join\b|meetup-join",
    re.IGNORECASE,
)
_LED = re.compile(
    r"(?:join|video|link|meeting|zoom|call|attend|conference|dial|click here|where|room|huddle|lien|visio|rejoindre"
    r"|beitreten|teilnehmen|besprechung|enlace|unirse|reuni[oó]n|partecipa|deelnemen|anslut|参加|会議)\W*(?:\w+\W+){0,3}$",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"resched|cancel|unsubscribe|decline|/u/|tel\.meet|dialin|meetingoptions|support\.|/support|/help|/hc/|privacy|aka\.ms"
    r"|learn\.|/test|maps|directions|/rsvp|respond|feedback|survey|policy|/tel/|/download|/legal|/careers|/jobs|calendar"
    r"|/prep|/agenda|linkedin|facebook|twitter|instagram",
    re.IGNORECASE,
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


def without_addresses(text: str) -> str:
    return _ADDRESS.sub("", text)


def _with_words(text: str) -> Iterator[tuple[str, str]]:
    """Each address with the words before it."""
    plain = html.unescape(text)
    for match in islice(_ADDRESS.finditer(plain), MOST_ADDRESSES):
        found = _found(match[0].rstrip(_TAIL))
        if found:
            yield found, plain[max(0, match.start() - 60) : match.start()]


def _found(written: str) -> str | None:
    address = written if "://" in written[: len("https://")] else f"https://{written}"
    found = unwrapped(address) if len(address) <= LONGEST_WRAPPED else None
    return found if found and len(found) <= LONGEST else None


def _rank(address: str, before: str) -> int:
    if _OTHER.search(address.partition("?")[0]):
        return -10
    parts = urlsplit(address)
    is_room = not ROOMS.isdisjoint(re.split(r"[.-]", parts.hostname or ""))
    joins = bool(_JOIN.search(parts.path))
    return 4 * is_room + 2 * joins + 2 * bool(_LED.search(before)) - (is_room and parts.path in {"", "/"}) * 3
