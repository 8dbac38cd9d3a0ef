"""Whatever is typed, a reading comes back, and what it settles is a time that the clocks will show."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.reading import Reading, read
from bot.zones import Fit, fit, instant

NOW = datetime.fromisoformat("2026-11-19T16:30")
ZONE = "America/Los_Angeles"
FRAGMENTS = """
Acme Globex Panel Systems May March Sunday Friday 7 Oaks Bank Labs Group Dana Priya & Co Inc. 's
panel technical case lunch coffee screen final round 2nd 3 third hm CEO
tomorrow today tonight yesterday Tuesday Fri tue the 5th 31st Nov 24 24/11 03/04 2026-12-01 2026-12-01T15:00 2027
next this last week month in two days hours an hour from now a half past quarter to
3pm 10 10:30 noon midnight 25:00 12am 03:00 3-4pm morning evening at on with for from by after before between or and
ET PST IST CST London Berlin time UTC+1 +02:00 Europe/Paris +16:00 -11:00
45 min 1h30 90m zoom phone onsite teams
, . - : ( ) " ' / &amp; &lt; <@U1|ana> <https://acme.zoom.us/j/1|x> <mailto:a@b.co|a@b.co> <!here> 🎉 שלום ½ “ ”
"""
PIECES = FRAGMENTS.split()
KEYS = ["company", "type", "round", "format", "starts", "zone", "minutes", "ambiguous", "ask"]

typed = st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join)
glued = st.lists(st.sampled_from(PIECES), max_size=8).map("".join)
zones = st.sampled_from(("America/Los_Angeles", "Europe/London", "Asia/Kolkata", "Pacific/Apia", "UTC"))
moments = st.datetimes(datetime.fromisoformat("2000-01-01"), datetime.fromisoformat("2090-12-31"))


def settled_well(reading: Reading, now: datetime) -> None:
    if reading.starts is None:
        assert reading.ask
        return
    starts = instant(reading.starts, reading.zone)
    assert not reading.ask
    assert reading.company
    assert now < starts <= now + timedelta(days=372)
    assert fit(reading.starts, reading.zone) is Fit.ONCE


@given(st.text(max_size=300))
def test_any_text_at_all_is_read(text: str) -> None:
    settled_well(read(text, zone=ZONE, now=NOW), instant(NOW, ZONE))


@given(typed | glued, zones, moments)
def test_any_mixture_of_dates_names_and_times_is_read(text: str, zone: str, now: datetime) -> None:
    settled_well(read(text, zone=zone, now=now), instant(now, zone))


@given(typed)
def test_a_reading_is_plain_json_with_a_sentence_for_each_question(text: str) -> None:
    reading = read(text, zone=ZONE, now=NOW)

    shown: dict[str, Any] = json.loads(json.dumps(reading.to_json()))
    assert list(shown) == KEYS
    assert len(reading.questions) == len(reading.ask)
    assert all(question.endswith("?") for question in reading.questions)


@given(typed)
def test_an_aware_now_and_the_same_wall_time_read_alike(text: str) -> None:
    aware = instant(NOW, ZONE).astimezone(UTC)

    assert read(text, zone=ZONE, now=aware) == read(text, zone=ZONE, now=NOW)
