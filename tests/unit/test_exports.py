"""Exports: nothing is forgotten, the files are what they claim, and an import takes in nothing but what is right."""

import csv
import io
import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass, fields, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from bot.catalogue import Factor, InterviewType
from bot.errors import (
    ArchiveBroken,
    BotError,
    ExportFromLater,
    ExportTooLarge,
    ExportWrong,
    NotAnExport,
)
from bot.models import exports as records
from bot.models.answers import Wording
from bot.models.columns import Row
from bot.models.debriefs import Attire, Fresh, Rest
from bot.models.evaluations import EvaluationRecord, Rating
from bot.models.exported_debriefs import DebriefLineRecord, DebriefRecord
from bot.models.exports import AnswerRecord, Export, InterviewerRecord, InterviewRecord, PersonRecord
from bot.models.invitations import InvitationRecord
from bot.models.offer_records import OfferRecord
from bot.models.offers import Extras, Notes, Terms
from bot.models.people import Who
from bot.models.preparations import Part, PreparationRecord, Section
from bot.models.reminders import Kind, ReminderRecord, ReminderState
from bot.models.stories import StoryText
from bot.services.archives import DOCUMENT, MOST_BYTES, MOST_ENTRIES, packed, unpacked
from bot.services.calendars import calendar
from bot.services.checklists import Checklists, Sheet
from bot.services.comparisons import Comparisons
from bot.services.debriefs import Debriefs
from bot.services.entries import Details, Named
from bot.services.evaluations import Evaluations
from bot.services.notes import CONNECTED, Writing
from bot.services.notes import Notes as ThanksNotes
from bot.services.offer_sheets import OfferSheets
from bot.services.offer_sheets import Sheet as OfferSheet
from bot.services.offers import Offers
from bot.services.preparations import Preparations, Written
from bot.services.preparations import Sheet as PrepSheet
from bot.services.privacy import Privacy
from bot.services.standings import Standing
from bot.services.stories import Kept, Stories
from bot.services.stories import Sheet as StorySheet
from bot.services.tellings import Tellings
from tests.practice import ANA, BEN, Practice, practicing

