"""The commands that read a text and print JSON: `coach` and `when`. They start without the rest of the bot."""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from bot import zones
from bot.coach import analyse
from bot.reading import read

STANDARD_INPUT = "-"
app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@dataclass(frozen=True)
class Line:
    """One answer of many; `name` is whatever id the line gives it."""

    name: Any
    question: str
    answer: str


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
    text = _text(file)
    if not jsonl:
        print(json.dumps(analyse(question, text).to_json()))
        return
    for line in list(_lines(text, file, question)):
        print(json.dumps({"id": line.name, **analyse(line.question, line.answer).to_json()}))


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
    if not zones.is_zone(zone):
        _stop(f"{zone} is not a time zone that I know. Name one such as America/New_York.")
    try:
        moment = datetime.fromisoformat(now) if now else datetime.now(UTC)
    except ValueError:
        _stop(f"{now} is not a moment in ISO format, such as 2027-01-12T15:00:00-05:00.")
    print(json.dumps(read(text, zone=zone, now=moment).to_json()))


def _text(file: str) -> str:
    """What stands in the file, of which something must."""
    try:
        content = sys.stdin.buffer.read() if file == STANDARD_INPUT else Path(file).read_bytes()
        text = content.decode("utf-8-sig")
    except OSError as error:
        _stop(f"I cannot read {file}: {error.strerror}.")
    except UnicodeDecodeError:
        _stop(f"{_named(file)} is not text in UTF-8.")
    if not text.strip():
        _stop(f"{_named(file)} is empty: there is no answer to look at.")
    return text


def _lines(text: str, file: str, question: str) -> Iterator[Line]:
    """`question` stands in where a line has none."""
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            found = _parsed(line)
            if not isinstance(found, dict) or not isinstance(found.get("answer"), str):
                _stop(f"Line {number} of {_named(file)} is not a JSON object with an answer in it.")
            yield Line(found.get("id"), str(found.get("question") or question), found["answer"])


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
