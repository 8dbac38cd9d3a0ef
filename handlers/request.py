"""What Slack sends, unpacked once: who, where, which words, which button, which fields."""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from bot.errors import FieldError
from bot.ids import subject
from bot.models.people import Who

LABELED = re.compile(r"<(?:[@#!])?([^|>]+)\|([^>]*)>")
BARE = re.compile(r"<(https?://[^>|]+|mailto:[^>|]+)>")


@dataclass(frozen=True)
class Fields:
    """A form as filled in: `state.values` of Slack's view."""

    values: Mapping[str, Mapping[str, Mapping[str, Any]]] = field(default_factory=dict)

    def text(self, block: str) -> str:
        """What was typed, without the blanks around it; empty when nothing was."""
        return str(self._of(block).get("value") or "").strip()

    def choice(self, block: str) -> str | None:
        """The value of the one option picked."""
        option = self._of(block).get("selected_option")
        return str(option["value"]) if option else None

    def choices(self, block: str) -> frozenset[str]:
        """The values of all options picked."""
        return frozenset(str(option["value"]) for option in self._of(block).get("selected_options") or ())

    def moment(self, date_block: str, time_block: str) -> datetime:
        """The naive wall time of a date and a time field."""
        try:
            day = date.fromisoformat(str(self._of(date_block).get("selected_date")))
        except ValueError:
            raise FieldError(date_block, "Please pick a date.") from None
        try:
            hour = time.fromisoformat(str(self._of(time_block).get("selected_time")))
        except ValueError:
            raise FieldError(time_block, "Please pick a time.") from None
        return datetime.combine(day, hour.replace(tzinfo=None))

    def number(self, block: str, least: int, most: int, default: int) -> int:
        text = self.text(block)
        if not text:
            return default
        if not (text.isascii() and text.isdigit()) or not least <= int(text[:9]) <= most:
            raise FieldError(block, f"Please give a whole number from {least} to {most}.")
        return int(text)

    def _of(self, block: str) -> Mapping[str, Any]:
        return next(iter(self.values.get(block, {}).values()), {})


@dataclass(frozen=True)
class Request:
    """One thing a person did. `channel` is empty where it happened in a window or on Home."""

    who: Who
    channel: str = ""
    text: str = ""
    trigger: str = ""
    response_url: str = ""
    subject: tuple[str, ...] = ()
    action: Mapping[str, Any] = field(default_factory=dict)
    message: Mapping[str, Any] = field(default_factory=dict)
    view: Mapping[str, Any] = field(default_factory=dict)
    fields: Fields = field(default_factory=Fields)

    @property
    def in_dm(self) -> bool:
        return self.channel.startswith("D")

    @property
    def about(self) -> str:
        """What the form was opened about."""
        return str(self.view.get("private_metadata", ""))

    @property
    def view_id(self) -> str:
        return str(self.view.get("id", ""))

    @property
    def value(self) -> str:
        """The value of the clicked button or of the option picked from its menu."""
        option = self.action.get("selected_option")
        return str(option["value"] if option else self.action.get("value") or "")

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
    view = body.get("view") or {}
    return Request(
        who=Who(_team(body), body["user"]["id"]),
        channel=(body.get("channel") or {}).get("id", ""),
        trigger=body.get("trigger_id", ""),
        response_url=body.get("response_url", ""),
        subject=tuple(subject(action.get("action_id", ""))),
        action=action,
        message=body.get("message") or {},
        view=view,
        fields=Fields((view.get("state") or {}).get("values") or {}),
    )


def from_message(team: str, event: Mapping[str, Any]) -> Request:
    return Request(
        who=Who(team, event["user"]), channel=event["channel"], text=as_typed(event.get("text") or "")
    )


def _team(body: Mapping[str, Any]) -> str:
    """The workspace; on an organization-wide install Slack names it with the user only."""
    team = body.get("team")
    return str(team["id"] if team else body["user"]["team_id"])


def as_typed(text: str) -> str:
    """Slack's escapes undone: `&amp;` is `&`, `<@U1|ana>` is `ana`, a link is its address."""
    return html.unescape(BARE.sub(r"\1", LABELED.sub(r"\2", text))).strip()