DOCS = Path(__file__).parents[2] / "docs/export.md"
NOON = datetime(2027, 1, 4, 17, tzinfo=UTC)
FRIDAY = datetime(2027, 1, 8, 15, tzinfo=UTC).replace(tzinfo=None)
INTERNAL = {
    "person.id",
    *(f"interview.{name}" for name in ("person_id", "view_id", "plan_version", "version")),
    "person.practice_version",
    *(f"interview.{name}" for name in ("list_channel", "list_ts", "list_kind", "list_revision")),
    *(f"interviewer.{name}" for name in ("id", "interview_id", "position")),
    *("debrief.interview_id", "debrief_line.interview_id", "debrief_line.position"),
    *(f"invitation.{name}" for name in ("id", "interview_id")),
    *(f"checklist_own_item.{name}" for name in ("id", "interview_id", "position")),
    *(f"checklist_mark.{name}" for name in ("id", "interview_id")),
    *(f"evaluation.{name}" for name in ("interview_id", "version")),
    *(f"preparation.{name}" for name in ("interview_id", "version")),
    *(f"answer.{name}" for name in ("person_id", "view_id", "version")),
    *(f"story.{name}" for name in ("person_id", "view_id", "version")),
    "story_telling.story_id",
    *(f"offer.{name}" for name in ("person_id", "view_id", "plan_version", "version")),
    *(f"asked_question.{name}" for name in ("id", "person_id")),
    *(f"review.{name}" for name in ("person_id", "answer_id", "before")),
    *(f"mock.{name}" for name in ("person_id", "channel", "ts")),
    *(f"mock_turn.{name}" for name in ("mock_id", "position")),
    *(f"reminder.{name}" for name in ("id", "key", "person_id", "interview_id", "offer_id")),
    *(f"reminder.{name}" for name in ("next_attempt_at", "delivery_id")),
    *("inbox.team_id", "inbox.user_id", "inbox.attempts", "inbox.tried_at"),
}
"""Columns that say nothing of the person: bookkeeping, and keys that the nesting of the records replaces."""
RECORDS = {
    "person": PersonRecord,
    "interview": InterviewRecord,
    "interviewer": InterviewerRecord,
    "debrief": DebriefRecord,
    "debrief_line": DebriefLineRecord,
    "invitation": InvitationRecord,
    "checklist_own_item": records.OwnItemRecord,
    "checklist_mark": records.MarkRecord,
    "evaluation": EvaluationRecord,
    "preparation": PreparationRecord,
    "answer": AnswerRecord,
    "story": records.StoryRecord,
    "story_telling": records.TellingRecord,
    "offer": OfferRecord,
    "asked_question": records.AskedRecord,
    "review": records.ReviewRecord,
    "mock": records.MockRecord,
    "mock_turn": records.MockTurnRecord,
    "reminder": ReminderRecord,
    "inbox": records.LetterRecord,
}
RENAMED = {"checklist_mark.item_id": "item", "story_telling.interview_id": "interview"}
NOT_OF_A_PERSON = {"fact", "workspace", "delivery", "waiting_clip"}
"""A delivery is bookkeeping as a whole: what it carries are reminders. A clip waits for ten minutes at most."""
PERSON = PersonRecord(
    team_id="T1",
    user_id="U1",
    dm_channel=None,
    zone="America/New_York",
    slack_zone=None,
    stopped=(),
    quiet_from=NOON.time(),
    quiet_to=NOON.time(),
    plan_days=3,
    prep_hours=24,
    day_of_minutes=60,
    follow_up_days=(7, 14, 28),
    muted=False,
    muted_until=None,
    mute_day_of=False,
    star_boxes=False,
    weights={},
    last_question=None,
    last_tip=None,
    practice_at=None,
    practiced_on=None,
)
INTERVIEW = InterviewRecord(
    id="00112233445566aa",
    company="Harborlight",
    type=InterviewType.PANEL,
    wall=FRIDAY,
    zone="America/New_York",
    dated_at=NOON,
    minutes=60,
)
ANSWER = AnswerRecord(
    id="00112233445566bb", question_id="motivation-why-us", written_at=NOON, text="Because."
)
PREPARED = {
    Section.RESEARCH: Written({Part.SITE: "They ship tide gauges."}),
    Section.ASK: Written({Part.ASK: "Who reads the gauges?"}, ("ask-manager-first-ninety",)),
}


@dataclass
class Room:
    """Ana's practice with her privacy."""

    practice: Practice
    privacy: Privacy

    async def exported(self, who: Who = ANA) -> Export:
        archive = await self.practice.db.run(self.privacy.export, who)
        with ZipFile(io.BytesIO(archive.content)) as files:
            return TypeAdapter(Export).validate_json(files.read(DOCUMENT))

    async def brings(self, export: records.Carried, who: Who = ANA) -> tuple[int, int, int]:
        brought = await self.practice.db.run(self.privacy.bring, who, export)
        return brought.interviews, brought.answers, brought.stories


@asynccontextmanager
async def living(folder: Path) -> AsyncIterator[Room]:
    async with practicing(folder / "bot.db") as practice:
        catalogue, clock = practice.questions.catalogue, practice.clock
        yield Room(practice, Privacy(catalogue, clock, lambda: None))


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Room]:
    async with living(tmp_path) as room:
        yield room


