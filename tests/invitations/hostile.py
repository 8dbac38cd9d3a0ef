"""Files that mean harm, or are no invitation at all: each is refused in one sentence.

`python -m tests.invitations.hostile` reads each in a process of its own, and prints how long it took and what it held.
"""

import gzip
import io
import os
import random
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

MB = 1_000_000


def calendar(*lines: str) -> bytes:
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *lines, "END:VCALENDAR", ""]).encode()


def event(*lines: str, start: str = "DTSTART:20270112T150000Z") -> bytes:
    return calendar(
        "BEGIN:VEVENT", "UID:one@harborlight.example", *filter(None, [start]), *lines, "END:VEVENT"
    )


def many(count: int) -> bytes:
    lines = (
        line
        for number in range(count)
        for line in (
            "BEGIN:VEVENT",
            f"UID:{number}@harborlight.example",
            "DTSTAMP:20261120T090000Z",
            "DTSTART:20270112T150000Z",
            "DTEND:20270112T160000Z",
            f"SUMMARY:Interview {number}",
            "END:VEVENT",
        )
    )
    return calendar(*lines)


def packed(pack: Callable[[io.BytesIO], None]) -> bytes:
    opened = io.BytesIO()
    pack(opened)
    return opened.getvalue()


def zipped(opened: io.BytesIO) -> None:
    with zipfile.ZipFile(opened, "w") as archive:
        archive.writestr("invite.ics", event("SUMMARY:Panel"))


def zone(count: int, *lines: str, name: str = "Long") -> list[str]:
    """A zone with so many observances, each with those lines."""
    begins = ("BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:-0400", "TZOFFSETTO:-0511")
    parts = (line for _ in range(count) for line in (*begins, *lines, "END:STANDARD"))
    return ["BEGIN:VTIMEZONE", f"TZID:{name}", *parts, "END:VTIMEZONE"]


def years(names: int = 1) -> list[str]:
    """An event in each year, their zones by turns."""
    return [
        line
        for year in range(1970, 2100)
        for line in (
            "BEGIN:VEVENT",
            f"UID:{year}",
            f"DTSTART;TZID=Long{year % names or ''}:{year}0112T150000",
            "END:VEVENT",
        )
    ]


def repeating(rule: str, start: str = "DTSTART:20270112T150000Z", *more: str) -> bytes:
    return event(f"RRULE:{rule}", *more, start=start)


