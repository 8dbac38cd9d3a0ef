"""People in the playground see and do what people in Slack's client see and do."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from playground import Playground
from playground.records import Member, Message
from playground.wire import Json


class App:
    """The app's end: it keeps what it was sent, and answers what `answers` holds for that type of payload."""

    def __init__(self) -> None:
        self.received: list[Json] = []
        self.answers: dict[str, Json] = {}

    async def __call__(self, kind: str, payload: Json) -> Json:
        self.received.append(payload)
        return self.answers.get(payload.get("type", kind), {})

    @property
    def last(self) -> Json:
        return self.received[-1]


@pytest.fixture
def app() -> App:
    return App()


@pytest.fixture
async def playground(app: App) -> AsyncIterator[Playground]:
    async with Playground() as playground:
        playground.transport = app
        yield playground


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def option(text: str) -> Json:
    return {"text": plain(text), "value": text.lower()}


def checklist(*ticked: str, block_id: str = "list-1") -> list[Json]:
    boxes = {
        "type": "checkboxes",
        "action_id": "tick",
        "options": [option("Read the ad"), option("Call Ben")],
    }
    initial = {"initial_options": [option(text) for text in ticked]} if ticked else {}
    return [{"type": "actions", "block_id": block_id, "elements": [{**boxes, **initial}]}]


def posted(playground: Playground, text: str, blocks: list[Json], **more: Any) -> Message:
    dm = playground.person("Ana").dm
    return playground.workspace.post(Message(dm, playground.bot_user_id, text, blocks, **more))


async def test_a_restarted_workspace_knows_its_direct_messages_by_the_same_ids(app: App) -> None:
    async with Playground() as before:
        before.transport = app
        ids = [before.workspace.dm(user).id for user in before.workspace.members]
    assert len(set(ids)) == len(ids)
    async with Playground() as after:
        assert [after.workspace.channel(id_).id for id_ in ids] == ids


async def test_markup_is_escaped_and_mentions_are_resolved(playground: Playground, app: App) -> None:
    ana = playground.person("Ana")
    await ana.types("/secondround add A&B <b> with @ben and @nobody, mail a@dana.test")
    assert app.last["text"] == ("add A&amp;B &lt;b&gt; with <@U0BEN0001|ben> and @nobody, mail a@dana.test")
    await ana.types("1 < 2")
    assert app.last["event"]["text"] == "1 &lt; 2"
    assert ana.reads() == ["1 < 2"]


async def test_a_command_slack_does_not_know_never_reaches_the_app(playground: Playground, app: App) -> None:
    ana = playground.person("Ana")
    await ana.types("/thirdround")
    assert app.received == []
    assert "not a valid command" in ana.last.text


async def test_what_is_said_in_a_channel_is_not_for_the_app(playground: Playground, app: App) -> None:
    await playground.person("Ana").types("hello all", where="#job-search")
    assert app.received == []
    await playground.person("Ana").types("/secondround", where="#job-search")
    assert app.last["channel_name"] == "job-search"


async def test_an_ephemeral_message_is_seen_by_one_person(playground: Playground, app: App) -> None:
    app.answers["slash_commands"] = {"text": "Just for you"}
    await playground.person("Ana").types("/secondround tips", where="#job-search")
    assert playground.person("Ana").sees("Just for you")
    assert not playground.person("Ben").sees("Just for you")
    app.answers["slash_commands"] = {"text": "For all", "response_type": "in_channel"}
    await playground.person("Ana").types("/secondround tips", where="#job-search")
    told = [message.text for message in playground.workspace.visible_to(playground.person("Ben").id)]
    assert told == ["For all"]


async def test_the_newest_button_is_clicked(playground: Playground, app: App) -> None:
    for value in ("old", "new"):
        button = {"type": "button", "action_id": "another", "text": plain("Another"), "value": value}
        posted(playground, "A tip", [{"type": "actions", "elements": [button]}])
    ana = playground.person("Ana")
    await ana.clicks("Another")
    assert app.last["actions"][0]["value"] == "new"
    await ana.clicks("Another", on=ana.messages[0])
    assert app.last["actions"][0]["value"] == "old"
    with pytest.raises(AssertionError, match=r"finds no button 'Nothing'; there is \['Another', 'Another'\]"):
        await ana.clicks("Nothing")


async def test_a_click_that_is_not_confirmed_does_nothing(playground: Playground, app: App) -> None:
    sure = {
        "title": plain("Sure?"),
        "text": plain("All is erased."),
        "confirm": plain("Erase"),
        "deny": plain("Keep"),
    }
    button = {"type": "button", "action_id": "erase", "text": plain("Erase"), "confirm": sure}
    posted(playground, "Everything", [{"type": "actions", "elements": [button]}])
    await playground.person("Ana").clicks("Erase", confirm=False)
    assert app.received == []
    await playground.person("Ana").clicks("Erase")
    assert app.last["actions"][0]["action_id"] == "erase"


async def test_a_menu_entry_is_clicked_by_its_words(playground: Playground, app: App) -> None:
    menu = {"type": "overflow", "action_id": "more", "options": [option("Mute"), option("Cancel")]}
    posted(playground, "Interview", [{"type": "section", "text": plain("Acme"), "accessory": menu}])
    await playground.person("Ana").clicks("Cancel")
    assert app.last["actions"][0]["selected_option"]["value"] == "cancel"


