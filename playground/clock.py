"""The playground's time: it runs or stands still, and moves when told to."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

FIRST_YEAR, LAST_YEAR = 1971, 9000


class PlaygroundClock:
    def __init__(self, frozen_at: datetime | None = None) -> None:
        if frozen_at is not None:
            _require_aware(frozen_at)
        self._frozen_at = frozen_at
        self._offset = timedelta(0)
        self._callbacks: list[Callable[[], None]] = []

    @property
    def frozen(self) -> bool:
        return self._frozen_at is not None

    def now(self) -> datetime:
        """Aware UTC."""
        start = self._frozen_at or datetime.now(UTC)
        return start.astimezone(UTC) + self._offset

    def advance(self, by: timedelta) -> None:
        """ValueError outside the years Slack's time stamps are good for."""
        if not FIRST_YEAR <= (self.now() + by).year <= LAST_YEAR:
            message = f"The clock stays between the years {FIRST_YEAR} and {LAST_YEAR}."
            raise ValueError(message)
        self._offset += by
        for callback in tuple(self._callbacks):
            callback()

    def move_to(self, moment: datetime) -> None:
        """Backwards too."""
        _require_aware(moment)
        self.advance(moment - self.now())

    def on_change(self, callback: Callable[[], None]) -> None:
        """`callback` runs after each move, without arguments."""
        self._callbacks.append(callback)

    def let_go(self) -> None:
        """Nobody is told of moves any more."""
        self._callbacks.clear()


def _require_aware(moment: datetime) -> None:
    if moment.tzinfo is None:
        raise ValueError("The playground's clock takes aware times only: add a time zone.")
