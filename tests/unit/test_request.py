"""What Slack sends, unpacked: as typed, whatever its shape, and ticks as differences."""

from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import FieldError
from bot.models.people import Who
from handlers.request import Fields, Request, from_command, from_interaction, from_message


def filled(**elements: dict[str, Any]) -> Fields:
    """A form with one element in each named block."""
    return Fields({block: {"element": element} for block, element in elements.items()})


def option(value: str) -> dict[str, Any]:
    return {"text": {"type": "plain_text", "text": value.title()}, "value": value}


def block(name: str, *, boxes: tuple[str, ...], ticked: tuple[str, ...]) -> dict[str, Any]:
    """A message's block of checkboxes."""
    element: dict[str, Any] = {"type": "checkboxes", "options": [option(box) for box in boxes]}
    if ticked:
        element["initial_options"] = [option(box) for box in ticked]
    return {"type": "actions", "block_id": name, "elements": [element]}


NOTHING = [Fields(), Fields({"b": {}}), filled(b={}), filled(b={"type": "plain_text_input", "value": None})]


@pytest.mark.parametrize("fields", NOTHING)
def test_a_field_left_empty_or_missing_is_empty(fields: Fields) -> None:
    assert fields.text("b") == ""
    assert fields.choice("b") is None
    assert fields.choices("b") == frozenset()
    assert fields.number("b", 5, 480, 60) == 60


@pytest.mark.parametrize("fields", [filled(b={"selected_option": None}), filled(b={"selected_options": []})])
def test_a_menu_with_nothing_picked_has_no_choice(fields: Fields) -> None:
    assert fields.choice("b") is None
    assert fields.choices("b") == frozenset()


def test_what_was_typed_loses_the_blanks_around_it_only() -> None:
    assert filled(notes={"value": "  two\n  lines \n"}).text("notes") == "two\n  lines"


def test_what_was_picked_is_known_by_its_value() -> None:
    assert filled(type={"selected_option": option("panel")}).choice("type") == "panel"
    picked = filled(items={"selected_options": [option("a"), option("b")]})
    assert picked.choices("items") == {"a", "b"}


def test_a_date_and_a_time_make_a_wall_time() -> None:
    fields = filled(date={"selected_date": "2027-01-12"}, time={"selected_time": "15:00"})
    assert fields.moment("date", "time") == datetime.fromisoformat("2027-01-12 15:00")


@pytest.mark.parametrize(
    ("day", "hour", "wrong"),
    [
        (None, "15:00", "date"),
        ("2027-01-12", None, "time"),
        (None, None, "date"),
        ("2027-02-30", "15:00", "date"),
        ("2027-01-12", "25:00", "time"),
        ("tomorrow", "15:00", "date"),
        ("2027-01-12", "3 o'clock", "time"),
    ],
)
def test_a_date_or_time_that_is_none_is_said_under_its_field(
    day: str | None, hour: str | None, wrong: str
) -> None:
    fields = filled(date={"selected_date": day}, time={"selected_time": hour})
    with pytest.raises(FieldError, match="Please pick") as caught:
        fields.moment("date", "time")
    assert caught.value.field == wrong


@pytest.mark.parametrize(("typed", "number"), [("5", 5), ("480", 480), (" 045 ", 45), ("", 60)])
def test_a_number_within_its_bounds_is_taken(typed: str, number: int) -> None:
    assert filled(minutes={"value": typed}).number("minutes", 5, 480, 60) == number


@pytest.mark.parametrize(
    "typed",
    [
        "4",
        "481",
        "-5",
        "+60",
        "60.0",
        "1e2",
        "an hour",
        "\uff16\uff10",
        "²",
        "60 min",
        "0000000060000",
        "9" * 3000,
    ],
)
def test_any_other_number_is_refused_under_its_field(typed: str) -> None:
    with pytest.raises(FieldError, match="a whole number from 5 to 480") as caught:
        filled(minutes={"value": typed}).number("minutes", 5, 480, 60)
    assert caught.value.field == "minutes"


@given(typed=st.text())
def test_whatever_is_typed_into_a_number_is_within_its_bounds_or_refused(typed: str) -> None:
    try:
        number = filled(minutes={"value": typed}).number("minutes", 5, 480, 60)
    except FieldError:
        return
    assert 5 <= number <= 480


