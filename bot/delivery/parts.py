"""What delivering takes: handed in by bot.app, and by tests."""

import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from bot.clock import Clock
from bot.delivery.looks import Looks
from bot.delivery.records import Records
from bot.delivery.steps import Step, log_step
from bot.delivery.waits import Budget, Pace
from bot.message import Message
from bot.models.reminders import Kind, Notice
from bot.services.reminders import Reminders
from bot.slack.gateway import Gateway
from bot.store.db import Database

Render = Callable[[tuple[Notice, ...], datetime], Message]
AfterSent = Callable[[Notice, str, str], Awaitable[None]]
"""Called with each reminder that went out, its channel and ts; again if it died or met a SlackTrouble midway."""
LetPass = Callable[[Notice], Awaitable[None]]
"""Called with each reminder that is no longer wanted, before that is written down; again if it died in between."""
Observe = Callable[[Step], None]


async def forgotten(_notice: Notice) -> None:
    """What is not wanted leaves nothing to do."""


@dataclass(frozen=True)
class Parts:
    db: Database
    reminders: Reminders
    gateway: Gateway
    clock: Clock
    render: Render
    after_sent: AfterSent
    announced: frozenset[Kind] = frozenset(Kind)
    """The kinds that `after_sent` has to hear of: others are over with the post."""
    let_pass: LetPass = forgotten
    observe: Observe = log_step
    pace: Pace = field(default_factory=Pace)
    budget: Budget = field(default_factory=Budget)
    chance: Callable[[], float] = random.random
    told: set[str] = field(default_factory=set)
    """The workspaces whose server was said to keep no metadata: once is enough."""

    @cached_property
    def looks(self) -> Looks:
        return Looks(self.db, self.reminders)

    @cached_property
    def records(self) -> Records:
        return Records(self.db)
