"""After an interview each person met is thanked, or not: two nudges at most, then silence."""

from collections.abc import Mapping
from typing import Any

import pytest

from bot.app import SecondRound
from playground.people import Person
from playground.server import Playground
from tests.conftest import moved
from tests.story import NAMES, adds, boxes, details, saying

CARD = "Thank-you notes"
LAST = "A second and last reminder"


@pytest.fixture
async def held(playground: Playground, bot: SecondRound, ana: Person) -> Person:
    """Ana, after an interview with three people, with the first nudge before her."""
    await over(playground, bot, ana, {"Interviewers": "\n".join(NAMES)})
    return ana


async def test_each_person_gets_a_tick_and_the_last_one_ends_it(
    playground: Playground, bot: SecondRound, held: Person
) -> None:
    assert boxes(card(held)) == list(NAMES)
    for name in NAMES:
        await held.ticks(name)
    assert boxes(card(held), "done") == list(NAMES)
    assert "You have thanked everyone" in card(held).text
    assert "last step" not in card(held).text
    await moved(playground, bot, days=3)
    assert saying(held, LAST) == []


async def test_a_tick_taken_back_brings_the_last_nudge(
    playground: Playground, bot: SecondRound, held: Person
) -> None:
    for name in NAMES:
        await held.ticks(name)
    await held.unticks(NAMES[1])
    await moved(playground, bot, hours=18)
    assert len(saying(held, LAST)) == 1
    assert boxes(saying(held, LAST)[0]) == [NAMES[1]]


async def test_after_the_second_nudge_there_is_none(
    playground: Playground, bot: SecondRound, held: Person
) -> None:
    await moved(playground, bot, hours=18)
    assert len(saying(held, LAST)) == 1
    await moved(playground, bot, days=1, hours=12)
    await moved(playground, bot, days=5)
    assert len(saying(held, CARD)) == 2


async def test_not_sending_any_ends_it_and_can_be_taken_back(
    playground: Playground, bot: SecondRound, held: Person
) -> None:
    await held.clicks("Not sending any")
    assert "I will not remind you." in card(held).text
    assert "Three sentences are enough" not in card(held).text
    assert boxes(card(held)) == []
    await held.clicks("I will write after all")
    assert boxes(card(held)) == list(NAMES)
    await held.clicks("Not sending any")
    await moved(playground, bot, days=2)
    assert saying(held, LAST) == []


async def test_with_nobody_named_there_is_one_tick_for_all(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await over(playground, bot, ana, {})
    assert boxes(card(ana)) == ["Everyone you met"]
    assert "Add their names" in card(ana).buttons
    await ana.ticks("Everyone")
    assert "You have thanked everyone" in card(ana).text


async def test_thirty_people_get_thirty_ticks(playground: Playground, bot: SecondRound, ana: Person) -> None:
    names = [f"Interviewer number {number:02}" for number in range(30)]
    await over(playground, bot, ana, {"Interviewers": "\n".join(names)})
    assert boxes(card(ana)) == names
    await ana.ticks(names[17])
    assert boxes(card(ana), "done") == [names[17]]


async def test_who_was_thanked_stays_so_when_a_name_is_added(held: Person) -> None:
    await held.ticks(NAMES[0])
    await held.types("/secondround prep Harborlight")
    await details(held, {"Interviewers": "\n".join([*NAMES, "Lena Brandt"])})
    await held.types("/secondround thanks Harborlight")
    assert boxes(card(held), "done") == [NAMES[0]]
    assert boxes(card(held)) == [*NAMES[1:], "Lena Brandt"]


async def test_before_any_interview_began_there_is_nobody_to_thank(ana: Person) -> None:
    await adds(ana)
    await ana.types("/secondround thanks")
    assert "None of your interviews has begun yet." in ana.last.text
    await ana.types("Thank you!")
    assert "None of your interviews has begun yet." in ana.last.text
    await ana.types("/secondround thanks Harborlight")
    assert "I cannot find an interview of yours at “Harborlight” that has begun." in ana.last.text


async def over(playground: Playground, bot: SecondRound, person: Person, changed: Mapping[str, Any]) -> None:
    """An interview with these details on Friday at ten, and three hours after its end."""
    await adds(person, {"Time": "10:00"})
    if changed:
        await details(person, changed)
    await moved(playground, bot, days=4, hours=2)
    assert len(saying(person, CARD)) == 1


def card(person: Person) -> Any:
    """The newest thank-you card."""
    return saying(person, CARD)[-1]


async def test_thanks_for_one_company_never_open_another_that_begins_like_it(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await adds(ana, {"Company": "Metro"})
    await moved(playground, bot, days=5)
    await ana.types("thanks Metropolitan Opera")
    assert "I cannot find an interview of yours at “Metropolitan Opera”" in ana.last.text
