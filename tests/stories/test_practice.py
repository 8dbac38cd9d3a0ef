"""A practice question a day: asked for, sent, answered or left, and the silence after two that were left."""

import pytest
from sqlmodel import Session, col, select

from bot.app import SecondRound
from bot.jobs import REMEMBERED_FOR
from bot.models.answers import AskedRow
from bot.store.db import reads
from bot.store.deliveries import purge
from playground.people import Person
from playground.server import Playground
from tests.conftest import moved
from tests.postgres import ON_BOTH
from tests.practice import QUESTIONS, TOLD, shown
from tests.story import adds

pytestmark = ON_BOTH

TODAY = "Your question for today."
LAST = "The last for now"


def daily(person: Person) -> list[str]:
    """The daily questions that came so far."""
    return [text for text in person.reads() if TODAY in text or LAST in text]


def assert_two(person: Person) -> None:
    """Two came, of which the second alone says that no more will."""
    first, second = daily(person)
    assert TODAY in first
    assert LAST in second


async def days(playground: Playground, bot: SecondRound, count: int) -> None:
    for _ in range(count):
        await moved(playground, bot, days=1)


@pytest.fixture
async def on(ana: Person) -> Person:
    """Ana, on a Monday at noon, with a question a day at six."""
    await ana.types("/secondround progress")
    await ana.clicks("Practice daily")
    assert "From tomorrow on, one practice question a day at 6:00 PM." in ana.last.text
    return ana


async def test_two_come_on_two_days_and_then_there_is_silence(
    playground: Playground, bot: SecondRound, on: Person
) -> None:
    await days(playground, bot, 1)
    assert daily(on) == []
    await moved(playground, bot, hours=6)
    assert len(daily(on)) == 1
    assert TODAY in on.last.text
    assert "Stop these" in on.last.buttons
    await days(playground, bot, 1)
    assert len(daily(on)) == 2
    assert LAST in on.last.text
    await days(playground, bot, 20)
    assert len(daily(on)) == 2


async def test_practice_of_any_kind_brings_two_more(
    playground: Playground, bot: SecondRound, on: Person
) -> None:
    await days(playground, bot, 1)
    await moved(playground, bot, hours=7)
    await on.clicks("Answer")
    await on.submits({"Your answer": TOLD})
    await days(playground, bot, 5)
    assert len(daily(on)) == 3
    assert LAST in daily(on)[-1]


async def test_who_practices_before_it_comes_is_not_asked_that_day(
    playground: Playground, bot: SecondRound, on: Person
) -> None:
    await days(playground, bot, 1)
    await on.types("question motivation")
    await on.clicks("Answer")
    await on.submits({"Your answer": TOLD})
    await moved(playground, bot, hours=8)
    assert daily(on) == []
    await days(playground, bot, 1)
    assert len(daily(on)) == 1


async def test_the_question_fits_the_next_interview_and_counts_as_asked(
    playground: Playground, bot: SecondRound, on: Person
) -> None:
    await adds(on, {"Date": "2027-01-15"})
    await days(playground, bot, 1)
    await moved(playground, bot, hours=6)
    assert "Picked for your panel interview at Harborlight" in on.last.text
    asked = next(one for text, one in QUESTIONS.items() if text in on.last.text)
    assert asked.id in await bot.db.run(_asked)
    await on.clicks("Hint")
    assert "What they listen for" in on.last.text
    await on.clicks("Another")
    assert asked.text not in on.last.text


async def test_the_daily_question_keeps_what_it_is_and_the_way_to_stop_it(
    playground: Playground, bot: SecondRound, on: Person
) -> None:
    await days(playground, bot, 1)
    await moved(playground, bot, hours=6)
    for which in (TODAY, LAST):
        for label in ("Hint", "Hide the hint", "Another", "Hint", "Another"):
            await on.clicks(label)
            assert which in on.last.text
            assert "Stop these" in on.last.buttons
        await days(playground, bot, 1)
    await on.clicks("Stop these")
    assert "No more questions by themselves" in on.last.text


async def test_the_day_of_an_interview_is_left_alone(
    playground: Playground, bot: SecondRound, on: Person
) -> None:
    await adds(on, {"Date": "2027-01-05", "Time": "10:00"})
    await days(playground, bot, 1)
    await moved(playground, bot, hours=8)
    assert daily(on) == []
    await days(playground, bot, 20)
    assert_two(on)


async def test_stopped_it_stays_away_and_settings_says_so_and_it_can_be_had_again(
    playground: Playground, bot: SecondRound, on: Person
) -> None:
    await days(playground, bot, 1)
    await moved(playground, bot, hours=6)
    await on.clicks("Stop these")
    assert "No more questions by themselves" in on.last.text
    stopped = on.last
    await days(playground, bot, 3)
    assert len(daily(on)) == 1
    await on.types("settings")
    assert "A practice question a day: off" in on.last.text
    assert "Switched off: A practice question a day" in on.last.text
    await on.clicks("Turn them on again", on=stopped)
    assert "From tomorrow on" in on.last.text
    await days(playground, bot, 2)
    assert len(daily(on)) == 2 + 1