@pytest.mark.parametrize(("most", "said"), [(75, "75 characters"), (3000, "3,000 characters")])
def test_what_is_too_long_is_refused_under_its_field(most: int, said: str) -> None:
    assert filled(b={"value": f" {'x' * most} "}).text("b", most) == "x" * most
    with pytest.raises(FieldError, match=said) as caught:
        filled(b={"value": "x" * (most + 1)}).text("b", most)
    assert caught.value.field == "b"


def test_ticks_are_what_changed_against_the_message_as_shown() -> None:
    shown = [
        block("list:1:eve", boxes=("a", "b", "c"), ticked=("a", "b")),
        block("list:1:day", boxes=("d",), ticked=("d",)),
    ]
    action = {"block_id": "list:1:eve", "selected_options": [option("b"), option("c")]}
    assert Request(Who("T1", "U1"), action=action, message={"blocks": shown}).ticks() == (
        frozenset("c"),
        frozenset("a"),
    )


@pytest.mark.parametrize("selected", [[], None])
def test_the_last_box_unticked_is_a_difference_as_well(selected: list[Any] | None) -> None:
    shown = [block("list", boxes=("a",), ticked=("a",)), {"type": "divider"}, {"type": "section"}]
    action = {"block_id": "list", "selected_options": selected}
    assert Request(Who("T1", "U1"), action=action, message={"blocks": shown}).ticks() == (
        frozenset(),
        frozenset("a"),
    )


def test_a_click_that_changed_nothing_is_no_difference() -> None:
    shown = [block("list", boxes=("a",), ticked=("a",))]
    action = {"block_id": "list", "selected_options": [option("a")]}
    assert Request(Who("T1", "U1"), action=action, message={"blocks": shown}).ticks() == (
        frozenset(),
        frozenset(),
    )


def test_a_command_is_unpacked() -> None:
    body = {
        "team_id": "T1",
        "user_id": "U1",
        "channel_id": "C1",
        "text": "tips &amp; more",
        "trigger_id": "t",
    }
    request = from_command(body | {"response_url": "https://hooks.example/1"})
    assert (request.who, request.channel, request.text) == (Who("T1", "U1"), "C1", "tips & more")
    assert (request.trigger, request.response_url, request.in_dm) == ("t", "https://hooks.example/1", False)


def test_a_command_without_words_has_none() -> None:
    assert from_command({"team_id": "T1", "user_id": "U1", "text": None}).text == ""


def test_a_click_is_unpacked() -> None:
    body = {
        "team": {"id": "T1"},
        "user": {"id": "U1"},
        "channel": {"id": "D1"},
        "actions": [{"action_id": "tips.topic:after:2", "value": "t1"}],
        "message": {"ts": "1.2"},
    }
    request = from_interaction(body)
    assert (request.who, request.subject, request.value) == (Who("T1", "U1"), ("after", "2"), "t1")
    assert (request.in_dm, request.message) == (True, {"ts": "1.2"})


def test_a_pick_from_a_menu_has_the_option_s_value() -> None:
    body = {"team": {"id": "T1"}, "user": {"id": "U1"}, "actions": [{"selected_option": option("offer")}]}
    assert from_interaction(body).value == "offer"


def test_a_form_is_unpacked() -> None:
    view = {
        "id": "V1",
        "private_metadata": "i1",
        "state": {"values": {"company": {"element": {"value": " Harborlight "}}}},
    }
    request = from_interaction({"team": {"id": "T1"}, "user": {"id": "U1"}, "view": view})
    assert (request.view_id, request.about, request.fields.text("company")) == ("V1", "i1", "Harborlight")
    assert (request.channel, request.value, request.subject) == ("", "", ())


@pytest.mark.parametrize("team", [None, {}])
def test_on_an_organization_wide_install_the_workspace_is_the_user_s(team: dict[str, str] | None) -> None:
    body = {"team": team, "user": {"id": "U1", "team_id": "T2"}, "channel": None, "view": None}
    assert from_interaction(body).who == Who("T2", "U1")


def test_a_message_is_unpacked() -> None:
    request = from_message("T1", {"user": "U1", "channel": "D1", "text": "prep &lt;3"})
    assert (request.who, request.in_dm, request.text) == (Who("T1", "U1"), True, "prep <3")
    assert from_message("T1", {"user": "U1", "channel": "D1"}).text == ""
