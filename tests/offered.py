"""What a calendar file may propose, each with the message that it becomes: for the golden files."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

from bot.invitations import days, read_invitations
from bot.message import Message
from bot.models.people import Person
from bot.services import proposals
from bot.services.checklists import Scheduled
from bot.services.invitations import Offer
from bot.services.proposals import Standing
from content import invitations
from tests.ics import ANA, LINK, LONDON, PRIYA, TOM, event, file

NOW = datetime(2027, 1, 4, 17, tzinfo=UTC)
ONE = file(
    event("20270108T150000", PRIYA, TOM, ANA, LINK, summary="Panel at Harborlight & <Sons>", zone=LONDON)
)
VAGUE = file(event("20270108T150000", "DURATION:PT0S", summary="A <!channel> *chat*", zone="Office Clock"))
DAY = file([line.replace("DTSTART:", "DTSTART;VALUE=DATE:") for line in event("20270108", PRIYA, zone=None)])
LOOP = file(
    event("20270108T130000", PRIYA, LINK, uid="1", summary="Harborlight panel"),
    event("20270108T150000", PRIYA, TOM, LINK, uid="2", summary="Harborlight panel"),
)
MANY = file(
    *(event(f"202701{day}T150000", uid=f"{day}", summary=f"Panel at Kestrel {day}") for day in range(11, 18))
)
SERIES = file(event("20270105T150000", PRIYA, "RRULE:FREQ=WEEKLY;COUNT=3"))
OF_SOMETHING = (
    *(
        Standing.SAME_DAY,
        Standing.KNOWN,
        Standing.CHANGED,
        Standing.OLDER,
        Standing.CALLED_OFF,
        Standing.PART_OFF,
    ),
    Standing.OFF_ALREADY,
)


def offers(content: bytes, one: Scheduled, standing: Standing | None = None) -> tuple[Offer, ...]:
    """As they stand to nothing, or with `standing` to the interview that they belong to."""
    found = days(read_invitations(content, now=NOW).events, one.person.zone)
    return tuple(
        Offer(
            day=day,
            draft=proposals.draft(day, one.person, f"F0CALENDAR:{place}"),
            standing=standing or proposals.standing(day, one.person, None, NOW),
            person=one.person,
            one=one if standing in OF_SOMETHING else None,
        )
        for place, day in enumerate(found)
    )


def messages(one: Scheduled, person: Person) -> Mapping[str, Callable[[], Message]]:
    of = replace(one, person=person)
    reply = file(event("20270108T150000", PRIYA), method="REPLY")
    counter = file(event("20270108T150000", PRIYA), method="COUNTER")

    def card(content: bytes, standing: Standing | None = None, remark: str = "") -> Message:
        return invitations.offered(offers(content, of, standing), remark)

    return {
        "invitations_new": partial(card, ONE),
        "invitations_vague": partial(card, VAGUE),
        "invitations_timeless": partial(card, DAY),
        "invitations_loop": partial(card, LOOP),
        "invitations_many": partial(card, MANY, remark="Some of that file could not be read."),
        "invitations_series": lambda: invitations.offered(offers(SERIES, of)[:1], ""),
        "invitations_reply": partial(card, reply),
        "invitations_counter": partial(card, counter),
        "invitations_past": partial(card, ONE, Standing.PAST),
        "invitations_unknown_off": partial(card, ONE, Standing.UNKNOWN_OFF),
        **{f"invitations_{standing}": partial(card, ONE, standing) for standing in OF_SOMETHING},
        "invitations_refused": lambda: invitations.refused(
            "That file is empty, so please save it once more."
        ),
        **{
            f"invitations_done_{standing}": partial(invitations.done, of, standing)
            for standing in (Standing.NEW, Standing.CHANGED, Standing.CALLED_OFF)
        },
        "invitations_unchanged": lambda: invitations.unchanged(of),
        "invitations_handed_over": lambda: invitations.handed_over(of.interview),
    }
