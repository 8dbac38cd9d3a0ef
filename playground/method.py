"""One method of the Web API: what it does with its arguments, and what a token needs for it."""

from collections.abc import Callable
from dataclasses import dataclass

from playground.wire import Json


@dataclass(frozen=True)
class Method:
    """`run` returns the answer without "ok", or raises SlackError. Without `scope` any bot token will do."""

    run: Callable[[Json], Json]
    scope: str | None = None
    for_app_token: bool = False


def says_yes(args: Json, key: str) -> bool:
    """A boolean argument, which comes as JSON or as form text."""
    return str(args.get(key, "")).lower() in ("1", "true")
