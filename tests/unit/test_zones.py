"""Time zones: the pinned rules win, no wall time is invented, and whatever people type finds their zone."""

import shutil
import zoneinfo
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from importlib import resources
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import zones

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
ZONES = sorted({choice.name for choice in zones.search("", NOW, limit=1000)})
WALLS = st.datetimes(datetime.fromisoformat("2020-01-01"), datetime.fromisoformat("2035-12-31")).map(
    lambda wall: wall.replace(second=0, microsecond=0)
)


@pytest.fixture
def zone_path() -> Iterator[None]:
    """Leaves the search path of the zone data as it was found."""
    before = zoneinfo.TZPATH
    yield
    zoneinfo.reset_tzpath(to=before)
    ZoneInfo.clear_cache()


def at(text: str) -> datetime:
    """A naive wall time: `2027-03-14 02:30`."""
    return datetime.fromisoformat(text)


def found(typed: str) -> list[str]:
    return [choice.name for choice in zones.search(typed, NOW)]


@pytest.mark.usefixtures("zone_path")
def test_the_pinned_zone_data_wins_over_the_system_s(tmp_path: Path) -> None:
    pinned = Path(str(resources.files("tzdata").joinpath("zoneinfo")))
    (tmp_path / "America").mkdir()
    shutil.copy(pinned / "America" / "Los_Angeles", tmp_path / "America" / "Vancouver")
    zoneinfo.reset_tzpath(to=[str(tmp_path)])
    ZoneInfo.clear_cache()
    ten = at("2027-01-12 10:00")
    assert zones.instant(ten, "America/Vancouver").hour == 18
    zones.pin_zone_data()
    assert zones.instant(ten, "America/Vancouver").hour == 17


def test_the_version_of_the_zone_data_is_the_pinned_package_s() -> None:
    table = resources.files("tzdata.zoneinfo").joinpath("tzdata.zi").read_text(encoding="utf-8")
    assert table.splitlines()[0] == f"# version {zones.zone_data_version()}"


@pytest.mark.parametrize(
    ("wall", "zone", "expected", "fit"),
    [
        ("2027-01-12 15:00", "America/New_York", "2027-01-12T20:00+00:00", zones.Fit.ONCE),
        ("2027-07-12 15:00", "America/New_York", "2027-07-12T19:00+00:00", zones.Fit.ONCE),
        ("2027-03-14 02:30", "America/New_York", "2027-03-14T07:30+00:00", zones.Fit.GAP),
        ("2026-11-01 01:30", "America/New_York", "2026-11-01T05:30+00:00", zones.Fit.TWICE),
        ("2027-10-03 02:15", "Australia/Lord_Howe", "2027-10-02T15:45+00:00", zones.Fit.GAP),
        ("2027-01-12 15:00", "Asia/Kathmandu", "2027-01-12T09:15+00:00", zones.Fit.ONCE),
    ],
)
def test_a_wall_time_has_its_instant(wall: str, zone: str, expected: str, fit: zones.Fit) -> None:
    assert zones.instant(at(wall), zone).isoformat(timespec="minutes") == expected
    assert zones.fit(at(wall), zone) is fit


def test_a_time_that_comes_twice_has_two_instants_an_hour_apart() -> None:
    wall = at("2026-10-25 02:30")
    first, second = (zones.instant(wall, "Europe/Berlin", fold=fold) for fold in (0, 1))
    assert second - first == timedelta(hours=1)


@pytest.mark.parametrize(
    ("wall", "zone", "before", "after"),
    [
        ("2027-03-14 02:30", "America/New_York", "2027-03-14 01:59", "2027-03-14 03:00"),
        ("2027-03-28 01:00", "Europe/London", "2027-03-28 00:59", "2027-03-28 02:00"),
        ("2027-10-03 02:15", "Australia/Lord_Howe", "2027-10-03 01:59", "2027-10-03 02:30"),
        ("2011-12-30 12:00", "Pacific/Apia", "2011-12-29 23:59", "2011-12-31 00:00"),
    ],
)
def test_around_a_gap_stand_the_nearest_times_that_exist(
    wall: str, zone: str, before: str, after: str
) -> None:
    assert zones.around_gap(at(wall), zone) == (at(before), at(after))