async def fill(room: Room) -> str:
    """An interview with everything, an answer, a story that was told; returns the interview's id."""
    practice = room.practice
    added = await practice.add(InterviewType.PANEL, round_="2")
    checklists = Checklists(practice.questions.catalogue)
    debriefs = Debriefs(practice.questions.catalogue, practice.clock, lambda: None)
    one = await practice.db.run(practice.interviews.show, ANA, added.id)
    met = (Named("Priya Nair", "Head of Data", "priya@harborlight.example"), Named("Tom Ellis"))
    details = Details("Engineer", "2", None, 45, "Room 4; ring twice", met, "=1+1")
    await practice.db.run(practice.interviews.detail, ANA, added.id, one.interview.version, details)
    shown = frozenset(item.id for item in one.checklist.items)
    sheet = Sheet(shown - {one.checklist.items[0].id}, "Buy a folder")
    edited = await practice.db.run(checklists.edit, ANA, added.id, Sheet(shown), sheet)
    ticked = frozenset({edited.checklist.items[1].id, edited.checklist.items[-1].id})
    await practice.db.run(checklists.tick, ANA, added.id, ticked=ticked, unticked=frozenset())
    fresh = Fresh(4, ("Why us?",), (), ("Where do you see yourself?",), FRIDAY.date(), "They laughed")
    practice.clock.advance(timedelta(days=5))
    begun = await practice.db.run(debriefs.begin, ANA, added.id)
    await practice.db.run(debriefs.keep, ANA, added.id, begun.stamp, fresh)
    rest = Rest(("The audit",), ("Send the slides",), "A tour", "The noise", Attire.FITTING, 4, 5)
    more = await practice.db.run(debriefs.go_on, ANA, added.id)
    notes, (priya, _) = ThanksNotes(practice.clock, lambda: None), more.interview.interviewers
    writing = await practice.db.run(notes.begin, ANA, added.id, priya.id)
    note = Writing("The lab", "Thank you!")
    await practice.db.run(notes.keep, ANA, added.id, priya.id, writing.stamp, note)
    ticks = frozenset({CONNECTED})
    await practice.db.run(notes.mark, ANA, added.id, priya.id, ticked=ticks, unticked=frozenset())
    await practice.db.run(debriefs.add, ANA, added.id, more.stamp, rest)
    evaluations, rating = Evaluations(practice.clock), Rating({Factor.GROWTH: 5, Factor.PAY: 2}, "They learn")
    await practice.db.run(evaluations.keep, ANA, added.id, 0, rating)
    practice.clock.advance(-timedelta(days=5))
    preparations = Preparations(practice.questions.catalogue)
    for section, written in PREPARED.items():
        await practice.db.run(preparations.keep, ANA, PrepSheet(added.id, section), written)
    await practice.next()
    await practice.keep()
    stories, tellings = Stories(practice.questions.catalogue, practice.clock), Tellings(practice.clock)
    text = StoryText("The till", Wording("", "Closing time", "", "I counted"), ("integrity",))
    kept = await practice.db.run(stories.keep, ANA, "V9", StorySheet(), text)
    assert isinstance(kept, Kept)
    await practice.db.run(tellings.tell, ANA, kept.story.id, added.id)
    await an_offer(room, added.id)
    return added.id


async def an_offer(room: Room, interview: str) -> None:
    """From that interview, with everything in it."""
    offers, sheets = Offers(room.practice.clock, lambda: None), OfferSheets(room.practice.clock)
    terms = Terms("Harborlight", "Engineer", 85_000, "EUR", NOON.date() + timedelta(days=10), in_writing=True)
    one = await room.practice.db.run(offers.keep, ANA, "V10", OfferSheet(interview=interview), terms)
    assert isinstance(one, Standing)
    extras = Extras(8_500, "0.1 %", "Health", "25 days", "Two days from home", "A month's rent", "March 1")
    sheet = OfferSheet(one.offer.id, one.offer.version)
    detailed = await room.practice.db.run(sheets.keep_details, ANA, sheet, extras)
    assert isinstance(detailed, Standing)
    sheet = OfferSheet(one.offer.id, detailed.offer.version)
    noted = await room.practice.db.run(sheets.keep_notes, ANA, sheet, Notes("88k", "Numbers", "92k", "Leave"))
    assert isinstance(noted, Standing)
    comparisons = Comparisons(room.practice.clock)
    sheet = OfferSheet(one.offer.id, noted.offer.version)
    await room.practice.db.run(comparisons.score, ANA, sheet, dict.fromkeys(Factor, 4))
    await room.practice.db.run(comparisons.weigh, ANA, dict.fromkeys(Factor, 2))


