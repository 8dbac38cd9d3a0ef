"""Who stands in a calendar file: names and addresses, without the rooms and the machines."""

import re
from collections.abc import Iterable
from itertools import filterfalse, islice
from urllib.parse import unquote

from bot.invitations.properties import Property
from bot.invitations.values import Participant

MOST, MOST_LINES = 200, 1000
_THINGS = frozenset({"ROOM", "RESOURCE"})
_PLACES = re.compile(
    r"@(?:resource\.calendar\.google\.com|group\.calendar\.google\.com|calendar\.google\.com)$"
)
_SCHEME = re.compile("mailto:", re.IGNORECASE)
_NAMED = re.compile(r"\s*(?:mailto:)?([^<>@]+)<", re.IGNORECASE)
"""How a mail's header names somebody, and some programs do here."""
_ADDRESS = re.compile(r"[^\s@<>()\",;:]+@[^\s@<>()\",;:]+\.[^\s@<>()\",;:.]+")


def participant(given: Property) -> Participant | None:
    """None for a room, a resource, and whoever has neither name nor address."""
    parameters = given.parameters
    if (
        parameters.get("CUTYPE", "").upper() in _THINGS
        or parameters.get("ROLE", "").upper() == "NON-PARTICIPANT"
    ):
        return None
    email = _address(given.value) or _address(parameters.get("EMAIL", ""))
    if _PLACES.search(email):
        return None
    before = _NAMED.match(given.value)
    name = " ".join((parameters.get("CN", "") or (before[1] if before else "")).strip("\"' ").split())
    if _ADDRESS.fullmatch(name):
        email, name = email or name.casefold(), ""
    if not email and not name:
        return None
    return Participant(name, email, parameters.get("PARTSTAT", "").upper())


def organizes(given: Property) -> bool:
    """Calendars of before 1998 name the organizer among the attendees."""
    return given.parameters.get("ROLE", "").upper() == "ORGANIZER"


def participants(given: Iterable[Property]) -> tuple[Participant, ...]:
    """Each once, in order; at most as many as a large meeting has."""
    known: dict[str, Participant] = {}
    for one in map(participant, filterfalse(organizes, islice(given, MOST_LINES))):
        if one is not None and len(known) < MOST:
            known.setdefault(one.label.casefold(), one)
    return tuple(known.values())


def _address(text: str) -> str:
    """The address in `mailto:Ana@…` or `Ana <ana@…>`, in small letters; of a path, a placeholder or nothing: empty."""
    given = unquote(_SCHEME.split(text)[-1]).partition("?")[0]
    plain = given.rpartition("<")[2].partition(">")[0].strip(" '")
    found = _ADDRESS.fullmatch(plain)
    return found[0].casefold() if found else ""
