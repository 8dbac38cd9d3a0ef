"""The playground refuses the blocks and views that Slack refuses."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.block_kit import require_message_blocks
from playground.inputs import with_ids
from playground.wire import Json, SlackError


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def option(text: str = "One", value: str = "1") -> Json:
    return {"text": plain(text), "value": value}


def button(**more: Any) -> Json:
    return {"type": "button", "text": plain("Go"), "action_id": "go", **more}


def section(**more: Any) -> Json:
    return {"type": "section", "text": {"type": "mrkdwn", "text": "*Hello*"}, **more}


def actions(*elements: Json) -> Json:
    return {"type": "actions", "elements": list(elements)}


def entry(element: Json, **more: Any) -> Json:
    return {"type": "input", "label": plain("Company"), "element": element, **more}


def checkboxes(*options: Json, **more: Any) -> Json:
    return {"type": "checkboxes", "options": list(options), **more}


def select(count: int, **more: Any) -> Json:
    return {"type": "static_select", "options": [option(value=str(n)) for n in range(count)], **more}


def bars(series: int = 1, title: str = "Weeks", labels: tuple[str, ...] = ("Jan 4",)) -> Json:
    data = [{"label": "Jan 4", "value": 3}]
    told = [{"name": f"S{number}", "data": data} for number in range(series)]
    chart = {"type": "bar", "series": told, "axis_config": {"categories": list(labels)}}
    return {"type": "data_visualization", "title": title, "chart": chart}


TEXT_INPUT = {"type": "plain_text_input", "action_id": "company"}

REFUSED_BLOCKS: dict[str, tuple[Any, str]] = {
    "51 blocks": ([section()] * 51, "no more than 50 items"),
    "an unknown block": ([{"type": "jumbotron"}], "unsupported type for a block: jumbotron"),
    "an empty text": ([section(text={"type": "mrkdwn", "text": ""})], "must be more than 0 characters"),
    "a section of 3001": ([section(text=plain("x" * 3001))], "less than 3001 characters"),
    "a section of nothing": ([{"type": "section"}], "needs text or fields"),
    "11 fields": ([section(fields=[plain("x")] * 11)], "no more than 10 items"),
    "a field of 2001": ([section(fields=[plain("x" * 2001)])], "less than 2001 characters"),
    "a header in mrkdwn": ([{"type": "header", "text": {"type": "mrkdwn", "text": "x"}}], "plain_text"),
    "a header of 151": ([{"type": "header", "text": plain("x" * 151)}], "less than 151 characters"),
    "11 parts of context": ([{"type": "context", "elements": [plain("x")] * 11}], "no more than 10 items"),
    "26 buttons": ([actions(*(button(action_id=str(n)) for n in range(26)))], "no more than 25 items"),
    "a chart's title of 51": ([bars(title="x" * 51)], "less than 51 characters"),
    "a chart of 7 series": ([bars(series=7)], "no more than 6 items"),
    "a chart with a category left out": ([bars(labels=("Jan 4", "Jan 11"))], "one point for each category"),
    "a button of 76": ([actions(button(text=plain("x" * 76)))], "less than 76 characters"),
    "a button value of 2001": ([actions(button(value="x" * 2001))], "less than 2001 characters"),
    "a button in a made-up style": ([actions(button(style="warning"))], "must be one of: primary, danger"),
    "a key that does not exist": ([actions(button(color="red"))], "invalid additional property: color"),
    "an unknown element": (
        [actions({"type": "slider"})],
        "unsupported type for an element of actions: slider",
    ),
    "a text input among actions": ([actions(TEXT_INPUT)], "unsupported type for an element of actions"),
    "a text input beside text": (
        [section(accessory=TEXT_INPUT)],
        "unsupported type for an element of section",
    ),
    "a button as an input": ([entry(button())], "unsupported type for an element of input"),
    "101 options": ([actions(select(101))], "no more than 100 items"),
    "no option": ([actions(select(0))], "at least 1 item"),
    "two equal option values": (
        [actions(checkboxes(option(), option("Two")))],
        "option values must be unique",
    ),
    "an option of 76": ([actions(checkboxes(option("x" * 76)))], "less than 76 characters"),
    "a description of 76": (
        [actions(checkboxes({**option(), "description": plain("x" * 76)}))],
        "less than 76 characters",
    ),
    "an option value of 151": ([actions(checkboxes(option(value="x" * 151)))], "less than 151 characters"),
    "11 checkboxes": (
        [actions(checkboxes(*(option(value=str(n)) for n in range(11))))],
        "no more than 10 items",
    ),
    "a tick that is not offered": (
        [actions(checkboxes(option(), initial_options=[option("Other")]))],
        "initial options must equal offered options",
    ),
    "no tick, said with an empty list": (
        [actions(checkboxes(option(), initial_options=[]))],
        "at least 1 item",
    ),
    "a choice that is not offered": (
        [actions(select(2, initial_option=option(value="7")))],
        "initial options must equal offered options",
    ),
    "6 entries in a menu": (
        [actions({"type": "overflow", "options": [option(value=str(n)) for n in range(6)]})],
        "no more than 5 items",
    ),
    "a date that does not exist": (
        [actions({"type": "datepicker", "initial_date": "2027-02-30"})],
        "must match the format",
    ),
    "a time with seconds": (
        [actions({"type": "timepicker", "initial_time": "09:00:00"})],
        "must match the format",
    ),
    "a placeholder of 151": ([actions(select(1, placeholder=plain("x" * 151)))], "less than 151 characters"),
    "a confirmation without words": (
        [actions(button(confirm={"title": plain("Sure?"), "confirm": plain("Yes"), "deny": plain("No")}))],
        "missing required field: text",
    ),
    "a confirmation title of 101": (
        [
            actions(
                button(
                    confirm={
                        "title": plain("x" * 101),
                        "text": plain("x"),
                        "confirm": plain("Yes"),
                        "deny": plain("No"),
                    },
                ),
            ),
        ],
        "less than 101 characters",
    ),
    "one block_id twice": ([section(block_id="a"), section(block_id="a")], "block_id is not unique: a"),
    "one action_id twice in a block": (
        [actions(button(), button())],
        "action_id is not unique in its block: go",
    ),
    "a block_id of 256": ([section(block_id="x" * 256)], "less than 256 characters"),
    "an image without its words": ([{"type": "image", "image_url": "https://a.test/a.png"}], "alt_text"),
    "an alert in a message": ([{"type": "alert"}], "alert is not supported here"),
    "blocks that are not a list": ({"type": "section"}, "must be an array"),
}


@pytest.mark.parametrize("case", REFUSED_BLOCKS)
def test_a_message_is_refused_for(case: str) -> None:
    blocks, words = REFUSED_BLOCKS[case]
    with pytest.raises(SlackError) as refused:
        require_message_blocks(blocks)
    assert refused.value.code == "invalid_blocks"
    assert words in " ".join(refused.value.answer["response_metadata"]["messages"])


def test_a_refusal_points_at_the_place() -> None:
    with pytest.raises(SlackError) as refused:
        require_message_blocks([section(), actions(button(text=plain("x" * 76)))])
    (line,) = refused.value.answer["response_metadata"]["messages"]
    assert line == "[ERROR] must be less than 76 characters [json-pointer:/blocks/1/elements/0/text/text]"


def test_everything_within_its_limit_is_taken() -> None:
    require_message_blocks(
        [
            section(text=plain("x" * 3000), fields=[plain("y" * 100)] * 10, block_id="b" * 255),
            {"type": "header", "text": plain("h" * 150)},
            {"type": "context", "elements": [plain("c")] * 10},
            actions(*(button(action_id=str(n), value="v" * 2000) for n in range(25))),
            actions(
                select(100, initial_option=option(value="7")),
                checkboxes(option(), initial_options=[option()]),
            ),
            {"type": "divider"},
            {"type": "markdown", "text": "**hi**"},
        ],
    )


def test_the_texts_of_all_blocks_together_have_a_limit() -> None:
    with pytest.raises(SlackError, match="msg_blocks_too_long"):
        require_message_blocks([section(text=plain("x" * 2600))] * 4)


KEYS = st.sampled_from(
    [
        "type",
        "text",
        "elements",
        "element",
        "accessory",
        "options",
        "block_id",
        "action_id",
        "label",
        "initial_options",
    ],
)
KINDS = st.sampled_from(
    ["section", "actions", "input", "context", "alert", "table", "button", "checkboxes", "mrkdwn"]
)
ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3) | KINDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=20,
)


@given(ANY_JSON)
def test_whatever_is_sent_as_blocks_is_taken_or_refused(blocks: Any) -> None:
    assert verdict(blocks) in ("taken", "invalid_blocks")


def verdict(blocks: Any) -> str:
    try:
        require_message_blocks(blocks)
    except SlackError as refused:
        return refused.code
    with_ids(blocks)
    return "taken"
