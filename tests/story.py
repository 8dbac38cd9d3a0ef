"""What most stories begin with: an interview added by its form, and the messages of one sort."""

import copy
from collections.abc import Mapping
from contextlib import closing
from typing import Any

from bot.app import SecondRound
from playground.people import Person
from playground.server import Playground
from playground.sight import SeenMessage
from playground.wire import Json

FRIDAY = {"Company": "Harborlight", "Type": "Panel", "Date": "2027-01-08", "Time": "15:00"}
"""Four days after the stories begin, at three in the afternoon in the person's zone."""
NAMES = ("Priya Nair", "Tom Ellis", "Ines Duarte")


async def adds(person: Person, changed: Mapping[str, Any] | None = None) -> SeenMessage:
    """An interview like FRIDAY's; the reply to it."""
    await person.types("/secondround add")
    await person.submits({**FRIDAY, **(changed or {})})
    assert person.modal is None, person.field_errors
    return person.last


async def refused(person: Person, changed: Mapping[str, Any]) -> dict[str, str]:
    """What stands under the fields of an add form that is not taken; the form is closed again."""
    await person.types("/secondround add")
    await person.submits({**FRIDAY, **changed})
    errors = person.field_errors
    await person.closes()
    return errors


async def details(person: Person, changed: Mapping[str, Any]) -> None:
    await person.clicks("Details")
    await person.submits(dict(changed))
    assert person.modal is None, person.field_errors


def saying(person: Person, part: str) -> list[SeenMessage]:
    """The person's messages that say this, oldest first."""
    return [message for message in person.messages if part in message.text]


def boxes(message: SeenMessage, mark: str = "open") -> list[str]:
    """The texts of the boxes that are `open` or `done`, without what stands beside them."""
    sign = f"[{mark}] "
    return [
        line.removeprefix(sign).split(" · ")[0] for line in message.text.splitlines() if line.startswith(sign)
    ]


def form_of(playground: Playground, person: Person) -> Json:
    """What Slack would send if the person submitted their open form as it stands."""
    view = playground.workspace.views.stack(person.id)[-1]
    return copy.deepcopy(playground.payloads.submission(view))


def filled(form: Json, values: Mapping[str, Any]) -> Json:
    """The same form with other values, by block_id: a text, or the value of an option."""
    form = copy.deepcopy(form)
    for block, value in values.items():
        (state,) = form["view"]["state"]["values"][block].values()
        state |= {key: _valued(key, value) for key in state.keys() - {"type"}}
    return form


async def arrives(playground: Playground, payload: Json) -> Json:
    """Slack sends this interaction, whatever is on anybody's screen; the app's answer."""
    assert playground.transport is not None
    person = payload["user"]["id"]
    fresh = {"trigger_id": playground.tickets.new_trigger(person)} if "trigger_id" in payload else {}
    return await playground.transport("interactive", {**payload, **fresh})


def last_sent(playground: Playground, kind: str) -> Json:
    """The last interaction of this kind that went to the app."""
    sent = [entry["detail"] for entry in playground.courier.log if entry["direction"] == "to_bot"]
    return copy.deepcopy(next(payload for payload in reversed(sent) if payload.get("type") == kind))


def click_on(playground: Playground, person: Person, message: SeenMessage, action: Json) -> Json:
    """A click on this message, with whatever `action` says was clicked."""
    there = playground.workspace.message(message.channel, message.ts)
    return copy.deepcopy(playground.payloads.message_action(person.id, there, action))


def set_on_the_writer(bot: SecondRound, pragma: str) -> None:
    """On the one connection that the bot writes by."""
    with closing(bot.db.engine.raw_connection()) as connection:
        connection.cursor().execute(f"PRAGMA {pragma}")


def _valued(key: str, value: Any) -> Any:
    return (
        {"text": {"type": "plain_text", "text": "-"}, "value": value} if key == "selected_option" else value
    )
