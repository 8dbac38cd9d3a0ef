"""What nobody could click or send from their own screen: a clear sentence, and nothing of anybody's changes."""

from typing import Any

import pytest
from sqlmodel import Session, select

from bot.app import SecondRound
from bot.models.interviews import InterviewerRow, InterviewRow
from bot.models.people import PersonRow
from bot.store.db import reads, writes
from playground.people import Person
from playground.server import Playground
from playground.wire import Json
from tests.story import (
    FRIDAY,
    adds,
    arrives,
    boxes,
    click_on,
    details,
    filled,
    form_of,
    last_sent,
    saying,
)

pytestmark = pytest.mark.usefixtures("nothing_breaks")

GONE = "no longer here"
OF_AN_INTERVIEW = [
    "interviews.details",
    "interviews.reschedule",
    "interviews.fold",
    "interviews.cancel",
    "interviews.reopen",
    "interviews.next",
    "checklists.open",
    "checklists.edit",
    "checklists.tick",
    "thanks.open",
    "thanks.tick",
    "thanks.decline",
]


@reads
def rows(session: Session) -> list[dict[str, Any]]:
    kinds = (InterviewRow, InterviewerRow)
    return [row.model_dump() for kind in kinds for row in session.exec(select(kind))]


@reads
def the_interview(session: Session) -> str:
    return session.exec(select(InterviewRow.id)).one()


@writes
def erase(session: Session) -> None:
    session.delete(session.exec(select(InterviewRow)).one())


@pytest.mark.parametrize("action", OF_AN_INTERVIEW)
async def test_another_persons_button_changes_nothing_and_says_so(
    playground: Playground, bot: SecondRound, ana: Person, ben: Person, action: str
) -> None:
    await adds(ana)
    interview = await bot.db.run(the_interview)
    before = await bot.db.run(rows)
    await ben.types("help")
    await arrives(playground, click_on(playground, ben, ben.last, button(f"{action}:{interview}")))
    assert ben.sees(GONE)
    assert not any("Harborlight" in message.words for message in ben.messages)
    assert await bot.db.run(rows) == before


@pytest.mark.parametrize("action", OF_AN_INTERVIEW)
async def test_a_button_whose_interview_is_gone_says_so(
    playground: Playground, bot: SecondRound, ana: Person, action: str
) -> None:
    added = await adds(ana)
    interview = await bot.db.run(the_interview)
    await bot.db.run(erase)
    await arrives(playground, click_on(playground, ana, added, button(f"{action}:{interview}")))
    assert ana.sees(GONE)
    assert not ana.sees("Opening your form")


@pytest.mark.parametrize("label", ["Details", "Reschedule", "Edit the list"])
async def test_a_form_whose_interview_is_gone_says_so_and_keeps_what_was_typed(
    bot: SecondRound, ana: Person, label: str
) -> None:
    await adds(ana)
    await ana.clicks(label)
    await bot.db.run(erase)
    await ana.submits()
    assert any(GONE in words for words in ana.field_errors.values())
    assert ana.modal is not None


@pytest.mark.parametrize("label", ["Details", "Reschedule", "Edit the list"])
async def test_a_form_about_another_persons_interview_changes_nothing(
    playground: Playground, bot: SecondRound, ana: Person, ben: Person, label: str
) -> None:
    await adds(ana)
    await ana.clicks(label)
    form = form_of(playground, ana)
    before = await bot.db.run(rows)
    form["user"]["id"] = ben.id
    answer = await arrives(playground, form)
    assert any(GONE in words for words in answer["errors"].values())
    assert await bot.db.run(rows) == before


@pytest.mark.parametrize("about", ["", "|", "x|y", "0123456789abcdef|1", "null", "a" * 3000, "|||", "1|-1"])
@pytest.mark.parametrize("label", ["Details", "Reschedule", "Edit the list"])
async def test_a_form_about_nothing_that_exists_says_so(
    playground: Playground, ana: Person, label: str, about: str
) -> None:
    await adds(ana)
    await ana.clicks(label)
    form = form_of(playground, ana)
    form["view"]["private_metadata"] = about
    answer = await arrives(playground, form)
    assert any(GONE in words for words in answer["errors"].values())


