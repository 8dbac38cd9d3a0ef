"""The workspace: people, channels, messages, views and files, and a revision that grows with every change."""

import asyncio
import re
import secrets
import string
from collections import Counter
from collections.abc import Callable, Coroutine, Iterator
from datetime import UTC, datetime

from playground.clock import PlaygroundClock
from playground.inputs import Inputs, with_ids
from playground.records import Channel, Identity, Member, Message, SharedFile
from playground.views import Views
from playground.wire import Json, SlackError

CAST = (
    Member("U0ANA0001", "Ana", "Ana Ferreira", "America/New_York", "Candidate"),
    Member("U0BEN0001", "Ben", "Ben Whitlock", "Europe/London", "Candidate"),
    Member("U0CHIDI01", "Chidi", "Chidi Okafor", "Africa/Lagos", "Candidate"),
    Member("U0DANA001", "Dana", "Dana Rao", "Asia/Kolkata", "Coach"),
)
JOB_SEARCH = "C0JOBSRCH"


class Workspace:
    def __init__(self, identity: Identity, clock: PlaygroundClock) -> None:
        self.identity = identity
        self.clock = clock
        self.revision = 0
        self._changed = asyncio.Event()
        self._issued: set[int] = set()
        self.reset()

    def reset(self) -> None:
        """Back to the first day: the cast, an empty channel, nothing said."""
        self.members = {member.id: member for member in CAST}
        job_search = Channel(JOB_SEARCH, "job-search", "channel", set(self.members))
        self.channels = {job_search.id: job_search}
        self.messages: list[Message] = []
        self.files: dict[str, SharedFile] = {}
        self.inputs = Inputs()
        self.views = Views(self.inputs)
        self.unread: Counter[tuple[str, str]] = Counter()
        self.changed()

    def changed(self) -> None:
        self.revision += 1
        announced, self._changed = self._changed, asyncio.Event()
        announced.set()

    def wait_for(
        self, holds: Callable[[], bool], timeout: float | None = None
    ) -> Coroutine[None, None, None]:
        """Return as soon as `holds()`; TimeoutError after `timeout` real seconds."""
        return self._wait(holds, timeout)

    def member(self, user: str) -> Member:
        if user not in self.members:
            raise SlackError("user_not_found")
        return self.members[user]

    def member_named(self, name: str) -> Member:
        for member in self.members.values():
            if name.lower() in (member.handle, member.real_name.lower()):
                return member
        raise KeyError(
            f"Nobody here is called {name}: there are {', '.join(m.name for m in self.members.values())}."
        )

    def join(self, member: Member) -> None:
        """A new person, or a new zone or name for one who is there."""
        self.members[member.id] = member
        self.channels[JOB_SEARCH].members.add(member.id)
        self.changed()

    def dm(self, user: str) -> Channel:
        """The channel between this person and the app, opened at first need."""
        member = self.member(user)
        if (open_ := self.channels.get(_dm_id(user))) is not None:
            return open_
        channel = Channel(_dm_id(user), member.handle, "dm", {user, self.identity.bot_user_id})
        self.channels[channel.id] = channel
        self.changed()
        return channel

    def channel(self, channel: str) -> Channel:
        """By id; a member's id stands for the DM with them, as in Slack."""
        for user in self.members:
            if channel in (user, _dm_id(user)):
                return self.dm(user)
        if channel not in self.channels:
            raise SlackError("channel_not_found")
        return self.channels[channel]

    def post(self, message: Message) -> Message:
        """Give the message its ts and show it; to all who see it but its author it is unread."""
        message.ts = message.ts or self._new_ts()
        message.blocks = with_ids(message.blocks)
        self.inputs.appear(message.place, message.blocks)
        self.messages.append(message)
        readers = {message.ephemeral_to} if message.ephemeral_to else self.channel(message.channel).members
        self.unread.pop((message.user, message.channel), None)
        self.unread.update((reader, message.channel) for reader in readers if reader != message.user)
        self.changed()
        return message

    def rewrite(self, message: Message, text: str, blocks: list[Json]) -> None:
        message.text, message.blocks = text, with_ids(blocks)
        message.edited_ts = self._new_ts()
        self.inputs.appear(message.place, message.blocks)
        self.changed()

    def delete(self, message: Message) -> None:
        self.messages.remove(message)
        self.inputs.appear(message.place, [])
        self.changed()

    def message(self, channel: str, ts: str) -> Message:
        for message in self.messages:
            if (message.channel, message.ts) == (channel, ts):
                return message
        raise SlackError("message_not_found")

    def visible_to(self, user: str) -> Iterator[Message]:
        """Oldest first: the person's channels, and of the ephemeral messages only their own."""
        for message in self.messages:
            if user in self.channels[message.channel].members and message.ephemeral_to in (None, user):
                yield message

    def keep_file(self, shared: SharedFile) -> SharedFile:
        self.files[shared.id] = shared
        self.changed()
        return shared

    def read(self, user: str, channel: str) -> None:
        if self.unread.pop((user, channel), 0):
            self.changed()

    def escaped(self, text: str) -> str:
        """What the client sends for what was typed: markup signs escaped, known @names as mentions."""
        handles = {member.handle: member for member in self.members.values()}

        def mention(match: re.Match[str]) -> str:
            member = handles.get(match[1].lower())
            return f"<@{member.id}|{member.handle}>" if member else match[0]

        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        return re.sub(r"(?<!\w)@(\w+)", mention, text)

    async def _wait(self, holds: Callable[[], bool], seconds: float | None) -> None:
        async with asyncio.timeout(seconds):
            while not holds():
                await self._changed.wait()

    def _new_ts(self) -> str:
        """Unique in the workspace; later than its forerunner unless the clock was turned back."""
        since_epoch = self.clock.now() - datetime.fromtimestamp(0, UTC)
        micros = (
            since_epoch.days * 86_400_000_000 + since_epoch.seconds * 1_000_000 + since_epoch.microseconds
        )
        while micros in self._issued:
            micros += 1
        self._issued.add(micros)
        return f"{micros // 1_000_000}.{micros % 1_000_000:06d}"


def _dm_id(user: str) -> str:
    """The same after a restart, as in Slack: an app that stored it may go on using it."""
    return f"D{user[1:]}"


def new_id(prefix: str) -> str:
    alphabet = string.ascii_uppercase + string.digits
    return prefix + "".join(secrets.choice(alphabet) for _ in range(8))
