"""Tips: the next one for a person, never the same twice in a row, fitting the next interview where there is one."""

from dataclasses import dataclass
from random import Random

from rapidfuzz import fuzz, process
from sqlmodel import Session

from bot.catalogue import Catalogue, Phase, Tip, Topic
from bot.clock import Clock
from bot.models.interviews import Interview
from bot.models.people import Who
from bot.store import interviews as interview_store
from bot.store import people as people_store
from bot.store.db import writes

NEAR = 70
"""Out of 100: how alike a typed topic must be to a known one."""


@dataclass(frozen=True)
class Advice:
    """A tip, and the interview it was picked for."""

    tip: Tip
    interview: Interview | None = None


class Tips:
    def __init__(self, catalogue: Catalogue, clock: Clock, chance: Random) -> None:
        self.catalogue, self._clock, self._chance = catalogue, clock, chance

    @writes
    def next(self, session: Session, who: Who, topic: Topic | None) -> Advice:
        """A tip on `topic`; without one, a tip for the next interview, else for the time before one."""
        row = people_store.get(session, who)
        interview = None if topic else self._next_interview(session, row.value().id)
        fitting = self._fitting(topic, interview)
        tip = self._chance.choice([tip for tip in fitting if tip.id != row.last_tip] or fitting)
        row.last_tip = tip.id
        return Advice(tip, interview if interview and _is_for(tip, interview) else None)

    def topic(self, typed: str) -> Topic | None:
        """The topic somebody means by `typed`: its id, its title, or something near either."""
        names = {
            name.casefold(): head.topic for head in self.catalogue.topics for name in (head.topic, head.title)
        }
        found = process.extractOne(typed.casefold()[:60], names.keys(), scorer=fuzz.WRatio, score_cutoff=NEAR)
        return names[found[0]] if found else None

    def _fitting(self, topic: Topic | None, interview: Interview | None) -> tuple[Tip, ...]:
        if topic is not None:
            return self.catalogue.tips_for(topic)
        if interview is None:
            return self.catalogue.tips_for(phase=Phase.BEFORE)
        phase = Phase.BEFORE if self._clock.now() < interview.starts else Phase.AFTER
        tips = self.catalogue.tips_for(
            interview_type=interview.type, interview_format=interview.format, phase=phase
        )
        return tuple(tip for tip in tips if _is_for(tip, interview)) or tips

    def _next_interview(self, session: Session, person: int) -> Interview | None:
        now = self._clock.now()
        return next(
            (one for one in interview_store.of(session, person) if one.is_open and one.ends > now), None
        )


def _is_for(tip: Tip, interview: Interview) -> bool:
    """Whether the tip is about this sort of interview in particular."""
    return interview.type in tip.types or (interview.format is not None and interview.format in tip.formats)
