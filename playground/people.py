"""People who use the playground in tests: they type, click and fill in by the words they see."""

import mimetypes
from collections.abc import Coroutine, Sequence
from typing import TYPE_CHECKING, Any

from playground import sight
from playground.inputs import interactive, options_of
from playground.records import Member, Message, SharedFile, View
from playground.sight import SeenMessage
from playground.wire import Json
from playground.workspace import new_id

if TYPE_CHECKING:
    from playground.server import Playground

Place = View | Message


class Person:
    """`id`, `dm` (the channel with the app) and `zone` name them; the verbs are what they do."""

    def __init__(self, playground: "Playground", member: Member) -> None:
        self._playground = playground
        self._workspace = playground.workspace
        self._looks_at_home = False
        self.id = member.id
        self.name = member.name

    @property
    def zone(self) -> str:
        return self._workspace.member(self.id).tz

    @property
    def dm(self) -> str:
        return self._workspace.dm(self.id).id

    async def types(self, text: str, where: str | None = None) -> None:
        """In the DM with the app, or in the channel of that name or id."""
        self._looks_at_home = False
        await self._playground.client.types(self.id, self._channel(where), text)

    async def drops(self, name: str, content: bytes, where: str | None = None) -> None:
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        shared = SharedFile(new_id("F"), self.id, name, kind, content)
        await self._playground.client.shares(self._channel(where), shared)

    async def opens_home(self) -> None:
        self._looks_at_home = True
        await self._playground.client.opens_home(self.id)

    async def shortcut(self, callback_id: str, on: SeenMessage | None = None) -> None:
        message = self._workspace.message(on.channel, on.ts) if on else None
        await self._playground.client.uses_shortcut(self.id, callback_id, message)

    async def clicks(self, label: str, on: SeenMessage | None = None, *, confirm: bool = True) -> None:
        """The newest button or menu entry with these words. `confirm=False` says no when asked to confirm."""
        for place in self._places(on):
            found = sight.action_for(self._shown(place), label)
            if found:
                element, action = found
                if confirm or "confirm" not in element:
                    await self._playground.surfaces.use(self.id, place, action)
                return
        there = [words for place in self._places(on) for words in sight.labels(self._shown(place))]
        message = f"{self.name} finds no button {label!r}; there is {there}"
        raise AssertionError(message)

    async def ticks(self, start: str) -> None:
        """The checkbox whose text starts like this."""
        await self._set_tick(start, ticked=True)

    async def unticks(self, start: str) -> None:
        await self._set_tick(start, ticked=False)

    async def chooses(self, name: str, wanted: str) -> None:
        """In the select, radio buttons or picker of this label, placeholder or action_id."""
        for place in self._places(None):
            found = sight.named(self._shown(place), name)
            if found:
                await self._enter(place, found, wanted)
                return
        message = f"{self.name} finds nothing called {name!r} to choose in:\n{self._screen()}"
        raise AssertionError(message)

    async def fills(self, values: dict[str, Any]) -> None:
        """The open modal's inputs, by label; options by their text."""
        for label, value in values.items():
            view = self._open_modal()
            found = sight.named(self._shown(view), label)
            if found is None:
                there = list(sight.input_labels(view.blocks).values())
                message = f"There is no input {label!r} in the form; there is {there}"
                raise AssertionError(message)
            await self._enter(view, found, value)

    async def submits(self, values: dict[str, Any] | None = None) -> Json:
        """Fill in, and submit. The app's answer; `field_errors` says what stands under the fields after it."""
        await self.fills(values or {})
        return await self._playground.forms.submit(self.id, self._open_modal().id, {})

    async def closes(self) -> None:
        await self._playground.forms.close(self.id, self._open_modal().id)

    @property
    def modal(self) -> Json | None:
        """The topmost, as it is seen."""
        stack = self._workspace.views.stack(self.id)
        return self._view(stack[-1]) if stack else None

    @property
    def home(self) -> Json | None:
        home = self._workspace.views.homes.get(self.id)
        return self._view(home) if home else None

    @property
    def field_errors(self) -> dict[str, str]:
        """By label; under "" what concerns the whole form."""
        errors = {}
        for view in self._workspace.views.stack(self.id)[-1:]:
            labels = sight.input_labels(view.blocks)
            errors = {labels.get(block_id, block_id): text for block_id, text in view.errors.items()}
        return errors

    @property
    def messages(self) -> list[SeenMessage]:
        """Those of her DM and, wherever she was, those only she sees; newest last."""
        return [self._seen(message) for message in self._mine()]

    @property
    def last(self) -> SeenMessage:
        mine = self._mine()
        if not mine:
            message = f"{self.name} sees no message."
            raise AssertionError(message)
        return self._seen(mine[-1])

    def reads(self) -> list[str]:
        return [message.text for message in self.messages]

    def sees(self, text: str) -> bool:
        """On a message, in an open modal, or on Home while she looks at it."""
        return text in self._screen()

    def hears(self, part: str, timeout: float = 60.0) -> Coroutine[None, None, SeenMessage]:
        """Wait, in real seconds, until a message that says this is there."""
        return self._hears(part, timeout)

    async def _hears(self, part: str, seconds: float) -> SeenMessage:
        try:
            await self._workspace.wait_for(lambda: self._saying(part) is not None, seconds)
        except TimeoutError:
            message = f"{self.name} did not hear {part!r} in {seconds} s; there is:\n{self._screen()}"
            raise AssertionError(message) from None
        return self._saying(part) or self.last

    def _saying(self, part: str) -> SeenMessage | None:
        newest_first = map(self._seen, reversed(self._mine()))
        return next((message for message in newest_first if part in message.words), None)

    def _mine(self) -> list[Message]:
        visible = self._workspace.visible_to(self.id)
        return [message for message in visible if message.channel == self.dm or message.ephemeral_to]

    async def _set_tick(self, start: str, *, ticked: bool) -> None:
        for place in self._places(None):
            for block, element in interactive(self._shown(place)):
                option = sight.option_starting(element, start) if element["type"] == "checkboxes" else None
                if option:
                    others = [chosen for chosen in element.get("initial_options", []) if chosen != option]
                    chosen = [*others, option] if ticked else others
                    action = {**_ids(block, element), "selected_options": chosen}
                    await self._playground.surfaces.use(self.id, place, action)
                    return
        message = f"{self.name} finds no checkbox that starts with {start!r}:\n{self._screen()}"
        raise AssertionError(message)

    async def _enter(self, place: Place, found: sight.Element, given: Any) -> None:
        action = {**_ids(*found), **await self._value(place, found, given)}
        await self._playground.surfaces.use(self.id, place, action)

    async def _value(self, place: Place, found: sight.Element, given: Any) -> Json:
        """Slack's value object for what a person would pick or type."""
        block, element = found
        offered = []
        if element["type"].endswith("external_select"):
            for text in given if isinstance(given, list) else [given or ""]:
                suggested = await self._playground.surfaces.suggest(
                    self.id, place, _ids(block, element), text
                )
                offered += options_of(suggested)
        if element["type"] == "users_select":
            return {"selected_user": self._workspace.member_named(given).id}
        return sight.value_by_words({**element, "options": offered} if offered else element, given)

    def _places(self, on: SeenMessage | None) -> list[Place]:
        """Where she looks first: the modal on top, then Home if she is there, then messages from the newest."""
        if on:
            return [self._workspace.message(on.channel, on.ts)]
        home: Sequence[Place] = [self._workspace.views.homes[self.id]] if self.home else []
        messages: Sequence[Place] = [*self._workspace.visible_to(self.id)][::-1]
        tabs = [*home, *messages] if self._looks_at_home else [*messages, *home]
        return [*self._workspace.views.stack(self.id)[-1:], *tabs]

    def _shown(self, place: Place) -> list[Json]:
        return self._workspace.inputs.shown(self.id, place.place, place.blocks)

    def _seen(self, message: Message) -> SeenMessage:
        return SeenMessage(
            sight.readable(message.text),
            self._shown(message),
            message.ts,
            message.channel,
            message.user,
            message.ephemeral_to is not None,
            [shared.name for shared in message.files],
        )

    def _view(self, view: View) -> Json:
        return {**self._playground.payloads.view(view), "blocks": self._shown(view)}

    def _open_modal(self) -> View:
        stack = self._workspace.views.stack(self.id)
        if not stack:
            message = f"{self.name} has no form open; there is:\n{self._screen()}"
            raise AssertionError(message)
        return stack[-1]

    def _screen(self) -> str:
        parts = [message.words for message in self.messages]
        if self._looks_at_home and self.home:
            parts += sight.words(self.home["blocks"])
        for view in self._workspace.views.stack(self.id):
            parts += [
                *sight.words(view.body["title"]),
                *sight.words(self._shown(view)),
                *view.errors.values(),
            ]
        return "\n".join(parts)

    def _channel(self, where: str | None) -> str:
        if where is None:
            return self.dm
        names = {channel.name: channel.id for channel in self._workspace.channels.values()}
        return names.get(where.removeprefix("#"), where)


def _ids(block: Json, element: Json) -> Json:
    return {"block_id": block["block_id"], "action_id": element["action_id"]}
