"""The playground's clock stands or runs, and moves when told to."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from playground.clock import PlaygroundClock

NOON = datetime(2027, 1, 4, 12, tzinfo=UTC)


def test_a_frozen_clock_moves_only_when_told() -> None:
    clock = PlaygroundClock(NOON)
    assert clock.frozen
    assert clock.now() == clock.now() == NOON
    clock.advance(timedelta(hours=1))
    assert clock.now() == NOON + timedelta(hours=1)
    clock.move_to(NOON - timedelta(days=1))
    assert clock.now() == NOON - timedelta(days=1)


def test_a_running_clock_runs_on_from_where_it_was_put() -> None:
    clock = PlaygroundClock()
    assert not clock.frozen
    clock.move_to(NOON)
    assert NOON <= clock.now() < NOON + timedelta(minutes=1)


def test_the_time_is_told_in_utc() -> None:
    clock = PlaygroundClock(datetime(2027, 1, 4, 13, tzinfo=timezone(timedelta(hours=1))))
    assert clock.now().isoformat() == "2027-01-04T12:00:00+00:00"


def test_each_move_is_announced() -> None:
    clock = PlaygroundClock(NOON)
    moves: list[datetime] = []
    clock.on_change(lambda: moves.append(clock.now()))
    clock.advance(timedelta(hours=1))
    clock.move_to(NOON)
    assert moves == [NOON + timedelta(hours=1), NOON]


def test_the_clock_keeps_within_slacks_time_stamps() -> None:
    clock = PlaygroundClock(NOON)
    for moment in (datetime(1969, 7, 20, tzinfo=UTC), datetime(9999, 1, 1, tzinfo=UTC)):
        with pytest.raises(ValueError, match="between the years"):
            clock.move_to(moment)
    assert clock.now() == NOON


def test_a_time_without_a_zone_is_refused() -> None:
    clock = PlaygroundClock(NOON)
    with pytest.raises(ValueError, match="aware"):
        clock.move_to(NOON.replace(tzinfo=None))
    with pytest.raises(ValueError, match="aware"):
        PlaygroundClock(NOON.replace(tzinfo=None))