@pytest.mark.parametrize(
    "action",
    [
        *OF_AN_INTERVIEW,
        *(f"{one}:" for one in OF_AN_INTERVIEW),
        *(f"{one}:nonsense:9:9" for one in OF_AN_INTERVIEW),
        "interviews.outcome",
        "interviews.outcome:nonsense",
        "interviews.confirm",
        "reminders.stop",
        "reminders.stop:everything",
        "reminders.resume:",
        "questions.nothing:1",
        "stars.counted",
        "interviews",
        "help.open:zzz",
        "tips.topic:astrology",
        "x" * 255,
    ],
)
async def test_an_id_that_nobody_built_gets_a_sentence(
    playground: Playground, ana: Person, action: str
) -> None:
    await ana.types("help")
    said = ana.reads()
    await arrives(playground, click_on(playground, ana, ana.last, button(action)))
    assert ana.reads() != said or ana.modal is not None


@pytest.mark.parametrize("page", ["abc", "-8", "7", "999999999", "٣", "8:8"])
async def test_a_page_that_is_none_is_the_first(playground: Playground, ana: Person, page: str) -> None:
    await adds(ana)
    await arrives(playground, click_on(playground, ana, ana.last, button(f"interviews.list:{page}")))
    assert "Panel interview at Harborlight" in saying(ana, "Your interviews")[-1].text


@pytest.mark.parametrize("outcome", ["", "hired", "OFFER", "waiting:offer"])
async def test_an_outcome_that_is_none_changes_nothing(
    playground: Playground, bot: SecondRound, ana: Person, outcome: str
) -> None:
    added = await adds(ana)
    interview = await bot.db.run(the_interview)
    before = await bot.db.run(rows)
    option = {"text": {"type": "plain_text", "text": "-"}, "value": f"{interview}:{outcome}"}
    action = button(f"interviews.outcome:{interview}") | {"type": "static_select", "selected_option": option}
    await arrives(playground, click_on(playground, ana, added, action))
    assert GONE in ana.last.text
    assert await bot.db.run(rows) == before


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"type": "seance"}, "type"),
        ({"type": ""}, "type"),
        ({"zone": "Mars/Olympus"}, "zone"),
        ({"zone": "../../etc/passwd"}, "zone"),
        ({"zone": ""}, "zone"),
        ({"date": "2027-02-30"}, "date"),
        ({"date": None}, "date"),
        ({"time": "25:61"}, "time"),
        ({"time": None}, "time"),
        ({"date": "0001-01-01", "zone": "Asia/Tokyo"}, "date"),
        ({"date": "9999-12-31", "zone": "Pacific/Honolulu"}, "date"),
        ({"company": "C" * 76}, "company"),
        ({"company": "C" * 3000}, "company"),
    ],
)
async def test_a_value_that_the_form_did_not_offer_is_an_error_under_its_field(
    playground: Playground, bot: SecondRound, ana: Person, values: Json, field: str
) -> None:
    form = await an_add_form(playground, ana)
    answer = await arrives(playground, filled(form, values))
    assert list(answer["errors"]) == [field]
    assert await bot.db.run(rows) == []


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"format": "telepathy"}, "format"),
        ({"round": "banana"}, "round"),
        ({"round": "0"}, "round"),
        ({"role": "r" * 3000}, "role"),
        ({"place": "p" * 501}, "place"),
        ({"notes": "n" * 3001}, "notes"),
    ],
)
async def test_a_detail_that_the_form_did_not_offer_is_an_error_under_its_field(
    playground: Playground, ana: Person, values: Json, field: str
) -> None:
    await adds(ana)
    await ana.clicks("Details")
    answer = await arrives(playground, filled(form_of(playground, ana), values))
    assert list(answer["errors"]) == [field]


async def test_ticks_of_items_that_are_not_on_the_list_are_passed_over(
    playground: Playground, ana: Person
) -> None:
    added = await adds(ana)
    await ana.ticks(boxes(added)[0])
    click = last_sent(playground, "block_actions")
    click["actions"][0]["selected_options"] = [
        {"text": {"type": "plain_text", "text": "-"}, "value": "'; DROP TABLE person; --"}
    ]
    await arrives(playground, click)
    assert "Checklist · 1 of" in ana.last.text


async def test_a_double_click_happens_once(playground: Playground, ana: Person) -> None:
    for label, said in (("Cancel", "is canceled"), ("Undo", "It is open again"), ("Offer", ": an offer.")):
        if label == "Cancel":
            await adds(ana)
        await ana.clicks(label)
        click = last_sent(playground, "block_actions")
        await arrives(playground, click)
        assert len(saying(ana, said)) == 1, label


