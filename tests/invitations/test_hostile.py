"""Files that mean harm are refused in one sentence; large honest ones are read. The cost: docs/invitations.md."""

import time
import tracemalloc

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.invitations.hostile import MB, REFUSED, TAKEN, event
from tests.invitations.sensible import is_one_sentence, read_sensibly

WORDS = st.sampled_from(
    [
        *(
            "BEGIN:VCALENDAR",
            "BEGIN:VEVENT",
            "END:VEVENT",
            "BEGIN:VTIMEZONE",
            "TZID:X",
            "END:VTIMEZONE",
            "BEGIN:VALARM",
        ),
        *(
            "BEGIN:STANDARD",
            "TZOFFSETTO:+0100",
            "TZOFFSETFROM:+9900",
            "DTSTART:19700101T000000",
            "END:STANDARD",
            "END:",
        ),
        *(
            "DTSTART;TZID=X:20270112T150000",
            "DTSTART;VALUE=DATE:20270112",
            "DTSTART:x",
            "DTEND:20270112T160000Z",
        ),
        *(
            "DTSTART;TZID=:20270112T150000",
            "DURATION:PT1H",
            "DURATION:-P1W",
            "DURATION:P99999999999D",
            "UID:1",
            "UID:",
        ),
        *(
            "RRULE:FREQ=DAILY;COUNT=3",
            "RRULE:FREQ=YEARLY;COUNT=3;BYDAY=-1MO",
            "RRULE:",
            "RDATE:20270115",
            "EXDATE:x",
        ),
        *(
            "RECURRENCE-ID:20270113T150000Z",
            "RECURRENCE-ID;RANGE=THISANDFUTURE:20270113T150000",
            "SEQUENCE:-1",
        ),
        *(
            "ORGANIZER:",
            "ATTENDEE;CN=:mailto:",
            "ATTENDEE:mailto:a@b.example",
            "LOCATION:http://[",
            "URL:https://x.example",
        ),
        *(
            "METHOD:CANCEL",
            "SUMMARY:Panel \u202e",
            "DESCRIPTION:<a href='https://zoom.example/j/1",
            " and more",
            "loose",
        ),
    ]
)

MOST_SECONDS = 2
"""Twice what is promised, for a machine that is busy otherwise."""


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_in_one_sentence(name: str) -> None:
    found = read_sensibly(REFUSED[name]())
    assert found.events == ()
    assert is_one_sentence(found.reason)


@pytest.mark.parametrize("name", TAKEN)
def test_a_large_file_that_is_an_invitation_is_read(name: str) -> None:
    assert read_sensibly(TAKEN[name]()).ok


@pytest.mark.parametrize("name", [*REFUSED, *TAKEN])
def test_none_keeps_the_processor_for_long(name: str) -> None:
    content = {**REFUSED, **TAKEN}[name]()
    began = time.process_time()
    read_sensibly(content)
    assert time.process_time() - began < MOST_SECONDS


@pytest.mark.parametrize("name", [name for name in REFUSED if "lines" in name or "folds" in name])
def test_lines_are_counted_before_any_of_them_takes_room(name: str) -> None:
    content = REFUSED[name]()
    tracemalloc.start()
    read_sensibly(content)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 20 * MB


@given(st.binary(max_size=300))
@example(b"BEGIN:VEVENT\n\xff\xfe")
def test_no_octets_make_the_reader_stumble(content: bytes) -> None:
    read_sensibly(content)
    read_sensibly(b"BEGIN:VEVENT\nDTSTART:20270112T150000Z\n" + content)


@given(st.lists(WORDS, max_size=25))
def test_no_order_of_lines_makes_the_reader_stumble(lines: list[str]) -> None:
    read_sensibly("\r\n".join(["BEGIN:VCALENDAR", *lines]).encode())


@given(st.text(max_size=40))
def test_no_value_makes_the_reader_stumble(text: str) -> None:
    for name in (
        "DTEND",
        "DURATION",
        "RRULE",
        "RDATE",
        "LOCATION",
        "ORGANIZER",
        "SUMMARY",
        "DESCRIPTION",
        "ATTENDEE",
    ):
        read_sensibly(event(f"{name}:{text}"))
    read_sensibly(event(start=f"DTSTART;TZID={text}:20270112T150000"))
