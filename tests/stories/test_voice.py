"""A person answers aloud: an audio clip, and what Slack wrote down of it."""

from datetime import timedelta
from typing import Any

import pytest

from bot.app import SecondRound
from playground.people import Person
from playground.records import SharedFile
from playground.server import Playground
from tests.practice import TOLD, asked, records, shown, written
from tests.replay import recording
from tests.story import saying

pytestmark = pytest.mark.usefixtures("nothing_breaks")
UMS = "Um, so, the till was, um, forty dollars short on a Friday. I counted it twice and found the slip."
BLANK = {"subtype": "slack_audio", "transcription": {"status": "complete", "preview": {"content": " \n"}}}
CAPTIONS = """WEBVTT

1
00:00:00.000 --> 00:00:04.000
- The till was forty dollars short

NOTE not said

00:04.000 --> 00:09.000
<v Ana>on a Friday & I counted it twice.</v>
"""


async def test_a_spoken_answer_is_judged_by_what_slack_wrote_down_with_its_pace(
    ana: Person, playground: Playground
) -> None:
    question = await asked(ana, "behavioral")
    await records(playground, ana, transcribed(UMS, seconds=10))
    assert "Spoken in 10 s: 120 words a minute (130 to 150 are easy to follow), 2 fillers." in ana.last.text
    assert "What is strong" in ana.last.text
    assert all(probe in ana.last.text for probe in question.probes)
    await ana.chooses("Rate it", "3 of 5")
    assert "Spoken in 10 s" in ana.last.text
    await ana.types("answers")
    assert "Um, so, the till was" in ana.last.text


async def test_a_slow_answer_is_measured_by_its_seconds_alone(ana: Person, playground: Playground) -> None:
    await asked(ana, "behavioral")
    await records(playground, ana, transcribed("I counted the till.", seconds=240))
    assert "Kept. 4 words. Two minutes hold about 280 words." in ana.last.text
    assert "Spoken in 240 s: 1 word a minute (130 to 150 are easy to follow)" in ana.last.text


async def test_a_long_transcript_is_fetched_whole(ana: Person, playground: Playground) -> None:
    await asked(ana, "behavioral")
    captions = playground.workspace.keep_file(
        SharedFile("F0CAPTIONS", ana.id, "captions.vtt", "text/vtt", CAPTIONS.encode())
    )
    url = playground.payloads.file(captions)["url_private"]
    await records(playground, ana, {**transcribed("The till was", more=True), "vtt": url})
    await ana.clicks("Try again")
    assert ana.sees("The till was forty dollars short on a Friday & I counted it twice.")


async def test_a_transcript_that_is_not_ready_is_waited_for(ana: Person, playground: Playground) -> None:
    await asked(ana, "behavioral")
    clip = await records(playground, ana, {"transcription": {"status": "processing"}})
    assert "Slack is still writing down what you said" in ana.last.text
    await ana.clicks("Look again")
    assert "Slack is still writing down what you said" in ana.last.text
    clip.heard = transcribed(TOLD)
    sent = recording(playground)
    await ana.clicks("Look again")
    assert "All four parts of STAR are there." in ana.last.text
    await sent.again()
    await ana.types("answers")
    assert "1 to 1 of 1" in ana.last.text


async def test_a_transcript_is_answered_as_soon_as_it_is_there(
    ana: Person, playground: Playground, bot: SecondRound
) -> None:
    question = await asked(ana, "behavioral")
    clip = await records(playground, ana, {"transcription": {"status": "processing"}})
    said = len(ana.messages)
    await later(playground, bot)
    assert len(ana.messages) == said
    await asked(ana, "motivation")
    clip.heard = transcribed(TOLD)
    await later(playground, bot)
    assert "All four parts of STAR are there." in ana.last.text
    assert all(probe in ana.last.text for probe in question.probes)
    said = len(ana.messages)
    await later(playground, bot)
    assert len(ana.messages) == said


async def test_a_transcript_that_never_comes_is_given_up(
    ana: Person, playground: Playground, bot: SecondRound
) -> None:
    await asked(ana, "behavioral")
    await records(playground, ana, {"transcription": {"status": "processing"}})
    await later(playground, bot, minutes=9)
    assert "Slack has no transcript" not in ana.last.text
    await later(playground, bot, minutes=2)
    assert "Slack has no transcript" in ana.last.text
    await later(playground, bot)
    assert len(saying(ana, "Slack has no transcript")) == 1


async def test_a_recording_that_was_deleted_while_it_was_waited_for_is_said_once(
    ana: Person, playground: Playground, bot: SecondRound
) -> None:
    await asked(ana, "behavioral")
    clip = await records(playground, ana, {"transcription": {"status": "processing"}})
    del playground.workspace.files[clip.id]
    await later(playground, bot)
    await later(playground, bot)
    assert len(saying(ana, "I cannot open that file")) == 1