def test_every_column_is_exported_or_said_to_be_bookkeeping() -> None:
    """A new column, or a new table, has to be taken up here."""
    tables = {name: table for name, table in Row.metadata.tables.items() if name not in NOT_OF_A_PERSON}
    assert set(tables) == set(RECORDS)
    forgotten = {
        f"{name}.{column.name}"
        for name, table in tables.items()
        for column in table.columns
        if RENAMED.get(f"{name}.{column.name}", column.name) not in names(RECORDS[name])
    }
    assert forgotten == INTERNAL


def test_the_documents_name_every_field() -> None:
    documented = set(re.findall(r"`(\w+)`", DOCS.read_text("utf-8")))
    every = {name for record in (*RECORDS.values(), Export) for name in names(record)}
    assert every - documented == set()


def names(record: type[Any]) -> set[str]:
    return {field.name for field in fields(record)}


async def test_what_is_erased_and_brought_back_is_the_same(room: Room) -> None:
    await fill(room)
    before = await room.exported()
    await room.practice.db.run(room.privacy.erase, ANA)
    await room.practice.db.run(room.practice.people.meet, ANA, "America/New_York")
    assert await room.brings(before) == (1, 1, 1)
    after = await room.exported()
    assert [replace(one, reminders=()) for one in after.interviews] == [
        replace(one, reminders=()) for one in before.interviews
    ]
    assert planned(after) == planned(before)
    assert (after.answers, after.questions_asked) == (before.answers, before.questions_asked)
    assert after.stories == before.stories
    assert [replace(one, reminders=()) for one in after.offers] == [
        replace(one, reminders=()) for one in before.offers
    ]
    assert [one.interview_id for one in after.offers] == [after.interviews[0].id]
    assert len(before.offers[0].reminders) == 2
    assert set(before.offers[0].scores.values()) == {4}
    assert set(before.person.weights.values()) == {2}
    assert [one.interview for one in after.stories[0].told] == [after.interviews[0].id]


async def test_a_debrief_of_version_0_1_is_read(room: Room) -> None:
    old = {**json.loads(json.dumps(asdict(INTERVIEW), default=str)), "felt": 2, "debrief_note": "Slower"}
    del old["debrief"]
    old |= {"wall": "2027-01-08T15:00:00", "dated_at": "2027-01-04T17:00:00Z"}
    await room.brings(unpacked(json.dumps({"schema": 1, "interviews": [old]}).encode()))
    (one,) = (await room.exported()).interviews
    assert one.debrief == DebriefRecord(felt=2, next_time="Slower")


async def test_a_second_time_adds_nothing(room: Room) -> None:
    await fill(room)
    whole = await room.exported()
    assert await room.brings(whole) == (0, 0, 0)
    assert replace(await room.exported(), exported_at=whole.exported_at) == whole


async def test_another_persons_entries_come_under_new_ids_and_always_the_same(room: Room) -> None:
    await fill(room)
    anas = await room.exported()
    assert await room.brings(anas, BEN) == (1, 1, 1)
    assert await room.brings(anas, BEN) == (0, 0, 0)
    bens = await room.exported(BEN)
    assert {one.id for one in bens.interviews}.isdisjoint(one.id for one in anas.interviews)
    assert [one.company for one in bens.interviews] == ["Harborlight"]
    assert [one.interview for one in bens.stories[0].told] == [bens.interviews[0].id]
    assert [one.interview_id for one in bens.offers] == [bens.interviews[0].id]
    assert await room.exported() == anas


async def test_what_was_sent_does_not_come_again(room: Room) -> None:
    sent = ReminderRecord(
        kind=Kind.THANKS,
        ordinal=1,
        plan_version=4,
        local_date=FRIDAY.date(),
        due_at=NOON,
        not_after=NOON,
        state=ReminderState.SENT,
    )
    told = replace(INTERVIEW, reminders=(sent, sent))
    await room.brings(records.Carried(schema=1, interviews=(told,)))
    kinds = planned(await room.exported())
    assert ("thanks", 1) not in kinds
    assert ("thanks", 2) in kinds


