"""A Slack on this machine: Web API, Socket Mode, signed HTTP events, and a page in the browser."""

from playground.clock import PlaygroundClock
from playground.server import Playground
from playground.wire import UndeliveredError

__all__ = ["Playground", "PlaygroundClock", "UndeliveredError"]
