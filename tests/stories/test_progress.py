"""Progress: a person sees their own weeks, what they practiced, and how their interviews went."""

import json
from collections.abc import Sequence

from bot.app import SecondRound
from playground.people import Person
from playground.server import Playground
from tests.conftest import moved
from tests.postgres import ON_BOTH
from tests.practice import kept
from tests.story import adds


def lines(person: Person) -> list[str]:
    return person.last.text.splitlines()


async def decide(person: Person, outcomes: Sequence[str]) -> None:
    """Interviews on one day after the other, each with its outcome."""
    for number, outcome in enumerate(outcomes):
        await adds(person, {"Company": f"Company {number}", "Date": f"2027-01-{10 + number}"})
        await person.chooses("Record the outcome", outcome)


async def test_somebody_who_has_not_practiced_is_told_how_it_begins(ana: Person) -> None:
    await ana.types("/secondround progress")
    assert "No answers are kept yet." in ana.last.text
    assert "once 3 interviews have one: 0 so far" in ana.last.text
    await ana.clicks("Practice a question")
    assert "Practice question" in ana.last.text


@ON_BOTH
async def test_weeks_begin_on_the_persons_own_monday(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    """Sunday late in the evening in New York is Monday in UTC."""
    await kept(ana, "One.")
    await moved(playground, bot, days=6, hours=11, minutes=30)
    await kept(ana, "Two.")
    await moved(playground, bot, minutes=31)
    await kept(ana, "Three.")
    await ana.types("progress")
    assert "1 · this week" in lines(ana)
    assert "2 · last week" in lines(ana)
    assert "0 · week of Nov 23" in lines(ana)


async def test_bars_are_for_the_eye_and_words_for_the_ear(ana: Person) -> None:
    for number in range(3):
        await kept(ana, f"Answer {number}.")
    await ana.types("progress")
    assert "▇▇▇ 3 · this week" in json.dumps(ana.last.blocks, ensure_ascii=False)
    assert "▇" not in ana.last.text
    assert "3 · this week" in lines(ana)


@ON_BOTH
async def test_answers_count_for_what_their_questions_ask_for(ana: Person) -> None:
    await kept(ana, "One.", "integrity")
    await ana.types("progress")
    assert "1 · Integrity" in lines(ana)
    assert any(line.startswith("Not practiced yet: ") for line in lines(ana))


async def test_two_outcomes_say_nothing_yet(ana: Person) -> None:
    await decide(ana, ["Rejected", "Next round"])
    await ana.types("progress")
    assert "once 3 interviews have one: 2 so far" in ana.last.text


async def test_three_outcomes_are_counted(ana: Person) -> None:
    await decide(ana, ["Rejected", "Next round", "Waiting to hear", "Offer"])
    await ana.types("progress")
    assert {"1 · Rejected", "1 · Next round", "1 · Offer"} <= set(lines(ana))
    assert "Of your last 3 decided interviews, 2 went on." in ana.last.text
    assert "Waiting" not in ana.last.text


async def test_the_last_outcomes_stand_against_the_ones_before(ana: Person) -> None:
    await decide(ana, ["Rejected", "Next round", "Rejected", "Offer", "Next round", "Next round"])
    await ana.types("progress")
    assert "Of your last 3 decided interviews, 3 went on; of the 3 before, 1." in ana.last.text


async def test_home_sums_the_week_up_in_a_line(playground: Playground, bot: SecondRound, ana: Person) -> None:
    await kept(ana, "One.")
    await moved(playground, bot, days=7)
    await kept(ana, "Two.")
    await kept(ana, "Three.")
    await ana.opens_home()
    assert ana.sees("3 answers kept. 2 answers this week, 1 the week before.")
    await ana.clicks("My progress")
    assert "2 · this week" in lines(ana)


async def test_progress_is_shown_to_nobody_else(ana: Person, ben: Person) -> None:
    await kept(ben, "Mine.")
    await ana.types("/secondround progress", where="#job-search")
    assert "That is between us" in ana.last.text
    await ana.types("progress")
    assert "No answers are kept yet." in ana.last.text


def charts(person: Person) -> list[str]:
    return [block["title"] for block in person.last.blocks if block["type"] == "data_visualization"]


async def test_slacks_own_chart_stands_beside_the_bars(ana: Person) -> None:
    await kept(ana, "One.")
    await ana.types("progress")
    assert charts(ana) == ["Answers kept, week by week"]
    assert "1 · this week" in lines(ana)


async def test_where_slack_does_not_take_charts_yet_all_else_arrives(
    playground: Playground, ana: Person
) -> None:
    await kept(ana, "One.")
    playground.faults.refuse("chat.postMessage", "invalid_blocks")
    await ana.types("progress")
    assert charts(ana) == []
    assert "1 · this week" in lines(ana)


async def test_nothing_is_drawn_before_there_is_anything_to_draw(ana: Person) -> None:
    await ana.types("progress")
    assert charts(ana) == []
