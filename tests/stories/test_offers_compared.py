"""Offers side by side: the person's weights decide, and the bot says why one leads and what would change that."""

from typing import Any

from bot.app import SecondRound
from bot.catalogue import Factor
from playground.people import Person
from playground.server import Playground
from tests.conftest import moved
from tests.postgres import ON_BOTH
from tests.replay import recording
from tests.story import adds, saying
from tests.walk import misplaced

SCALE = {
    5: "5 · very good",
    4: "4 · good",
    3: "3 · mixed",
    2: "2 · not great",
    1: "1 · poor",
    0: "Cannot tell",
}


async def records(person: Person, company: str, base: str = "", **others: Any) -> None:
    await person.types("offers")
    await person.clicks("Record an offer")
    await person.submits({"Company": company, "Base pay a year": base, **others})
    assert person.modal is None, person.field_errors


async def scores(person: Person, company: str, *given: int) -> None:
    await person.types(f"offers {company}")
    await person.clicks("Score it")
    await person.submits({one.label: SCALE[score] for one, score in zip(Factor, given, strict=True)})
    assert person.modal is None, person.field_errors


async def two_offers(person: Person) -> None:
    await records(person, "Quillmark", "80k EUR")
    await records(person, "Harborlight", "80k EUR")
    await scores(person, "Quillmark", 3, 2, 3, 3, 5, 3)
    await scores(person, "Harborlight", 3, 4, 3, 3, 4, 3)


@ON_BOTH
async def test_two_offers_are_weighed_and_the_answer_says_what_would_turn_it(
    bot: SecondRound, ana: Person
) -> None:
    await two_offers(ana)
    said = ana.last.text
    assert "1. Harborlight · 3.7 of 5" in said
    assert "2. Quillmark · 3.5 of 5" in said
    assert "Harborlight leads, by work-life balance. Quillmark is ahead on growth." in said
    assert "If work-life balance mattered 1 instead of 3, Quillmark would lead." in said
    assert "Pay is scored from the base" in said
    await ana.clicks("Change the weights")
    await ana.submits({"Work-life balance": "1", "Growth": "5 · matters most"})
    assert "1. Quillmark" in ana.last.text
    assert "Quillmark leads, by growth. Harborlight is ahead on work-life balance." in ana.last.text
    await ana.types("offers quillmark")
    await ana.clicks("Compare")
    assert "work-life balance 1" in ana.last.text


async def test_currencies_that_differ_are_named_and_not_compared(ana: Person) -> None:
    await records(ana, "Quillmark", "€80k")
    await records(ana, "Harborlight", "90k USD")
    await ana.types("offers")
    await ana.clicks("Compare")
    assert "Not compared by pay: the amounts are in EUR and USD." in ana.last.text
    assert "Nothing can be compared yet." in ana.last.text
    await scores(ana, "Quillmark", 0, 0, 0, 5, 0, 0)
    await scores(ana, "Harborlight", 4, 0, 0, 4, 0, 0)
    assert "Pay is your own score." in ana.last.text
    assert "Quillmark leads, by pay." in ana.last.text
    assert "Not compared: culture" in ana.last.text


async def test_comparing_takes_two_offers(ana: Person) -> None:
    await records(ana, "Quillmark")
    await ana.clicks("Compare")
    assert "comparing takes two" in ana.last.text
    await ana.types("offers quillmark")
    card = ana.last
    await ana.clicks("Decline")
    await ana.clicks("Compare", on=card)
    assert "You have no open offer to compare." in ana.last.text