async def test_an_interview_that_is_over_brings_only_what_still_helps(room: Room) -> None:
    over = replace(INTERVIEW, wall=FRIDAY - timedelta(days=90), dated_at=NOON - timedelta(days=100))
    await room.brings(records.Carried(schema=1, interviews=(over,)))
    (one,) = (await room.exported()).interviews
    assert all(reminder.not_after < NOON for reminder in one.reminders)


async def test_rounds_stay_in_a_row_and_a_round_that_is_not_there_leaves_none(room: Room) -> None:
    second = replace(INTERVIEW, id="a" * 16, previous_id=INTERVIEW.id)
    stray = replace(INTERVIEW, id="b" * 16, previous_id="c" * 16)
    await room.brings(records.Carried(schema=1, interviews=(stray, second, INTERVIEW)))
    found = {one.id: one.previous_id for one in (await room.exported()).interviews}
    assert found == {INTERVIEW.id: None, second.id: INTERVIEW.id, stray.id: None}


def planned(export: Export) -> set[tuple[str, int]]:
    return {
        (one.kind, one.ordinal)
        for reminders in [about.reminders for about in export.interviews]
        + [about.reminders for about in export.offers]
        for one in reminders
        if one.state == "planned"
    }


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_of_a_table_begins_a_formula(start: str) -> None:
    evil = f"{start}HYPERLINK()"
    interview = replace(INTERVIEW, company=evil, notes=evil, interviewers=(InterviewerRecord(name=evil),))
    files = opened(whole(interviews=(interview,), answers=(replace(ANSWER, text=evil),)))
    for name in ("interviews.csv", "answers.csv"):
        cells = [cell for row in csv.reader(io.StringIO(files[name], newline="")) for cell in row]
        assert f"'{evil}" in cells
        assert not [cell for cell in cells if cell.startswith(start)]
    assert json.loads(files[DOCUMENT])["answers"][0]["text"] == evil


def test_an_answer_stays_a_quotation_whatever_it_holds() -> None:
    text = "# not a heading\n\n<script>x</script>\n- a list"
    lines = opened(whole(answers=(replace(ANSWER, text=text),)))["answers.md"].splitlines()
    quoted = lines[lines.index("2027-01-04") + 2 :]
    assert quoted == ["> # not a heading", ">", r"> \<script>x\</script>", "> - a list"]


def test_the_calendar_has_an_event_for_each_interview() -> None:
    cancelled = replace(INTERVIEW, id="f" * 16, cancelled=True, place="Room 4; ring, twice\\", notes="a\nb")
    lines = unfolded(calendar(whole(interviews=(INTERVIEW, cancelled))))
    assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert "X-WR-TIMEZONE:America/New_York" in lines
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 2
    assert lines.count("DTSTART:20270108T200000Z") == lines.count("DTEND:20270108T210000Z") == 2
    assert "UID:00112233445566aa@second-round" in lines
    assert [line for line in lines if line.startswith("STATUS")] == ["STATUS:CONFIRMED", "STATUS:CANCELLED"]
    assert r"LOCATION:Room 4\; ring\, twice\\" in lines
    assert r"DESCRIPTION:a\nb" in lines


