"""What Slack sends, unpacked once: who, where, which words, which button, which fields."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from bot.errors import FieldError, ItemGone
from bot.ids import subject
from bot.models.people import Who
from bot.slack.calendars import is_calendar
from bot.slack.clips import is_clip
from handlers.typed import CONTROL, as_typed

LONG = 10
"""Digits that no number in a form has."""


@dataclass(frozen=True)
class Fields:
    """A form as filled in: `state.values` of Slack's view."""

    values: Mapping[str, Mapping[str, Mapping[str, Any]]] = field(default_factory=dict)

    def text(self, block: str, most: int = 3000) -> str:
        """What was typed, without the blanks around it; empty when nothing was."""
        typed = CONTROL.sub("", str(self._of(block).get("value") or "")).strip()
        if len(typed) > most:
            raise FieldError(block, f"Please keep it to {most:,} characters.")
        return typed

    def choice(self, block: str) -> str | None:
        """The value of the one option picked."""
        option = self._of(block).get("selected_option")
        return str(option["value"]) if option else None

    def one_of(self, block: str, allowed: Iterable[str]) -> str:
        """As `choice`; raises FieldError for none and for one that is not offered any more."""
        chosen = self.choice(block)
        if chosen is None or chosen not in set(allowed):
            raise FieldError(block, "Please pick one.")
        return chosen

    def choices(self, block: str) -> frozenset[str]:
        """The values of all options picked."""
        return frozenset(str(option["value"]) for option in self._of(block).get("selected_options") or ())

    def moment(self, date_block: str, time_block: str) -> datetime:
        """The naive wall time of a date and a time field."""
        day = self.day(date_block)
        if day is None:
            raise FieldError(date_block, "Please pick a date.")
        return datetime.combine(day, self.hour(time_block))

    def day(self, block: str) -> date | None:
        """A date, where one was picked."""
        picked = self._of(block).get("selected_date")
        try:
            return date.fromisoformat(str(picked)) if picked else None
        except ValueError:
            raise FieldError(block, "Please pick a date.") from None

    def hour(self, block: str) -> time:
        """A naive time of day."""
        try:
            return time.fromisoformat(str(self._of(block).get("selected_time"))).replace(tzinfo=None)
        except ValueError:
            raise FieldError(block, "Please pick a time.") from None

    def number(self, block: str, least: int, most: int, default: int) -> int:
        text = self.text(block)
        if not text:
            return default
        if not (text.isascii() and text.isdigit() and len(text) < LONG and least <= int(text) <= most):
            raise FieldError(block, f"Please give a whole number from {least} to {most}.")
        return int(text)

    def _of(self, block: str) -> Mapping[str, Any]:
        return next(iter(self.values.get(block, {}).values()), {})


