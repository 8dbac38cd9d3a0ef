"""The playground opens, stacks, updates and publishes views as Slack does, refusals included."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from playground import Playground
from playground.wire import Json


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    async with Playground() as playground:
        yield playground


@pytest.fixture
def slack(playground: Playground) -> AsyncWebClient:
    return AsyncWebClient(token=playground.bot_token, base_url=playground.api_url)


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def modal(*blocks: Json, **more: Any) -> Json:
    return {"type": "modal", "title": plain("Add"), "submit": plain("Save"), "blocks": list(blocks), **more}


async def refusal(call: Any) -> Any:
    with pytest.raises(SlackApiError) as refused:
        await call
    return refused.value.response


async def test_a_trigger_opens_one_view_within_three_seconds(
    playground: Playground, slack: AsyncWebClient
) -> None:
    used, late = (playground.tickets.new_trigger("U0ANA0001") for _ in range(2))
    await slack.views_open(trigger_id=used, view=modal())
    assert (await refusal(slack.views_open(trigger_id=used, view=modal())))["error"] == "exchanged_trigger_id"
    assert (await refusal(slack.views_open(trigger_id="1.2.x", view=modal())))[
        "error"
    ] == "invalid_trigger_id"
    real_now = playground.tickets.real_now
    playground.tickets.real_now = lambda: real_now() + 3.1
    assert (await refusal(slack.views_open(trigger_id=late, view=modal())))["error"] == "expired_trigger_id"


async def test_at_most_three_views_lie_on_one_another(playground: Playground, slack: AsyncWebClient) -> None:
    def trigger() -> str:
        return playground.tickets.new_trigger("U0ANA0001")

    await slack.views_open(trigger_id=trigger(), view=modal())
    await slack.views_push(trigger_id=trigger(), view=modal())
    top = await slack.views_push(trigger_id=trigger(), view=modal())
    assert top["view"]["root_view_id"] != top["view"]["previous_view_id"]
    pushing = slack.views_push(trigger_id=trigger(), view=modal())
    assert (await refusal(pushing))["error"] == "push_limit_reached"


async def test_an_update_from_an_old_hash_conflicts(playground: Playground, slack: AsyncWebClient) -> None:
    trigger_id = playground.tickets.new_trigger("U0ANA0001")
    view = (await slack.views_open(trigger_id=trigger_id, view=modal(external_id="add-1")))["view"]
    renewed = await slack.views_update(
        external_id="add-1", hash=view["hash"], view=modal(external_id="add-1")
    )
    assert renewed["view"]["id"] == view["id"]
    stale = slack.views_update(view_id=view["id"], hash=view["hash"], view=modal())
    assert (await refusal(stale))["error"] == "hash_conflict"
    assert (await refusal(slack.views_update(view_id="V0GONE", view=modal())))["error"] == "not_found"


async def test_a_home_is_published_for_one_person(playground: Playground, slack: AsyncWebClient) -> None:
    block = {"type": "section", "text": plain("Your week")}
    await slack.views_publish(user_id="U0ANA0001", view={"type": "home", "blocks": [block]})
    ana, ben = playground.person("Ana"), playground.person("Ben")
    assert ana.home is not None
    assert ben.home is None
    refused = await refusal(slack.views_publish(user_id="U0ANA0001", view=modal()))
    assert refused["error"] == "invalid_arguments"
