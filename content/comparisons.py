"""Offers side by side: who leads, why, and what would change that; with the windows for weights and scores."""

from collections.abc import Callable, Iterable, Mapping, Sequence

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
        return message(
            said,
            section(ours(TOO_FEW[len(done.offers)])),
            [block for one in done.offers for block in _place(Place(one, {}, None))],
            buttons(offers.record(), offers.mine()),
        )
    places = enumerate(found.places, start=1)
    return message(
        said,
        header("Your offers side by side"),
        [
            block
            for number, place in places
            for block in _place(place, f"{number}. " if found.compared else "")
        ],
        _verdict(found) if found.compared else section(ours(NO_SCORES)),
        note(
            *(
                ours(words)
                for words in (*_how(found), _weights(done.weights, found), _left_out(done))
                if words
            )
        ),
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


def _place(place: Place, number: str = "") -> list[Block]:
    """One offer with all the scores that it has, compared or not."""
    offer = place.offer
    mean = "" if place.mean is None else f"{_figure(float(place.mean))} of 5"
    first = " · ".join(filter(None, (f"{number}{offer.terms.company}", offer.terms.role, mean)))
    money = offers.money(offer.terms.base, offer.terms.currency)
    second = " · ".join(filter(None, (money, offers.answer_by(offer))))
    scores: dict[Factor, float] = {
        **offer.scores,
        **{factor: float(score) for factor, score in place.scores.items()},
    }
    scored = ", ".join(f"{one.label} {_figure(scores[one])}" for one in Factor if scores.get(one))
    return [
        section(theirs(f"{first}\n{second}"), offers.scored(offer)),
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
    counted = ", ".join(f"{SPOKEN[factor]} {chosen[factor]}" for factor in found.compared or Factor)
    return f"Your weights: {counted}."


def _left_out(done: Compared) -> str:
    if not done.left_out:
        return ""
    are = "is" if done.left_out == 1 else "are"
    return f"These are the {MOST} to answer first; {done.left_out} more {are} open."


def _currencies(found: Iterable[Offer]) -> list[str]:
    return sorted({one.terms.currency for one in found if one.terms.base})


def _names(found: Sequence[Offer]) -> dict[str, str]:
    """By what each is called in a sentence; several of one company by the first thing that tells them apart."""
    names: dict[str, str] = {}
    for one in found:
        rivals = [other for other in found if other.terms.company == one.terms.company]
        apart = f" ({_mark(one, rivals)})" if len(rivals) > 1 else ""
        names[one.id] = f"{one.terms.company[:NAME]}{apart}"
    return names


def _mark(one: Offer, rivals: Sequence[Offer]) -> str:
    """The role, the day on which it came, the base or the deadline; else its place among them, by when they came."""
    marks: tuple[Callable[[Offer], str], ...] = (
        lambda offer: offer.terms.role[:NAME],
        lambda offer: f"{offer.received_at:%b %-d}",
        lambda offer: offers.money(offer.terms.base, offer.terms.currency),
        lambda offer: offers.answer_by(offer).lower(),
    )
    apart = next((mark for mark in marks if len({mark(each) for each in rivals} - {""}) == len(rivals)), None)
    ordered = sorted(rivals, key=lambda offer: (offer.received_at, offer.id))
    return apart(one) if apart else f"number {ordered.index(one) + 1}"


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
