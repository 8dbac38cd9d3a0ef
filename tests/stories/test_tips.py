"""A tip at a time: on the topic asked for, or for the next interview, and never the same twice in a row."""

from itertools import pairwise

import pytest

from bot import catalogue
from bot.app import SecondRound
from bot.catalogue import InterviewFormat, InterviewType
from bot.catalogue.entries import TopicTitle
from playground.people import Person
from playground.server import Playground
from tests.conftest import moved
from tests.story import adds

KNOWN = catalogue.load()


@pytest.mark.parametrize("head", KNOWN.topics, ids=lambda head: str(head.topic))
async def test_a_topic_is_found_by_its_name_and_another_stays_with_it(ana: Person, head: TopicTitle) -> None:
    await ana.types(f"/secondround tips {head.title}")
    for _ in range(6):
        assert ana.last.text.startswith(head.title)
        await ana.clicks("Another")


async def test_another_is_never_the_same_twice_in_a_row(ana: Person) -> None:
    await ana.types("/secondround tips")
    seen = [ana.last.text]
    for _ in range(40):
        await ana.clicks("Another")
        seen.append(ana.last.text)
    assert all(before != after for before, after in pairwise(seen))


async def test_another_takes_the_place_of_the_one_before(ana: Person) -> None:
    await ana.types("/secondround tips")
    said = len(ana.messages)
    await ana.clicks("Another")
    assert len(ana.messages) == said
    await ana.types("tips")
    said = len(ana.messages)
    await ana.clicks("Another")
    assert len(ana.messages) == said


async def test_a_topic_button_changes_the_topic(ana: Person) -> None:
    await ana.types("tips")
    for head in KNOWN.topics:
        await ana.clicks(head.title)
        assert ana.last.text.startswith(head.title)


async def test_without_a_topic_the_tip_fits_the_next_interview_and_says_so(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await adds(ana)
    await ana.types("/secondround tips")
    assert "Picked for your interview with Harborlight." in ana.last.text
    await moved(playground, bot, days=10)
    await ana.types("/secondround tips")
    assert "Harborlight" not in ana.last.text


@pytest.mark.parametrize("typed", ["xylophone", "🦜🦜🦜", "x" * 2000])
async def test_an_unknown_topic_shows_the_topics(ana: Person, typed: str) -> None:
    await ana.types(f"/secondround tips {typed}")
    assert "These are my topics:" in ana.last.text
    assert set(ana.last.buttons) >= {head.title for head in KNOWN.topics}


@pytest.mark.parametrize(
    ("typed", "tag", "said"),
    [
        ("panel", InterviewType.PANEL, "Picked for this type of interview: panel."),
        ("panel interview", InterviewType.PANEL, "Picked for this type of interview: panel."),
        ("presentation", InterviewType.PRESENTATION, "Picked for this type of interview: presentation."),
        ("phone screen", InterviewType.PHONE_SCREEN, "Picked for this type of interview: phone screen."),
        ("lunch", InterviewType.INFORMAL_MEAL, "Picked for this type of interview: informal meal."),
        ("video", InterviewFormat.VIDEO, "Picked for an interview by video."),
        ("On site", InterviewFormat.ONSITE, "Picked for an interview on site."),
    ],
)
async def test_a_type_or_a_format_gets_the_tips_about_it_and_another_stays_with_it(
    ana: Person, typed: str, tag: str, said: str
) -> None:
    about = {tip.text for tip in KNOWN.tips if tag in (*tip.types, *tip.formats)}
    await ana.types(f"tips {typed}")
    for _ in range(8):
        assert said in ana.last.text
        assert any(text in ana.last.text for text in about)
        await ana.clicks("Another")
