"""Direct messages are stored before they are acknowledged, answered once, and answered after a crash as well."""

import copy
import json
from contextlib import suppress
from typing import Any

from slack_bolt.request.async_request import AsyncBoltRequest
from sqlmodel import Session, select

from bot.app import SecondRound
from bot.models.inbox import LetterRow
from bot.models.people import Who
from bot.store.db import reads
from playground.people import Person
from playground.server import Playground
from playground.wire import Json
from tests.conftest import moved
from tests.postgres import ON_BOTH
from tests.story import saying, set_on_the_writer

HELP = "I help you through your interviews"


@reads
def letters(session: Session) -> list[dict[str, Any]]:
    return [row.model_dump() for row in session.exec(select(LetterRow))]


async def test_a_message_is_answered_where_it_was_written(ana: Person) -> None:
    await ana.types("help")
    assert HELP in ana.last.text
    assert ana.last.channel == ana.dm


@ON_BOTH
async def test_an_event_that_comes_twice_is_answered_once(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    """SLACK.md, trap 5."""
    await ana.types("hello there")
    first = len(ana.messages)
    assert await dispatched(bot, last_event(playground)) == 200
    assert len(ana.messages) == first


async def test_a_message_is_stored_before_slack_hears_that_it_arrived(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    """SLACK.md, trap 5: what cannot be stored is not acknowledged, so Slack sends it again."""
    await ana.types("help")
    event = unheard(last_event(playground), "Ev0LATER")
    set_on_the_writer(bot, "query_only=ON")
    assert await dispatched(bot, event) == 500
    assert "I cannot save anything at the moment" in ana.last.text
    set_on_the_writer(bot, "query_only=OFF")
    assert await dispatched(bot, event) == 200
    assert len(saying(ana, HELP)) == 2


@ON_BOTH
async def test_what_a_crash_left_unanswered_is_answered_after_the_restart(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    """SLACK.md, trap 5."""
    await ana.types("help")
    for number in range(3):
        await forgets(playground, bot, ana, number)
    await moved(playground, bot, minutes=2)
    await bot.messages.replay(bot.client)
    assert len(saying(ana, HELP)) == 4
    await bot.messages.replay(bot.client)
    assert len(saying(ana, HELP)) == 4


@ON_BOTH
async def test_what_was_answered_leaves_no_words_behind(bot: SecondRound, ana: Person) -> None:
    await ana.types("help me with a secret")
    assert [letter["body"] for letter in await bot.db.run(letters)] == [""]


async def test_the_bot_does_not_answer_itself_edits_deletions_or_channels(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await ana.types("help")
    said = len(ana.messages)
    await ana.types("help", where="#job-search")
    own = playground.workspace.message(ana.dm, saying(ana, HELP)[-1].ts)
    await playground.courier.tell(playground.payloads.direct_message(own))
    await playground.courier.tell(playground.payloads.deleted_message(own))
    await playground.courier.tell(playground.payloads.changed_message(own, playground.payloads.message(own)))
    assert len(ana.messages) == said
    assert len(await bot.db.run(letters)) == 1


@ON_BOTH
async def test_a_message_that_breaks_its_answer_does_not_hold_up_the_others(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await ana.types("help")
    who = Who(playground.team_id, ana.id)
    assert await bot.db.run(bot.messages.inbox.keep, who, "Ev0POISON", "{")
    await forgets(playground, bot, ana, 1)
    await moved(playground, bot, minutes=2)
    for _ in range(5):
        with suppress(ValueError):
            await bot.messages.replay(bot.client)
    assert len(saying(ana, HELP)) == 2


async def test_a_file_alone_gets_a_sentence(ana: Person) -> None:
    await ana.drops("notes.txt", b"nothing")
    assert ana.last.author != ana.id
    assert ana.last.text.strip()


def last_event(playground: Playground) -> Json:
    """What Slack sent when somebody wrote to the app last."""
    sent = [entry["detail"] for entry in playground.courier.log if entry["kind"] == "events_api"]
    letters = [one for one in sent if one["event"]["type"] == "message" and "bot_id" not in one["event"]]
    return copy.deepcopy(letters[-1])


def unheard(event: Json, event_id: str) -> Json:
    return {**event, "event_id": event_id}


async def dispatched(bot: SecondRound, event: Json) -> int:
    answer = await bot.bolt.async_dispatch(AsyncBoltRequest(mode="socket_mode", body=event))
    return int(answer.status or 0)


async def forgets(playground: Playground, bot: SecondRound, person: Person, number: int) -> None:
    """A letter as it stands after a crash between storing and answering."""
    event = unheard(last_event(playground), f"Ev0CRASH{number}")
    who = Who(playground.team_id, person.id)
    assert await bot.db.run(bot.messages.inbox.keep, who, event["event_id"], json.dumps(event))
