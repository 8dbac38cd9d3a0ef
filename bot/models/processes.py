"""A process: one company's rounds in a row, from the first interview to a decision."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.catalogue.vocabulary import Term
from bot.models.interviews import DEBRIEF_HELPS_FOR, THANKS_HELP_FOR, Interview, Outcome


class Stage(Term):
    """Where a process stands: what asks for something today comes first, what asks for patience last."""

    HEARD = "heard", "They answered"
    DEBRIEF = "debrief", "Just behind you"
    THANKS = "thanks", "Thank-you notes to send"
    OFFER = "offer", "An offer to answer"
    NEXT_ROUND = "next_round", "On to the next round"
    AHEAD = "ahead", "Interview ahead"
    WAITING = "waiting", "Waiting to hear"
    OVER = "over"


@dataclass(frozen=True)
class Process:
    """`rounds` is in the order of their dates and never empty; the last one says where it stands.

    `answered` says that an offer came of it, and that the person accepted or declined it.
    """

    rounds: tuple[Interview, ...]
    answered: bool = False

    @property
    def latest(self) -> Interview:
        return self.rounds[-1]

    @property
    def company(self) -> str:
        return self.latest.company

    def stage(self, now: datetime) -> Stage:
        latest = self.latest
        match latest.outcome:
            case Outcome.REJECTED | Outcome.WITHDRAWN:
                return Stage.OVER
            case Outcome.OFFER:
                return Stage.OVER if self.answered else Stage.OFFER
            case Outcome.NEXT_ROUND:
                return Stage.NEXT_ROUND
            case _:
                return Stage.OVER if latest.cancelled else _undecided(latest, now)

    def is_live(self, now: datetime) -> bool:
        return self.stage(now) is not Stage.OVER


def processes(interviews: Iterable[Interview], answered: Collection[str] = ()) -> tuple[Process, ...]:
    """Each chain of rounds, whatever the order of `interviews`; the one with the latest date comes last.

    `answered` names the rounds whose offers were decided.

    A round that was called off leaves its process where the round before it stands, unless there is none.
    """
    chains: dict[str, list[Interview]] = {}
    ordered = sorted(interviews, key=lambda one: (one.starts, one.id))
    roots = first_rounds(ordered)
    for one in ordered:
        chains.setdefault(roots[one.id], []).append(one)
    return tuple(
        sorted(
            (Process(_held(chain), any(one.id in answered for one in chain)) for chain in chains.values()),
            key=lambda one: (one.latest.starts, one.latest.id),
        )
    )


def first_rounds(interviews: Iterable[Interview]) -> dict[str, str]:
    """For each interview the first of its chain; a chain that an import bent into a circle is cut where it closes."""
    found = list(interviews)
    previous = {one.id: one.previous for one in found}
    roots: dict[str, str] = {}
    for one in found:
        seen, root = {one.id}, one.id
        while (before := previous.get(root)) in previous and before is not None and before not in seen:
            seen.add(before)
            root = before
        roots[one.id] = root
    return roots


def _undecided(latest: Interview, now: datetime) -> Stage:
    if now < latest.ends:
        return Stage.AHEAD
    if latest.heard_back:
        return Stage.HEARD
    if not (latest.debriefed or latest.debrief_declined) and now < latest.starts + DEBRIEF_HELPS_FOR:
        return Stage.DEBRIEF
    if not latest.all_thanked and now < latest.ends + THANKS_HELP_FOR:
        return Stage.THANKS
    return Stage.WAITING


def _held(chain: list[Interview]) -> tuple[Interview, ...]:
    return tuple(one for one in chain if not one.cancelled) or tuple(chain)
