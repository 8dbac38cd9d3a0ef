"""Decisions on an offer: accepted, declined, more time asked for; each with a draft to copy."""

from collections.abc import Sequence
from datetime import datetime

from slackblocks import Block

from bot.ids import Action
from bot.message import Message
from bot.models.interviews import Interview, Outcome
from bot.models.offers import Decision, Offer
from bot.services.decisions import Decided
from bot.services.standings import Standing
from content import interviews as interview_words
from content import offers
from content.blocks import button, buttons, message, note, ours, section, theirs

DRAFT = "*A draft to make your own*"
ACCEPTED = "Congratulations. Its reminders have ended. Say yes in writing, and keep their answer."
DECLINED = "That is a decision too. Its reminders have ended. A kind no keeps the door open."
MORE_TIME = "Ask before the deadline, and name a day. If they agree, set the new day with *Edit*."
TOO_LATE = "Ask now whether it still stands, and name a day. If it does, set the new day with *Edit*."
ALSO = "*You have accepted another offer too.* Only one can stand: open the other and undo it, and tell them."
OTHERS = "*Decline the others?* They are waiting for you too. I change only what you press."
LIVE = "*These are still under way.* Do you withdraw?"
SAME = "*Does this belong to the same offer?* Close it, and its reminders end too."
PRIVATE = "Your range and your fallback are not in the draft: they are for you."
MOST = 8


def decided(done: Decided) -> Message:
    offer = done.one.offer
    accepted = offer.decision is Decision.ACCEPTED
    return message(
        section(
            theirs(
                offers.ended(
                    f"{offers.STATES[offer.decision or Decision.DECLINED]}: the offer from {offer.terms.company}"
                )
            )
        ),
        section(ours(ACCEPTED if accepted else DECLINED)),
        _also(done.accepted),
        _draft(accept(done) if accepted else decline(done)),
        _others(done.others),
        _same(offer, done.same),
        _live(done.live),
        buttons(
            button("Undo", Action.OFFERS_REOPEN.of(offer.id)),
            offers.mine(),
        ),
    )


def more_time(done: Decided, now: datetime) -> Message:
    offer = done.one.offer
    lapsed = offer.has_lapsed(now, done.one.person.zone)
    return message(
        section(theirs(offers.ended(f"More time for the offer from {offer.terms.company}"))),
        section(ours(f"{offers.LAPSED}. {TOO_LATE}" if lapsed else MORE_TIME)),
        _draft(later(done, lapsed=lapsed)),
        buttons(button("Edit", Action.OFFERS_EDIT.of(offer.id)), offers.mine()),
    )


def negotiation(one: Standing) -> Message:
    """What the notes make: a letter with the ask and its evidence."""
    offer = one.offer
    return message(
        section(theirs(f"Your notes on the offer from {offer.terms.company} are kept.")),
        _draft(ask(one)),
        note(ours(PRIVATE)),
        buttons(
            button("Edit the notes", Action.OFFERS_NEGOTIATE.of(offer.id)),
            button("Open the offer", Action.OFFERS_SHOW.of(offer.id)),
        ),
    )


def accept(done: Decided) -> str:
    offer = done.one.offer
    when = offer.extras.start.strip().rstrip(".!")
    start = f" I look forward to starting {when}." if when else ""
    return _letter(
        done.greeted,
        f"Thank you for the offer{_role(offer)}. I am glad to accept it.{start}",
        "Please let me know what you need from me, and send me the contract to sign.",
    )


def decline(done: Decided) -> str:
    return _letter(
        done.greeted,
        f"Thank you for the offer{_role(done.one.offer)}, and for the time you all took. "
        "After careful thought I have decided not to accept it.",
        "I enjoyed [one thing from your conversations], and I hope our paths cross again.",
    )


def later(done: Decided, *, lapsed: bool = False) -> str:
    offer = done.one.offer
    day = f"{offer.terms.deadline:%B %-d}" if offer.terms.deadline else ""
    ask = "May I have until [day]? I will let you know sooner if I can."
    if lapsed:
        ask = f"You asked for it by {day}, and I am sorry that I am late. Does the offer still stand? {ask}"
    elif day:
        ask = f"You asked for it by {day}. {ask}"
    return _letter(
        done.greeted,
        f"Thank you for the offer{_role(offer)}. I am very interested, and I want to give you an answer that holds.",
        ask,
    )


def ask(one: Standing) -> str:
    offer = one.offer
    why = offer.notes.evidence.strip() or "[Why it is fair: one or two facts.]"
    return _letter(
        one.greeted,
        f"Thank you for the offer{_role(offer)}. I would like to join you.",
        f"{_asked(offer.notes.ask.strip())} {why}",
        "Is that possible? I am glad to talk whenever it suits you.",
    )


def _asked(ask: str) -> str:
    """A thing to ask for becomes part of a sentence; what is a question already stays one."""
    if ask.endswith("?"):
        return f"Before I say yes, I have one question. {ask}"
    return f"Before I say yes, I would like to ask for {ask.rstrip('.!') or '[one thing]'}."


def _letter(greeted: str, *paragraphs: str) -> str:
    body = "\n\n".join(paragraphs)
    return f"Hello{' ' + greeted if greeted else ''},\n\n{body}\n\nKind regards"


def _role(offer: Offer) -> str:
    return f" of the {offer.terms.role} role" if offer.terms.role else ""


def _draft(letter: str) -> list[Block]:
    return [section(ours(DRAFT)), section(theirs(letter))]


def _also(accepted: tuple[Offer, ...]) -> list[Block]:
    """An earlier yes, which this one contradicts."""
    if not accepted:
        return []
    lines = [
        section(theirs(offers.title(each)), offers.button_of("Open", Action.OFFERS_SHOW, each))
        for each in accepted[:MOST]
    ]
    return [section(ours(ALSO)), *lines]


def _others(others: tuple[Offer, ...]) -> list[Block]:
    if not others:
        return []
    lines = [
        section(
            theirs(f"{offers.title(each)} · {offers.answer_by(each)}"),
            button(
                "Decline this one",
                Action.OFFERS_DECLINE.of(each.id),
                name=f"Decline: {offers.title(each)}"[: offers.NAMED],
            ),
        )
        for each in others[:MOST]
    ]
    return [section(ours(OTHERS)), *lines, *_more(others, "My offers", "offers")]


def _same(offer: Offer, same: tuple[Interview, ...]) -> list[Block]:
    if not same:
        return []
    lines = [
        section(
            theirs(offers.source(each)),
            button(
                "Close it",
                Action.OFFERS_JOIN.of(offer.id, each.id),
                name=f"Close: {interview_words.title(each)}"[: offers.NAMED],
            ),
        )
        for each in same[:MOST]
    ]
    return [section(ours(SAME)), *lines, *_more(same, "My interviews", "interviews")]


def _live(live: tuple[Interview, ...]) -> list[Block]:
    if not live:
        return []
    lines = [
        section(
            theirs(interview_words.title(each)),
            button(
                "Withdraw",
                Action.INTERVIEWS_OUTCOME.of(each.id),
                value=f"{each.id}:{Outcome.WITHDRAWN}",
                name=f"Withdraw: {interview_words.title(each)}"[: offers.NAMED],
            ),
        )
        for each in live[:MOST]
    ]
    return [section(ours(LIVE)), *lines, *_more(live, "My interviews", "interviews")]


def _more(found: Sequence[object], label: str, word: str) -> list[Block]:
    """How many there are beyond those shown, and where."""
    left = len(found) - MOST
    if left <= 0:
        return []
    return [section(ours(f"And {left} more."), button(label, Action.HELP_OPEN.of(word)))]
