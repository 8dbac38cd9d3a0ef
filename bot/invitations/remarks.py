"""What a person should know of the events of a file before they take them as they stand, in one sentence."""

from collections import Counter
from collections.abc import Sequence

from bot.invitations.series import MOST_DATES
from bot.invitations.values import Event, Method

LEFT_OUT = "Some of that file could not be read, so please check that nothing is missing."
UNKNOWN_ZONE = (
    "That file names a time zone that I do not know, so I took yours, and you should check its times."
)
SHORTENED = (
    f"That series has more dates than these {MOST_DATES}, so please send the file again when they are over."
)
UNSETTLED = {
    Method.REPLY: "That file is somebody's answer to an invitation, so it changes nothing.",
    Method.COUNTER: "That file only proposes another time, so please wait for the invitation once that is settled.",
    Method.DECLINECOUNTER: "That file declines another time, so the interview stays where it is.",
    Method.REFRESH: "That file only asks for the newest version, so it changes nothing.",
}


def remark(events: Sequence[Event], *, left_out: bool) -> str:
    """The weightiest of what there is to say; empty where there is nothing."""
    settled = (UNSETTLED.get(one.method, "") for one in events)
    said = (
        next(filter(None, settled), ""),
        UNKNOWN_ZONE if any(one.start and one.start.unknown_zone for one in events) else "",
        LEFT_OUT if left_out else "",
        SHORTENED if _is_shortened(events) else "",
    )
    return next(filter(None, said), "")


def _is_shortened(events: Sequence[Event]) -> bool:
    given = Counter(one.uid for one in events if one.repeats > MOST_DATES)
    return MOST_DATES in given.values()