@given(st.text(min_size=1))
def test_every_line_of_the_calendar_fits_and_can_be_read_back(notes: str) -> None:
    text = calendar(whole(interviews=(replace(INTERVIEW, notes=notes),)))
    assert text.endswith("END:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in text.encode().split(b"\r\n"))
    described = [line for line in unfolded(text) if line.startswith("DESCRIPTION:")]
    expected = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", "", notes)
    read = [unescaped(line.removeprefix("DESCRIPTION:")) for line in described]
    assert read == [re.sub(r"\r\n|\r", "\n", expected)]


def unfolded(text: str) -> list[str]:
    assert "\n" not in text.replace("\r\n", "")
    return text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def unescaped(value: str) -> str:
    return re.sub(r"\\(.)", lambda match: "\n" if match[1] == "n" else match[1], value)


async def test_what_was_prepared_is_there_to_read(room: Room) -> None:
    await fill(room)
    archive = await room.practice.db.run(room.privacy.export, ANA)
    with ZipFile(io.BytesIO(archive.content)) as files:
        read = files.read("prep.md").decode()
    assert "## Harborlight, Jan 6" in read
    assert "> **Their website and products**\n>\n> They ship tide gauges." in read
    asked = [box for one in (await room.exported()).interviews for box in one.preparation if box.questions]
    assert [box.asked[0] in read for box in asked] == [True]


async def test_the_zip_holds_what_it_says(room: Room) -> None:
    await fill(room)
    archive = await room.practice.db.run(room.privacy.export, ANA)
    assert archive.name == "second-round-2027-01-04.zip"
    assert unpacked(archive.content).interviews == (await room.exported()).interviews


def test_the_json_alone_is_taken_in_too_and_with_a_byte_order_mark() -> None:
    document = packed(whole(answers=(ANSWER,))).content
    with ZipFile(io.BytesIO(document)) as files:
        alone = files.read(DOCUMENT)
    assert unpacked(alone) == unpacked(b"\xef\xbb\xbf" + alone) == unpacked(document)


def test_a_zip_made_anew_with_a_folder_is_taken_in() -> None:
    assert unpacked(zipped({"my data/second-round.json": b'{"schema": 1}'})).interviews == ()


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", NotAnExport),
        (b"[1]", NotAnExport),
        (b'{"schema": "one"}', NotAnExport),
        (b'{"schema": 0}', NotAnExport),
        (b'{"schema": 7, "interviews": "changed"}', ExportFromLater),
        (b'{"schema": 1, "answers": {', ExportWrong),
        (b'{"schema": 1, "answers": ' + b"[" * 10_000, ExportWrong),
        (b'{"schema": 1, "answers": ["\\ud800"]}', ExportWrong),
        (b"PK\x05\x06" + b"\x00" * 18, NotAnExport),
        (b"PK\x03\x04", ArchiveBroken),
    ],
)
def test_a_document_that_cannot_be_read_is_refused(content: bytes, refusal: type[BotError]) -> None:
    with pytest.raises(refusal):
        unpacked(content)


def test_an_archive_that_is_too_much_is_refused() -> None:
    with pytest.raises(ExportTooLarge):
        unpacked(zipped({DOCUMENT: b"{" + b" " * MOST_BYTES}))
    with pytest.raises(ExportTooLarge):
        unpacked(zipped({f"{number}.txt": b"" for number in range(MOST_ENTRIES)} | {DOCUMENT: b"{}"}))


def test_an_archive_without_the_document_is_no_export() -> None:
    with pytest.raises(NotAnExport):
        unpacked(zipped({"holiday.txt": b"sun"}))


def test_an_archive_that_understates_its_size_gives_no_more_than_it_said() -> None:
    honest = zipped({DOCUMENT: b'{"schema": 1}' + b" " * 1000}, ZIP_STORED)
    lying = honest.replace((1013).to_bytes(4, "little"), (13).to_bytes(4, "little"))
    with pytest.raises(ArchiveBroken):
        unpacked(lying)


def test_an_unusual_or_locked_archive_is_refused() -> None:
    with pytest.raises(ArchiveBroken):
        unpacked(zipped({DOCUMENT: b'{"schema": 1}'}, ZIP_BZIP2))
    locked = bytearray(zipped({DOCUMENT: b'{"schema": 1}'}))
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[locked.index(signature) + flags] |= 1
    with pytest.raises(ArchiveBroken):
        unpacked(bytes(locked))


@given(st.data())
def test_a_damaged_archive_is_refused_in_words_or_whole(data: st.DataObject) -> None:
    content = bytearray(packed(whole(interviews=(INTERVIEW,), answers=(ANSWER,))).content)
    for _ in range(data.draw(st.integers(1, 8))):
        place = data.draw(st.integers(4, len(content) - 1))
        content[place] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(4, len(content)))
    assert read(bytes(content[:cut])) in {(INTERVIEW,), "refused"}


