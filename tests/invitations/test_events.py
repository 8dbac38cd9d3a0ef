"""What a file says beyond its samples: which version is newer, what floats, what was guessed from what."""

from datetime import UTC, datetime

import pytest

from bot.invitations import Event, Method, Participant, guess, read_invitations
from tests.invitations.hostile import REFUSED, calendar, event
from tests.invitations.samples import NOW

NEW_YORK = "America/New_York"
ANA = frozenset({"ana@parkmail.example", "ana park"})


def read(*lines: str, start: str = "DTSTART:20270112T150000Z") -> Event:
    (found,) = read_invitations(event(*lines, start=start), now=NOW).events
    return found


def test_a_time_without_a_zone_floats_and_is_taken_in_the_persons_own() -> None:
    found = read(start="DTSTART:20270112T150000")
    assert found.floating
    assert found.start is not None
    assert found.start.instant(NEW_YORK) == datetime(2027, 1, 12, 20, tzinfo=UTC)
    assert found.to_json(None)["starts"] == "2027-01-12T15:00:00"
    assert found.to_json(NEW_YORK)["starts"] == "2027-01-12T15:00:00-05:00"


def test_a_zone_that_nothing_explains_is_kept_by_its_name() -> None:
    found = read(start="DTSTART;TZID=Office Clock:20270112T150000")
    assert found.floating
    assert found.start is not None
    assert found.start.unknown_zone == "Office Clock"
    told = read_invitations(event(start="DTSTART;TZID=Office Clock:20270112T150000"), now=NOW)
    assert told.reason.startswith("That file names a time zone that I do not know")


def test_a_time_that_the_clocks_jump_over_is_shown_as_the_one_it_moves_to() -> None:
    gap, twice = (
        read(start=f"DTSTART;TZID=Europe/Berlin:{day}T023000").to_json(None)["starts"]
        for day in ("20270328", "20271031")
    )
    assert (gap, twice) == ("2027-03-28T03:30:00+02:00", "2027-10-31T02:30:00+02:00")


def test_a_series_keeps_its_hour_beyond_a_date_that_the_clocks_jump_over() -> None:
    content = event("RRULE:FREQ=WEEKLY;COUNT=3", start="DTSTART;TZID=Europe/Berlin:20270321T023000")
    found = read_invitations(content, now=NOW).events
    assert [one.to_json(None)["starts"] for one in found] == [
        "2027-03-21T02:30:00+01:00",
        "2027-03-28T03:30:00+02:00",
        "2027-04-04T02:30:00+02:00",
    ]


def test_a_moment_in_utc_stays_one_whatever_the_rules_of_any_zone() -> None:
    found = read(start="DTSTART:20270714T150000Z")
    assert found.start is not None
    assert (found.start.zone, found.start.instant(NEW_YORK)) == ("UTC", datetime(2027, 7, 14, 15, tzinfo=UTC))


def test_a_whole_day_says_that_it_has_no_time() -> None:
    found = read(start="DTSTART;VALUE=DATE:20270112")
    assert (found.all_day, found.floating) == (True, False)
    assert found.start is not None
    assert found.start.instant(NEW_YORK) == datetime(2027, 1, 12, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        (["SEQUENCE:1"], ["SEQUENCE:2"]),
        (["DTSTAMP:20270101T000000Z"], ["DTSTAMP:20270102T000000Z"]),
        (["SEQUENCE:1", "DTSTAMP:20270109T000000Z"], ["SEQUENCE:2", "DTSTAMP:20270101T000000Z"]),
        ([], ["SEQUENCE:1"]),
        (["SEQUENCE:many"], ["DTSTAMP:20270101T000000Z"]),
        (["LAST-MODIFIED:20270101T000000Z"], ["LAST-MODIFIED:20270102T000000Z"]),
    ],
)
def test_a_version_is_newer_by_its_number_then_by_its_stamp(older: list[str], newer: list[str]) -> None:
    assert read(*older).age < read(*newer).age


def test_the_person_is_not_among_those_they_meet_and_nobody_is_twice() -> None:
    found = read(
        "ORGANIZER;CN=Priya Shah:mailto:priya@harborlight.example",
        "ATTENDEE;CN=Priya Shah;PARTSTAT=ACCEPTED:mailto:PRIYA@harborlight.example",
        "ATTENDEE;CN=Omar Reyes:mailto:omar@harborlight.example",
        "ATTENDEE;CN=Ana Park:mailto:ana.park@work.example",
        "ATTENDEE:mailto:ana@parkmail.example",
    )
    assert found.people(ANA) == (
        Participant("Priya Shah", "priya@harborlight.example"),
        Participant("Omar Reyes", "omar@harborlight.example"),
    )


