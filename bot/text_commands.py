"""The commands that read a text and print JSON: `coach`, `when`, `invite`. They start without the rest of the bot."""

import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from bot import zones
from bot.coach import analyse
from bot.invitations import LARGEST_FILE, read_invitations
from bot.reading import read

STANDARD_INPUT = "-"
app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@app.command()
def coach(
    file: Annotated[str, typer.Argument(help="A text file with one answer; - for standard input.")],
    question: Annotated[str, typer.Option(help="The question that it answers.")] = "",
    *,
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help='Many: a line {"id", "question", "answer"} each.')
    ] = False,
) -> None:
    """Print what the coach finds in an answer, as JSON: its parts sentence by sentence, and what would help it most."""
    if not jsonl:
        print(json.dumps(analyse(question, _text(file)).to_json()))
        return
    unread = 0
    for line in _lines(_text(file)):
        found = _parsed(line)
        unread += not isinstance(found, dict)
        print(json.dumps(_told(found, question)))
    if unread:
        _stop(f"{unread} of the lines of {_named(file)} could not be read.")


@app.command()
def when(
    text: str,
    zone: Annotated[str, typer.Option(help="Your own time zone, such as America/New_York.")] = "UTC",
    now: Annotated[
        str | None, typer.Option(help="The moment to read it at, in ISO format; default: now.")
    ] = None,
) -> None:
    """Print how a typed interview is read, as JSON: what is certain, and what has to be asked."""
    zones.pin_zone_data()
    _check_zone(zone)
    print(json.dumps(read(text, zone=zone, now=_moment(now)).to_json()))


@app.command()
def invite(
    file: Annotated[str, typer.Argument(help="A calendar file; - for standard input.")],
    zone: Annotated[str, typer.Option(help="Your own time zone, for times that name none.")] = "",
    now: Annotated[
        str | None, typer.Option(help="The moment to read it at, in ISO format; default: now.")
    ] = None,
) -> None:
    """Print how a calendar file is read, as JSON: its events, or the one sentence why there are none."""
    zones.pin_zone_data()
    if zone:
        _check_zone(zone)
    found = read_invitations(_content(file, at_most=LARGEST_FILE + 1), now=_moment(now))
    print(json.dumps(found.to_json(zone or None)))


def _check_zone(zone: str) -> None:
    if not zones.is_zone(zone):
        _stop(f"{zone} is not a time zone that I know. Name one such as America/New_York.")


def _moment(now: str | None) -> datetime:
    try:
        return datetime.fromisoformat(now) if now else datetime.now(UTC)
    except ValueError:
        _stop(f"{now} is not a moment in ISO format, such as 2027-01-12T15:00:00-05:00.")


def _content(file: str, *, at_most: int = -1) -> bytes:
    """As much of the file as is asked for."""
    try:
        if file == STANDARD_INPUT:
            return sys.stdin.buffer.read(at_most)
        with Path(file).open("rb") as opened:
            return opened.read(at_most)
    except OSError as error:
        _stop(f"I cannot read {file}: {error.strerror}.")


def _text(file: str) -> str:
    """What stands in the file; nothing is an answer, too, that gets its findings."""
    try:
        return _content(file).decode("utf-8-sig")
    except UnicodeDecodeError:
        _stop(f"{_named(file)} is not text in UTF-8.")


def _lines(text: str) -> Iterator[str]:
    return (line for line in text.split("\n") if line.strip())


def _told(line: Any, question: str) -> dict[str, Any]:
    """The findings under the line's own id; `question` stands in where it has none, and no answer is an empty one."""
    if not isinstance(line, dict):
        return {"id": None, "error": 'This line is not a JSON object such as {"id": 1, "answer": "…"}.'}
    found = analyse(_written(line.get("question")) or question, _written(line.get("answer")))
    return {"id": line.get("id"), **found.to_json()}


def _written(value: Any) -> str:
    """What stands there as text; only words and numbers are any."""
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _parsed(line: str) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def _named(file: str) -> str:
    return "Standard input" if file == STANDARD_INPUT else file


def _stop(words: str) -> NoReturn:
    print(words, file=sys.stderr)
    raise typer.Exit(1)
