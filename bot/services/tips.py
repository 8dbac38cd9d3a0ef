"""Tips: the next one for a person, never the same twice in a row, fitting the next interview where there is one."""

from dataclasses import dataclass
from random import Random

from rapidfuzz import fuzz, process
from sqlmodel import Session

from bot.catalogue import Catalogue, InterviewFormat, InterviewType, Phase, Tip, Topic
from bot.clock import Clock
from bot.models.interviews import Interview
from bot.models.people import Who
from bot.store import interviews as interview_store
from bot.store import people as people_store
from bot.store.db import writes

NEAR = 80
"""Out of 100: how alike typed words must be to a known name."""
LONGEST_NAME = 60
SHORTEST_START = 3
"""How many letters of a name stand for the whole of it."""
ALSO = {
    "coding": InterviewType.TECHNICAL,
    "debrief": Topic.AFTERWARDS,
    "dinner": InterviewType.INFORMAL_MEAL,
    "in person": InterviewFormat.ONSITE,
    "lunch": InterviewType.INFORMAL_MEAL,
    "negotiation": Topic.DECISION,
    "offer": Topic.DECISION,
    "remote": InterviewFormat.VIDEO,
    "salary": Topic.DECISION,
    "thank you": Topic.AFTERWARDS,
    "virtual": InterviewFormat.VIDEO,
    "zoom": InterviewFormat.VIDEO,
}
"""Names that people use and our lists do not."""

Matter = Topic | InterviewType | InterviewFormat
"""What a tip can be asked about."""


@dataclass(frozen=True)
class Advice:
    """A tip, and the interview it was picked for."""

    tip: Tip
    interview: Interview | None = None


class Tips:
    def __init__(self, catalogue: Catalogue, clock: Clock, chance: Random) -> None:
        self.catalogue, self._clock, self._chance = catalogue, clock, chance
        tagged = {tag for tip in catalogue.tips for tag in (*tip.types, *tip.formats)}
        matters = (*Topic, *(one for one in (*InterviewType, *InterviewFormat) if one in tagged))
        self._matters: dict[str, Matter] = {str(one): one for one in matters}
        titles: dict[str, Matter] = {head.title: head.topic for head in catalogue.topics}
        names = {one.label: one for one in matters} | titles | self._matters | ALSO
        self._names: dict[str, Matter] = {name.casefold(): one for name, one in names.items()}

    @writes
    def next(self, session: Session, who: Who, about: Matter | None) -> Advice:
        """A tip about that; without it, a tip for the next interview, else for the time before one."""
        row = people_store.get(session, who)
        interview = None if about else self._next_interview(session, row.value().id)
        fitting = self._fitting(about, interview)
        tip = self._chance.choice([tip for tip in fitting if tip.id != row.last_tip] or fitting)
        row.last_tip = tip.id
        return Advice(tip, interview if interview and _is_for(tip, interview) else None)

    def matter(self, key: str) -> Matter | None:
        """The topic, type or format of that name exactly, as a button keeps it."""
        return self._matters.get(key)

    def named(self, typed: str) -> Matter | None:
        """What somebody means by `typed`: a topic, a type of interview or a format, or something near its name."""
        said = typed.casefold().strip()[:LONGEST_NAME]
        starts = next((name for name in self._names if name.startswith(said)), "")
        if said in self._names or (starts and len(said) >= SHORTEST_START):
            return self._names.get(said) or self._names[starts]
        found = process.extractOne(said, self._names.keys(), scorer=fuzz.token_set_ratio, score_cutoff=NEAR)
        return self._names[str(found[0])] if found else None

    def _fitting(self, about: Matter | None, interview: Interview | None) -> tuple[Tip, ...]:
        if isinstance(about, Topic):
            return self.catalogue.tips_for(about)
        if about is not None:
            return tuple(tip for tip in self.catalogue.tips if about in (*tip.types, *tip.formats))
        if interview is None:
            return self.catalogue.tips_for(phase=Phase.BEFORE)
        phase = Phase.BEFORE if self._clock.now() < interview.starts else Phase.AFTER
        tips = self.catalogue.tips_for(
            interview_type=interview.type,
            interview_format=interview.format,
            phase=phase,
            stage=interview.stage,
        )
        return tuple(tip for tip in tips if _is_for(tip, interview)) or tips

    def _next_interview(self, session: Session, person: int) -> Interview | None:
        now = self._clock.now()
        return next(
            (one for one in interview_store.of(session, person) if one.is_open and one.ends > now), None
        )


def _is_for(tip: Tip, interview: Interview) -> bool:
    """Whether the tip is about this sort of interview in particular."""
    return (
        interview.type in tip.types
        or (interview.format is not None and interview.format in tip.formats)
        or (interview.stage is not None and interview.stage in tip.rounds)
    )
