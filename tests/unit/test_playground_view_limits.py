"""The playground refuses the modals and Home tabs that Slack refuses."""

from typing import Any

import pytest

from playground.block_kit import require_view
from playground.wire import Json, SlackError


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def option(text: str = "One", value: str = "1") -> Json:
    return {"text": plain(text), "value": value}


def section(**more: Any) -> Json:
    return {"type": "section", "text": {"type": "mrkdwn", "text": "*Hello*"}, **more}


def entry(element: Json, **more: Any) -> Json:
    return {"type": "input", "label": plain("Company"), "element": element, **more}


def modal(*blocks: Json, **more: Any) -> Json:
    return {"type": "modal", "title": plain("Add"), "submit": plain("Save"), "blocks": list(blocks), **more}


TEXT_INPUT = {"type": "plain_text_input", "action_id": "company"}

REFUSED_MODALS: dict[str, tuple[Json, str]] = {
    "a title of 25": (modal(title=plain("x" * 25)), "less than 25 characters"),
    "no title": ({"type": "modal", "blocks": []}, "missing required field: title"),
    "a submit of 25": (modal(submit=plain("x" * 25)), "less than 25 characters"),
    "101 blocks": (modal(*[section()] * 101), "no more than 100 items"),
    "inputs without submit": (
        {"type": "modal", "title": plain("Add"), "blocks": [entry(TEXT_INPUT)]},
        "missing required field: submit",
    ),
    "private_metadata of 3001": (modal(private_metadata="x" * 3001), "less than 3001 characters"),
    "markdown in a modal": (modal({"type": "markdown", "text": "hi"}), "markdown is not supported here"),
    "a label of 2001": (modal(entry(TEXT_INPUT, label=plain("x" * 2001))), "less than 2001 characters"),
    "an initial value beyond max_length": (
        modal(entry({**TEXT_INPUT, "max_length": 3, "initial_value": "four"})),
        "must not be longer than max_length",
    ),
    "max_length beyond 3000": (modal(entry({**TEXT_INPUT, "max_length": 3001})), "an integer from 1 to 3000"),
    "a Home in place of a modal": ({"type": "home", "blocks": []}, "must be modal"),
}


@pytest.mark.parametrize("case", REFUSED_MODALS)
def test_a_modal_is_refused_for(case: str) -> None:
    view, words = REFUSED_MODALS[case]
    with pytest.raises(SlackError, match="invalid_arguments") as refused:
        require_view(view, "modal")
    assert words in " ".join(refused.value.answer["response_metadata"]["messages"])


def test_a_view_of_more_than_250_kilobytes_is_too_large() -> None:
    option_groups = [{"label": plain("g"), "options": [option("é" * 75, f"{n}") for n in range(100)]}]
    block = {
        "type": "section",
        "text": plain("x"),
        "accessory": {"type": "static_select", "option_groups": option_groups},
    }
    with pytest.raises(SlackError, match="view_too_large"):
        require_view(modal(*[block] * 20), "modal")


def test_a_home_has_no_title_and_no_file_input() -> None:
    with pytest.raises(SlackError, match="invalid_arguments"):
        require_view({"type": "home", "title": plain("Home"), "blocks": []}, "home")
    with pytest.raises(SlackError, match="invalid_arguments"):
        require_view({"type": "home", "blocks": [entry({"type": "file_input"})]}, "home")
    require_view({"type": "home", "blocks": [section()]}, "home")
