"""A second round that comes by itself, typed or by file, is joined to the first."""

from bot.app import SecondRound
from playground.people import Person
from playground.server import Playground
from playground.sight import SeenMessage
from tests.conftest import moved
from tests.story import saying

SECOND = {"Type": "Technical", "Date": "2027-01-20", "Time": "15:00"}
ASKS = "Is the new interview the next round after this one?"


async def first_round(playground: Playground, bot: SecondRound, ana: Person) -> None:
    """On Friday at three, looked back on: one question went rough."""
    await ana.types("/secondround add Harborlight panel on Friday Jan 8 at 3pm")
    await ana.clicks("Add it")
    assert not saying(ana, ASKS)
    await moved(playground, bot, days=4, hours=5)
    await ana.clicks("Write it down")
    await ana.submits({"Questions that went rough": "Why us?"})


async def second_round(ana: Person, company: str = "Harborlight") -> None:
    await ana.types(f"/secondround add {company} technical on Jan 20 at 3pm")
    await ana.clicks("Add it")


async def test_a_typed_second_round_goes_on_from_the_first(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await first_round(playground, bot, ana)
    await second_round(ana, "Harborlight Inc.")
    assert ASKS in ana.last.text
    assert "Panel interview at Harborlight" in ana.last.text
    question = ana.last
    await ana.clicks("Yes, the next round")
    assert any("Why us?" in one.text for one in ana.messages)
    assert saying(ana, "rounds of one process now")
    await moved(playground, bot, days=9)
    assert not saying(ana, "No news yet?")
    await ana.types("/secondround interviews")
    assert "Next round" in ana.last.text
    assert not [label for label in question.buttons if label != "Yes, the next round"]


async def test_nothing_is_asked_where_there_is_no_process_of_that_company_or_more_than_one(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await first_round(playground, bot, ana)
    await second_round(ana, "Quillmark")
    assert not saying(ana, ASKS)
    await second_round(ana)
    assert saying(ana, ASKS)
    before = len(saying(ana, ASKS))
    await ana.types("/secondround add Harborlight technical on Jan 22 at 3pm")
    await ana.clicks("Add it")
    assert len(saying(ana, ASKS)) == before


async def test_a_late_yes_is_answered_in_words(playground: Playground, bot: SecondRound, ana: Person) -> None:
    await first_round(playground, bot, ana)
    await second_round(ana)
    question = ana.last
    await ana.types("/secondround add Harborlight technical on Jan 22 at 3pm")
    await ana.clicks("Add it")
    await ana.clicks("Yes, the next round", on=question)
    assert "no longer here" in ana.last.text


async def next_round(playground: Playground, bot: SecondRound, ana: Person) -> SeenMessage:
    """By its button, on the card that is returned."""
    await first_round(playground, bot, ana)
    await ana.types("/secondround interviews")
    await ana.chooses("Record the outcome", "Next round")
    card = ana.last
    await ana.clicks("Add the next round")
    await ana.submits(SECOND)
    return card


async def test_the_next_round_is_added_once_at_one_time(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    card = await next_round(playground, bot, ana)
    await ana.clicks("Add the next round", on=card)
    await ana.submits(SECOND)
    assert ana.field_errors == {"Time": "You have a next round there at that time already."}
    await ana.submits({"Time": "17:00"})
    assert ana.modal is None, ana.field_errors
    await ana.types("/secondround interviews")
    assert ana.last.text.count("Technical interview at Harborlight") == 2


async def test_a_next_round_that_was_canceled_leaves_its_time_free(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    card = await next_round(playground, bot, ana)
    await ana.clicks("Cancel")
    await ana.clicks("Add the next round", on=card)
    await ana.submits(SECOND)
    assert ana.modal is None, ana.field_errors
