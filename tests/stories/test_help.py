"""Help says what the bot can do, wherever somebody asks, and guesses what an unknown word meant."""

import pytest

from playground.people import Person
from tests.story import adds, saying


@pytest.mark.parametrize(
    "typed", ["/secondround", "/secondround help", "/secondround   HELP  ", "/secondround ?!"]
)
async def test_help_comes_where_it_is_asked_and_only_the_asker_sees_it(ana: Person, typed: str) -> None:
    await ana.types(typed, where="#job-search")
    assert "I help you through your interviews" in ana.last.text
    assert ana.last.ephemeral
    assert ana.last.channel != ana.dm


@pytest.mark.parametrize("typed", ["help", "Help!", "…", "HELP me please", "Hi!", "hello there"])
async def test_the_same_words_work_in_the_direct_messages(ana: Person, typed: str) -> None:
    await ana.types(typed)
    assert "I help you through your interviews" in ana.last.text
    assert ana.last.channel == ana.dm
    assert not ana.last.ephemeral


@pytest.mark.parametrize(
    ("typed", "near"),
    [("intervews", "interviews"), ("tps", "tips"), ("perp", "prep"), ("hlep", "help"), ("helo", "help")],
)
async def test_an_unknown_word_gets_the_closest_one_and_the_help(ana: Person, typed: str, near: str) -> None:
    await ana.types(f"/secondround {typed}")
    assert f"I do not know “{typed}”." in ana.last.text
    assert f"Did you mean `{near}`?" in ana.last.text
    assert "Here is what I do know:" in ana.last.text


async def test_a_word_like_none_gets_the_help_without_a_guess(ana: Person) -> None:
    await ana.types("/secondround zzzzzzzz")
    assert "Did you mean" not in ana.last.text
    assert "Here is what I do know:" in ana.last.text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("intervews", "You have no interviews here yet."),
        ("perp", "You have no interview coming up."),
        ("thanx", "None of your interviews has begun yet."),
    ],
)
async def test_the_guess_is_a_button_that_does_it(ana: Person, typed: str, said: str) -> None:
    await ana.types(f"/secondround {typed}")
    (yes,) = [label for label in ana.last.buttons if label.startswith("Yes, ")]
    await ana.clicks(yes)
    assert saying(ana, said)


async def test_the_guess_to_add_opens_the_form(ana: Person) -> None:
    await ana.types("/secondround addd")
    await ana.clicks("Yes, add")
    assert ana.modal is not None
    assert ana.modal["title"]["text"] == "Add an interview"


async def test_every_button_of_the_help_leads_somewhere(ana: Person) -> None:
    await adds(ana)
    await ana.types("help")
    overview = ana.last
    for label in overview.buttons:
        said = len(ana.messages)
        await ana.clicks(label, on=overview)
        assert ana.modal is not None or len(ana.messages) > said, label
        if ana.modal is not None:
            await ana.closes()
