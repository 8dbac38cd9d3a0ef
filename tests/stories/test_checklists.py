"""A checklist is ticked, edited and added to, on one live message, whoever else looks at an older copy."""

from collections.abc import Callable

from bot.app import SecondRound
from playground.people import Person
from playground.server import Playground
from playground.sight import SeenMessage
from tests.conftest import moved
from tests.story import adds, arrives, boxes, filled, form_of, last_sent, saying

OWN = ("Iron the blue shirt", "Ask Sam about parking")


async def test_a_tick_is_kept_and_counted_and_can_be_taken_back(ana: Person) -> None:
    first = boxes(await adds(ana))[0]
    await ana.ticks(first)
    assert first in boxes(ana.last, "done")
    assert "Checklist · 1 of " in ana.last.text
    await ana.unticks(first)
    assert first in boxes(ana.last)
    assert "Checklist · 0 of " in ana.last.text


async def test_what_is_hidden_goes_and_comes_back_with_its_tick(ana: Person) -> None:
    first, second, *_ = boxes(await adds(ana))
    await ana.ticks(first)
    await show_only(ana, lambda text: text != first)
    assert first not in ana.last.text
    assert second in boxes(ana.last)
    await show_only(ana, lambda _: True)
    assert first in boxes(ana.last, "done")


async def test_own_items_are_ticked_like_the_others_and_keep_their_ticks(ana: Person) -> None:
    await adds(ana)
    await ana.clicks("Edit the list")
    await ana.submits(
        {"Your own items": "Iron the blue shirt\n\n  Iron the blue shirt \nAsk Sam about parking"}
    )
    assert [text for text in boxes(ana.last) if text in OWN] == list(OWN)
    await ana.ticks(OWN[0])
    await ana.clicks("Edit the list")
    await ana.submits({"Your own items": f"{OWN[1]}\n{OWN[0]}"})
    assert OWN[0] in boxes(ana.last, "done")
    assert OWN[1] in boxes(ana.last)


async def test_a_second_copy_is_the_live_one_and_the_older_becomes_a_link(ana: Person) -> None:
    added = await adds(ana)
    await ana.types("/secondround prep")
    assert ana.last.ts != added.ts
    older = next(message for message in ana.messages if message.ts == added.ts)
    assert older.text.startswith("This checklist has moved: open it where it is now (http")
    assert older.buttons == []


async def test_a_reminder_brings_the_live_list_and_the_older_becomes_a_link(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    added = await adds(ana)
    await moved(playground, bot, days=3, hours=3)
    assert now(ana, added).text.startswith("This checklist has moved")
    (reminder,) = saying(ana, "Your interview is close")
    first = boxes(reminder)[0]
    await ana.ticks(first)
    assert first in boxes(now(ana, reminder), "done")
    assert "Stop these" in now(ana, reminder).buttons


async def test_ticks_on_two_screens_are_both_kept(playground: Playground, ana: Person) -> None:
    added = await adds(ana)
    first, second, *_ = boxes(added)
    await ana.ticks(second)
    other_screen = last_sent(playground, "block_actions")
    await ana.unticks(second)
    await ana.ticks(first)
    await arrives(playground, other_screen)
    assert {first, second} <= set(boxes(now(ana, added), "done"))


async def test_two_edits_at_once_are_both_kept(playground: Playground, ana: Person) -> None:
    added = await adds(ana)
    gone = boxes(added)[0]
    await ana.clicks("Edit the list")
    other_screen = filled(form_of(playground, ana), {"own": OWN[1]})
    await ana.submits({"Your own items": OWN[0], "Show": boxes(added)[1:9]})
    assert gone not in ana.last.text
    await arrives(playground, other_screen)
    assert set(OWN) <= set(boxes(now(ana, added)))
    assert gone not in now(ana, added).text


async def test_a_list_that_was_deleted_comes_back_with_the_next_change(
    playground: Playground, ana: Person
) -> None:
    added = await adds(ana)
    await ana.clicks("Details")
    playground.workspace.delete(playground.workspace.message(added.channel, added.ts))
    await ana.submits({"Role": "Analyst"})
    assert "Role: Analyst" in ana.last.text
    assert ana.last.ts != added.ts


async def test_with_everything_done_the_reminder_of_open_items_stays_away(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await adds(ana)
    for text in boxes(ana.last):
        await ana.ticks(text)
    await moved(playground, bot, days=1, hours=3)
    assert saying(ana, "A few days left") == []


async def test_of_several_companies_the_one_named_is_shown(ana: Person) -> None:
    await adds(ana)
    await adds(ana, {"Company": "Brightwater"})
    await ana.types("/secondround prep brightwater")
    assert ana.last.text.startswith("Panel interview at Brightwater")
    await ana.types("/secondround prep harborlite")
    assert ana.last.text.startswith("Panel interview at Harborlight")


async def test_where_two_fit_the_person_picks(ana: Person) -> None:
    await adds(ana)
    await adds(ana, {"Type": "Executive"})
    await ana.types("/secondround prep harborlight")
    assert ana.last.text.startswith("Which one?")
    await ana.clicks("This one", on=ana.last)
    assert "Checklist · 0 of" in ana.last.text


async def test_without_an_interview_the_way_to_one_is_shown(ana: Person) -> None:
    await ana.types("/secondround prep")
    assert "You have no interview coming up." in ana.last.text
    await ana.types("/secondround prep Nowhere Ltd")
    assert "I cannot find an interview of yours at “Nowhere Ltd”." in ana.last.text
    assert "Add an interview" in ana.last.buttons


async def test_of_a_canceled_interview_that_is_said_and_it_can_be_reopened(ana: Person) -> None:
    await adds(ana)
    await ana.clicks("Cancel")
    await ana.types("/secondround prep harborlight")
    assert "That interview is canceled, so there is nothing to prepare." in ana.last.text
    await ana.clicks("Reopen")
    assert "It is open again." in ana.last.text


async def show_only(person: Person, wanted: Callable[[str], bool]) -> None:
    """In the form that edits the list."""
    await person.clicks("Edit the list")
    assert person.modal is not None
    shown = {
        block["label"]["text"]: [
            option["text"]["text"] for option in block["element"]["options"] if wanted(option["text"]["text"])
        ]
        for block in person.modal["blocks"]
        if block["block_id"].startswith("shown")
    }
    await person.submits(shown)


def now(person: Person, message: SeenMessage) -> SeenMessage:
    """The message as it stands now."""
    return next(one for one in person.messages if one.ts == message.ts)
