"""What Slack says of a recording, in all the shapes it comes in."""

from typing import Any

import pytest

from bot.slack.clips import Clip, Transcript, clip, spoken

READY = {"status": "complete", "preview": {"content": "I called.", "has_more": False}}
AUDIO = {"mimetype": "audio/webm", "duration_ms": 3177}


@pytest.mark.parametrize(
    ("file", "found"),
    [
        ({**AUDIO, "transcription": READY}, Clip(Transcript.READY, "I called.", 3)),
        ({"subtype": "slack_audio", "transcription": READY}, Clip(Transcript.READY, "I called.")),
        ({**AUDIO, "transcription": {"status": "processing"}}, Clip(Transcript.UNDERWAY)),
        ({**AUDIO, "transcription": {"status": "complete"}}, Clip(Transcript.MISSING)),
        ({**AUDIO, "transcription": {**READY, "preview": {"content": ""}}}, Clip(Transcript.MISSING)),
        ({**AUDIO, "transcription": None}, Clip(Transcript.MISSING)),
        (AUDIO, Clip(Transcript.MISSING)),
        ({"mimetype": "application/zip", "transcription": READY}, None),
        ({}, None),
    ],
)
def test_a_file_is_a_clip_with_or_without_its_words(file: dict[str, Any], found: Clip | None) -> None:
    assert clip(file) == found


def test_only_a_longer_transcript_is_worth_fetching() -> None:
    more = {"status": "complete", "preview": {"content": "I", "has_more": True}}
    both = ({**AUDIO, "vtt": "https://files.example/a.vtt", "transcription": told} for told in (READY, more))
    assert [found.captions for found in map(clip, both) if found] == ["", "https://files.example/a.vtt"]


def test_captions_are_read_without_times_and_names() -> None:
    lines = (
        *(
            "\ufeffWEBVTT - clip",
            "",
            "1",
            "00:00:00.000 --> 00:00:02.500 align:start",
            "- <v Ana>We sold</v> 40",
        ),
        *("", "2", "00:02.500 --> 00:04.000", "boxes in", "2027."),
    )
    assert spoken("\r\n".join(lines)) == "We sold 40 boxes in 2027."


def test_nothing_said_is_nothing() -> None:
    assert spoken("") == spoken("WEBVTT\n\n") == ""
