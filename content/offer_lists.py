"""The list of offers, and the answer where there is none."""

from collections.abc import Sequence
from datetime import datetime

from slackblocks import Block

from bot.ids import Action
from bot.message import Message
from bot.models.interviews import Interview
from bot.services.offers import Found
from bot.services.standings import Standing
from content import interviews as interview_words
from content import offers
from content.blocks import button, buttons, header, message, note, ours, section, theirs

LISTED = 15
REMOVED = "Removed. Nothing of that offer is left with me."
REMOVED_BUT = (
    "Removed. Its interview still counts as an offer, so its reminders stay off. Did no offer come of it?"
)
NOBODY_YET = "You have no offers here yet. Record one when it comes, and I will watch its deadline with you."


def removed(found: Found, now: datetime) -> Message:
    """The offers that are left, and what still stands of the one that is not."""
    return listed(found, now, REMOVED_BUT if found.source else REMOVED)


def listed(found: Found, now: datetime, lead: str = "") -> Message:
    """Those to answer first, by their deadlines; then those that are over."""
    said = [*([section(ours(lead))] if lead else []), *_still(found.source)]
    if not found.offers:
        return message(said, section(ours(NOBODY_YET)), buttons(offers.record()))
    more = len(found.offers) - LISTED
    rest = f"And {more} more: type `offers` and the company's name."
    return message(
        said,
        header("Your offers"),
        [_entry(one, now) for one in found.offers[:LISTED]],
        [note(ours(rest))] if more > 0 else [],
        buttons(*([offers.compare()] if _pending(found, now) > 1 else []), offers.record()),
    )


def none_at(company: str, rounds: Sequence[Interview]) -> Message:
    """No offer at that company: with the round that one may be from, or the question which."""
    lead = section(theirs(f"I have no offer from “{company[:75]}” yet."))
    if not rounds:
        return message(lead, buttons(offers.record(), offers.mine()))
    return message(
        lead,
        section(ours("Did one come? Which interview is it from?" if len(rounds) > 1 else "Did one come?")),
        [
            section(
                theirs(offers.source(each)),
                button(
                    "Record an offer",
                    Action.OFFERS_RECORD.of(each.id),
                    name=f"Record an offer: {interview_words.title(each)}"[: offers.NAMED],
                ),
            )
            for each in rounds[:20]
        ],
    )


def _pending(found: Found, now: datetime) -> int:
    """How many of them can be compared."""
    return sum(one.offer.is_pending(now, one.person.zone) for one in found.offers)


def _still(source: Interview | None) -> list[Block]:
    if source is None:
        return []
    name = f"Reopen: {interview_words.title(source)}"[: offers.NAMED]
    return [
        section(
            theirs(offers.source(source)),
            button("Reopen", Action.INTERVIEWS_REOPEN.of(source.id), name=name),
        )
    ]


def _entry(one: Standing, now: datetime) -> Block:
    offer = one.offer
    about = [offers.stands(one, now), offers.money(offer.terms.base, offer.terms.currency), offer.terms.role]
    return section(
        theirs(f"{offer.terms.company}\n{' · '.join(filter(None, about))}"),
        offers.button_of("Open", Action.OFFERS_SHOW, offer),
    )