async def test_what_the_rounds_were_given_counts_until_the_offer_is_scored(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await adds(ana, {"Company": "Quillmark"})
    await moved(playground, bot, days=5)
    await ana.types("evaluate quillmark")
    await ana.clicks("Rate them")
    await ana.submits({"Culture": "5 · very good", "Growth": "2 · not great"})
    await records(ana, "Quillmark")
    await records(ana, "Harborlight")
    await scores(ana, "Harborlight", 3, 0, 0, 0, 3, 0)
    assert "Culture 5, Growth 2" in ana.last.text
    await scores(ana, "Quillmark", 1, 0, 0, 0, 2, 0)
    assert "Culture 1, Growth 2" in ana.last.text


async def test_more_than_six_are_compared_by_their_deadlines(ana: Person) -> None:
    for number in range(7):
        await records(
            ana,
            f"Company {number}",
            f"{80 + number}k EUR",
            **{"They want an answer by": f"2027-01-{20 - number}"},
        )
    await ana.types("offers")
    await ana.clicks("Compare")
    assert "1. Company 6" in ana.last.text
    assert "Company 0" not in ana.last.text
    assert "These are the 6 to answer first; 1 more is open." in ana.last.text


async def test_two_offers_of_one_company_are_told_apart(ana: Person) -> None:
    for role, base in (("Analyst", "80k EUR"), ("Manager", "90k EUR")):
        await records(ana, "Quillmark", base, Role=role)
    await ana.types("offers")
    await ana.clicks("Compare")
    assert "Quillmark (Manager) leads, by pay." in ana.last.text
    assert "No change of a single weight would put another in front." in ana.last.text


async def test_windows_that_are_sent_twice_say_it_once(ana: Person, playground: Playground) -> None:
    await two_offers(ana)
    await ana.clicks("Change the weights")
    sent = recording(playground)
    await ana.submits({"Growth": "5 · matters most"})
    before = ana.reads()
    assert await sent.again() == {}
    assert ana.reads() == before


async def test_a_score_behind_the_times_is_shown_again(ana: Person) -> None:
    await records(ana, "Quillmark")
    reply = ana.last
    await ana.clicks("Compare")
    await ana.clicks("Score it")
    await ana.fills({"Growth": "4 · good"})
    await ana.clicks("It is in writing", on=reply)
    await ana.submits()
    assert ana.sees("This offer changed while the form was open")
    await ana.submits()
    assert ana.modal is None
    await ana.clicks("Compare", on=reply)
    await ana.clicks("Score it")
    assert "4 · good" in str(ana.modal)


async def test_words_that_look_like_markup_never_are(playground: Playground, ana: Person) -> None:
    mark = "<!here> *qzx* & <b>"
    await records(ana, mark, "80k EUR", Role=mark)
    await scores(ana, "qzx", 4, 4, 4, 4, 4, 4)
    await records(ana, mark, "80k EUR", Role=f"{mark} II")
    await ana.clicks("Compare")
    assert len(saying(ana, "qzx")) > 2
    assert misplaced(playground, "qzx") == []


async def test_scores_are_confirmed_and_shown_before_there_is_anything_to_compare(ana: Person) -> None:
    await records(ana, "Quillmark")
    await scores(ana, "Quillmark", 4, 0, 0, 0, 3, 0)
    assert ana.last.text.startswith("Saved.")
    assert "comparing takes two" in ana.last.text
    assert "Culture 4, Growth 3" in ana.last.text
    await records(ana, "Harborlight")
    await ana.clicks("Compare")
    assert "Culture 4, Growth 3" in ana.last.text
    assert "Nothing can be compared yet." in ana.last.text
    assert "1. " not in ana.last.text
    await ana.clicks("Change the weights")
    await ana.submits({"Growth": "5 · matters most"})
    assert ana.last.text.startswith("Saved.")
    assert "growth 5" in ana.last.text


async def test_offers_of_one_company_that_came_on_one_day_are_told_apart(ana: Person) -> None:
    await records(ana, "Fennway", "80k EUR")
    await records(ana, "Fennway", "90k EUR")
    await ana.clicks("Compare")
    assert "Fennway (90,000 EUR) leads, by pay." in ana.last.text


async def test_offers_of_one_company_that_differ_in_nothing_are_counted(ana: Person) -> None:
    for _ in range(2):
        await records(ana, "Fennway", "80k EUR")
    await ana.clicks("Compare")
    assert "Fennway (number 1) and Fennway (number 2) are level." in ana.last.text
