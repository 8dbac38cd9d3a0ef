"""One's own data: a person takes all of it along, brings it back, and has it erased."""

import asyncio
import csv
import io
import json
import logging
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from sqlalchemy import Table
from sqlmodel import Session

from bot import logs
from bot.app import SecondRound
from bot.ids import Action
from bot.migrations.upgrade import back_up
from bot.models.columns import Row
from bot.models.people import Who
from bot.services.people import People
from playground.people import Person
from playground.records import Message, SharedFile
from playground.server import Playground
from tests.conftest import moved
from tests.ics import PRIYA, event, file
from tests.practice import carry, kept, kept_as_story, records

FRIDAY = {"Company": "Harborlight", "Type": "Panel", "Date": "2027-01-08", "Time": "15:00"}
DETAILS = {"Format": "Video", "Interviewers": "Priya Nair\nTom Ellis", "Notes": "Ask about the lighthouse"}
INVITATION = file(event("20270108T163000", PRIYA, summary="Harborlight: bring the lantern"))
SECRETS = (
    "Harborlight",
    "Priya Nair",
    "lighthouse",
    "Buy a folder",
    "counted the till",
    "unbalanced",
    "lantern",
)
SAFE = "Erase everything"


async def live(person: Person, playground: Playground) -> None:
    """Does what leaves a row in every table; a new table needs a line here."""
    await person.types("/secondround add")
    await person.submits(FRIDAY)
    await person.clicks("Details")
    await person.submits(DETAILS)
    await person.drops("invite.ics", INVITATION)
    await person.clicks("It is part of it")
    await person.clicks("Edit the list")
    await person.submits({"Your own items": "Buy a folder"})
    await person.ticks("Buy a folder")
    await person.clicks("Prep notes")
    await person.clicks("Strengths")
    await person.submits({"Strengths, with evidence": "Calm: the flood of 2024"})
    await kept(person, "I counted the till twice.")
    await kept_as_story(person, "The unbalanced till")
    await person.clicks("I told it")
    await person.submits({"Interview": "Jan 8 · Panel interview at Harborlight"})
    await person.types("offers")
    await person.clicks("Record an offer")
    terms = {"Company": "Quillmark", "Role": "Analyst", "They want an answer by": "2027-01-15"}
    await person.submits({**terms, "Base pay a year": "€85.000"})
    await person.types("mock")
    await records(playground, person, {"transcription": {"status": "processing"}})
    await person.types("tips")
    await person.types("mute until Friday 9am")
    await person.types("unmute")


async def looks_back(person: Person) -> None:
    """After the interview; the same promise."""
    await person.types("debrief")
    await person.clicks("Write it down")
    await person.submits({"Questions that went rough": "Why the lighthouse?"})
    await person.clicks("Rate them")
    await person.submits({"Growth": "5 · very good"})


async def erases(person: Person) -> None:
    await person.types("delete")
    await person.clicks(SAFE)


async def exported(playground: Playground, person: Person) -> bytes:
    """The newest file that the bot sent."""
    await person.types("export")
    files = [
        file
        for message in playground.workspace.visible_to(person.id)
        for file in message.files
        if file.user == playground.bot_user_id and message.channel == person.dm
    ]
    return files[-1].content


def opened(archive: bytes) -> dict[str, str]:
    with ZipFile(io.BytesIO(archive)) as files:
        return {name: files.read(name).decode("utf-8-sig") for name in files.namelist()}


