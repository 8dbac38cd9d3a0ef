"""What every answer about a calendar file has to be, whatever the file."""

import json
import re
from datetime import UTC, datetime

from bot import zones
from bot.invitations import Invitations, guess, read_invitations
from bot.invitations.moments import FIRST_YEAR, LAST_YEAR

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)
_SENTENCE = re.compile(r"[A-Z][^.!?\n]{10,160}\.")


def read_sensibly(content: bytes) -> Invitations:
    """The reading, after a look at it: events that can be placed and shown, or one sentence."""
    found = read_invitations(content, now=NOW)
    assert found.events or found.reason
    assert not found.reason or is_one_sentence(found.reason), found.reason
    for event in found.events:
        assert event.start or (event.cancelled and event.uid)
        assert event.start is None or FIRST_YEAR - 1 <= event.start.day.year <= LAST_YEAR + 1
        assert event.start is None or event.start.zone is None or zones.is_zone(event.start.zone)
        assert event.minutes is None or event.minutes > 0
        assert event.link is None or event.link.startswith(("http://", "https://", "HTTP"))
        guess(event)
    json.dumps(found.to_json("America/New_York")).encode()
    return found


def is_one_sentence(words: str) -> bool:
    return _SENTENCE.fullmatch(words) is not None
