"""What the card of a calendar file says was taken without being told."""

from bot.models.interviews import MOST_INTERVIEWERS
from bot.services import proposals
from bot.services.invitations import Offer
from bot.services.proposals import Standing

REMARKS = (
    "The file names a time zone that I do not know, so I took yours. Please check.",
    "The file names no time zone, so I took yours. Please check.",
    "The file does not say how long it takes, so I took an hour.",
    "This is the next date of several. Send me the file again for the one after.",
    f"I keep {MOST_INTERVIEWERS} people at most, so the last ones are left out.",
)


def remarks(offer: Offer) -> list[str]:
    """What was taken without being told, so that it can be put right."""
    if offer.standing not in {Standing.NEW, Standing.SAME_DAY, Standing.CHANGED}:
        return []
    first = offer.day.first
    unknown = bool(first.start and first.start.unknown_zone)
    return [
        words
        for words, holds in zip(
            REMARKS,
            (
                unknown,
                first.floating and not unknown,
                offer.day.minutes is None,
                first.repeats > 1,
                _too_many(offer),
            ),
            strict=True,
        )
        if holds
    ]


def _too_many(offer: Offer) -> bool:
    """Whether somebody is left out, with those who are there already."""
    there = offer.one.interview.interviewers if offer.one else ()
    coming = proposals.everyone(offer.day.people)
    names = {*(one.name.casefold() for one in there), *(one.name.casefold() for one in coming)} - {""}
    return len(names) > MOST_INTERVIEWERS
