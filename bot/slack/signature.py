"""Whether a request is Slack's: its signature over the raw body, its age, and that it comes for the first time."""

import hashlib
import hmac
from collections import OrderedDict
from collections.abc import Callable, Mapping

VERSION = "v0"
TIMESTAMP, SIGNATURE = "X-Slack-Request-Timestamp", "X-Slack-Signature"
WINDOW = 300
"""Seconds, as Slack advises, by which the machine's clock and the request's time may differ."""
LONGEST_TIMESTAMP = 12


class Refused(Exception):
    """Not a request to act on; its text says why, without a word of the request."""


class Signatures:
    """`now` is real time in seconds, whatever the bot's own clock says."""

    def __init__(self, secret: str, now: Callable[[], float]) -> None:
        self._secret, self._now = secret.encode(), now
        self.seen: OrderedDict[str, float] = OrderedDict()

    def check(self, headers: Mapping[str, str], body: bytes) -> str:
        """The signature, which counts as used from now on.

        Raises Refused. Only signatures that are genuine are remembered, so that a stranger cannot fill the memory.
        """
        timestamp, signature = headers.get(TIMESTAMP, ""), headers.get(SIGNATURE, "")
        if not timestamp or not signature:
            raise Refused("not signed")
        if not (timestamp.isascii() and timestamp.isdecimal() and len(timestamp) <= LONGEST_TIMESTAMP):
            raise Refused("its timestamp is no time")
        if abs(self._now() - int(timestamp)) > WINDOW:
            raise Refused("its timestamp is too far from this machine's clock")
        if not hmac.compare_digest(self._sign(timestamp, body).encode(), signature.encode()):
            raise Refused("its signature is not ours")
        self._forget()
        if signature in self.seen:
            raise Refused("it was here before")
        self.seen[signature] = int(timestamp) + WINDOW
        return signature

    def release(self, signature: str) -> None:
        """The request was not taken: sent again within the same second, it is the same to the byte."""
        self.seen.pop(signature, None)

    def _sign(self, timestamp: str, body: bytes) -> str:
        signed = b":".join((VERSION.encode(), timestamp.encode(), body))
        return f"{VERSION}={hmac.new(self._secret, signed, hashlib.sha256).hexdigest()}"

    def _forget(self) -> None:
        """Drops, oldest first, what is refused by its age from now on."""
        while self.seen and next(iter(self.seen.values())) < self._now():
            self.seen.popitem(last=False)