@pytest.mark.parametrize(
    "heard", [{}, {"transcription": {"status": "failed"}}, {"subtype": "slack_audio"}, BLANK]
)
async def test_a_workspace_without_transcripts_is_told_so(
    ana: Person, playground: Playground, heard: dict[str, Any]
) -> None:
    await asked(ana, "behavioral")
    await records(playground, ana, heard)
    assert "Slack has no transcript of this recording" in ana.last.text
    await ana.clicks("Practice a question")
    assert shown(ana).text


async def test_a_recording_before_any_question_leads_to_one(ana: Person, playground: Playground) -> None:
    await ana.types("help")
    await records(playground, ana, transcribed(TOLD))
    assert "I have not asked you anything yet" in ana.last.text


async def test_a_recording_after_a_question_to_ask_is_no_answer(ana: Person, playground: Playground) -> None:
    await asked(ana, "questions to ask")
    await records(playground, ana, transcribed(TOLD))
    assert "This one is for you to ask" in ana.last.text
    await ana.types("answers")
    assert "You have not kept an answer yet" in ana.last.text


async def test_a_mock_round_may_be_spoken(ana: Person, playground: Playground) -> None:
    await ana.types("mock behavioral 2")
    root = saying(ana, "Mock round")[0]
    await records(playground, ana, transcribed(TOLD), root.ts)
    assert "Question 2 of 2" in ana.last.text
    await records(playground, ana, transcribed(UMS), root.ts)
    assert "You answered 2 of 2 questions" in ana.last.text


async def test_a_recording_beside_the_thread_answers_the_question_that_the_round_put_last(
    ana: Person, playground: Playground
) -> None:
    earlier = await asked(ana, "motivation")
    await ana.types("mock behavioral 2")
    await records(playground, ana, transcribed(TOLD))
    assert "Question 2 of 2" in ana.last.text
    await records(playground, ana, transcribed(UMS))
    assert "You answered 2 of 2 questions" in ana.last.text
    assert earlier.text not in ana.last.text


async def test_a_recording_answers_a_question_put_since_and_the_round_waits_in_its_thread(
    ana: Person, playground: Playground
) -> None:
    await ana.types("mock behavioral 2")
    root = saying(ana, "Mock round")[0]
    since = await asked(ana, "motivation")
    await records(playground, ana, transcribed(TOLD))
    assert all(probe in ana.last.text for probe in since.probes)
    await records(playground, ana, transcribed(TOLD), root.ts)
    assert "Question 2 of 2" in ana.last.text


async def test_a_recording_written_down_after_its_question_was_skipped_does_not_answer_the_next(
    ana: Person, playground: Playground, bot: SecondRound
) -> None:
    await ana.types("mock behavioral 2")
    root, first = saying(ana, "Mock round")[0], shown(ana)
    clip = await records(playground, ana, {"transcription": {"status": "processing"}}, root.ts)
    await ana.clicks("Skip")
    clip.heard = transcribed(TOLD)
    await later(playground, bot)
    assert all(probe in ana.last.text for probe in first.probes)
    await ana.types("mock")
    assert "Question 2 of 2" in ana.last.text


async def test_a_very_long_recording_is_kept_as_far_as_a_box_goes(
    ana: Person, playground: Playground, bot: SecondRound
) -> None:
    await asked(ana, "behavioral")
    await records(playground, ana, transcribed("I called the client. " * 400))
    await ana.clicks("Try again")
    assert len(written(ana)["Your answer"]) in range(2990, 3001)
    await ana.submits()
    assert "Kept." in ana.last.text


async def test_another_persons_recording_is_not_looked_at(
    ana: Person, ben: Person, playground: Playground
) -> None:
    await asked(ben, "behavioral")
    await asked(ana, "behavioral")
    clip = await records(playground, ana, {"transcription": {"status": "processing"}})
    sent = recording(playground)
    await ana.clicks("Look again")
    clip.heard = transcribed(TOLD)
    await sent.again(user={"id": ben.id})
    await ben.types("answers")
    assert "You have not kept an answer yet" in ben.last.text


async def later(playground: Playground, bot: SecondRound, minutes: int = 1) -> None:
    """Time passes, and the bot listens again."""
    playground.clock.advance(timedelta(minutes=minutes))
    await bot.voice.listen(bot.routes, bot.client)


def transcribed(words: str, seconds: int = 60, *, more: bool = False) -> dict[str, Any]:
    preview = {"content": words, "has_more": more}
    told = {"status": "complete", "locale": "en-US", "preview": preview}
    return {"subtype": "slack_audio", "transcription": told, "duration_ms": seconds * 1000}
