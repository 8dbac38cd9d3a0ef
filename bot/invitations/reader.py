"""From a file's octets to what it says, or to the one sentence why not. No file makes it raise, or runs for long."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.invitations.clocks import Clocks
from bot.invitations.components import Component, components
from bot.invitations.octets import content_lines
from bot.invitations.refusals import CalendarHuge, EventWithoutStart, NoEvent, Refused
from bot.invitations.remarks import LEFT_OUT, remark
from bot.invitations.series import expanded
from bot.invitations.values import Event, Method

MOST_SERIES = 10


@dataclass(frozen=True)
class Invitations:
    """What a file says. `reason` is one sentence: why there are no events, or what has to be known of those there are.

    `left_out` is another where some could not be read, else empty.
    """

    events: tuple[Event, ...] = ()
    reason: str = ""
    left_out: str = ""

    @property
    def ok(self) -> bool:
        return bool(self.events)

    def to_json(self, own_zone: str | None) -> dict[str, object]:
        """What `secondround invite` prints."""
        return {
            "ok": self.ok,
            "reason": self.reason,
            "events": [one.to_json(own_zone) for one in self.events],
        }


def read_invitations(content: bytes, *, now: datetime) -> Invitations:
    """Every event of a calendar file, the earliest first; of a series the next dates after `now`, which is aware."""
    try:
        found = components(content_lines(content))
        return _read(found, now.astimezone(UTC))
    except Refused as refusal:
        return Invitations(reason=refusal.words)


def _read(found: list[Component], now: datetime) -> Invitations:
    clocks, method = Clocks(found), _method(found[0])
    groups = _by_uid(one for one in found if one.name == "VEVENT")
    if not groups:
        raise NoEvent
    if sum(len(one.lines.get("RRULE", ())) for group in groups for one in group) > MOST_SERIES:
        raise CalendarHuge
    events: list[Event] = []
    refusals: list[Refused] = []
    for group in groups:
        try:
            events += _placed(expanded(group, clocks, method, now))
        except Refused as refusal:
            refusals.append(refusal)
    if not events:
        raise refusals[0]
    events.sort(key=lambda one: (one.start.instant("UTC") if one.start else now, one.summary))
    left_out = bool(refusals)
    return Invitations(tuple(events), remark(events, left_out=left_out), LEFT_OUT if left_out else "")


def _placed(events: list[Event]) -> list[Event]:
    """Those with a start; a cancellation may go without."""
    found = [one for one in events if one.start is not None or (one.cancelled and one.uid)]
    if not found:
        raise EventWithoutStart
    return found


def _method(calendar: Component) -> Method:
    try:
        return Method(calendar.text("METHOD").upper())
    except ValueError:
        return Method.PUBLISH


def _by_uid(events: Iterable[Component]) -> list[list[Component]]:
    """What bears one UID together; an event without stands alone."""
    groups: dict[str | int, list[Component]] = {}
    for number, one in enumerate(events):
        groups.setdefault(one.text("UID") or number, []).append(one)
    return list(groups.values())
