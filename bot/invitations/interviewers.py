"""Whom the person meets: organizer and attendees, without the person, mailboxes that are nobody, and services."""

import re
from collections.abc import Iterable

from bot.invitations.companies import label
from bot.invitations.mailboxes import is_nobody
from bot.invitations.values import Event, Participant


def interviewers(events: Iterable[Event]) -> tuple[Participant, ...]:
    """Each once, with a name, in the order of the file.

    A calendar does not say who the candidate is: where one alone writes from elsewhere than the rest, that one is.
    """
    found: dict[str, Participant] = {}
    for event in events:
        for one in event.people():
            found.setdefault(one.label.casefold(), one)
    candidate = _candidate(list(found.values()))
    met = (one for one in found.values() if one is not candidate and not is_nobody(one))
    return tuple(Participant(_named(one), one.email, one.status) for one in met)


def _candidate(people: list[Participant]) -> Participant | None:
    """Of the others: somebody whose address is no company's, else the only one of another company than the first."""
    first = next((name for one in people if (name := label(one.email))), None)
    outside = [one for one in people if one.email and label(one.email) != first]
    return outside[0] if first and len(outside) == 1 else None


def _named(one: Participant) -> str:
    """`Shah, Priya` is Priya Shah; whoever has an address alone goes by what stands before the @."""
    if one.name:
        family, comma, given = one.name.partition(", ")
        return f"{given} {family}" if comma and len(given.split()) <= len("ab") else one.name
    local = one.email.partition("@")[0].partition("+")[0]
    return " ".join(part.capitalize() for part in re.split(r"[._]", local) if part)
