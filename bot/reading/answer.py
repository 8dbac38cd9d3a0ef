"""What a reading says: the facts that are certain, and what has to be asked."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Ask(StrEnum):
    """What the person has to be asked; while anything is, a reading has no `starts`."""

    COMPANY = "company"  # none was named
    WHICH_COMPANY = "which_company"  # several names, or a name that may be a person, a place or a type
    TYPE = "type"  # several types
    DATE = "date"  # no day, or only a stretch of days ("next week")
    WHICH_DATE = "which_date"  # several days, or one that reads two ways (03/04, "Monday" on a Monday)
    WEEKDAY = "weekday"  # the date does not fall on the weekday it was given
    NO_SUCH_DAY = "no_such_day"  # February 30
    FAR = "far"  # more than a year ahead: most often a slip
    TIME = "time"  # no time of day, or only a part of the day ("eod", "after 3")
    WHICH_TIME = "which_time"  # several times, or one that reads two ways (midnight, 03:00)
    ZONE = "zone"  # a zone that is not known, is several places, or does not fit the season
    PAST = "past"  # it has gone by
    GAP = "gap"  # the clocks jump over it
    OVERLAP = "overlap"  # the clocks show it twice
    LENGTH = "length"  # two lengths, or one no interview has


QUESTIONS = {
    Ask.COMPANY: "Which company is it with?",
    Ask.WHICH_COMPANY: "Which part of that is the company's name?",
    Ask.TYPE: "Several types of interview are named. Which one is it?",
    Ask.DATE: "Which day is it?",
    Ask.WHICH_DATE: "That can mean more than one day. Which one is it?",
    Ask.WEEKDAY: "That date falls on another weekday. Which one is right?",
    Ask.NO_SUCH_DAY: "There is no such day. Which day is it?",
    Ask.FAR: "That is more than a year away. Which day is it?",
    Ask.TIME: "What time does it start?",
    Ask.WHICH_TIME: "That can mean more than one time. When does it start?",
    Ask.ZONE: "Which time zone is that in?",
    Ask.PAST: "That has already gone by. When is it?",
    Ask.GAP: "The clocks skip that time on that day. When does it start?",
    Ask.OVERLAP: "The clocks go back that day, so that time comes twice. Which one is it?",
    Ask.LENGTH: "How long will it take?",
}

SEVERAL_READINGS = frozenset(
    {
        Ask.WHICH_COMPANY,
        Ask.TYPE,
        Ask.WHICH_DATE,
        Ask.WEEKDAY,
        Ask.WHICH_TIME,
        Ask.ZONE,
        Ask.OVERLAP,
        Ask.LENGTH,
    }
)


@dataclass(frozen=True, kw_only=True)
class Reading:
    """One interview as it was typed. `day` and `time` hold what was certain of each, to fill a form with."""

    company: str | None = None
    type: str | None = None
    round: int | str | None = None
    """A number, or "final"."""
    format: str | None = None
    starts: dt.datetime | None = None
    """Wall time in `zone`, without tzinfo; None while anything is asked."""
    zone: str
    minutes: int | None = None
    ask: tuple[Ask, ...] = ()
    day: dt.date | None = None
    time: dt.time | None = None

    @property
    def ambiguous(self) -> bool:
        """What was written has several readings (and not merely a part missing)."""
        return not SEVERAL_READINGS.isdisjoint(self.ask)

    @property
    def questions(self) -> tuple[str, ...]:
        """A sentence for each code in `ask`, in the same order."""
        return tuple(QUESTIONS[code] for code in self.ask)

    def to_json(self) -> dict[str, object]:
        """The reading as `secondround when` prints it."""
        return {
            "company": self.company,
            "type": self.type,
            "round": self.round,
            "format": self.format,
            "starts": self.starts.isoformat(timespec="minutes") if self.starts else None,
            "zone": self.zone,
            "minutes": self.minutes,
            "ambiguous": self.ambiguous,
            "ask": [str(code) for code in self.ask],
        }
