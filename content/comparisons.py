"""Offers side by side: who leads, why, and what would change that; with the windows for weights and scores."""

from collections.abc import Iterable, Mapping, Sequence

from slackblocks import Block, PlainText, StaticSelectMenu

from bot.catalogue import Factor
from bot.ids import Action, Form
from bot.message import Message, View
from bot.models.comparison import MOST, WEIGHTS, Change, Comparison, PayBy, Place
from bot.models.offers import Offer
from bot.services.comparisons import Compared, Scoring
from content import offers
from content.blocks import button, buttons, field, header, message, modal, note, option, ours, section, theirs
from content.evaluations import ASKS, SCALE
from content.evaluations import SPOKEN as SPOKEN_OF
from content.offer_forms import CHANGED

IMPORTANCE = {0: "0 · does not matter", 3: "3 · matters", 5: "5 · matters most"}
SPOKEN = {**SPOKEN_OF, Factor.PAY: "pay"}
UNTOLD = "0"
"""The option for what cannot be told; it is stored as a zero."""
TOO_FEW = {
    0: "You have no open offer to compare. Record one when it comes.",
    1: "You have one open offer, and comparing takes two. Until then, its scores show what speaks for it.",
}
NO_SCORES = "Nothing can be compared yet. Score each of them, and I say which one leads, and why."
NO_CHANGE = "No change of a single weight would put another in front."
PAY = {
    PayBy.BASE: "Pay is scored from the base: the highest gets 5, the others in proportion.",
    PayBy.OWN: "Pay is your own score.",
    PayBy.MISSING: "Not compared by pay: not every offer has a base or your own score.",
}
MOST_NAMED = 3
NAME = 40
"""Characters of a company's name in a sentence."""


def side_by_side(done: Compared, lead: str = "") -> Message:
    """One under the other, the best first, as it reads well on a phone and aloud."""
    said = [section(ours(lead))] if lead else []
    found = done.comparison
    if found is None:
        ways = [offers.record(), *(each for one in done.offers for each in offers.scored(one)), offers.mine()]
        return message(said, section(ours(TOO_FEW[len(done.offers)])), buttons(*ways))
    left = f"These are the {MOST} to answer first; {done.left_out} more are open." if done.left_out else ""
    return message(
        said,
        header("Your offers side by side"),
        [block for number, place in enumerate(found.places, start=1) for block in _place(number, place)],
        _verdict(found) if found.compared else section(ours(NO_SCORES)),
        note(*(ours(words) for words in (*_how(found), _weights(done.weights, found), left) if words)),
        buttons(
            button("Change the weights", Action.OFFERS_WEIGH, primary=bool(found.compared)), offers.mine()
        ),
    )


def weights(chosen: Mapping[Factor, int]) -> View:
    """How much each factor matters to the person."""
    return modal(
        Form.OFFERS_WEIGHTS,
        "What matters to you",
        note(ours("They count for every comparison. Be honest: nobody else sees them.")),
        [field(factor.label, _menu(factor, _importance(), str(chosen[factor])), factor) for factor in Factor],
    )


def scores(scoring: Scoring) -> View:
    """What the person gives one offer; filled with what they gave the rounds."""
    options = [*((str(score), words) for score, words in SCALE.items()), (UNTOLD, "Cannot tell")]
    chosen = scoring.scores
    return modal(
        Form.OFFERS_SCORES,
        "Score the offer",
        [section(ours(CHANGED))] if scoring.stale else [],
        section(theirs(f"Offer from {scoring.company}")),
        [
            field(
                factor.label,
                _menu(factor, options, str(chosen.get(factor, UNTOLD))),
                factor,
                hint=ASKS[factor],
            )
            for factor in Factor
        ],
        about=scoring.sheet.written(),
    )


def _place(number: int, place: Place) -> list[Block]:
    offer = place.offer
    mean = "" if place.mean is None else f"{_figure(float(place.mean))} of 5"
    first = " · ".join(filter(None, (f"{number}. {offer.terms.company}", offer.terms.role, mean)))
    money = offers.money(offer.terms.base, offer.terms.currency)
    second = " · ".join(filter(None, (money, offers.answer_by(offer))))
    scored = ", ".join(f"{factor.label} {_figure(float(score))}" for factor, score in place.scores.items())
    return [
        section(theirs(f"{first}\n{second}"), *offers.scored(offer)),
        *([note(ours(scored))] if scored else []),
    ]


def _verdict(found: Comparison) -> list[Block]:
    names = _names([place.offer for place in found.places])
    if found.leader is None:
        level = [names[one.id] for one in found.level]
        return [section(theirs(f"{_listed(level)} are level. {_changed(found.change, names)}"))]
    second = found.places[1].offer
    reasons = _listed([SPOKEN[one] for one in found.reasons[:MOST_NAMED]])
    against = _listed([SPOKEN[one] for one in found.against[:MOST_NAMED]])
    ahead = f" {names[second.id]} is ahead on {against}." if against else ""
    return [
        section(theirs(f"{names[found.leader.id]} leads, by {reasons}.{ahead}")),
        section(theirs(_changed(found.change, names))),
    ]


def _changed(change: Change | None, names: Mapping[str, str]) -> str:
    if change is None:
        return NO_CHANGE
    factor = SPOKEN[change.factor]
    return f"If {factor} mattered {change.after} instead of {change.before}, {names[change.leader.id]} would lead."


def _how(found: Comparison) -> list[str]:
    """By what pay was compared, and what was left out."""
    offers_ = [place.offer for place in found.places]
    pay = PAY.get(found.pay_by) or (
        f"Not compared by pay: the amounts are in {_listed(_currencies(offers_))}. Score pay yourself, and I use that."
    )
    missing = [SPOKEN[one] for one in found.missing if one is not Factor.PAY]
    left = f"Not compared: {_listed(missing)}. Not every offer has a score there." if missing else ""
    return [pay, left]


def _weights(chosen: Mapping[Factor, int], found: Comparison) -> str:
    counted = ", ".join(f"{SPOKEN[factor]} {chosen[factor]}" for factor in found.compared)
    return f"Your weights: {counted}." if counted else ""


def _currencies(found: Iterable[Offer]) -> list[str]:
    return sorted({one.terms.currency for one in found if one.terms.base})


def _names(found: Sequence[Offer]) -> dict[str, str]:
    """By what each is called in a sentence; two of one company by their roles, else by their days."""
    companies = [one.terms.company for one in found]
    return {
        one.id: one.terms.company[:NAME]
        if companies.count(one.terms.company) == 1
        else f"{one.terms.company[:NAME]} ({one.terms.role[:NAME] or f'{one.received_at:%b %-d}'})"
        for one in found
    }


def _importance() -> list[tuple[str, str]]:
    return [(str(weight), IMPORTANCE.get(weight, str(weight))) for weight in reversed(WEIGHTS)]


def _menu(block: str, offered: Sequence[tuple[str, str]], chosen: str) -> StaticSelectMenu:
    made = {value: option(words, value) for value, words in offered}
    return StaticSelectMenu(
        block, list(made.values()), initial_option=made.get(chosen), placeholder=PlainText("Pick one")
    )


def _listed(words: Sequence[str]) -> str:
    *most, last = words or ("",)
    return f"{', '.join(most)} and {last}" if most else last


def _figure(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
