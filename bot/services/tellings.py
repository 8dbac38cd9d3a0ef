"""Tellings: where a story was told or is going to be, and the warning before the same people hear it twice."""

from dataclasses import dataclass, replace

from sqlmodel import Session

from bot.clock import Clock
from bot.models.interviews import Interview
from bot.models.people import Who
from bot.models.stories import Story, Telling
from bot.services.repertoire import heard
from bot.store import interviews as interview_store
from bot.store import people as people_store
from bot.store import stories as store
from bot.store.db import reads, writes

AHEAD, PAST = 20, 20
"""How many interviews are offered as places to tell a story."""


@dataclass(frozen=True)
class Stage:
    """A story with the interviews it was not told in yet; `chosen` is one whose company has heard it before.

    `everywhere`: there are interviews, and it was told in all of them.
    """

    story: Story
    interviews: tuple[Interview, ...]
    everywhere: bool = False
    chosen: Interview | None = None
    heard: Telling | None = None


@dataclass(frozen=True)
class Told:
    """`changed` is false where that was known already: a form sent twice."""

    story: Story
    interview: Interview
    changed: bool = True


class Tellings:
    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    @reads
    def stage(self, session: Session, who: Who, story: str) -> Stage:
        return self._stage(session, who, story)

    @writes
    def tell(self, session: Session, who: Who, story: str, interview: str, warned: str = "") -> Told | Stage:
        """Notes that it was, or will be, told there.

        A Stage means that nothing was noted: that company has heard it, which the person was not `warned` of.
        """
        stage = self._stage(session, who, story)
        row = interview_store.get(session, stage.story.person, interview)
        chosen = interview_store.value(session, row)
        if _is_told(stage.story, chosen):
            return Told(stage.story, chosen, changed=False)
        before = heard(stage.story, chosen)
        if before is not None and warned != interview:
            return replace(stage, chosen=chosen, heard=before)
        store.tell(session, story, interview)
        return Told(store.value(session, store.get(session, stage.story.person, story)), chosen)

    @writes
    def untell(self, session: Session, who: Who, story: str, interview: str) -> Told:
        """Takes it back; a second time changes nothing."""
        person = people_store.known(session, who).id
        row = store.get(session, person, story)
        place = interview_store.value(session, interview_store.get(session, person, interview))
        store.untell(session, story, interview)
        return Told(store.value(session, row), place)

    def _stage(self, session: Session, who: Who, story: str) -> Stage:
        """The coming interviews first, then the last ones, the latest first."""
        person, now = people_store.known(session, who).id, self._clock.now()
        known = store.value(session, store.get(session, person, story))
        found = interview_store.values(session, interview_store.around(session, person, now, AHEAD, PAST))
        held = [one for one in found if not one.cancelled]
        there = [one for one in held if not _is_told(known, one)]
        coming = [one for one in there if not one.begun(now)]
        over = [one for one in reversed(there) if one.begun(now)]
        return Stage(known, (*coming, *over), everywhere=bool(held) and not there)


def _is_told(story: Story, interview: Interview) -> bool:
    return any(one.interview == interview.id for one in story.told)