@dataclass(frozen=True)
class Request:
    """One thing a person did. `channel` is empty where it happened in a window or on Home.

    `files` holds ids, `clips` and `calendars` some of them. `ts`, `thread`: its own and that of what it is under.
    """

    who: Who
    channel: str = ""
    text: str = ""
    trigger: str = ""
    response_url: str = ""
    subject: tuple[str, ...] = ()
    action: Mapping[str, Any] = field(default_factory=dict)
    message: Mapping[str, Any] = field(default_factory=dict)
    view: Mapping[str, Any] = field(default_factory=dict)
    files: tuple[str, ...] = ()
    clips: tuple[str, ...] = ()
    calendars: tuple[str, ...] = ()
    ts: str = ""
    thread: str = ""
    fields: Fields = field(default_factory=Fields)

    @property
    def in_dm(self) -> bool:
        return self.channel.startswith("D")

    @property
    def on_home(self) -> bool:
        return self.view.get("type") == "home"

    @property
    def about(self) -> str:
        """What the form was opened about."""
        return str(self.view.get("private_metadata", ""))

    @property
    def view_id(self) -> str:
        return str(self.view.get("id", ""))

    @property
    def item(self) -> str:
        """What the clicked id is about; raises ItemGone where it names nothing: buttons outlive releases."""
        if not self.subject:
            raise ItemGone
        return self.subject[0]

    @property
    def before(self) -> Fields:
        """The form as it was opened: what its inputs held at first."""
        inputs = [block for block in self.view.get("blocks", ()) if block["type"] == "input"]
        return Fields({block["block_id"]: {"": _held(block["element"])} for block in inputs})

    @property
    def filled(self) -> Fields:
        """What stands in the form: an input that came filled and was not touched may be missing from Slack's values."""
        return Fields({**self.before.values, **self.fields.values})

    @property
    def first_field(self) -> str:
        """The first input of the form that was submitted; empty for everything else that a person does."""
        return "" if self.action else next(iter(self.fields.values), "")

    @property
    def value(self) -> str:
        """The value of the clicked button or of the option picked from its menu."""
        option = self.action.get("selected_option")
        return str(option["value"] if option else self.action.get("value") or "")

    @property
    def number(self) -> int:
        """As `value`; raises ItemGone for what is no number that anybody was offered."""
        return _number(self.value)

    @property
    def position(self) -> int:
        """What the clicked id is about besides `item`: which of several; raises ItemGone where it says nothing."""
        return _number("".join(self.subject[1:2]))

    def ticks(self) -> tuple[frozenset[str], frozenset[str]]:
        """What this click ticked and unticked, against the boxes as the message showed them."""
        before = {
            option["value"]
            for block in self.message.get("blocks", ())
            if block.get("block_id") == self.action.get("block_id")
            for element in block.get("elements", ())
            for option in element.get("initial_options", ())
        }
        now = {option["value"] for option in self.action.get("selected_options") or ()}
        return frozenset(now - before), frozenset(before - now)


def from_command(body: Mapping[str, Any]) -> Request:
    return Request(
        who=Who(body["team_id"], body["user_id"]),
        channel=body.get("channel_id", ""),
        text=as_typed(body.get("text") or ""),
        trigger=body.get("trigger_id", ""),
        response_url=body.get("response_url", ""),
    )


def from_interaction(body: Mapping[str, Any]) -> Request:
    """A click, a form or a shortcut."""
    action = (body.get("actions") or [{}])[0]
    view, message = body.get("view") or {}, body.get("message") or {}
    said = message.get("text") if body.get("type") == "message_action" else ""
    return Request(
        who=Who(_team(body), body["user"]["id"]),
        channel=(body.get("channel") or {}).get("id", ""),
        trigger=body.get("trigger_id", ""),
        response_url=body.get("response_url", ""),
        text=as_typed(said or ""),
        subject=tuple(subject(action.get("action_id", ""))),
        action=action,
        message=message,
        view=view,
        fields=Fields((view.get("state") or {}).get("values") or {}),
    )


def from_message(team: str, event: Mapping[str, Any]) -> Request:
    files = [file for file in event.get("files") or () if "id" in file]
    return Request(
        who=Who(team, event["user"]),
        channel=event["channel"],
        text=as_typed(event.get("text") or ""),
        files=tuple(str(file["id"]) for file in files),
        clips=tuple(str(file["id"]) for file in files if is_clip(file)),
        calendars=tuple(str(file["id"]) for file in files if is_calendar(file)),
        ts=event.get("ts", ""),
        thread=event.get("thread_ts", ""),
    )


def from_home(body: Mapping[str, Any]) -> Request | None:
    """Somebody looks at Home; the Messages tab is announced in the same way and does not matter."""
    event = body["event"]
    return Request(who=Who(body["team_id"], event["user"])) if event.get("tab", "home") == "home" else None


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < LONG):
        raise ItemGone
    return int(text)


def _held(element: Mapping[str, Any]) -> Mapping[str, Any]:
    return {
        "value": element.get("initial_value"),
        "selected_option": element.get("initial_option"),
        "selected_options": element.get("initial_options"),
        "selected_date": element.get("initial_date"),
    }


def from_profile(body: Mapping[str, Any]) -> Request | None:
    """Somebody's profile changed; the text is the zone that it shows now."""
    user = body["event"]["user"]
    return Request(who=Who(body["team_id"], user["id"]), text=user["tz"]) if user.get("tz") else None


def _team(body: Mapping[str, Any]) -> str:
    """The workspace; on an organization-wide install Slack names it with the user only."""
    team = body.get("team")
    return str(team["id"] if team else body["user"]["team_id"])