def read(content: bytes) -> tuple[InterviewRecord, ...] | str:
    try:
        return unpacked(content).interviews
    except BotError:
        return "refused"


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"id": "a:b"}, "interviews, number 1, id: "),
        ({"company": " \n "}, "company: it must not be empty."),
        ({"company": "x" * 76}, "company: String should have at most 75 characters."),
        ({"type": "duel"}, "type: "),
        ({"zone": "Mars/Olympus"}, "zone: this time zone does not exist."),
        ({"wall": "2027-01-08T15:00:00Z"}, "wall: a wall time has no offset."),
        ({"wall": "9999-12-31T23:59:00"}, "wall: the year must lie between 2000 and 2099."),
        ({"dated_at": "2027-01-04T17:00:00"}, "dated_at: a moment needs its offset"),
        ({"decision_date": "1066-10-14"}, "decision_date: the year must lie"),
        ({"minutes": 0}, "minutes: "),
        ({"round": "10"}, "round: "),
        ({"debrief": {"felt": 6}}, "debrief, felt: "),
        ({"debrief": {"lines": [{"id": "a" * 16, "box": "bad", "text": "x"}]}}, "number 1, box: "),
        ({"notes": "x" * 3001}, "notes: "),
        ({"interviewers": [{"name": "x"}] * 31}, "interviewers: "),
        ({"interviewers": [{"name": "x", "note": "x" * 1001}]}, "interviewers, number 1, note: "),
        ({"interviewers": [{"name": "x" * 76}]}, "interviewers, number 1, name: "),
        ({"own_items": [{"text": "x", "moment": "plan"}] * 21}, "own_items: "),
        ({"evaluation": {"growth": 6}}, "evaluation, growth: "),
        ({"evaluation": {"note": "x" * 3001}}, "evaluation, note: "),
        ({"preparation": [{"part": "magic"}]}, "preparation, number 1, part: "),
        ({"preparation": [{"part": "site", "text": "x" * 3001}]}, "preparation, number 1, text: "),
        ({"checklist": [{"item": "Not An Id"}]}, "checklist, number 1, item: "),
    ],
)
def test_an_entry_that_cannot_be_right_is_named(change: dict[str, Any], place: str) -> None:
    entry = {
        **json.loads(json.dumps(asdict(INTERVIEW), default=str)),
        "wall": "2027-01-08T15:00:00",
        **change,
    }
    entry["dated_at"] = change.get("dated_at", "2027-01-04T17:00:00Z")
    with pytest.raises(ExportWrong) as refused:
        unpacked(json.dumps({"schema": 1, "interviews": [entry]}).encode())
    assert place in refused.value.words


def test_too_many_entries_are_refused() -> None:
    many = whole(interviews=(INTERVIEW,) * (records.MOST_INTERVIEWS + 1))
    with pytest.raises(ExportWrong, match="interviews: "):
        unpacked(packed(many).content)


async def test_signs_that_nobody_types_are_taken_out(room: Room) -> None:
    odd = {**asdict(ANSWER), "written_at": "2027-01-04T17:00:00Z", "text": "a\x00b\x1b[31m\n c "}
    await room.brings(unpacked(json.dumps({"schema": 1, "answers": [odd]}).encode()))
    assert [one.text for one in (await room.exported()).answers] == ["ab[31m\n c"]


async def test_a_later_file_may_hold_more_within_the_schema(room: Room) -> None:
    assert unpacked(b'{"schema": 1, "weather": "fine", "interviews": []}').interviews == ()


def whole(interviews: tuple[InterviewRecord, ...] = (), answers: tuple[AnswerRecord, ...] = ()) -> Export:
    return Export(
        schema=1,
        exported_at=NOON,
        person=PERSON,
        messages_received=(),
        interviews=interviews,
        answers=answers,
    )


def opened(export: Export) -> dict[str, str]:
    with ZipFile(io.BytesIO(packed(export).content)) as files:
        return {name: files.read(name).decode("utf-8-sig") for name in files.namelist()}


def zipped(files: dict[str, bytes], method: int = ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()
