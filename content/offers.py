"""Offers: what is said when one comes, the card of one, and the nudge before a deadline."""

from datetime import date, datetime, timedelta

from slackblocks import Block, Button

from bot import zones
from bot.ids import Action
from bot.message import Message
from bot.models.interviews import Interview
from bot.models.offers import Decision, Offer
from bot.models.people import Person
from bot.models.reminders import Kind, OfferNotice
from bot.services.standings import Standing
from content import checklists
from content import interviews as interview_words
from content.blocks import asks, button, buttons, facts, header, message, note, ours, section, theirs

NEAR = {0: "today", 1: "tomorrow"}
"""Days from now, where one cannot wait for an answer."""
NAMED = 75
"""Characters that a screen reader says of a button."""
SAVED = "Saved."
WRITTEN = "Good: now you can read it line by line. Check that it says what they said."
LINKED = "Noted. That interview's reminders have ended."
WHICH = "Which interview is it from? That one's reminders end then."
IS_IT = "Is it from this interview? Its reminders end then."
REOPENED = "It is open again."
ARRIVED = (
    "Congratulations. Before you answer:\n"
    "• *Wait at least 24 hours*, however glad you are.\n"
    "• {writing}\n"
    "• *Take the time that you need.* One to two weeks are usual."
)
SOON = "Congratulations. They want your answer {when}{silence}. Ask for more time today?\n• {writing}"
TOO_SOON = ", too soon for a reminder from me"
ASK_FOR_WRITING = "*Ask for it in writing*, with the day by which they want your answer."
READ_IT = "*Read it line by line.* Does it say what they said?"
NO_DEADLINE = (
    "There is no deadline yet, so I cannot remind you. Ask them: “By when would you like my answer?” "
    "Then add the day with *Edit*."
)
STATES = {Decision.ACCEPTED: "Accepted", Decision.DECLINED: "Declined"}
LAPSED = "The deadline has passed"
STILL = "Does it still stand? Ask them, and set the new day with *Edit*."


def title(offer: Offer) -> str:
    """`Offer from Quillmark`, in a person's words: for plain text only."""
    return f"Offer from {offer.terms.company}"


def answer_by(offer: Offer) -> str:
    deadline = offer.terms.deadline
    return f"Answer by {deadline:%a, %b %-d}" if deadline else "No deadline yet"


def ended(words: str) -> str:
    """With one full stop, also behind an Inc. of its own."""
    return words if words.endswith(".") else f"{words}."


def money(amount: int | None, currency: str) -> str:
    return "" if amount is None else f"{amount:,} {currency}"


def recorded(one: Standing, now: datetime) -> Message:
    """The reply when an offer comes: time and paper first."""
    offer = one.offer
    deadline = offer.terms.deadline
    soon = NEAR.get(_days(deadline, one.person, now)) if deadline else None
    by = f" {answer_by(offer)}." if deadline else ""
    return message(
        section(theirs(f"{ended(f'Recorded: {_named(offer)}')}{by}")),
        section(ours(_arrived(one, soon))),
        [] if deadline else section(ours(NO_DEADLINE)),
        checklists.ahead(one.dues, one.person),
        note(ours(LINKED)) if offer.interview else _sources(one),
        buttons(
            *([button_of("Ask for more time", Action.OFFERS_MORE_TIME, offer)] if soon else []),
            *([] if deadline else [button_of("Edit", Action.OFFERS_EDIT, offer)]),
            *_in_writing(offer),
            *_thinking(offer),
            button_of("Add details", Action.OFFERS_DETAILS, offer),
        ),
    )


def card(one: Standing, now: datetime, lead: str = "") -> Message:
    """One offer with all that is known of it, and what can be done about it."""
    offer = one.offer
    lapsed = offer.has_lapsed(now, one.person.zone)
    return message(
        [section(ours(lead))] if lead else [],
        header(title(offer)),
        note(ours(f"{LAPSED}. {STILL}" if lapsed else stands(one, now))),
        facts(_facts(offer)),
        [] if offer.terms.deadline or not offer.is_open else section(ours(NO_DEADLINE)),
        checklists.ahead(one.dues, one.person),
        buttons(*(_answers(offer) if offer.is_open else [_undo(offer)])),
        buttons(
            *(_in_writing(offer) if offer.is_open else []),
            button_of("Edit", Action.OFFERS_EDIT, offer),
            button_of("Details", Action.OFFERS_DETAILS, offer),
            *_thinking(offer),
            *([scored(offer)] if offer.is_open and not lapsed else []),
            _remove(offer),
        ),
    )


