"""What a reading promises beyond its phrases: form fields, elapsed time, JSON, and bounded work."""

from datetime import date, datetime, time
from time import process_time
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest

from bot.reading import Ask, read
from bot.reading.answer import QUESTIONS
from bot.reading.slack_text import plain

NOW = datetime(2026, 11, 19, 16, 30, tzinfo=ZoneInfo("America/Los_Angeles"))
HERE = "America/Los_Angeles"


def test_the_json_is_the_one_the_command_line_promises() -> None:
    reading = read("Acme panel round 2 tomorrow 3pm ET 45 min zoom", zone=HERE, now=NOW)

    assert reading.to_json() == {
        "company": "Acme",
        "type": "panel",
        "round": 2,
        "format": "video",
        "starts": "2026-11-20T15:00",
        "zone": "America/New_York",
        "minutes": 45,
        "ambiguous": False,
        "ask": [],
    }


def test_a_day_without_a_time_still_fills_the_day() -> None:
    reading = read("Acme panel tomorrow", zone=HERE, now=NOW)

    assert (reading.starts, reading.day, reading.time) == (None, date(2026, 11, 20), None)
    assert reading.questions == ("What time does it start?",)


def test_a_time_without_a_day_still_fills_the_time() -> None:
    reading = read("Acme panel 3pm", zone=HERE, now=NOW)

    assert (reading.starts, reading.day, reading.time) == (None, None, time(15))


def test_a_missing_company_leaves_day_and_time_filled() -> None:
    reading = read("panel tomorrow 3pm", zone=HERE, now=NOW)

    assert (reading.starts, reading.day, reading.time) == (None, date(2026, 11, 20), time(15))
    assert not reading.ambiguous


def test_two_readings_are_ambiguous_and_a_missing_part_is_not() -> None:
    assert read("Acme 03/04 3pm", zone=HERE, now=NOW).ambiguous
    assert not read("Acme 3pm", zone=HERE, now=NOW).ambiguous


def test_every_question_has_its_sentence() -> None:
    assert set(QUESTIONS) == set(Ask)
    assert len(set(QUESTIONS.values())) == len(Ask)


def test_in_two_hours_is_elapsed_time_across_a_clock_change() -> None:
    before = datetime(2027, 3, 14, 1, 15, 40, tzinfo=ZoneInfo(HERE))

    assert read("Acme in 2 hours", zone=HERE, now=before).starts == datetime.fromisoformat("2027-03-14T04:15")


def test_in_two_hours_can_be_told_in_another_zone() -> None:
    reading = read("Acme in 2 hours London time", zone=HERE, now=NOW)

    assert (reading.starts, reading.zone) == (datetime.fromisoformat("2026-11-20T02:30"), "Europe/London")


def test_a_wait_beside_a_day_is_asked_about() -> None:
    assert read("Acme tomorrow in 2 hours", zone=HERE, now=NOW).ask == (Ask.WHICH_TIME,)


def test_an_unknown_zone_of_the_person_is_an_error() -> None:
    with pytest.raises(ZoneInfoNotFoundError):
        read("Acme tomorrow 3pm", zone="Mars/Olympus", now=NOW)


def test_slack_escapes_are_undone_once() -> None:
    assert plain("R&amp;amp;D &lt;b&gt;") == "R&amp;D <b>"


def test_mentions_channels_and_addresses_leave_no_trace() -> None:
    text = (
        "<@U1|ana> <#C1|jobs> <!here> <mailto:a@b.example|a@b.example> <tel:+15550100|555> a@b.example Acme"
    )

    assert plain(text) == "Acme"


def test_a_link_shows_its_label_and_a_call_link_says_video() -> None:
    assert (
        plain("<http://acme.example|acme.example> <https://acme.zoom.us/j/1|Join us>")
        == "acme.example video Join us"
    )


def test_three_thousand_characters_cost_little() -> None:
    texts = [
        "Acme panel tomorrow 3pm " * 125,
        "1 " * 1500,
        "a-" * 1500,
        "12:" * 1000,
        "and " * 750,
        "(" * 3000,
    ]
    read(texts[0], zone=HERE, now=NOW)

    for text in texts:
        began = process_time()
        read(text, zone=HERE, now=NOW)
        assert process_time() - began < 1


def test_what_stands_in_brackets_and_is_no_link_is_text() -> None:
    assert plain("<15:00> <http://[broken|Acme>") == "15:00 Acme"


def test_a_wait_into_the_hour_that_comes_twice_is_asked_about() -> None:
    before = datetime(2027, 11, 6, 23, 30, tzinfo=ZoneInfo(HERE))

    assert read("Acme in 2 hours", zone=HERE, now=before).ask == (Ask.OVERLAP,)


def test_a_wait_in_an_unclear_zone_is_asked_about() -> None:
    assert read("Acme in 2 hours IST time", zone=HERE, now=NOW).ask == (Ask.ZONE,)


@pytest.mark.parametrize(
    ("length", "minutes"),
    [
        ("a quarter of an hour", 15),
        ("three quarters of an hour", 45),
        ("an hour and a half", 90),
        ("two and a half hours", 150),
        ("1h30", 90),
        ("1,5 hours", 90),
        ("90m", 90),
    ],
)
def test_a_length_can_be_said_in_many_ways(length: str, minutes: int) -> None:
    assert read(f"Acme tomorrow 3pm for {length}", zone=HERE, now=NOW).minutes == minutes
