"""A diary: what a person does and what the bot says, as a list of lines with their times."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.app import SecondRound
from playground.people import Person
from playground.server import Playground
from tests.conftest import moved

NEW_YORK = ZoneInfo("America/New_York")
LINES, WHOLE = 2, 99
"""How many lines of a message the list shows: all of what moved, the beginning of the rest."""


class Diary:
    """What Ana does and what she hears, each with the time on her own clock. `bot` is the one that runs now."""

    def __init__(self, playground: Playground, bot: SecondRound, ana: Person) -> None:
        self.playground, self.bot, self.ana = playground, bot, ana
        self.lines: list[str] = []
        self._heard = 0

    def does(self, what: str) -> None:
        self.lines.append(f"{self._now()}  Ana: {what}")
        self.hears()

    def hears(self) -> None:
        said = [one for one in self.ana.messages if one.author == self.playground.bot_user_id]
        for one in said[self._heard :]:
            shown = WHOLE if one.text.startswith(("Saved.", "I am back.")) else LINES
            words = " / ".join(one.text.splitlines()[:shown])
            self.lines.append(f"{self._now()}  Bot: {words}")
        self._heard = len(said)

    @property
    def text(self) -> str:
        return "\n".join(self.lines) + "\n"

    async def lives_until(self, moment: str) -> None:
        """Lets time pass from one due moment to the next."""
        end = datetime.fromisoformat(moment).replace(tzinfo=NEW_YORK)
        while (due := await self.bot.next_due()) is not None and due <= end:
            await moved(
                self.playground, self.bot, seconds=max(0, (due - self.playground.clock.now()).total_seconds())
            )
            self.hears()
        self.playground.clock.move_to(end)

    def _now(self) -> str:
        return f"{self.playground.clock.now().astimezone(NEW_YORK):%a %b %d %H:%M %Z}"