REFUSED: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "blanks": lambda: b" \r\n\t\r\n" * 1000,
    "only a byte order mark": lambda: b"\xef\xbb\xbf",
    "nulls": lambda: b"\x00" * MB,
    "over 3 MB of description": lambda: event("DESCRIPTION:" + "a" * 3 * MB),
    "over 3 MB of folds": lambda: event("DESCRIPTION:" + "a\r\n " * MB),
    "10,000 events": lambda: many(10_000),
    "10,001 events within 3 MB": lambda: many(10_001),
    "events without an end": lambda: calendar(*["BEGIN:VEVENT"] * 100_000),
    "nested components": lambda: calendar(*["BEGIN:X-BOX"] * 150_000),
    "observances within observances": lambda: calendar(
        "BEGIN:VTIMEZONE", "TZID:Long", *["BEGIN:STANDARD"] * 90_000, "END:VTIMEZONE", *years()[:4]
    ),
    "a series for ever within 20,000 blocks": lambda: calendar(
        *["BEGIN:X-BOX"] * 20_000,
        *("BEGIN:VEVENT", "UID:1", "DTSTART:20270112T150000Z", "RRULE:FREQ=SECONDLY", "END:VEVENT"),
        *["END:X-BOX"] * 20_000,
    ),
    "100,000 attendees": lambda: event(*[f"ATTENDEE:mailto:a{one}@x.example" for one in range(80_000)]),
    "a million lines": lambda: event(*["X"] * MB),
    "900,000 lines within 3 MB": lambda: event(*["X"] * 900_000),
    "900,000 folds within 3 MB": lambda: event("DESCRIPTION:" + "a\n " * 900_000),
    "700,000 wide lines": lambda: (
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20270112T150000Z\n" + "a\n" * 700_000
    ).encode("utf-16"),
    "every second": lambda: repeating("FREQ=SECONDLY"),
    "every second, a billion times": lambda: repeating("FREQ=SECONDLY;COUNT=1000000000"),
    "every minute until next year": lambda: repeating("FREQ=MINUTELY;UNTIL=20281231T000000Z"),
    "every hour": lambda: repeating("FREQ=HOURLY"),
    "every day for ever": lambda: repeating("FREQ=DAILY"),
    "every week for ever": lambda: repeating("FREQ=WEEKLY;BYDAY=TU"),
    "every day until 9999": lambda: repeating("FREQ=DAILY;UNTIL=99991231T235959Z"),
    "every second of every day": lambda: repeating(
        f"FREQ=DAILY;BYHOUR={','.join(map(str, range(24)))};BYMINUTE={','.join(map(str, range(60)))};COUNT=99999999"
    ),
    "30 February": lambda: repeating("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=5", "DTSTART:20270101T100000"),
    "a fifth second Monday": lambda: repeating(
        "FREQ=MONTHLY;BYDAY=2MO;BYSETPOS=5;COUNT=3", "DTSTART:20270101T100000"
    ),
    "a rule of noise": lambda: repeating("FREQ=WEEKLY;COUNT=;UNTIL=x;BYDAY=ZZ"),
    "a count of a million digits": lambda: repeating("FREQ=DAILY;COUNT=" + "9" * MB),
    "a list of a million weekdays": lambda: repeating(
        "FREQ=WEEKLY;COUNT=5;BYDAY=" + "MO," * (MB // 4) + "MO"
    ),
    "eleven series": lambda: calendar(
        *(
            line
            for one in range(11)
            for line in (
                "BEGIN:VEVENT",
                f"UID:{one}",
                "DTSTART:20200101T100000",
                "RRULE:FREQ=DAILY;UNTIL=20270101T000000Z",
                "END:VEVENT",
            )
        )
    ),
    "150,000 dates added": lambda: event(*["RDATE:" + ",".join(["20270113T150000Z"] * 1000)] * 150),
    "150,000 dates taken away": lambda: event(
        "RRULE:FREQ=DAILY;COUNT=9", *["EXDATE:" + ",".join(["20270113T150000Z"] * 1000)] * 150
    ),
    "14,000 lines of a date each": lambda: event(*["RDATE:20270113T150000Z"] * 14_000),
    "a zone with 150,000 dates": lambda: calendar(
        *zone(75, *["RDATE:" + ",".join(["19700112T150000"] * 1000)] * 2), *years()[:4]
    ),
    "14,000 rules of one event": lambda: event(*["RRULE:FREQ=DAILY;UNTIL=20280101T000000Z"] * 14_000),
    "400 changes, each of all later dates": lambda: calendar(
        *("BEGIN:VEVENT", "UID:1", "DTSTART:20260101T100000Z", "RRULE:FREQ=DAILY;COUNT=999", "END:VEVENT"),
        *(
            line
            for day in range(400)
            for line in (
                "BEGIN:VEVENT",
                "UID:1",
                f"RECURRENCE-ID;RANGE=THISANDFUTURE:2027{1 + day % 12:02}{1 + day // 12 % 28:02}T100000Z",
                "DTSTART:20270112T110000Z",
                "END:VEVENT",
            )
        ),
    ),
    "the year 9999": lambda: event(start="DTSTART:99991231T235959Z"),
    "a day in the year 9999": lambda: event(start="DTSTART;VALUE=DATE:99991231"),
    "the year 1": lambda: event(start="DTSTART:00010101T000000"),
    "the thirteenth month": lambda: event(start="DTSTART:20271301T100000"),
    "no start": lambda: event(start=""),
    "an empty start": lambda: event(start="DTSTART:"),
    "no event": calendar,
    "only a zone": lambda: calendar("BEGIN:VTIMEZONE", "TZID:Europe/Berlin", "END:VTIMEZONE"),
    "only a task": lambda: calendar("BEGIN:VTODO", "UID:1", "DUE:20270112T150000Z", "END:VTODO"),
    "zip": lambda: packed(zipped),
    "gzip": lambda: gzip.compress(event("SUMMARY:Panel")),
    "chance": lambda: random.Random(7).randbytes(MB),
    "a picture": lambda: b"\x89PNG\r\n\x1a\n" + random.Random(8).randbytes(50_000),
    "a document": lambda: (
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj << >> endobj" + random.Random(9).randbytes(9_000)
    ),
    "a web page": lambda: (
        b"<!doctype html><html><title>Sign in</title><p>Please sign in to see the calendar.</html>"
    ),
    "prose": lambda: b"Hi Ana, looking forward to Tuesday at 3. Priya",
    "JSON": lambda: b'{"calendar": {"events": [{"start": "2027-01-12T15:00"}]}}',
    "a file cut off": lambda: event("SUMMARY:Panel", start="")[:60],
}
"""By what they are."""