def rows(bot: SecondRound) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table."""
    with Session(bot.db.engine) as session:
        return {
            table.name: [dict(row._mapping) for row in session.connection().execute(table.select())]  # noqa: SLF001 - SQLAlchemy's documented name
            for table in Row.metadata.sorted_tables
        }


def owned(found: dict[str, list[dict[str, Any]]], who: Who) -> dict[str, list[dict[str, Any]]]:
    """The rows that belong to a person: their own, and those that hang on one of theirs by a foreign key."""
    mine: dict[str, list[dict[str, Any]]] = {}
    for table in Row.metadata.sorted_tables:
        mine[table.name] = [row for row in found[table.name] if _is_of(row, table, who, mine)]
    return mine


def _is_of(row: dict[str, Any], table: Table, who: Who, mine: dict[str, list[dict[str, Any]]]) -> bool:
    if (row.get("team_id"), row.get("user_id")) == (who.team, who.user):
        return True
    return any(
        row[key.parent.name] == owner[key.column.name]
        for key in table.foreign_keys
        for owner in mine.get(key.column.table.name, ())
    )


async def test_an_export_brings_everything_as_files(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await live(ana, playground)
    files = opened(await exported(playground, ana))
    assert set(files) == {
        "second-round.json",
        "interviews.csv",
        "answers.csv",
        "interviews.ics",
        "answers.md",
        "stories.md",
        "prep.md",
    }
    document = json.loads(files["second-round.json"])
    (interview,) = document["interviews"]
    assert [one["name"] for one in interview["interviewers"]] == ["Priya Nair", "Tom Ellis"]
    assert [(one["text"], one["ticked"]) for one in interview["own_items"]] == [("Buy a folder", True)]
    assert document["person"]["zone"] == "America/New_York"
    assert {one["state"] for one in interview["reminders"]} == {"planned", "superseded"}
    table = list(csv.DictReader(io.StringIO(files["interviews.csv"])))
    assert [(one["company"], one["date"], one["time"]) for one in table] == [
        ("Harborlight", "2027-01-08", "15:00")
    ]
    assert "DTSTART:20270108T200000Z" in files["interviews.ics"]
    assert "> I counted the till twice." in files["answers.md"]
    assert "## The unbalanced till" in files["stories.md"]
    assert "> Calm: the flood of 2024" in files["prep.md"]
    assert "The zip holds everything I keep about you" in ana.last.text


async def test_the_button_on_home_and_the_settings_lead_to_the_same(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await ana.opens_home()
    await ana.clicks("My data")
    assert "I keep 0 interviews" in ana.last.text
    await ana.types("settings")
    await ana.clicks("My data")
    await ana.clicks("Export")
    assert "The zip holds everything" in ana.last.text


async def test_an_export_asked_for_elsewhere_goes_to_the_dm_alone(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await ana.types("/secondround export", where="job-search")
    assert [file.channels for file in playground.workspace.files.values()] == [[ana.dm]]
    assert "I answered in our direct messages" in ana.last.text
    assert ana.last.ephemeral


async def test_an_export_asked_for_twice_at_once_comes_once(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await ana.types("delete")
    card = ana.last
    await asyncio.gather(ana.clicks("Export", on=card), ana.clicks("Export", on=card))
    assert len(playground.workspace.files) == 1
    assert sum("I am still working on your data" in text for text in ana.reads()) == 1


async def test_where_the_scope_is_missing_the_person_is_told_whom_to_ask(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    playground.web_api.scopes = tuple(one for one in playground.web_api.scopes if one != "files:write")
    await ana.types("export")
    assert "Ask whoever runs me to add the scopes" in ana.last.text
    assert not playground.workspace.files


async def test_an_upload_that_breaks_off_is_said_and_can_be_repeated(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    playground.faults.fail_before("files.completeUploadExternal")
    await ana.types("export")
    assert "Slack did not pass the file on" in ana.last.text
    await ana.types("export")
    assert "The zip holds everything" in ana.last.text


async def test_what_was_erased_comes_back_from_the_export(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await live(ana, playground)
    archive = await exported(playground, ana)
    await erases(ana)
    await ana.drops("second-round.zip", archive)
    assert (
        "That export holds 1 interview, 1 answer, 1 story and 1 offer. "
        "Add 1 interview, 1 answer, 1 story and 1 offer?" in ana.last.text
    )
    await ana.clicks("Add them")
    assert "Added 1 interview, 1 answer, 1 story and 1 offer." in ana.last.text
    await ana.types("prep")
    assert "[done] Buy a folder" in ana.last.text
    await moved(playground, bot, days=3, hours=3)
    assert "Your interview is close" in ana.last.text


async def test_nothing_is_added_twice(playground: Playground, bot: SecondRound, ana: Person) -> None:
    await live(ana, playground)
    await ana.drops("second-round.zip", await exported(playground, ana))
    assert "you have all of it here already" in ana.last.text
    before = {name: len(found) for name, found in rows(bot).items()}
    await ana.drops(
        "second-round.json", opened(await exported(playground, ana))["second-round.json"].encode()
    )
    assert "you have all of it here already" in ana.last.text
    assert {name: len(found) for name, found in rows(bot).items() if name != "inbox"} == {
        name: count for name, count in before.items() if name != "inbox"
    }


async def test_a_double_click_on_adding_adds_once(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await live(ana, playground)
    archive = await exported(playground, ana)
    await erases(ana)
    await ana.drops("second-round.zip", archive)
    card = ana.last
    await asyncio.gather(ana.clicks("Add them", on=card), ana.clicks("Add them", on=card))
    assert len(rows(bot)["interview"]) == len(rows(bot)["answer"]) == 1


async def test_somebody_elses_export_is_added_beside_theirs(
    playground: Playground, bot: SecondRound, ana: Person, ben: Person
) -> None:
    await live(ana, playground)
    archive = await exported(playground, ana)
    before = owned(rows(bot), Who(playground.team_id, ana.id))["interview"]
    for _ in range(2):
        await ben.drops("export.zip", archive)
        if "Add them" in ben.last.buttons:
            await ben.clicks("Add them")
    assert "you have all of it here already" in ben.last.text
    assert len(owned(rows(bot), Who(playground.team_id, ben.id))["interview"]) == 1
    assert owned(rows(bot), Who(playground.team_id, ana.id))["interview"] == before


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("notes.pdf", b"%PDF-1.7", "I cannot use that file"),
        ("empty.zip", b"", "I cannot use that file"),
        ("broken.zip", b"PK\x03\x04 and then nothing", "That zip is damaged or locked"),
        ("later.json", b'{"schema": 2}', "from a later version of me"),
        ("other.json", b'{"name": "x"}', "I cannot use that file"),
        ("half.json", b'{"schema": 1, "answers": [', "second-round.json: Invalid JSON: EOF"),
        (
            "wrong.json",
            b'{"schema": 1, "answers": [{"id": "0123456789abcdef", "question_id": "a", "written_at": 7}]}',
            "answers, number 1, written_at: ",
        ),
        ("large.json", b"{" + b" " * (5 * 2**20), "larger than 5 MB"),
    ],
)
async def test_a_file_that_is_no_export_is_refused_in_a_sentence(
    bot: SecondRound, ana: Person, name: str, content: bytes, said: str
) -> None:
    await ana.drops(name, content)
    assert said in ana.last.text
    assert not rows(bot)["interview"]


async def test_a_zip_that_would_swell_is_refused(bot: SecondRound, ana: Person) -> None:
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as bomb:
        bomb.writestr("second-round.json", b'{"schema": 1' + b" " * (20 * 2**20) + b"}")
    assert len(buffer.getvalue()) < 2**17
    await ana.drops("export.zip", buffer.getvalue())
    assert "more than fits in one file" in ana.last.text


async def test_the_token_goes_to_slack_alone(playground: Playground, bot: SecondRound, ana: Person) -> None:
    """A file that lies elsewhere: its address is shown by Slack like any other."""
    asked: list[bytes] = []

    async def listen(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.append(await reader.read(2**16))
        writer.close()

    elsewhere = await asyncio.start_server(listen, "127.0.0.1", 0)
    playground.payloads.origin = f"http://127.0.0.1:{elsewhere.sockets[0].getsockname()[1]}"
    await ana.drops("export.zip", b"PK")
    assert "is not stored in Slack" in ana.last.text
    elsewhere.close()
    await elsewhere.wait_closed()
    assert asked == []


async def test_a_file_of_somebody_else_is_not_opened(
    playground: Playground, bot: SecondRound, ana: Person, ben: Person
) -> None:
    await live(ana, playground)
    archive = await exported(playground, ana)
    await ben.drops("export.zip", archive)
    (bens,) = [file.id for file in playground.workspace.files.values() if file.user == ben.id]
    await erases(ana)
    await ana.drops("export.zip", archive)
    carry(playground, ana.last, bens)
    await ana.clicks("Add them")
    assert "or somebody else put it there" in ana.last.text
    assert not rows(bot)["interview"]


async def test_a_file_with_a_few_words_is_a_file_and_beside_a_command_is_not(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    shared = SharedFile("F0NOTES01", ana.id, "notes.pdf", "application/pdf", b"%PDF")
    playground.workspace.keep_file(shared)
    for text, said in (
        ("here you are", "I cannot use that file"),
        ("import", "I cannot use that file"),
        ("interviews", "You have no interviews here yet"),
    ):
        await playground.client.says(Message(ana.dm, ana.id, text, files=[shared]))
        assert said in ana.last.text


async def test_a_word_about_importing_says_how(bot: SecondRound, ana: Person) -> None:
    await ana.types("/secondround import")
    assert "Drop the zip" in ana.last.text


async def test_erasing_says_what_goes_and_leaves_no_row_in_any_table(
    playground: Playground, bot: SecondRound, ana: Person, ben: Person
) -> None:
    for person in (ana, ben):
        await live(person, playground)
    await moved(playground, bot, days=4, hours=5)
    for person in (ana, ben):
        await looks_back(person)
    await ana.types("help")
    anas, bens = (Who(playground.team_id, person.id) for person in (ana, ben))
    before = rows(bot)
    of_nobody = {"fact", "workspace"}
    assert {name for name, found in owned(before, anas).items() if not found} == of_nobody
    await ana.types("delete")
    assert "I keep 1 interview with checklists, interviewers and debriefs, 1 answer" in ana.last.text
    await ana.clicks(SAFE, confirm=False)
    assert owned(rows(bot), anas)["interview"]
    await ana.clicks(SAFE)
    assert "Erased: 1 interview with checklists, interviewers and debriefs, 1 answer" in ana.last.text
    after = rows(bot)
    assert not any(owned(after, anas).values())
    assert owned(after, bens) == owned(before, bens)
    assert sum(map(len, after.values())) == sum(map(len, owned(after, bens).values())) + sum(
        len(after[name]) for name in of_nobody
    )


async def test_erasing_leaves_no_trace_on_the_disk(
    playground: Playground,
    bot: SecondRound,
    ana: Person,
    ben: Person,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Neither what was typed, nor what it was encrypted to, nor who it was. A backup from before knows no words."""
    caplog.set_level(logging.DEBUG)
    for name in logs.CHATTY:
        caplog.set_level(logging.INFO, name)
    await live(ana, playground)
    sealed = sorted(ciphertexts(tmp_path / "secondround.db"))
    await live(ben, playground)
    await moved(playground, bot, days=3, hours=3)
    assert len(sealed) > 5
    assert any(trace in bytes_in(tmp_path) for trace in sealed)
    backup = back_up(tmp_path / "secondround.db", "before").rename(tmp_path.with_suffix(".backup"))
    await erases(ana)
    left = bytes_in(tmp_path)
    assert ben.id.encode() in left
    assert [trace for trace in (*sealed, ana.id.encode()) if trace in left] == []
    told = left + backup.read_bytes() + caplog.text.encode()
    assert [words for words in SECRETS if words.encode() in told] == []


