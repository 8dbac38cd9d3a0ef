"""Privacy: a person sees, takes along, brings back and erases all that is stored of them."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlmodel import Session

from bot.catalogue import Catalogue
from bot.clock import Clock
from bot.models.exports import Carried
from bot.models.people import Who
from bot.services.archives import Archive, packed
from bot.services.exports import whole
from bot.services.imports import Missing, missing, take_in
from bot.store import belongings
from bot.store import people as people_store
from bot.store.belongings import Holdings
from bot.store.db import after_commit, reads, writes


@dataclass(frozen=True)
class Brought:
    """How much of an export is new to the person, and how much it holds in all."""

    interviews: int
    answers: int
    stories: int
    offers: int
    of_interviews: int
    of_answers: int
    of_stories: int
    of_offers: int

    @property
    def nothing_new(self) -> bool:
        return not (self.interviews or self.answers or self.stories or self.offers)


class Privacy:
    """`wake` is called after a commit that changed what is due."""

    def __init__(self, catalogue: Catalogue, clock: Clock, wake: Callable[[], None]) -> None:
        self._catalogue, self._clock, self._wake = catalogue, clock, wake

    @reads
    def holdings(self, session: Session, who: Who) -> Holdings:
        return belongings.holdings(session, people_store.known(session, who).id)

    @reads
    def export(self, session: Session, who: Who) -> Archive:
        """Everything, packed. Raises ExportTooLarge."""
        row = people_store.get(session, who)
        return packed(whole(session, row, self._catalogue, self._clock.now()))

    @reads
    def offer(self, session: Session, who: Who, carried: Carried) -> Brought:
        """What `bring` would add."""
        new = missing(session, people_store.known(session, who), carried)
        return _brought(carried, new)

    @writes
    def bring(self, session: Session, who: Who, carried: Carried) -> Brought:
        """Adds what the person does not have yet, so that a second time adds nothing; settings stay as they are."""
        person = people_store.known(session, who)
        new = missing(session, person, carried)
        take_in(session, person, new, self._clock.now())
        after_commit(session, self._wake)
        return _brought(carried, new)

    @writes
    def erase(self, session: Session, who: Who) -> Holdings | None:
        """Erases every row of the person's; returns what there was, None where nothing was any more."""
        after_commit(session, self._wake)
        return belongings.erase(session, who)

    @writes
    def erase_workspace(self, session: Session, team: str) -> None:
        """The app was taken out of this workspace: nothing of anybody there stays."""
        after_commit(session, self._wake)
        belongings.erase_workspace(session, team)


def _brought(carried: Carried, new: Missing) -> Brought:
    added = (new.interviews, new.answers, new.stories, new.offers)
    held = (carried.interviews, carried.answers, carried.stories, carried.offers)
    return Brought(*map(len, (*added, *held)))
