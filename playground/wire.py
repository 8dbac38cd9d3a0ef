"""What goes over the wire: JSON objects, and refusals in Slack's own codes."""

from typing import Any

Json = dict[str, Any]


class SlackError(Exception):
    """The Web API says no: Slack's error code, and further keys of the answer."""

    def __init__(self, code: str, **extra: Any) -> None:
        super().__init__(code)
        self.code = code
        self.answer: Json = {"ok": False, "error": code, **extra}


class UndeliveredError(Exception):
    """An envelope was not acknowledged; the argument is Slack's word for why."""


class RefusedError(Exception):
    """Something a person cannot do just now; the argument is a sentence that says what to do instead."""