def bytes_in(folder: Path) -> bytes:
    """Of the database, its log, the lock and the key."""
    return b"".join(file.read_bytes() for file in sorted(folder.iterdir()))


def ciphertexts(file: Path) -> Iterator[bytes]:
    """All that is encrypted and not empty, without the version byte and the time that tokens share."""
    with closing(sqlite3.connect(file)) as connection:
        for table in Row.metadata.tables.values():
            for row in connection.execute(str(table.select())):
                yield from (value[12:] for value in row if isinstance(value, bytes) and value)


async def test_after_erasing_nothing_comes_any_more(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await live(ana, playground)
    await erases(ana)
    before = ana.reads()
    await moved(playground, bot, days=30)
    assert ana.reads() == before


async def test_home_forgets_what_was_erased(playground: Playground, bot: SecondRound, ana: Person) -> None:
    await live(ana, playground)
    await ana.opens_home()
    assert ana.sees("Harborlight")
    await ana.types("delete")
    await ana.clicks(SAFE)
    assert "Harborlight" not in json.dumps(ana.home)
    assert "I keep nothing about you" in json.dumps(ana.home)


async def test_old_buttons_answer_and_the_person_is_met_anew(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await live(ana, playground)
    await ana.types("prep")
    card = ana.last
    await erases(ana)
    await ana.clicks("Details", on=card)
    assert ana.sees("That interview is no longer here")
    assert any("I remind you of each step of your interviews" in text for text in ana.reads()[-2:])
    await ana.closes()
    await ana.types("/secondround add")
    await ana.submits(FRIDAY)
    assert "Panel interview at Harborlight" in ana.last.text


async def test_a_double_click_erases_once_and_stores_nobody(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await live(ana, playground)
    await ana.types("delete")
    card = ana.last
    await asyncio.gather(ana.clicks(SAFE, on=card), ana.clicks(SAFE, on=card))
    assert sum("Erased: 1 interview" in text for text in ana.reads()) == 1
    assert not rows(bot)["person"]


async def test_an_old_button_for_erasing_stores_nobody(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await ana.types("delete")
    card = ana.last
    await ana.types("delete")
    await ana.clicks(SAFE, on=ana.last)
    await ana.clicks(SAFE, on=card)
    assert "it was erased already" in ana.last.text
    assert not rows(bot)["person"]


async def test_the_button_for_erasing_works_for_nobody_else(
    playground: Playground, bot: SecondRound, ana: Person, ben: Person
) -> None:
    for person in (ana, ben):
        await live(person, playground)
    await ana.types("delete")
    forged = Action.PRIVACY_ERASE.of(ben.id)
    blocks = playground.workspace.message(ana.last.channel, ana.last.ts).blocks
    (eraser,) = [one for block in blocks for one in block.get("elements", ()) if "confirm" in one]
    eraser["action_id"] = forged
    await ana.clicks(SAFE)
    assert "no longer here, so nothing was changed" in ana.last.text
    assert len(rows(bot)["interview"]) == 2


async def test_taking_the_app_out_of_slack_erases_everybody_there_and_nobody_else(
    playground: Playground, bot: SecondRound, ana: Person, ben: Person
) -> None:
    elsewhere = Who("T0ELSEWHERE", ana.id)
    await bot.db.run(People(lambda: None).meet, elsewhere, "Europe/London")
    await live(ana, playground)
    await ben.types("/secondround tips")
    await playground.event({"type": "app_uninstalled"})
    await playground.event({"type": "app_uninstalled"})
    left = rows(bot)
    assert [(row["team_id"], row["user_id"]) for row in left["person"]] == [(elsewhere.team, elsewhere.user)]
    assert {name for name, found in left.items() if found} <= {"person", "fact", "delivery"}
    assert left["delivery"] == []
