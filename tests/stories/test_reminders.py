"""Reminders keep the quiet hours, help or stay away, stop on request, and survive a stop of the bot."""

from datetime import UTC, datetime, timedelta

from bot.app import SecondRound, assembled
from bot.config import Settings
from playground.people import Person
from playground.server import Playground
from tests.conftest import moved, transport_to
from tests.story import adds, boxes, saying

PLAN, PREP, DAY_OF = "A few days left", "Your interview is close", "It starts in"


async def test_a_checklist_due_in_quiet_hours_comes_before_them(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await adds(ana, {"Time": "07:00"})
    await until(playground, bot, datetime(2027, 1, 7, 0, 44, tzinfo=UTC))
    assert saying(ana, PREP) == []
    await moved(playground, bot, minutes=1)
    assert len(saying(ana, PREP)) == 1


async def test_where_before_is_past_the_checklist_comes_in_the_morning(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await until(playground, bot, datetime(2027, 1, 5, 1, tzinfo=UTC))
    await adds(ana, {"Date": "2027-01-05", "Time": "22:00"})
    await until(playground, bot, datetime(2027, 1, 5, 12, 59, tzinfo=UTC))
    assert saying(ana, PREP) == []
    await moved(playground, bot, minutes=1)
    assert len(saying(ana, PREP)) == 1


async def test_open_items_due_at_night_come_in_the_morning(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await adds(ana, {"Time": "21:00"})
    await until(playground, bot, datetime(2027, 1, 6, 12, 59, tzinfo=UTC))
    assert saying(ana, PLAN) == []
    await moved(playground, bot, minutes=1)
    assert len(saying(ana, PLAN)) == 1


async def test_the_last_hour_comes_whatever_the_quiet_hours(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await adds(ana, {"Time": "05:30"})
    await until(playground, bot, datetime(2027, 1, 8, 9, 30, tzinfo=UTC))
    assert len(saying(ana, "It starts in 60 minutes")) == 1


async def test_added_less_than_a_day_ahead_only_the_last_hour_is_left(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await adds(ana, {"Date": "2027-01-05", "Time": "11:00"})
    for _ in range(23):
        await moved(playground, bot, hours=1)
    assert saying(ana, PREP) == saying(ana, PLAN) == []
    assert len(saying(ana, DAY_OF)) == 1


async def test_quiet_hours_are_the_persons_not_the_interviews(
    playground: Playground, bot: SecondRound, ben: Person
) -> None:
    await adds(ben, {"Time": "17:00", "Time zone": "Los Angeles"})
    await until(playground, bot, datetime(2027, 1, 7, 19, 45, tzinfo=UTC))
    assert len(saying(ben, PREP)) == 1


async def test_two_held_through_the_night_come_as_one_message(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await adds(ana, {"Time": "21:00"})
    await adds(ana, {"Company": "Brightwater", "Time": "22:00"})
    await until(playground, bot, datetime(2027, 1, 6, 13, tzinfo=UTC))
    (digest,) = saying(ana, "While it was quiet")
    assert "Harborlight" in digest.text
    assert "Brightwater" in digest.text
    await ana.clicks("Open the checklist", on=digest)
    assert boxes(ana.last)


async def test_a_kind_is_stopped_for_all_interviews_and_turned_on_again(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    for day in ("08", "12", "20"):
        await adds(ana, {"Company": f"Company {day}", "Date": f"2027-01-{day}"})
    await until(playground, bot, datetime(2027, 1, 7, 20, tzinfo=UTC))
    await ana.clicks("Stop these", on=saying(ana, PREP)[0])
    assert "I will send no more messages with your checklist" in ana.last.text
    await until(playground, bot, datetime(2027, 1, 11, 20, tzinfo=UTC))
    assert len(saying(ana, PREP)) == 1
    await ana.clicks("Turn them on again")
    assert "They are on again" in ana.last.text
    await until(playground, bot, datetime(2027, 1, 19, 20, tzinfo=UTC))
    assert len(saying(ana, PREP)) == 2


async def test_a_restarted_bot_sends_what_is_due_and_nothing_twice(
    playground: Playground, settings: Settings
) -> None:
    ana = playground.person("Ana")
    await lives(playground, settings, add=True)
    await lives(playground, settings, forward=timedelta(days=3, hours=3))
    assert len(saying(ana, PREP)) == 1
    said = ana.reads()
    await lives(playground, settings)
    assert ana.reads() == said


async def test_what_no_longer_helps_is_not_sent_after_a_long_stop(
    playground: Playground, settings: Settings
) -> None:
    ana = playground.person("Ana")
    await lives(playground, settings, add=True)
    playground.clock.advance(timedelta(days=4, hours=4))
    await lives(playground, settings)
    assert saying(ana, PLAN) == saying(ana, PREP) == saying(ana, DAY_OF) == []
    playground.clock.advance(timedelta(days=5))
    await lives(playground, settings)
    assert saying(ana, "Thank-you notes") == []


async def test_the_day_of_card_has_three_questions_to_ask_whatever_the_type(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    for type_ in ("Behavioral", "Case", "Presentation"):
        await adds(ana, {"Type": type_})
    await moved(playground, bot, days=4, hours=2)
    cards = saying(ana, DAY_OF)
    assert len(cards) == 3
    for card in cards:
        _, told = card.text.split("Questions to ask them\n")
        assert len([line for line in told.splitlines() if line.startswith("•")]) == 3


async def test_the_link_of_the_day_of_card_is_a_button(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await adds(ana)
    await ana.clicks("Details")
    await ana.submits({"Place or link": "Room 4, or https://meet.example/abc?a=1&b=2"})
    await moved(playground, bot, days=4, hours=2)
    card = saying(ana, DAY_OF)[-1]
    buttons = [element for block in card.blocks for element in block.get("elements", ())]
    assert [one["url"] for one in buttons if "url" in one] == ["https://meet.example/abc?a=1&b=2"]
    said = ana.reads()
    await ana.clicks("Open the link")
    assert ana.reads() == said


async def until(playground: Playground, bot: SecondRound, moment: datetime) -> None:
    """The clock at `moment`, and all that fell due sent."""
    playground.clock.move_to(moment)
    await bot.jobs.settled()


async def lives(
    playground: Playground, settings: Settings, *, add: bool = False, forward: timedelta = timedelta()
) -> None:
    """One run of the bot on the same database, from its start to its stop."""
    async with assembled(settings, playground.clock, patient=True) as bot:
        playground.transport = transport_to(bot)
        await bot.jobs.start()
        if add:
            await adds(playground.person("Ana"))
        playground.clock.advance(forward)
        await bot.jobs.settled()
        await bot.jobs.stop()
        playground.transport = None
