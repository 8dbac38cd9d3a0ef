"""The kinds of value in an export, each checked against the limits that the forms have."""

import re
from datetime import UTC, date, datetime
from typing import Annotated

from pydantic import AfterValidator, Field

from bot import zones
from bot.models.answers import LONGEST
from bot.reading.money import CODES

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
CENTURY = range(2000, 2100)


def _printable(text: str) -> str:
    return CONTROL.sub("", text).strip()


def _line(text: str) -> str:
    return " ".join(_printable(text).split())


def _present(text: str) -> str:
    if not text:
        raise ValueError("it must not be empty")
    return text


def _zone(name: str) -> str:
    if not zones.is_zone(name):
        raise ValueError("this time zone does not exist")
    return zones.canonical(name)


def _naive(wall: datetime) -> datetime:
    if wall.tzinfo is not None:
        raise ValueError("a wall time has no offset")
    return _near(wall)


def _aware(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a moment needs its offset, such as Z")
    return _near(moment).astimezone(UTC)


def _near(moment: datetime) -> datetime:
    if moment.year not in CENTURY:
        raise ValueError("the year must lie between 2000 and 2099")
    return moment


def _near_day(day: date) -> date:
    if day.year not in CENTURY:
        raise ValueError("the year must lie between 2000 and 2099")
    return day


def _currency(code: str) -> str:
    if code and code not in CODES:
        raise ValueError("this currency does not exist")
    return code


Id = Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9_-]{1,100}$")]
Name = Annotated[str, Field(max_length=75), AfterValidator(_line)]
Label = Annotated[Name, AfterValidator(_present)]
Email = Annotated[str, Field(max_length=320), AfterValidator(_line)]
Role = Annotated[str, Field(max_length=150), AfterValidator(_line)]
Place = Annotated[str, Field(max_length=500), AfterValidator(_printable)]
Words = Annotated[str, Field(max_length=LONGEST), AfterValidator(_printable)]
Said = Annotated[Words, AfterValidator(_present)]
Zone = Annotated[str, AfterValidator(_zone)]
Wall = Annotated[datetime, AfterValidator(_naive)]
Instant = Annotated[datetime, AfterValidator(_aware)]
Day = Annotated[date, AfterValidator(_near_day)]
Currency = Annotated[str, AfterValidator(_currency)]
Money = Annotated[int, Field(ge=1, le=1_000_000_000_000)]
Scores = dict[Slug, Annotated[int, Field(ge=0, le=5)]]
Count = Annotated[int, Field(ge=0, le=1_000_000)]
Score = Annotated[int, Field(ge=1, le=5)] | None
