"""What a person sent to the bot, to be sent once more: double clicks, double submits, a slow line."""

from typing import Any

from playground.server import Playground


class Recording:
    """What a person did last, to arrive again. Events of the workspace, such as a message's echo, pass by."""

    def __init__(self, playground: Playground, *, held: bool) -> None:
        self._real: Any = playground.transport
        self._held = held
        self._done: tuple[str, dict[str, Any]] | None = None

    async def __call__(self, kind: str, payload: dict[str, Any]) -> dict[str, Any]:
        by_person = kind != "events_api"
        if by_person:
            self._done = kind, payload
        answer: dict[str, Any] = {} if by_person and self._held else await self._real(kind, payload)
        return answer

    async def again(self, **changes: Any) -> dict[str, Any]:
        assert self._done
        kind, payload = self._done
        answer: dict[str, Any] = await self._real(kind, {**payload, **changes})
        return answer


def recording(playground: Playground, *, held: bool = False) -> Recording:
    """From here on what is done is kept; `held` means that it does not arrive before it is sent again."""
    playground.transport = sent = Recording(playground, held=held)
    return sent