@pytest.mark.parametrize(
    ("method", "settles"),
    [
        ("REQUEST", True),
        ("PUBLISH", True),
        ("CANCEL", True),
        ("REPLY", False),
        ("COUNTER", False),
        ("REFRESH", False),
    ],
)
def test_what_a_file_is_for_is_told(method: str, settles: bool) -> None:
    content = calendar(f"METHOD:{method}", "BEGIN:VEVENT", "UID:1", "DTSTART:20270112T150000Z", "END:VEVENT")
    read_ = read_invitations(content, now=NOW)
    (found,) = read_.events
    assert (found.method, found.method.settles) == (Method(method), settles)
    assert bool(read_.reason) is not settles


def test_each_guess_says_what_it_rests_on() -> None:
    found = guess(
        read(
            "SUMMARY:Technical panel\\, round 2",
            "ORGANIZER;CN=Talent:mailto:talent@harborlight.example",
            "LOCATION:https://zoom.example/j/12345",
        )
    )
    assert (found.company and found.company.source, found.type and found.type.source) == (
        "the organizer’s address",
        "the title",
    )
    assert (found.format and found.format.source, found.round and found.round.value) == ("the link", "2")


def test_of_two_companies_that_invite_alike_none_is_guessed() -> None:
    found = read("SUMMARY:Chat", "ATTENDEE:mailto:a@harborlight.example", "ATTENDEE:mailto:b@kestrel.example")
    assert guess(found).company is None


def test_of_a_long_series_the_next_dates_are_given_and_all_are_counted() -> None:
    rule = ("RRULE:FREQ=WEEKLY;UNTIL=20271201T000000Z", "SUMMARY:Mentor hour")
    told = read_invitations(event(*rule, start="DTSTART:20260106T150000Z"), now=NOW)
    found = told.events
    assert (len(found), found[0].repeats) == (20, 100)
    assert told.reason.startswith("That series has more dates than these 20")
    assert found[0].start is not None
    assert found[0].start.day.isoformat() == "2026-12-01"


def test_a_change_may_reach_all_later_dates() -> None:
    content = calendar(
        *(
            "BEGIN:VEVENT",
            "UID:1",
            "DTSTART:20270104T100000",
            "RRULE:FREQ=DAILY;COUNT=4",
            "SUMMARY:Early",
            "END:VEVENT",
        ),
        *(
            "BEGIN:VEVENT",
            "UID:1",
            "RECURRENCE-ID;RANGE=THISANDFUTURE:20270106T100000",
            "DTSTART:20270106T140000",
        ),
        *("SUMMARY:Late", "END:VEVENT"),
    )
    found = read_invitations(content, now=NOW).events
    assert [(one.summary, one.start and one.start.wall and one.start.wall.isoformat()) for one in found] == [
        ("Early", "2027-01-04T10:00:00"),
        ("Early", "2027-01-05T10:00:00"),
        ("Late", "2027-01-06T14:00:00"),
        ("Late", "2027-01-07T14:00:00"),
    ]


def test_what_cannot_be_read_beside_what_can_is_said() -> None:
    content = calendar(
        *("BEGIN:VEVENT", "UID:1", "DTSTART:20270104T100000Z", "END:VEVENT"),
        *("BEGIN:VEVENT", "UID:2", "DTSTART:99990104T100000Z", "END:VEVENT"),
    )
    found = read_invitations(content, now=NOW)
    assert (len(found.events), found.reason) == (
        1,
        "Some of that file could not be read, so please check that nothing is missing.",
    )


def test_what_is_within_blocks_of_somebodys_own_is_told_as_what_it_is() -> None:
    found = read_invitations(REFUSED["a series for ever within 20,000 blocks"](), now=NOW)
    assert found.reason.startswith("That event repeats in a way I cannot follow")


def test_a_name_is_read_out_of_its_marks() -> None:
    found = read(
        r'ATTENDEE;CN="Mira \"Mo\" Okafor":mailto:mira@harborlight.example',
        "ATTENDEE;CN=Omar ^'Oz^' Reyes:mailto:omar@harborlight.example",
        "ATTENDEE:Lena Vik <lena@harborlight.example>",
        "ATTENDEE;CN=HARBOR\\asha:mailto:asha@harborlight.example",
    )
    assert [one.name for one in found.attendees] == [
        'Mira "Mo" Okafor',
        'Omar "Oz" Reyes',
        "Lena Vik",
        "HARBOR\\asha",
    ]
