"""A person writes in one box or in the four of STAR, and changes between them."""

from typing import Any

from playground.people import Person
from playground.server import Playground
from tests.practice import asked, kept, reopens, written


async def test_what_was_typed_moves_between_one_box_and_four_and_the_choice_is_remembered(
    ana: Person,
) -> None:
    await asked(ana, "behavioral")
    await ana.clicks("Answer")
    await ana.fills({"Your answer": "We were late."})
    await ana.clicks("Write in four STAR boxes")
    assert written(ana) == {"Situation": "We were late.", "Task": "", "Action": "", "Result": ""}
    await ana.fills({"Action": "I called."})
    await ana.clicks("Write in one box")
    assert written(ana) == {"Your answer": "Situation: We were late.\n\nAction: I called."}
    await ana.fills({"Your answer": "Situation: We were late.\n\nResult: It held."})
    await ana.clicks("Write in four STAR boxes")
    assert written(ana) == {"Situation": "We were late.", "Task": "", "Action": "", "Result": "It held."}
    await ana.submits()
    assert "Kept. 5 words" in ana.last.text
    await ana.types("/secondround question behavioral")
    await ana.clicks("Answer")
    assert set(written(ana)) == {"Situation", "Task", "Action", "Result"}


async def test_boxes_too_full_for_one_stay_with_a_word_of_why(ana: Person) -> None:
    await asked(ana, "behavioral")
    await ana.clicks("Answer")
    await ana.clicks("Write in four STAR boxes")
    await ana.fills({"Situation": "s" * 3000, "Action": "a" * 3000})
    await ana.clicks("Write in one box")
    assert ana.sees("more than the 3,000 characters that one box holds")
    assert written(ana) == {"Situation": "s" * 3000, "Task": "", "Action": "a" * 3000, "Result": ""}
    await ana.submits()
    assert "Kept." in ana.last.text


async def test_only_questions_about_a_real_event_offer_the_four_boxes(ana: Person) -> None:
    for focus, offered in (("behavioral", True), ("situational", False), ("motivation", False)):
        await asked(ana, focus)
        await ana.clicks("Answer")
        assert ana.sees("Write in four STAR boxes") is offered
        await ana.closes()


async def test_a_box_that_comes_back_is_a_new_one_to_slack(ana: Person) -> None:
    """Under its old id Slack would show what stood in it before."""
    await asked(ana, "behavioral")
    await ana.clicks("Answer")
    before = input_ids(ana)
    await ana.clicks("Write in four STAR boxes")
    await ana.clicks("Write in one box")
    assert not before & input_ids(ana)


async def test_words_that_slack_leaves_out_of_an_untouched_form_are_not_lost(
    ana: Person, playground: Playground
) -> None:
    await kept(ana, "We were late.", "behavioral")
    await reopens(ana)
    forgetting(playground)
    await ana.clicks("Write in four STAR boxes")
    assert written(ana)["Situation"] == "We were late."


def input_ids(person: Person) -> set[str]:
    assert person.modal
    return {block["element"]["action_id"] for block in person.modal["blocks"] if block["type"] == "input"}


def forgetting(playground: Playground) -> None:
    """From here on a form says nothing of its values, as Slack at times does after it was updated."""
    real: Any = playground.transport

    async def send(kind: str, payload: dict[str, Any]) -> dict[str, Any]:
        view = {**payload.get("view", {}), "state": {"values": {}}}
        answer: dict[str, Any] = await real(kind, {**payload, "view": view})
        return answer

    playground.transport = send
