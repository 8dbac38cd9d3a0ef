"""A draft of an interview: what is known of it before it is added, from typed words or from the round before."""

from datetime import date, datetime, time

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot import zones
from bot.catalogue import InterviewFormat, InterviewType
from bot.errors import ItemGone
from bot.invitations import read_mail
from bot.models.interviews import DEFAULT_MINUTES, Interview
from bot.models.people import Person
from bot.reading import Reading, read
from bot.services.entries import LONGEST_NAME, Details, When

LAST_ROUND = 9
ROUNDS = (*range(1, LAST_ROUND + 1), "final")


class Draft(BaseModel):
    """Travels in a button or a form as JSON. `token` tells one card from the next, so that its button counts once."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    zone: str
    company: str = Field(default="", max_length=LONGEST_NAME)
    type: InterviewType | None = None
    day: date | None = None
    hour: time | None = None
    minutes: int = Field(default=DEFAULT_MINUTES, ge=5, le=720)
    round: str | None = Field(default=None, pattern=r"^([1-9]|final)$")
    format: InterviewFormat | None = None
    previous: str | None = Field(default=None, pattern=r"^[0-9a-f]{16}$")
    token: str = ""

    @property
    def when(self) -> When | None:
        return When(datetime.combine(self.day, self.hour), self.zone) if self.day and self.hour else None

    @property
    def details(self) -> Details:
        return Details(round=self.round, format=self.format, minutes=self.minutes)

    def dumped(self) -> str:
        return self.model_dump_json(exclude_defaults=True)


def loaded(text: str) -> Draft:
    """A draft as `dumped` wrote it, back from a button or a form. Raises ItemGone for anything else."""
    try:
        return Draft.model_validate_json(text)
    except ValidationError:
        raise ItemGone from None


def after(interview: Interview, token: str) -> Draft:
    """The round that follows this one."""
    number = interview.round or ""
    following = str(int(number) + 1) if number.isdecimal() and int(number) < LAST_ROUND else None
    return Draft(
        zone=interview.zone,
        company=interview.company,
        round=following,
        previous=interview.id,
        token=token,
    )


def typed(text: str, person: Person, now: datetime, token: str) -> tuple[Draft, Reading]:
    """What somebody typed after `add`, as far as it is certain, and the reading with what has to be asked."""
    found = read(text, zone=person.zone, now=now)
    return drafted(found, token), found


def pasted(text: str, person: Person, now: datetime, token: str) -> Draft:
    """What an invitation says that somebody got by mail and pasted, as far as it is certain."""
    return drafted(read_mail(text, zone=person.zone, now=now), token)


def drafted(found: Reading, token: str) -> Draft:
    return Draft(
        zone=zones.canonical(found.zone),
        company=(found.company or "")[:LONGEST_NAME],
        type=InterviewType(found.type) if found.type else None,
        day=found.day,
        hour=found.time,
        minutes=min(max(found.minutes or DEFAULT_MINUTES, 5), 720),
        round=str(found.round) if found.round in ROUNDS else None,
        format=InterviewFormat(found.format) if found.format else None,
        token=token,
    )