async def test_ticks_are_added_to_those_there(playground: Playground, app: App) -> None:
    posted(playground, "Checklist", checklist("Read the ad"))
    ana = playground.person("Ana")
    await ana.ticks("Call")
    assert ticked(app) == ["Read the ad", "Call Ben"]
    await ana.unticks("Read")
    assert ticked(app) == ["Call Ben"]
    assert app.last["state"]["values"]["list-1"]["tick"]["selected_options"] == [option("Call Ben")]


async def test_new_initial_options_under_an_old_block_id_are_ignored(playground: Playground) -> None:
    message = posted(playground, "Checklist", checklist())
    await playground.person("Ana").ticks("Read")
    playground.workspace.rewrite(message, "Checklist", checklist("Call Ben"))
    assert shown_ticks(playground) == ["Read the ad"]
    playground.workspace.rewrite(message, "Checklist", checklist("Call Ben", block_id="list-2"))
    assert shown_ticks(playground) == ["Call Ben"]


async def test_home_is_opened_and_its_buttons_come_first(playground: Playground, app: App) -> None:
    ana = playground.person("Ana")
    button = {"type": "button", "action_id": "home.add", "text": plain("Add")}
    home = {"type": "home", "blocks": [{"type": "actions", "elements": [button]}]}
    playground.workspace.views.publish(ana.id, home)
    posted(playground, "Hi", [{"type": "actions", "elements": [{**button, "action_id": "dm.add"}]}])
    await ana.clicks("Add")
    assert app.last["actions"][0]["action_id"] == "dm.add"
    await ana.opens_home()
    assert (app.last["event"]["type"], app.last["event"]["tab"]) == ("app_home_opened", "home")
    await ana.clicks("Add")
    assert app.last["actions"][0]["action_id"] == "home.add"


async def test_the_app_hears_itself_as_slack_has_it(playground: Playground, app: App) -> None:
    slack = AsyncWebClient(token=playground.bot_token, base_url=playground.api_url)
    ana = playground.person("Ana")
    said = await slack.chat_postMessage(channel=ana.dm, text="one")
    await slack.chat_update(channel=ana.dm, ts=said["ts"], text="two")
    await slack.chat_delete(channel=ana.dm, ts=said["ts"])
    await slack.chat_postEphemeral(channel=ana.dm, user=ana.id, text="psst")
    await playground.courier.close()
    events = [payload["event"] for payload in app.received]
    assert [event.get("subtype") for event in events] == [None, "message_changed", "message_deleted"]
    assert events[0]["bot_id"] == playground.identity.bot_id
    assert (events[1]["previous_message"]["text"], events[1]["message"]["text"]) == ("one", "two")


async def test_any_event_can_be_sent(playground: Playground, app: App) -> None:
    await playground.event({"type": "app_uninstalled"})
    assert (app.last["type"], app.last["event"]["type"]) == ("event_callback", "app_uninstalled")


async def test_somebody_new_joins_and_somebody_moves(playground: Playground) -> None:
    playground.workspace.join(Member("U0ELIF001", "Elif", "Elif Kaya", "Europe/Istanbul"))
    assert playground.person("Elif").zone == "Europe/Istanbul"
    ana = playground.person("Ana")
    playground.workspace.join(Member(ana.id, "Ana", "Ana Ferreira", "America/Denver"))
    assert ana.zone == "America/Denver"


async def test_shortcuts_are_global_or_on_a_message(playground: Playground, app: App) -> None:
    ana = playground.person("Ana")
    await ana.shortcut("practice")
    assert (app.last["type"], app.last["callback_id"]) == ("shortcut", "practice")
    await ana.types("Panel on Tuesday")
    await ana.shortcut("add", on=ana.last)
    assert (app.last["type"], app.last["message"]["text"]) == ("message_action", "Panel on Tuesday")


async def test_a_dropped_file_arrives_as_a_message_with_it(playground: Playground, app: App) -> None:
    await playground.person("Ana").drops("invite.ics", b"BEGIN:VCALENDAR")
    event = app.last["event"]
    assert (event["type"], event["subtype"], event["channel_type"]) == ("message", "file_share", "im")
    assert (event["files"][0]["name"], event["files"][0]["size"]) == ("invite.ics", 15)


async def test_waiting_for_words_that_never_come_says_what_is_there(playground: Playground) -> None:
    posted(playground, "A tip", [])
    ana = playground.person("Ana")
    assert (await ana.hears("tip")).text == "A tip"
    with pytest.raises(AssertionError, match=r"did not hear 'joke' in 0\.01 s; there is:\nA tip"):
        await ana.hears("joke", timeout=0.01)


def ticked(app: App) -> list[str]:
    return [chosen["text"]["text"] for chosen in app.last["actions"][0]["selected_options"]]


def shown_ticks(playground: Playground) -> list[str]:
    (boxes,) = playground.person("Ana").last.blocks[0]["elements"]
    return [chosen["text"]["text"] for chosen in boxes["initial_options"]]
