"""People fill in forms in the playground: what the client checks, keeps and does with the app's answer."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from playground import Playground
from playground.records import Message
from playground.wire import Json, RefusedError

ZONES = ["America/New_York", "America/North_Dakota/Center", "Europe/London"]


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


def field(label: str, element: Json, **more: Any) -> Json:
    return {"type": "input", "block_id": label.lower(), "label": plain(label), "element": element, **more}


def text_input(**more: Any) -> Json:
    return {"type": "plain_text_input", "action_id": "value", **more}


def form(*blocks: Json, **more: Any) -> Json:
    return {"type": "modal", "title": plain("Add"), "submit": plain("Save"), "blocks": list(blocks), **more}


def opened(playground: Playground, *blocks: Json, **more: Any) -> None:
    playground.workspace.views.open(playground.person("Ana").id, form(*blocks, **more))


def posted(playground: Playground, text: str, blocks: list[Json], **more: Any) -> Message:
    dm = playground.person("Ana").dm
    return playground.workspace.post(Message(dm, playground.bot_user_id, text, blocks, **more))


async def test_a_form_is_filled_in_by_its_labels(playground: Playground, app: App) -> None:
    opened(
        playground,
        field("Company", text_input()),
        field("Date", {"type": "datepicker", "action_id": "value"}),
        field("Time", {"type": "timepicker", "action_id": "value"}),
        field(
            "Type",
            {"type": "static_select", "action_id": "value", "options": [option("Panel"), option("Case")]},
        ),
        field("Notes", text_input(), optional=True),
    )
    ana = playground.person("Ana")
    await ana.submits({"Company": "Harborlight", "Date": "2027-01-12", "Time": "09:30", "Type": "Case"})
    values = {block: state["value"] for block, state in app.last["view"]["state"]["values"].items()}
    assert values == {
        "company": {"type": "plain_text_input", "value": "Harborlight"},
        "date": {"type": "datepicker", "selected_date": "2027-01-12"},
        "time": {"type": "timepicker", "selected_time": "09:30"},
        "type": {"type": "static_select", "selected_option": option("Case")},
        "notes": {"type": "plain_text_input", "value": None},
    }
    assert ana.modal is None


async def test_the_client_itself_refuses_what_is_missing_or_too_long(
    playground: Playground, app: App
) -> None:
    opened(
        playground, field("Company", text_input()), field("Round", text_input(max_length=3), optional=True)
    )
    ana = playground.person("Ana")
    await ana.submits({"Round": "four"})
    assert ana.field_errors == {
        "Company": "Please complete this required field.",
        "Round": "Please use no more than 3 characters.",
    }
    assert app.received == []


async def test_what_was_filled_in_can_be_emptied(playground: Playground) -> None:
    select = {"type": "static_select", "action_id": "value", "options": [option("Case")]}
    opened(playground, field("Company", text_input(initial_value="Acme")), field("Type", select))
    ana = playground.person("Ana")
    await ana.fills({"Company": "", "Type": "Case"})
    await ana.submits({"Type": None})
    assert set(ana.field_errors) == {"Company", "Type"}


async def test_errors_stand_under_their_fields_and_what_was_typed_stays(
    playground: Playground, app: App
) -> None:
    opened(playground, field("Company", text_input()))
    app.answers["view_submission"] = {"response_action": "errors", "errors": {"company": "Which one?"}}
    ana = playground.person("Ana")
    await ana.submits({"Company": "Harborlight"})
    assert ana.field_errors == {"Company": "Which one?"}
    assert ana.modal is not None
    assert ana.modal["blocks"][0]["element"]["initial_value"] == "Harborlight"
    app.answers.clear()
    await ana.submits()
    assert ana.modal is None


async def test_errors_for_anything_but_an_input_are_trouble(playground: Playground, app: App) -> None:
    opened(playground, {"type": "section", "block_id": "intro", "text": plain("Hello")})
    app.answers["view_submission"] = {"response_action": "errors", "errors": {"intro": "No"}}
    ana = playground.person("Ana")
    await ana.submits()
    assert "We had some trouble" in ana.field_errors[""]
    assert ana.modal is not None


async def test_what_was_typed_survives_an_update_with_the_same_ids(playground: Playground) -> None:
    opened(playground, field("Company", text_input()), field("Role", text_input()))
    ana = playground.person("Ana")
    await ana.fills({"Company": "Harborlight", "Role": "Analyst"})
    (view,) = playground.workspace.views.stack(ana.id)
    renamed = {**field("Role", text_input()), "block_id": "role-2"}
    playground.workspace.views.replace(
        view, form(field("Company", text_input(initial_value="Acme")), renamed)
    )
    state = playground.payloads.view(view)["state"]["values"]
    assert state["company"]["value"]["value"] == "Harborlight"
    assert state["role-2"]["value"]["value"] is None


async def test_a_submission_may_update_push_and_clear(playground: Playground, app: App) -> None:
    opened(playground, field("Company", text_input(), optional=True))
    ana = playground.person("Ana")
    app.answers["view_submission"] = {"response_action": "push", "view": form(title=plain("Details"))}
    await ana.submits()
    assert (modal_title(playground), len(playground.workspace.views.stack(ana.id))) == ("Details", 2)
    app.answers["view_submission"] = {"response_action": "update", "view": form(title=plain("Done"))}
    await ana.submits()
    assert (modal_title(playground), len(playground.workspace.views.stack(ana.id))) == ("Done", 2)
    app.answers["view_submission"] = {"response_action": "clear"}
    await ana.submits()
    assert ana.modal is None


async def test_closing_is_told_to_an_app_that_asked(playground: Playground, app: App) -> None:
    opened(playground)
    await playground.person("Ana").closes()
    assert app.received == []
    opened(playground, notify_on_close=True)
    await playground.person("Ana").closes()
    assert app.last["type"] == "view_closed"


async def test_a_zone_is_chosen_from_what_the_app_suggests(playground: Playground, app: App) -> None:
    opened(playground, field("Zone", {"type": "external_select", "action_id": "zone"}))
    app.answers["block_suggestion"] = {"options": [option(zone) for zone in ZONES]}
    ana = playground.person("Ana")
    await ana.submits({"Zone": "America/North"})
    assert [payload["type"] for payload in app.received] == ["block_suggestion", "view_submission"]
    assert app.received[0]["value"] == "America/North"
    chosen = app.last["view"]["state"]["values"]["zone"]["zone"]["selected_option"]
    assert chosen == option("America/North_Dakota/Center")


async def test_suggestions_begin_at_min_query_length_and_keep_slacks_limits(
    playground: Playground, app: App
) -> None:
    element = {"type": "external_select", "action_id": "zone", "min_query_length": 2}
    view = playground.workspace.views.open(playground.person("Ana").id, form(field("Zone", element)))

    async def suggest(typed: str) -> Json:
        return await playground.surfaces.suggest(view.user, view, {"action_id": "zone"}, typed)

    app.answers["block_suggestion"] = {"option_groups": [{"label": plain("All"), "options": [option("UTC")]}]}
    assert await suggest("U") == {"options": []}
    assert app.received == []
    assert (await suggest("UT"))["option_groups"][0]["options"] == [option("UTC")]
    app.answers["block_suggestion"] = {"options": [option("x" * 76)]}
    with pytest.raises(RefusedError, match="must be less than 76 characters at /options/0/text/text"):
        await suggest("UT")


@pytest.mark.parametrize(
    ("element", "typed", "words"),
    [
        ({"type": "email_text_input"}, "ana at home", "Please enter a valid email address."),
        ({"type": "url_text_input"}, "harborlight", "Please enter a valid URL."),
        ({"type": "number_input", "is_decimal_allowed": False}, "1.5", "Please enter a valid number."),
        (
            {"type": "number_input", "is_decimal_allowed": True, "min_value": "2"},
            "1.5",
            "Please enter 2 or more.",
        ),
        (
            {"type": "number_input", "is_decimal_allowed": True, "max_value": "1"},
            "1.5",
            "Please enter 1 or less.",
        ),
        ({"type": "plain_text_input", "min_length": 5}, "four", "Please use at least 5 characters."),
    ],
)
async def test_the_client_checks_the_form_of_what_is_typed(
    playground: Playground, element: Json, typed: str, words: str
) -> None:
    opened(playground, field("Entry", {**element, "action_id": "value"}))
    ana = playground.person("Ana")
    await ana.submits({"Entry": typed})
    assert ana.field_errors == {"Entry": words}


async def test_choosing_beside_a_text_is_told_at_once_and_in_an_input_only_if_asked(
    playground: Playground, app: App
) -> None:
    select = {"type": "static_select", "action_id": "kind", "options": [option("Panel"), option("Case")]}
    posted(playground, "Type", [{"type": "section", "text": plain("Type"), "accessory": select}])
    ana = playground.person("Ana")
    await ana.chooses("Type", "Case")
    assert app.last["actions"][0]["selected_option"] == option("Case")
    opened(playground, field("Kind", select), field("Told", select, dispatch_action=True))
    await ana.chooses("Kind", "Panel")
    assert len(app.received) == 1
    await ana.chooses("Told", "Panel")
    assert app.last["container"]["type"] == "view"


def modal_title(playground: Playground) -> str:
    modal = playground.person("Ana").modal
    return str(modal["title"]["text"]) if modal else ""
