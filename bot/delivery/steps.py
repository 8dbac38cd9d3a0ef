"""The points of one delivery, in their order: whatever dies at any of them, one message arrives."""

import logging
from enum import StrEnum

log = logging.getLogger(__name__)


class Step(StrEnum):
    BEFORE_CLAIM = "before_claim"
    CLAIMED = "claimed"
    """From here on a post may leave."""
    REREAD = "reread"
    BEFORE_SEARCH = "before_search"
    SEARCHED = "searched"
    RENDERED = "rendered"
    BEFORE_OPEN = "before_open"
    OPENED = "opened"
    CHANNEL_STORED = "channel_stored"
    MARKED = "marked"
    """It is written down anew where a post may go to from now on: only where the claim does not say so."""
    WRITING = "writing"
    """The connection stands; the request's first byte is next."""
    POSTED = "posted"
    RECORDED = "recorded"
    BEFORE_REPAIR = "before_repair"
    REPAIRED = "repaired"
    AFTER_SENT = "after_sent"
    FINISHED = "finished"


def log_step(step: Step) -> None:
    log.debug("delivery: %s", step)