@given(wall=WALLS, zone=st.sampled_from(ZONES), fold=st.sampled_from([0, 1]))
def test_a_wall_time_that_exists_survives_the_way_to_its_instant_and_back(
    wall: datetime, zone: str, fold: int
) -> None:
    back = zones.wall(zones.instant(wall, zone, fold=fold), zone)
    assert (back == wall) == (zones.fit(wall, zone) is not zones.Fit.GAP)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Asia/Calcutta", "Asia/Kolkata"),
        ("US/Pacific", "America/Los_Angeles"),
        ("Europe/Oslo", "Europe/Oslo"),
        ("Europe/Amsterdam", "Europe/Amsterdam"),
        ("America/New_York", "America/New_York"),
        ("Etc/UTC", "UTC"),
        ("Zulu", "UTC"),
        ("UTC", "UTC"),
        ("Atlantis/Central", "Atlantis/Central"),
    ],
)
def test_an_old_name_becomes_the_one_in_use_and_a_name_in_use_stays(name: str, expected: str) -> None:
    assert zones.canonical(name) == expected


def test_every_zone_on_offer_is_readable_and_stays_itself() -> None:
    assert len(ZONES) > 400
    assert [name for name in ZONES if not zones.is_zone(name) or zones.canonical(name) != name] == []


@pytest.mark.parametrize(
    "name", ["", "Atlantis/Central", "localtime", "Factory", "america/new_york", "../etc"]
)
def test_what_is_no_zone_is_told_from_one(name: str) -> None:
    assert not zones.is_zone(name)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("new york", "America/New_York"),
        ("new  YORK ", "America/New_York"),
        ("America/New_York", "America/New_York"),
        ("est", "America/New_York"),
        ("PST", "America/Los_Angeles"),
        ("pacific", "America/Los_Angeles"),
        ("san fran", "America/Los_Angeles"),
        ("chicago", "America/Chicago"),
        ("india", "Asia/Kolkata"),
        ("calcutta", "Asia/Kolkata"),
        ("bombay", "Asia/Kolkata"),
        ("são paulo", "America/Sao_Paulo"),
        ("zürich", "Europe/Zurich"),
        ("kiev", "Europe/Kyiv"),
        ("amsterdam", "Europe/Amsterdam"),
        ("oslo", "Europe/Oslo"),
        ("reykjavik", "Atlantic/Reykjavik"),
        ("london", "Europe/London"),
        ("gmt", "Europe/London"),
        ("utc", "UTC"),
        ("us/pacific", "America/Los_Angeles"),
        ("St. John's", "America/St_Johns"),
        ("st john\u2019s", "America/St_Johns"),
    ],
)
def test_what_a_person_types_finds_their_zone_first(typed: str, expected: str) -> None:
    assert found(typed)[0] == expected


@pytest.mark.parametrize("typed", ["zzzz", "تونس", "東京", "new york paris"])
def test_what_fits_no_zone_finds_none(typed: str) -> None:
    assert found(typed) == []


def test_whole_words_come_before_beginnings_and_beginnings_before_the_rest() -> None:
    names = found("india")
    assert names.index("Asia/Kolkata") < names.index("America/Indiana/Knox")
    names = found("york")
    assert names == ["America/New_York"]
    names = found("est")
    assert (
        names.index("America/New_York") < names.index("Africa/Maseru") if "Africa/Maseru" in names else True
    )


def test_a_menu_gets_no_more_than_it_holds() -> None:
    assert len(zones.search("", NOW)) == len(zones.search("🗽", NOW)) == 100
    assert len(zones.search("a", NOW, limit=7)) == 7


@given(typed=st.text())
def test_whatever_is_typed_is_searched_for_without_an_error(typed: str) -> None:
    assert len(found(typed)) <= 100


@given(city=st.sampled_from(ZONES))
def test_every_zone_is_found_by_its_own_name_and_by_its_city(city: str) -> None:
    assert city in found(city)
    assert city in found(zones.city(city))


@pytest.mark.parametrize(
    ("zone", "label"),
    [
        ("America/New_York", "New York (UTC-5, America/New_York)"),
        ("Asia/Kathmandu", "Kathmandu (UTC+5:45, Asia/Kathmandu)"),
        ("Pacific/Marquesas", "Marquesas (UTC-9:30, Pacific/Marquesas)"),
        ("UTC", "UTC (UTC+0, UTC)"),
    ],
)
def test_a_zone_on_offer_says_its_offset_today(zone: str, label: str) -> None:
    assert zones.choice(zone, NOW).label == label


def test_every_offered_zone_fits_an_option_of_a_menu() -> None:
    assert max(len(zones.choice(name, NOW).label) for name in ZONES) <= 75


def test_a_zone_without_letters_is_abbreviated_by_its_offset() -> None:
    assert zones.abbreviation(NOW, "America/New_York") == "EST"
    assert zones.abbreviation(NOW, "America/Sao_Paulo") == "UTC-03"
