"""What people type stays theirs: encrypted on the disk, in no log, and in nothing another app can read."""

import logging
import re
from pathlib import Path

import pytest
from slack_bolt.request.async_request import AsyncBoltRequest

from bot.app import SecondRound, assembled
from bot.config import Settings
from playground.people import Person
from playground.server import Playground
from tests.conftest import moved, transport_to
from tests.story import adds, details

SECRETS = {
    "company": "Quillmarrow",
    "role": "Zephyrologist",
    "place": "https://meet.example/velvetsecret",
    "name": "Ondine Ptarmigan",
    "notes": "I am leaving because of Hollyhock",
    "own": "Collect the brocade jacket",
    "message": "help me escape from Umberfield",
}


async def test_nothing_that_is_typed_is_on_the_disk_or_in_a_log(
    playground: Playground, settings: Settings, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """SLACK.md, trap 12: Bolt and the SDK would log whole requests and answers at DEBUG."""
    caplog.set_level(logging.DEBUG, "bot")
    caplog.set_level(logging.INFO)
    ana = playground.person("Ana")
    async with assembled(settings, playground.clock, patient=True) as bot:
        playground.transport = transport_to(bot)
        await bot.jobs.start()
        await tells_everything(ana)
        await moved(playground, bot, days=4, hours=2)
        written = everything_in(tmp_path)
        await bot.jobs.stop()
        playground.transport = None
    written += everything_in(tmp_path)
    assert b"interview" in written
    assert [secret for secret in SECRETS.values() if secret.encode() in written] == []
    assert [secret for secret in SECRETS.values() if secret in caplog.text] == []
    assert ana.sees(SECRETS["company"])


async def test_a_bug_is_logged_without_the_words_that_led_to_it(
    playground: Playground, bot: SecondRound, ana: Person, caplog: pytest.LogCaptureFixture
) -> None:
    """SLACK.md, traps 6 and 12: the person gets a reference, the log where it happened, Slack a 500."""

    async def stumble(*_: object) -> None:
        raise ValueError(SECRETS["notes"])

    bot.bolt.shortcut("a.bug")(stumble)
    await ana.types("help")
    payload = playground.payloads.message_shortcut(
        ana.id, "a.bug", playground.workspace.message(ana.dm, ana.last.ts)
    )
    answer = await bot.bolt.async_dispatch(AsyncBoltRequest(mode="socket_mode", body=payload))
    assert answer.status == 500
    assert SECRETS["notes"] not in caplog.text
    reference = re.search(r"reference ([0-9a-f]{8}): ValueError", caplog.text)
    assert reference
    assert reference[1] in ana.last.text


async def test_what_other_apps_can_read_of_a_message_is_a_random_id(
    playground: Playground, settings: Settings
) -> None:
    ana = playground.person("Ana")
    async with assembled(settings, playground.clock, patient=True) as bot:
        playground.transport = transport_to(bot)
        await bot.jobs.start()
        await tells_everything(ana)
        await moved(playground, bot, days=4, hours=2)
        await bot.jobs.stop()
        playground.transport = None
    stamps = [message.metadata for message in playground.workspace.messages if message.metadata]
    assert len(stamps) > 2
    for stamp in stamps:
        assert stamp["event_type"] == "secondround_delivery"
        assert list(stamp["event_payload"]) == ["delivery"]
        assert re.fullmatch(r"[0-9a-f]{16}", stamp["event_payload"]["delivery"])
    ids = [stamp["event_payload"]["delivery"] for stamp in stamps]
    assert len(set(ids)) == len(ids)


async def test_nothing_private_is_said_in_a_channel(playground: Playground, settings: Settings) -> None:
    ana = playground.person("Ana")
    async with assembled(settings, playground.clock, patient=True) as bot:
        playground.transport = transport_to(bot)
        await tells_everything(ana)
        for words in ("interviews", "prep", "thanks", "prep Quillmarrow", "answers", "add Quillmarrow panel"):
            await ana.types(f"/secondround {words}", where="#job-search")
        playground.transport = None
    elsewhere = [message for message in playground.workspace.messages if message.channel != ana.dm]
    assert [message.text for message in elsewhere if message.ephemeral_to is None] == []
    assert [message for message in playground.person("Ben").messages if message.author != ana.id] == []


async def tells_everything(person: Person) -> None:
    await person.types(SECRETS["message"])
    await adds(person, {"Company": SECRETS["company"]})
    await details(
        person,
        {
            "Role": SECRETS["role"],
            "Place or link": SECRETS["place"],
            "Interviewers": SECRETS["name"],
            "Notes": SECRETS["notes"],
        },
    )
    await person.clicks("Edit the list")
    await person.submits({"Your own items": SECRETS["own"]})


def everything_in(folder: Path) -> bytes:
    """The database, its journal, its key."""
    return b"".join(path.read_bytes() for path in folder.iterdir() if path.is_file())
