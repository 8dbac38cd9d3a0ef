"""Audio clips: what Slack wrote down of what somebody said (docs.slack.dev, the file object)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

CAPTION = re.compile(r"\d\d:\d\d\.\d{3} -->|^(?:WEBVTT|NOTE|STYLE|REGION)\b|^\s*\d*\s*$")
"""Lines of a WebVTT file that nobody spoke."""
VOICE = re.compile(r"</?[^<>]*>|^- ")


class Transcript(StrEnum):
    """Whether Slack has written a clip down."""

    READY = "ready"
    UNDERWAY = "underway"
    MISSING = "missing"


@dataclass(frozen=True)
class Clip:
    """`words` is the beginning where the whole has to be fetched from `captions`."""

    state: Transcript
    words: str = ""
    seconds: int = 0
    captions: str = ""


def clip(file: Mapping[str, Any]) -> Clip | None:
    """What Slack says of a file that is a recording; None for any other."""
    if not is_clip(file):
        return None
    told = file.get("transcription") or {}
    preview = told.get("preview") or {}
    if told.get("status") == "processing":
        return Clip(Transcript.UNDERWAY)
    if told.get("status") != "complete" or not preview.get("content"):
        return Clip(Transcript.MISSING)
    captions = str(file.get("vtt") or "") if preview.get("has_more") else ""
    seconds = round(int(file.get("duration_ms") or 0) / 1000)
    return Clip(Transcript.READY, str(preview["content"]), seconds, captions)


def is_clip(file: Mapping[str, Any]) -> bool:
    return file.get("subtype") == "slack_audio" or str(file.get("mimetype", "")).startswith("audio/")


def spoken(captions: str) -> str:
    """The words of a WebVTT file, without times and names."""
    lines = (line for line in captions.lstrip("\ufeff").splitlines() if not CAPTION.search(line))
    return " ".join(" ".join(VOICE.sub("", line) for line in lines).split())
