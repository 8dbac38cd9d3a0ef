"""What is used on a message while the app redraws it still reaches the app."""

from collections.abc import AsyncIterator

import pytest

from playground import Playground
from playground.records import Message
from playground.wire import Json, RefusedError

ANA = "U0ANA0001"
READ, CALL = ({"text": {"type": "plain_text", "text": word}, "value": word} for word in ("read", "call"))


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    async with Playground() as playground:
        yield playground


@pytest.fixture
def heard(playground: Playground) -> list[Json]:
    """The actions that the app hears of."""
    actions: list[Json] = []

    async def listen(_kind: str, payload: Json) -> Json:
        actions.extend(payload["actions"])
        return {}

    playground.transport = listen
    return actions


async def test_a_tick_that_a_redraw_overtook_counts_for_what_stands_there_now(
    playground: Playground, heard: list[Json]
) -> None:
    message = posted(playground, boxes("before:2", READ), boxes("after:2", CALL))
    tick = {"action_id": "tick", "block_id": "after:1", "selected_options": [CALL]}
    await playground.surfaces.use(ANA, message, tick)
    assert [(action["block_id"], action["selected_options"]) for action in heard] == [("after:2", [CALL])]


async def test_what_may_mean_one_list_or_another_is_refused(
    playground: Playground, heard: list[Json]
) -> None:
    message = posted(playground, boxes("before:2", READ), boxes("after:2", CALL))
    untick = {"action_id": "tick", "block_id": "after:1", "selected_options": []}
    with pytest.raises(RefusedError):
        await playground.surfaces.use(ANA, message, untick)
    assert heard == []


def boxes(block: str, *options: Json) -> Json:
    element = {"type": "checkboxes", "action_id": "tick", "options": list(options)}
    return {"type": "actions", "block_id": block, "elements": [element]}


def posted(playground: Playground, *blocks: Json) -> Message:
    dm = playground.person("Ana").dm
    return playground.workspace.post(Message(dm, playground.bot_user_id, "A list", list(blocks)))
