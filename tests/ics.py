"""Calendar files for stories: one event or several, said in a few words."""

from collections.abc import Iterable

NEW_YORK, LONDON = "America/New_York", "Europe/London"
PRIYA = "ORGANIZER;CN=Priya Nair:mailto:priya@harborlight.example"
TOM = "ATTENDEE;CN=Tom Ellis;PARTSTAT=ACCEPTED:mailto:tom@harborlight.example"
ANA = "ATTENDEE;CN=Ana Park;PARTSTAT=NEEDS-ACTION:mailto:ana.park@gmail.com"
LINK = "LOCATION:https://zoom.example/j/98765"


def event(
    start: str = "20270108T150000",
    *more: str,
    uid: str = "panel@harborlight.example",
    summary: str = "Panel interview at Harborlight",
    sequence: int = 0,
    zone: str | None = NEW_YORK,
) -> list[str]:
    """An hour from a wall time in a zone; Friday at three, four days after the stories begin, where nothing is said."""
    at = f"DTSTART;TZID={zone}:{start}" if zone else f"DTSTART:{start}"
    length = (
        []
        if any(line.startswith(("DTEND", "DURATION")) for line in more) or len(start) == 8
        else ["DURATION:PT1H"]
    )
    lines = ["BEGIN:VEVENT", f"UID:{uid}", f"SUMMARY:{summary}", f"SEQUENCE:{sequence}", at, *length, *more]
    return [*lines, "END:VEVENT"]


def file(*events: Iterable[str], method: str = "REQUEST") -> bytes:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"METHOD:{method}", *(line for one in events for line in one)]
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()
