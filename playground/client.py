"""The Slack client at a person's end: what happens when they type, share a file, open Home, use a shortcut."""

from playground.answers import Answers
from playground.courier import Courier
from playground.payloads import Payloads
from playground.records import SLACKBOT, Channel, Message, SharedFile
from playground.tickets import ResponseUrl
from playground.wire import RefusedError, SlackError, UndeliveredError
from playground.workspace import Workspace

UNANSWERED = {
    "dispatch_failed": "the app is not connected",
    "connection_failed": "the app cannot be reached",
    "http_error": "the app answered with an error",
}


class Client:
    def __init__(self, workspace: Workspace, payloads: Payloads, courier: Courier, answers: Answers) -> None:
        self._workspace = workspace
        self._payloads = payloads
        self._courier = courier
        self._answers = answers

    async def types(self, user: str, channel: str, text: str, thread_ts: str | None = None) -> Message | None:
        """A slash command where the text begins with a slash; anything else is a message, which comes back."""
        if not text.strip():
            raise RefusedError("Type something first.")
        if text.startswith("/"):
            command, *rest = text.split(maxsplit=1)
            await self.commands(user, channel, command, "".join(rest).strip())
            return None
        return await self.says(Message(channel, user, self._workspace.escaped(text), thread_ts=thread_ts))

    async def says(self, message: Message) -> Message:
        """Post it; the app hears it in its DM only."""
        channel = self._entered(message.user, message.channel)
        message.channel = channel.id
        self._workspace.post(message)
        if channel.kind == "dm":
            await self._courier.tell(self._payloads.direct_message(message))
        return message

    async def commands(self, user: str, channel: str, command: str, text: str) -> None:
        place = self._entered(user, channel)
        if command not in self._workspace.identity.commands:
            known = ", ".join(self._workspace.identity.commands)
            self.notify(user, place.id, f"{command} is not a valid command here. There is {known}.")
            return
        payload = self._payloads.command(user, place, command, self._workspace.escaped(text))
        try:
            body = await self._courier.send("slash_commands", payload)
            if body:
                self._answers.take(body, ResponseUrl(user, place.id, None, 0.0))
        except (UndeliveredError, SlackError) as failure:
            self.notify(user, place.id, silence(command, str(failure)))

    async def shares(self, channel: str, shared: SharedFile, thread_ts: str | None = None) -> Message:
        shared.channels.append(self._entered(shared.user, channel).id)
        self._workspace.keep_file(shared)
        return await self.says(Message(channel, shared.user, "", files=[shared], thread_ts=thread_ts))

    async def opens_home(self, user: str, tab: str = "home") -> None:
        await self._courier.tell(self._payloads.home_opened(user, tab))

    async def uses_shortcut(self, user: str, callback_id: str, message: Message | None = None) -> None:
        """With a message it is the message shortcut."""
        if message:
            payload = self._payloads.message_shortcut(user, callback_id, message)
        else:
            payload = self._payloads.global_shortcut(user, callback_id)
        try:
            await self._courier.send("interactive", payload)
        except UndeliveredError as failure:
            self.notify(user, self._workspace.dm(user).id, silence("The shortcut", str(failure)))

    def notify(self, user: str, channel: str, text: str) -> None:
        """A note from Slackbot that only this person sees."""
        self._workspace.post(Message(channel, SLACKBOT, text, ephemeral_to=user))

    def _entered(self, user: str, channel: str) -> Channel:
        place = self._workspace.channel(channel)
        if self._workspace.member(user).id not in place.members:
            message = f"{user} is not in {place.name}: choose one of their own channels."
            raise RefusedError(message)
        return place


def silence(what: str, reason: str) -> str:
    """What a person reads when the app did not take up what they did."""
    return f"{what} didn't respond: {UNANSWERED.get(reason, 'the app took too long')} ({reason})."
