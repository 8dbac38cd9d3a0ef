"""The samples: calendar files as ten producers write them, each with what has to be read of it, written down first."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.invitations import Event, guess, read_invitations

FOLDER = Path(__file__).parent / "samples"
NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)
OWN = frozenset({"ana@parkmail.example", "ana park"})
"""Ana is who all of them are sent to."""
BREAKS = {"crlf": "\r\n", "lf": "\n", "cr": "\r", "crcrlf": "\r\r\n"}
SILENT: dict[str, Any] = {
    "starts": None,
    "zone": None,
    "minutes": None,
    "organizer": None,
    "attendees": [],
    "link": None,
    "cancelled": False,
    "company": None,
    "type": None,
    "format": None,
    "round": None,
}
"""What an expectation stands for where it says nothing: that nothing is read, and nothing guessed."""


@dataclass(frozen=True)
class Sample:
    """`breaks` and `encoding` are how the file is written; `zone` is the person's, where it matters."""

    producer: str
    name: str
    ics: str
    event: list[dict[str, Any]] = field(default_factory=list)
    reason: str = ""
    breaks: str = "crlf"
    encoding: str = "utf-8"
    zone: str | None = None

    @property
    def id(self) -> str:
        return f"{self.producer}: {self.name}"

    @property
    def content(self) -> bytes:
        return self.ics.replace("\n", BREAKS[self.breaks]).encode(self.encoding)

    def expected(self) -> dict[str, Any]:
        return {"reason": self.reason, "events": [{**SILENT, **one} for one in self.event]}

    def read(self) -> dict[str, Any]:
        found = read_invitations(self.content, now=NOW)
        return {"reason": found.reason, "events": [_shown(one, self.zone) for one in found.events]}


def samples() -> Iterator[Sample]:
    for path in sorted(FOLDER.glob("*.toml")):
        told = tomllib.loads(path.read_text("utf-8"))
        for one in told["sample"]:
            ics = _with_blocks(one.pop("ics"), told.get("blocks", {}))
            yield Sample(producer=path.stem, ics=ics, **one)


def _with_blocks(text: str, blocks: dict[str, str]) -> str:
    for _ in range(2):  # a block may hold another
        for name, block in blocks.items():
            text = text.replace(f"{{{{{name}}}}}", block.strip("\n"))
    return text.strip("\n") + "\n"


def _shown(event: Event, zone: str | None) -> dict[str, Any]:
    found = event.to_json(zone)
    found.pop("uid")
    guessed = guess(event, OWN)
    for name in ("company", "type", "format", "round"):
        one = getattr(guessed, name)
        found[name] = one.value if one else None
    return found
