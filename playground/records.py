"""What a workspace is made of: its app, members, channels, messages, views and files."""

import secrets
from dataclasses import dataclass, field
from typing import Literal

from playground.wire import Json

SLACKBOT = "USLACKBOT"


def _secret(prefix: str) -> str:
    return f"{prefix}{secrets.token_hex(16)}"


@dataclass(frozen=True)
class Identity:
    """The workspace's and the app's names and keys; the keys are new for every playground."""

    team_id: str = "T0HARBOR1"
    team_name: str = "Harbor Career Center"
    team_domain: str = "harbor-career-center"
    app_id: str = "A0ROUND02"
    bot_id: str = "B0ROUND02"
    bot_user_id: str = "U0ROUND02"
    bot_name: str = "Second Round"
    bot_token: str = field(default_factory=lambda: _secret("xoxb-playground-"), repr=False)
    app_token: str = field(default_factory=lambda: _secret("xapp-playground-"), repr=False)
    signing_secret: str = field(default_factory=lambda: _secret(""), repr=False)
    verification_token: str = field(default_factory=lambda: _secret(""), repr=False)
    commands: tuple[str, ...] = ("/secondround",)
    shortcuts: tuple[Json, ...] = ()


@dataclass(frozen=True)
class Member:
    id: str
    name: str
    real_name: str
    tz: str
    title: str = ""

    @property
    def handle(self) -> str:
        return self.name.lower()


@dataclass
class Channel:
    id: str
    name: str
    kind: Literal["dm", "channel"]
    members: set[str]


@dataclass
class SharedFile:
    """`heard` is what Slack adds of a recording: `subtype`, `transcription`, `duration_ms`, `vtt`."""

    id: str
    user: str
    name: str
    mimetype: str
    content: bytes
    title: str = ""
    channels: list[str] = field(default_factory=list)
    heard: Json = field(default_factory=dict)


@dataclass
class Message:
    """`ephemeral_to` names the only person who sees it; `metadata` is shown to those who ask for it."""

    channel: str
    user: str
    text: str
    blocks: list[Json] = field(default_factory=list)
    ts: str = ""
    thread_ts: str | None = None
    metadata: Json | None = None
    ephemeral_to: str | None = None
    files: list[SharedFile] = field(default_factory=list)
    edited_ts: str | None = None

    @property
    def place(self) -> str:
        return f"{self.channel}:{self.ts}"


@dataclass
class View:
    """A modal or a Home tab as one person has it before them; `errors` stand under its fields, by block_id."""

    id: str
    user: str
    body: Json
    hash: str
    root_view_id: str
    previous_view_id: str | None = None
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def blocks(self) -> list[Json]:
        blocks: list[Json] = self.body["blocks"]
        return blocks

    @property
    def place(self) -> str:
        return self.id
