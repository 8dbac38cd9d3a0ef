"""Which company invites: by the addresses, spelled as the title or the notes do, or by the title itself."""

import re
from collections import Counter
from collections.abc import Iterator

from bot.invitations.mailboxes import is_nobody
from bot.invitations.values import Event
from bot.reading.word_set import word_set

MOST_WORDS = 5
NO_COMPANIES = word_set(
    """
    aol ashbyhq bamboohr bluewin breezy btinternet calendar calendars calendly cal-com comcast duck
    fastmail freenet gmail gmx goodtime google googlemail greenhouse greenhouse-mail hey hirebridge hotmail
    icims icloud jobvite lever live mac mail mail-greenhouse mailbox me microsoft modernloop msn myworkday naver office
    orange outlook pm proton protonmail qq recruitee rocketmail savvycal schedule sky smartrecruiters t-online teams
    teamtailor tutanota verizon web workable workablemail workday yahoo yandex ymail zoho zoom
    """
)
"""Names of mail services and of schedulers, which say nothing of who invites."""
_SHARED_ENDINGS = word_set("ac co com edu gov ltd me net org plc")


def of_organizer(event: Event, own: frozenset[str]) -> str | None:
    """The part of the organizer's address that may name a company."""
    one = event.organizer
    return label(one.email) if one and one.email and one.email not in own else None


def of_attendees(event: Event, own: frozenset[str]) -> str | None:
    """That of most attendees' addresses, where no other has as many."""
    found = [label(one.email) for one in event.attendees if one.email and one.email not in own]
    ranked = Counter(one for one in found if one).most_common(2)
    return ranked[0][0] if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]) else None


def label(email: str) -> str | None:
    """`careers@mail.harborlight.example` gives `harborlight`; None for mail services and schedulers."""
    parts = email.rpartition("@")[2].split(".")[:-1]
    if set(parts) & NO_COMPANIES:
        return None
    while len(parts) > 1 and parts[-1] in _SHARED_ENDINGS:
        parts.pop()
    return parts[-1] if parts and parts[-1] else None


def spelled(found: str, event: Event, title: str | None) -> str:
    """The words whose letters are those of an address: "Northwind Labs" for northwindlabs; else the address's own."""
    wanted = _letters(found)
    texts = [title or "", event.summary, event.organizer.name if event.organizer else "", event.notes[:1000]]
    exact = next((run for text in texts for run in _runs(text) if _letters(run) == wanted), None)
    if exact:
        return exact
    if title and is_of(found, title):
        return title
    return " ".join(part.capitalize() for part in re.split(r"[-_]", found))


def is_somebody(name: str, event: Event) -> bool:
    """Whether a person in the event goes by that name."""
    words = set(name.casefold().split())
    people = (one for one in event.people() if not is_nobody(one))
    return any(words <= set(re.findall(r"[\w'’-]+", one.name.casefold())) for one in people)


def _runs(text: str) -> Iterator[str]:
    """Every run of words that begins with a capital, the longest first."""
    words = re.findall(r"[\w&'’.+-]+", text)
    for size in range(MOST_WORDS, 0, -1):
        for begin in range(len(words) - size + 1):
            if words[begin][0].isupper():
                yield " ".join(words[begin : begin + size]).rstrip(".&+- ")


def is_of(found: str, title: str) -> bool:
    """One begins with the other: who writes from harborlight may be Harborlight Analytics."""
    shorter, longer = sorted((_letters(title), _letters(found)), key=len)
    return len(shorter) > len("abc") and longer.startswith(shorter)


def _letters(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.casefold())