def deadline(notice: OfferNotice, now: datetime) -> Message:
    """The nudge before a deadline."""
    offer = notice.offer
    return message(
        header(title(offer)),
        section(theirs(f"{offer.terms.company} wants your answer {_left(offer, notice.person, now)}.")),
        section(ours("Not sure yet? Compare, or ask for more time: a few days are seldom refused.")),
        buttons(*_answers(offer)),
        buttons(*_thinking(offer), button_of("Open the offer", Action.OFFERS_SHOW, offer)),
        checklists.stop(Kind.OFFER_DEADLINE),
    )


def stands(one: Standing, now: datetime) -> str:
    """How it stands, in a few words of ours."""
    offer = one.offer
    if offer.decision:
        return STATES[offer.decision]
    return LAPSED if offer.has_lapsed(now, one.person.zone) else answer_by(offer)


def record() -> Button:
    return button("Record an offer", Action.OFFERS_RECORD, primary=True)


def compare() -> Button:
    return button("Compare", Action.OFFERS_COMPARE)


def mine() -> Button:
    return button("My offers", Action.HELP_OPEN.of("offers"))


def _arrived(one: Standing, soon: str | None) -> str:
    """Time first, or a request for it where there is next to none."""
    writing = READ_IT if one.offer.terms.in_writing else ASK_FOR_WRITING
    if soon is None:
        return ARRIVED.format(writing=writing)
    return SOON.format(when=soon, silence="" if one.dues else TOO_SOON, writing=writing)


def _named(offer: Offer) -> str:
    role = f", {offer.terms.role}" if offer.terms.role else ""
    return f"the offer from {offer.terms.company}{role}"


def _sources(one: Standing) -> list[Block]:
    """The processes it may be from: one button each."""
    if not one.rounds:
        return []
    return [
        section(ours(WHICH if len(one.rounds) > 1 else IS_IT)),
        *(
            section(
                theirs(source(each)),
                button(
                    "This one",
                    Action.OFFERS_LINK.of(one.offer.id, each.id),
                    name=interview_words.title(each)[:NAMED],
                ),
            )
            for each in one.rounds[:20]
        ),
    ]


def source(interview: Interview) -> str:
    """A round that an offer may be from, in a person's words."""
    number = f" · {interview_words.round_name(interview.round)}" if interview.round else ""
    role = f" · {interview.role}" if interview.role else ""
    return f"{interview_words.title(interview)}{role}{number} · {interview.local_date:%b %-d}"


def _facts(offer: Offer) -> list[tuple[str, str]]:
    terms, extras = offer.terms, offer.extras
    return [
        ("Role", terms.role),
        ("Base a year", money(terms.base, terms.currency)),
        ("Bonus a year", money(extras.bonus, terms.currency)),
        ("Equity", extras.equity),
        ("Benefits", extras.benefits),
        ("Leave", extras.leave),
        ("Location", extras.location),
        ("Relocation", extras.relocation),
        ("Start", extras.start),
        ("In writing", "Yes" if terms.in_writing else "Not yet"),
    ]


def _left(offer: Offer, person: Person, now: datetime) -> str:
    last = offer.terms.deadline or now.date()
    days = _days(last, person, now)
    return f"by {last:%a, %b %-d}: {NEAR.get(days, f'in {days} days')}"


def _days(last: date, person: Person, now: datetime) -> int:
    return (last - zones.wall(now, person.zone).date()) // timedelta(days=1)


def _answers(offer: Offer) -> list[Button]:
    return [
        button_of("Accept", Action.OFFERS_ACCEPT, offer, primary=True),
        button_of("Decline", Action.OFFERS_DECLINE, offer),
        button_of("Ask for more time", Action.OFFERS_MORE_TIME, offer),
    ]


def _thinking(offer: Offer) -> list[Button]:
    if not offer.is_open:
        return []
    return [button_of("Negotiation notes", Action.OFFERS_NEGOTIATE, offer), compare()]


def scored(offer: Offer) -> Button:
    return button_of("Score it", Action.OFFERS_SCORE, offer)


def _in_writing(offer: Offer) -> list[Button]:
    if offer.terms.in_writing:
        return []
    return [button_of("It is in writing", Action.OFFERS_WRITING, offer)]


def _undo(offer: Offer) -> Button:
    return button_of("Undo", Action.OFFERS_REOPEN, offer)


def _remove(offer: Offer) -> Button:
    sure = asks("Remove this offer?", "It is erased for good, and its reminders end.", "Remove it")
    return button(
        "Remove", Action.OFFERS_REMOVE.of(offer.id), confirm=sure, name=f"Remove: {title(offer)}"[:NAMED]
    )


def button_of(label: str, action: Action, offer: Offer, *, primary: bool = False) -> Button:
    return button(label, action.of(offer.id), primary=primary, name=f"{label}: {title(offer)}"[:NAMED])
