"""What goes wrong at Slack's end, when a test asks for it."""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from playground.wire import SlackError

Kind = Literal["rate_limited", "fail_before", "fail_after", "drop_after", "slow", "refuse"]


@dataclass
class Fault:
    """One way to fail. `method` "*" means all; `times` None means until cleared; `chance` is per call."""

    kind: Kind
    method: str
    times: int | None = 1
    chance: float = 1.0
    status: int = 503
    seconds: float = 1.0
    code: str = ""


class Faults:
    """Queue faults with the verbs below; each takes `times` and `chance`.

    `one_message_a_second` and `history_once_a_minute` switch Slack's own limits on (they run on real time).
    """

    def __init__(
        self,
        dice: Callable[[], float] | None = None,
        real_now: Callable[[], float] = time.monotonic,
    ) -> None:
        self.dice = dice or secrets.SystemRandom().random
        self.real_now = real_now
        self.one_message_a_second = False
        self.history_once_a_minute = False
        self._queued: list[Fault] = []
        self._last: dict[tuple[str, str], float] = {}

    def rate_limit(
        self, method: str, seconds: int = 1, *, times: int | None = 1, chance: float = 1.0
    ) -> None:
        self._queued.append(Fault("rate_limited", method, times, chance, seconds=seconds))

    def fail_before(
        self, method: str, status: int = 503, *, times: int | None = 1, chance: float = 1.0
    ) -> None:
        """An error page, and nothing was done."""
        self._queued.append(Fault("fail_before", method, times, chance, status=status))

    def fail_after(
        self, method: str, status: int = 500, *, times: int | None = 1, chance: float = 1.0
    ) -> None:
        """An error page, though it was done."""
        self._queued.append(Fault("fail_after", method, times, chance, status=status))

    def drop_after(self, method: str, *, times: int | None = 1, chance: float = 1.0) -> None:
        """The connection breaks after it was done."""
        self._queued.append(Fault("drop_after", method, times, chance))

    def slow(self, method: str, seconds: float, *, times: int | None = 1, chance: float = 1.0) -> None:
        """It is done at once, and said `seconds` later."""
        self._queued.append(Fault("slow", method, times, chance, seconds=seconds))

    def refuse(self, method: str, code: str, *, times: int | None = 1, chance: float = 1.0) -> None:
        """Slack's error `code`, such as token_revoked or messages_tab_disabled."""
        self._queued.append(Fault("refuse", method, times, chance, code=code))

    def revoke_token(self) -> None:
        self.refuse("*", "token_revoked", times=None)

    def clear(self) -> None:
        self._queued.clear()
        self._last.clear()
        self.one_message_a_second = self.history_once_a_minute = False

    def draw(self, method: str) -> Fault | None:
        """The fault for this call, used up by it."""
        for fault in self._queued:
            if fault.method in (method, "*") and self.dice() < fault.chance:
                self._use_up(fault)
                return fault
        return None

    def require_pace(self, method: str, channel: str) -> None:
        """`ratelimited` with `retry_after` when a limit that is switched on is exceeded."""
        if method == "chat.postMessage" and self.one_message_a_second:
            self._require_gap((method, channel), 1.0)
        if method == "conversations.history" and self.history_once_a_minute:
            self._require_gap((method, ""), 60.0)

    def _use_up(self, fault: Fault) -> None:
        if fault.times is not None:
            fault.times -= 1
            if fault.times == 0:
                self._queued.remove(fault)

    def _require_gap(self, key: tuple[str, str], gap: float) -> None:
        elapsed = self.real_now() - self._last.get(key, float("-inf"))
        if elapsed < gap:
            raise SlackError("ratelimited", retry_after=max(1, round(gap - elapsed)))
        self._last[key] = self.real_now()