async def test_each_form_sent_twice_counts_once(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await adds(ana)
    assert await arrives(playground, last_sent(playground, "view_submission")) == {}
    assert len(saying(ana, "Panel interview at Harborlight")) == 1
    await details(ana, {"Role": "Analyst", "Interviewers": "Priya Nair\nTom Ellis"})
    again = last_sent(playground, "view_submission")
    stored, said = await bot.db.run(rows), ana.reads()
    assert await arrives(playground, again) == {}
    assert (await bot.db.run(rows), ana.reads()) == (stored, said)
    await ana.clicks("Reschedule")
    await ana.submits({"Date": "2027-01-11"})
    stored, said = await bot.db.run(rows), ana.reads()
    assert await arrives(playground, last_sent(playground, "view_submission")) == {}
    assert (await bot.db.run(rows), ana.reads()) == (stored, said)
    await ana.clicks("Edit the list")
    await ana.submits({"Your own items": "Iron the blue shirt"})
    assert await arrives(playground, last_sent(playground, "view_submission")) == {}
    assert ana.last.text.count("Iron the blue shirt") == 1


async def test_another_persons_form_sent_again_adds_nothing_for_me(
    playground: Playground, bot: SecondRound, ana: Person, ben: Person
) -> None:
    await adds(ana)
    form = last_sent(playground, "view_submission")
    form["user"]["id"] = ben.id
    answer = await arrives(playground, form)
    assert any(GONE in words for words in answer["errors"].values())
    assert len([row for row in await bot.db.run(rows) if "company" in row]) == 1


@pytest.mark.parametrize(
    ("label", "mine", "theirs"),
    [
        ("Details", {"Role": "Analyst"}, {"role": "Engineer"}),
        ("Reschedule", {"Date": "2027-01-11"}, {"date": "2027-01-12"}),
    ],
)
async def test_of_two_edits_at_once_the_second_is_shown_again_with_what_was_typed(
    playground: Playground, bot: SecondRound, ana: Person, label: str, mine: Json, theirs: Json
) -> None:
    await adds(ana)
    await ana.clicks(label)
    other = filled(form_of(playground, ana), theirs)
    await ana.submits(mine)
    stored = await bot.db.run(rows)
    answer = await arrives(playground, other)
    assert answer["response_action"] == "update"
    assert "changed while the form was open" in str(answer["view"]["blocks"])
    assert await bot.db.run(rows) == stored
    before = {block["block_id"]: block["element"]["action_id"] for block in inputs(other["view"])}
    after = {block["block_id"]: block["element"]["action_id"] for block in inputs(answer["view"])}
    assert after == before
    other["view"] |= {"private_metadata": answer["view"]["private_metadata"]}
    assert await arrives(playground, other) == {}
    assert await bot.db.run(rows) != stored


@pytest.mark.parametrize("label", ["Details", "Reschedule", "Edit the list"])
async def test_a_form_that_comes_too_late_to_open_says_so(
    playground: Playground, ana: Person, label: str
) -> None:
    await adds(ana)
    await ana.clicks(label)
    assert playground.transport is not None
    await playground.transport("interactive", last_sent(playground, "block_actions"))
    assert "That took me too long" in ana.last.text


async def test_somebody_the_bot_never_met_is_met_by_any_click(
    playground: Playground, bot: SecondRound
) -> None:
    chidi = playground.person("Chidi")
    await chidi.types("help")
    await bot.db.run(forget_everybody)
    await chidi.clicks("My interviews")
    assert saying(chidi, "You have no interviews here yet.")


@writes
def forget_everybody(session: Session) -> None:
    for row in session.exec(select(PersonRow)):
        session.delete(row)


async def an_add_form(playground: Playground, person: Person) -> Json:
    """Filled in as FRIDAY has it, and not sent."""
    await person.types("/secondround add")
    await person.fills(FRIDAY)
    return form_of(playground, person)


def button(action: str) -> Json:
    return {
        "type": "button",
        "block_id": "b",
        "action_id": action,
        "text": {"type": "plain_text", "text": "-"},
        "value": "-",
    }


def inputs(view: Json) -> list[Json]:
    return [block for block in view["blocks"] if block["type"] == "input"]
