"""Who stands in a calendar file: names and addresses, without the rooms and the machines."""

import re
from collections.abc import Iterable
from urllib.parse import unquote

from bot.invitations.components import Property
from bot.invitations.values import Participant

MOST = 200
_THINGS = frozenset({"ROOM", "RESOURCE"})
_PLACES = re.compile(
    r"@(?:resource\.calendar\.google\.com|group\.calendar\.google\.com|calendar\.google\.com)$"
)
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
    name = " ".join(parameters.get("CN", "").strip("\"' ").split())
    if _ADDRESS.fullmatch(name):
        email, name = email or name.casefold(), ""
    if not email and not name:
        return None
    return Participant(name, email, parameters.get("PARTSTAT", "").upper())


def participants(given: Iterable[Property]) -> tuple[Participant, ...]:
    """Each once, in order; at most as many as a large meeting has."""
    known: dict[str, Participant] = {}
    for one in map(participant, given):
        if one is not None and len(known) < MOST:
            known.setdefault(one.label.casefold(), one)
    return tuple(known.values())


def _address(text: str) -> str:
    """The address in `mailto:Ana@…`, in small letters; of a path, a placeholder or nothing: empty."""
    scheme, _, rest = text.strip().partition(":")
    plain = unquote(rest if scheme.casefold() == "mailto" else text).partition("?")[0].strip().strip("<>")
    found = _ADDRESS.fullmatch(plain)
    return found[0].casefold() if found else ""
