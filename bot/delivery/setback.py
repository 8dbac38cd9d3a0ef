"""What becomes of a delivery when Slack does not take it: the table of docs/delivery.md."""

import logging
from datetime import datetime, timedelta
from typing import Any

from bot.delivery.parts import Parts
from bot.delivery.waits import OverBudget, backoff
from bot.models.deliveries import Claim, Delivery
from bot.slack.errors import (
    Ambiguous,
    MessageGone,
    OurFault,
    RecipientGone,
    SlackTrouble,
    Throttled,
    UnknownCode,
    WorkspaceParked,
)
from bot.store import deliveries, workspaces

MOST_STRIKES = 8
SETTLED_AFTER = timedelta(seconds=60)
"""A post whose outcome is unknown is searched for only so long after it."""
PARKED_FOR = timedelta(minutes=15)
"""Then one delivery tries whether the workspace takes messages again."""
REMEDY = "Deliveries wait; docs/operations.md says what to put right."
log = logging.getLogger(__name__)


async def put_back(
    parts: Parts, claim: Claim, delivery: Delivery, trouble: SlackTrouble, *, posting: bool
) -> None:
    """Ends the delivery, or sets it aside until it is worth another try. `posting`: it was the post that failed."""
    level = logging.DEBUG if isinstance(trouble, OverBudget) else logging.WARNING
    log.log(level, "Delivery %s was set back: %s", delivery.id, trouble.code)
    if await _ended(parts, claim, delivery, trouble):
        return
    now = parts.clock.now()
    await _hold(parts, delivery, trouble, now, posting=posting)
    changes: dict[str, Any] = {} if isinstance(trouble, UnknownCode) else {"strikes": 0}
    if posting:
        changes["ambiguous"] = isinstance(trouble, Ambiguous)
    at = now + _wait(parts, delivery, trouble, posting=posting)
    await parts.db.run_with_others(deliveries.record_retry, claim, at, trouble.code, changes)


async def _ended(parts: Parts, claim: Claim, delivery: Delivery, trouble: SlackTrouble) -> bool:
    match trouble:
        case RecipientGone():
            await parts.db.run_with_others(deliveries.record_failed, claim, trouble.code)
        case OurFault() | MessageGone():
            await parts.db.run_with_others(deliveries.record_dead, claim, trouble.code)
            log.error("Delivery %s is dead: %s", delivery.id, trouble.code)
        case UnknownCode() if delivery.strikes >= MOST_STRIKES:
            await parts.db.run_with_others(deliveries.record_dead, claim, trouble.code)
            log.error("Delivery %s is dead: %s", delivery.id, trouble.code)
        case _:
            return False
    return True


async def _hold(
    parts: Parts, delivery: Delivery, trouble: SlackTrouble, now: datetime, *, posting: bool
) -> None:
    """Holds the whole workspace where the trouble is not this delivery's alone."""
    team = delivery.who.team
    match trouble:
        case Throttled() if posting or isinstance(trouble, OverBudget):
            await parts.db.run(workspaces.hold, team, now + timedelta(seconds=trouble.retry_after))
        case WorkspaceParked():
            if await parts.db.run(workspaces.hold, team, now + PARKED_FOR, trouble.code):
                log.error("Slack takes nothing from us in %s: %s. %s", team, trouble.code, REMEDY)
        case _:
            pass


def _wait(parts: Parts, delivery: Delivery, trouble: SlackTrouble, *, posting: bool) -> timedelta:
    match trouble:
        case Throttled():
            return timedelta(seconds=trouble.retry_after + parts.chance())
        case WorkspaceParked():
            return timedelta(0)
        case Ambiguous() if posting:
            return max(SETTLED_AFTER, backoff(delivery.attempts, parts.chance))
        case _:
            return backoff(delivery.attempts, parts.chance)