async def test_settings_choose_the_time_and_switch_it_off(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await ana.types("/secondround settings")
    early = {"Daily practice": ["A practice question a day"], "Each day at": "07:00"}
    await ana.submits(early)
    assert "within your quiet hours" in str(ana.field_errors)
    await ana.submits({**early, "Each day at": "09:30"})
    assert "A practice question a day: at 9:30 AM, until you leave two" in ana.last.text
    await moved(playground, bot, hours=22)
    assert len(daily(ana)) == 1
    await ana.types("/secondround settings")
    await ana.submits({"Daily practice": []})
    assert "A practice question a day: off" in ana.last.text
    await days(playground, bot, 3)
    assert len(daily(ana)) == 1


async def test_a_change_of_settings_does_not_begin_again_what_ran_out(
    playground: Playground, bot: SecondRound, on: Person
) -> None:
    await moved(playground, bot, hours=6)
    await days(playground, bot, 4)
    assert len(daily(on)) == 2
    await on.types("/secondround settings")
    await on.submits({"Each day at": "17:00"})
    await days(playground, bot, 4)
    assert len(daily(on)) == 2


async def test_silence_holds_it_and_lists_it(playground: Playground, bot: SecondRound, on: Person) -> None:
    await on.types("mute")
    await days(playground, bot, 1)
    await moved(playground, bot, hours=7)
    assert daily(on) == []
    await on.types("unmute")
    assert "A practice question a day: " in on.last.text
    await on.clicks("Send now")
    await moved(playground, bot, seconds=1)
    assert len(daily(on)) == 1


async def test_silence_without_an_end_uses_up_no_question(
    playground: Playground, bot: SecondRound, on: Person
) -> None:
    await on.types("mute")
    await days(playground, bot, 3)
    await on.types("unmute")
    assert "Nothing was held." in on.last.text
    assert on.last.buttons == ["My interviews"]
    await moved(playground, bot, hours=6)
    assert len(daily(on)) == 1
    await days(playground, bot, 30)
    assert_two(on)


async def test_silence_until_a_day_uses_up_no_question(
    playground: Playground, bot: SecondRound, on: Person
) -> None:
    await on.types("mute until thursday 9am")
    await days(playground, bot, 3)
    assert daily(on) == []
    await moved(playground, bot, hours=7)
    await days(playground, bot, 30)
    assert_two(on)


async def test_what_silence_held_beside_it_takes_no_question_along(
    playground: Playground, bot: SecondRound, on: Person
) -> None:
    await adds(on, {"Date": "2027-01-07", "Time": "15:00"})
    await on.types("mute until thursday 9am")
    await moved(playground, bot, days=2, hours=22)
    assert "Harborlight" in on.last.text, on.last.text
    assert daily(on) == []
    await moved(playground, bot, hours=9)
    await days(playground, bot, 30)
    assert_two(on)


async def test_what_falls_due_in_silence_comes_at_its_end_and_counts(
    playground: Playground, bot: SecondRound, on: Person
) -> None:
    await on.types("mute until wednesday 8pm")
    await moved(playground, bot, days=2, hours=8)
    assert len(daily(on)) == 1
    await days(playground, bot, 30)
    assert_two(on)


async def test_a_bot_that_was_down_for_both_days_asks_afterwards(
    playground: Playground, bot: SecondRound, on: Person
) -> None:
    await moved(playground, bot, days=3)
    assert daily(on) == []
    await moved(playground, bot, hours=6)
    assert len(daily(on)) == 1
    await days(playground, bot, 30)
    assert_two(on)


async def test_practice_in_silence_and_an_interview_after_it_leave_both_questions(
    playground: Playground, bot: SecondRound, on: Person
) -> None:
    await adds(on, {"Date": "2027-01-08", "Time": "10:00"})
    await on.types("mute")
    await days(playground, bot, 3)
    await on.types("question motivation")
    await on.clicks("Answer")
    await on.submits({"Your answer": TOLD})
    await days(playground, bot, 2)
    await on.types("unmute")
    await moved(playground, bot, hours=7)
    await days(playground, bot, 30)
    assert_two(on)


async def test_what_was_held_and_not_asked_for_was_not_left(
    playground: Playground, bot: SecondRound, on: Person
) -> None:
    await on.types("mute")
    await moved(playground, bot, days=1, hours=7)
    await on.types("unmute")
    assert "A practice question a day: " in on.last.text
    await days(playground, bot, 30)
    assert_two(on)


async def test_interviews_on_many_days_only_put_it_off(
    playground: Playground, bot: SecondRound, on: Person
) -> None:
    for day in (5, 6, 7):
        await adds(on, {"Date": f"2027-01-0{day}", "Time": "10:00"})
    await moved(playground, bot, hours=7)
    await days(playground, bot, 3)
    assert daily(on) == []
    await days(playground, bot, 30)
    assert_two(on)


async def test_what_ran_out_stays_so_when_reminders_of_then_are_forgotten(
    playground: Playground, bot: SecondRound, on: Person
) -> None:
    await moved(playground, bot, hours=7)
    await days(playground, bot, 100)
    await bot.db.run(purge, playground.clock.now() - REMEMBERED_FOR)
    await on.types("/secondround settings")
    await on.submits({"Each day at": "17:00"})
    await days(playground, bot, 4)
    assert_two(on)


async def test_a_review_comes_on_the_day_that_was_promised(
    playground: Playground, bot: SecondRound, on: Person
) -> None:
    await moved(playground, bot, days=1, hours=6)
    question = shown(on)
    await moved(playground, bot, minutes=5)
    await on.clicks("Answer")
    await on.submits({"Your answer": "I forgot."})
    assert "I will bring this question back from Wed, Jan 6 on." in on.last.text
    await moved(playground, bot, hours=23, minutes=55)
    assert shown(on) == question
    assert "You answered this one before" in on.last.text


@reads
def _asked(session: Session) -> list[str]:
    return list(session.exec(select(AskedRow.question_id).order_by(col(AskedRow.id))))
