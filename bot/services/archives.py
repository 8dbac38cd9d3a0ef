"""The zip of an export: packed in memory, and read again with distrust."""

import csv
import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from io import BytesIO, StringIO
from pathlib import PurePosixPath
from struct import error as struct_error
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from pydantic import TypeAdapter, ValidationError

from bot.errors import ArchiveBroken, ExportFromLater, ExportTooLarge, ExportWrong, NotAnExport
from bot.models.exported_debriefs import DebriefRecord
from bot.models.exports import (
    SCHEMA,
    AnswerRecord,
    Carried,
    Export,
    InterviewRecord,
    StoryRecord,
)
from bot.services.calendars import calendar

DOCUMENT = "second-round.json"
MOST_OUT = 50 * 2**20
"""Bytes of a person's files together: far above years of practice, well below what the process can hold."""
MOST_BYTES, MOST_ENTRIES = 20 * 2**20, 50
"""Of an archive that comes in: its document unpacked (nothing else is), and its entries."""
ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06")
UNREADABLE = (BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, struct_error)
"""What zipfile is known to raise for damaged and for encrypted archives."""
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
INTERVIEWS = (
    *("company", "type", "date", "time", "zone", "minutes", "round", "format", "role", "place"),
    *("interviewers", "notes", "cancelled", "outcome", "felt", "decision_date", "next_time"),
)
ANSWERS = ("written_at", "question", "text", "situation", "task", "action", "result")


@dataclass(frozen=True)
class Archive:
    name: str
    content: bytes


def packed(export: Export) -> Archive:
    """The files of docs/export.md in one zip. Raises ExportTooLarge."""
    files = {
        DOCUMENT: json.dumps(_writer().dump_python(export, mode="json"), ensure_ascii=False, indent=2),
        "interviews.csv": _csv(INTERVIEWS, map(_interview, export.interviews)),
        "answers.csv": _csv(ANSWERS, map(_answer, export.answers)),
        "interviews.ics": calendar(export),
        "answers.md": _answers(export.answers),
        "stories.md": _stories(export.stories),
        "prep.md": _prep(export.interviews),
    }
    contents = {name: text.encode() for name, text in files.items()}
    if sum(map(len, contents.values())) > MOST_OUT:
        raise ExportTooLarge
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(_entry(name, export.exported_at), content)
    return Archive(f"second-round-{export.exported_at:%Y-%m-%d}.zip", buffer.getvalue())


def unpacked(content: bytes) -> Carried:
    """What an import takes in, from the zip or from its JSON alone.

    Raises NotAnExport, ArchiveBroken, ExportTooLarge, ExportFromLater or ExportWrong.
    """
    document = _document(content) if content.startswith(ZIP_STARTS) else content.removeprefix(b"\xef\xbb\xbf")
    if not document.lstrip().startswith(b"{"):
        raise NotAnExport
    try:
        return _reader().validate_json(document)
    except ValidationError as error:
        raise _refusal(document, error) from None


def _document(content: bytes) -> bytes:
    try:
        with ZipFile(BytesIO(content)) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_ENTRIES:
                raise ExportTooLarge
            found = next((one for one in entries if PurePosixPath(one.filename).name == DOCUMENT), None)
            if found is None:
                raise NotAnExport
            if found.file_size > MOST_BYTES:
                raise ExportTooLarge
            if found.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
                raise ArchiveBroken
            with archive.open(found) as document:
                return document.read(MOST_BYTES)
    except UNREADABLE as error:
        raise ArchiveBroken from error


def _refusal(document: bytes, error: ValidationError) -> Exception:
    """The first thing that is wrong, in words; the file's own words are not repeated."""
    first = error.errors(include_url=False, include_input=False, include_context=False)[0]
    if first["loc"] == ("schema",):
        version = json.loads(document).get("schema")
        later = isinstance(version, int) and version > SCHEMA
        return ExportFromLater() if later else NotAnExport()
    place = ", ".join(f"number {step + 1}" if isinstance(step, int) else step for step in first["loc"])
    return ExportWrong(place or DOCUMENT, first["msg"].removeprefix("Value error, "))


def _csv(columns: tuple[str, ...], rows: Iterable[Iterable[object]]) -> str:
    """With a byte order mark, without which spreadsheets take UTF-8 for something else."""
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return "\ufeff" + text.getvalue()


def _cell(value: object) -> str:
    """An apostrophe before whatever a spreadsheet would run as a formula."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA) else text


def _interview(one: InterviewRecord) -> Iterable[object]:
    names = "; ".join(person.name for person in one.interviewers if person.name)
    when = (f"{one.wall:%Y-%m-%d}", f"{one.wall:%H:%M}", one.zone, one.minutes)
    debrief = one.debrief or DebriefRecord()
    after = (
        "yes" if one.cancelled else "no",
        one.outcome,
        debrief.felt,
        one.decision_date,
        debrief.next_time,
    )
    return (
        one.company,
        one.type,
        *when,
        one.round,
        one.format,
        one.role,
        one.place,
        names,
        one.notes,
        *after,
    )


def _answer(one: AnswerRecord) -> Iterable[object]:
    asked = one.question_text or one.question_id
    return (
        f"{one.written_at:%Y-%m-%d %H:%M}",
        asked,
        one.text,
        one.situation,
        one.task,
        one.action,
        one.result,
    )


def _answers(answers: Iterable[AnswerRecord]) -> str:
    return _markdown(
        "My answers",
        (
            (one.question_text or one.question_id, one.written_at, {"": one.text, **_parts(one)})
            for one in answers
        ),
    )


def _stories(stories: Iterable[StoryRecord]) -> str:
    return _markdown("My stories", ((one.title, one.written_at, _parts(one)) for one in stories))


def _prep(interviews: Iterable[InterviewRecord]) -> str:
    return _markdown(
        "My preparation",
        (
            (f"{one.company}, {one.wall:%b %-d}", one.wall, _boxes(one))
            for one in interviews
            if one.preparation
        ),
    )


def _boxes(one: InterviewRecord) -> Mapping[str, str]:
    return {box.part.label: "\n".join(filter(None, (box.text, *box.asked))) for box in one.preparation}


def _markdown(title: str, texts: Iterable[tuple[str, datetime, Mapping[str, str]]]) -> str:
    """Each text as a quotation, so that whatever signs it holds it stays one."""
    found = (f"## {_safe(name)}\n\n{at:%Y-%m-%d}\n\n{_quoted(parts)}" for name, at, parts in texts)
    return "\n\n".join([f"# {title}", *found]) + "\n"


def _parts(one: AnswerRecord | StoryRecord) -> Mapping[str, str]:
    return {"Situation": one.situation, "Task": one.task, "Action": one.action, "Result": one.result}


def _quoted(parts: Mapping[str, str]) -> str:
    named = [f"**{name}**\n\n{text}" if name else text for name, text in parts.items() if text]
    lines = _safe("\n\n".join(named)).splitlines()
    return "\n".join(f"> {line}".rstrip() for line in lines)


def _safe(text: str) -> str:
    return text.replace("<", r"\<")


@cache
def _writer() -> TypeAdapter[Export]:
    """Made when it is needed, as the reader is: most starts never export anything."""
    return TypeAdapter(Export)


@cache
def _reader() -> TypeAdapter[Carried]:
    return TypeAdapter(Carried)


def _entry(name: str, now: datetime) -> ZipInfo:
    entry = ZipInfo(name, now.timetuple()[:6])
    entry.compress_type = ZIP_DEFLATED
    return entry