TAKEN: dict[str, Callable[[], bytes]] = {
    "499 events": lambda: many(499),
    "450 events of 6 kB, all addresses": lambda: calendar(
        *(
            line
            for one in range(450)
            for line in (
                "BEGIN:VEVENT",
                f"UID:{one}",
                "DTSTART:20270112T150000Z",
                "DESCRIPTION:" + "https://a.example/join/1 " * 240,
                "END:VEVENT",
            )
        )
    ),
    "14,000 attendees with long names": lambda: event(
        *[f'ATTENDEE;CN="Mira {"o" * 130}":mailto:mira{one}@x.example' for one in range(14_000)]
    ),
    "names of quotation marks": lambda: event(
        *["ATTENDEE;CN=" + '":;,\\' * 300 + ":mailto:mira@x.example"] * 1_500
    ),
    "zones of colons": lambda: event(*["DTSTART;TZID=" + ":" * 180] * 14_000),
    "600 nested wrappings": lambda: event("DESCRIPTION:" + "https://urldefense.com/v3/__" * 600),
    "2.9 MB of picture attached": lambda: event(
        "SUMMARY:Harborlight panel", "ATTACH;ENCODING=BASE64;VALUE=BINARY:" + "QUJD" * 720_000
    ),
    "2.9 MB of description": lambda: event(
        "SUMMARY:Harborlight panel", "DESCRIPTION:" + "<b>x &lt;" * 320_000
    ),
    "a title of 1 MB": lambda: event("SUMMARY:" + "Harborlight panel " * 55_000),
    "a thousand addresses": lambda: event("DESCRIPTION:" + "https://a.example/join/1 " * 40_000),
    "ten long series": lambda: calendar(
        *(
            line
            for one in range(10)
            for line in (
                "BEGIN:VEVENT",
                f"UID:{one}",
                "DTSTART:20180101T100000",
                "RRULE:FREQ=WEEKLY;BYDAY=MO,TH;UNTIL=20261229T000000Z",
                "END:VEVENT",
            )
        )
    ),
    "a zone with a trap in its rules": lambda: calendar(
        *("BEGIN:VTIMEZONE", "TZID:Trap"),
        *("BEGIN:STANDARD", "DTSTART:16010101T000000", "TZOFFSETFROM:-0400", "TZOFFSETTO:-0500"),
        *("RRULE:FREQ=SECONDLY", "END:STANDARD", "END:VTIMEZONE"),
        *("BEGIN:VEVENT", "UID:1", "DTSTART;TZID=Trap:20270112T150000", "SUMMARY:Panel", "END:VEVENT"),
    ),
    "a zone with 2,400 observances": lambda: calendar(
        *zone(2_400, "RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11"), *years()[-4:]
    ),
    "a zone of a hundred rules, used in each year": lambda: calendar(
        *zone(100, "RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11"), *years()
    ),
    "zones with a rule for every day": lambda: calendar(
        *(line for one in range(1, 24) for line in zone(100, "RRULE:FREQ=DAILY", name=f"Long{one}")),
        *years(24),
    ),
    "a broken line of dates that goes on": lambda: event(
        "RDATE:20270113T150000Z,", *["20270113T150000Z," * 9000] * 10
    ),
}
"""Large, but what a person may have been sent: read, and bounded as the others are."""


def measured(content: bytes) -> tuple[float, float, float, str]:
    """Seconds by the clock and of the processor, megabytes at most, and how `secondround invite` begins to answer."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "invite.ics"
        file.write_bytes(content)
        began = time.perf_counter()
        command = [sys.executable, "-m", "bot", "invite", str(file), "--now", "2026-11-28T12:00:00Z"]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as process:  # noqa: S603 - our own words
            words = process.stdout.read() if process.stdout else b""
            _, _, usage = os.wait4(process.pid, 0)
    seconds, busy = time.perf_counter() - began, usage.ru_utime + usage.ru_stime
    return seconds, busy, usage.ru_maxrss / 1024, words.decode()[:110]


def table() -> Iterator[str]:
    for name, build in {**REFUSED, **TAKEN}.items():
        seconds, busy, megabytes, words = measured(build())
        yield f"{seconds:5.2f} s  {busy:5.2f} s busy  {megabytes:4.0f} MB  {name:34} {words}"


if __name__ == "__main__":
    for line in table():
        sys.stdout.write(f"{line}\n")
