"""What Slack hands out for a short while: trigger_ids and response_urls. They run on real time."""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass

from playground.wire import SlackError

TRIGGER_SECONDS = 3.0
RESPONSE_URL_SECONDS = 30 * 60.0
RESPONSE_URL_USES = 5


@dataclass
class ResponseUrl:
    """Where answers go; `message_ts` is the message whose button was used, if it was one."""

    user: str
    channel: str
    message_ts: str | None
    issued: float
    uses: int = 0


@dataclass
class _Trigger:
    user: str
    issued: float
    exchanged: bool = False


class Tickets:
    def __init__(self, real_now: Callable[[], float] = time.monotonic) -> None:
        self.real_now = real_now
        self._triggers: dict[str, _Trigger] = {}
        self._response_urls: dict[str, ResponseUrl] = {}

    def new_trigger(self, user: str) -> str:
        trigger_id = f"{secrets.randbelow(10**13)}.{secrets.randbelow(10**13)}.{secrets.token_hex(16)}"
        self._triggers[trigger_id] = _Trigger(user, self.real_now())
        return trigger_id

    def exchange(self, trigger_id: str) -> str:
        """The person who did what the trigger stands for; good for one use within 3 seconds."""
        trigger = self._triggers.get(trigger_id)
        if trigger is None:
            raise SlackError("invalid_trigger_id")
        if trigger.exchanged:
            raise SlackError("exchanged_trigger_id")
        if self.real_now() - trigger.issued > TRIGGER_SECONDS:
            raise SlackError("expired_trigger_id")
        trigger.exchanged = True
        return trigger.user

    def new_response_url(self, user: str, channel: str, message_ts: str | None = None) -> str:
        """The key that ends the address."""
        key = secrets.token_urlsafe(18)
        self._response_urls[key] = ResponseUrl(user, channel, message_ts, self.real_now())
        return key

    def use_response_url(self, key: str) -> ResponseUrl:
        """Good for five uses within 30 minutes."""
        response_url = self._response_urls.get(key)
        if response_url is None or self.real_now() - response_url.issued > RESPONSE_URL_SECONDS:
            raise SlackError("expired_url")
        if response_url.uses >= RESPONSE_URL_USES:
            raise SlackError("used_url")
        response_url.uses += 1
        return response_url
