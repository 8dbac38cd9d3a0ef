"""One claim on one delivery, carried out: read again, said once, written down, put right."""

import asyncio
import logging
from contextlib import suppress
from datetime import datetime, timedelta

from bot.delivery.looks import Seen
from bot.delivery.parts import Parts
from bot.delivery.poison import RENDER_ERRORS, where
from bot.delivery.setback import MOST_STRIKES, put_back
from bot.delivery.steps import Step
from bot.delivery.waits import Slots
from bot.message import Message
from bot.models.deliveries import Claim, Delivery, Posted, Recorded
from bot.models.reminders import Kind, Notice, ReminderState
from bot.plan import still_wanted
from bot.slack.errors import Ambiguous, MessageGone, NotSent, OurFault, RecipientGone, SlackTrouble
from bot.slack.gateway import Absent, Found, Unknown
from bot.store import deliveries

LEASE = timedelta(seconds=60)
"""How long a claim and a marked post are left alone. A post is told for certain from none only so long after it."""
GOOD_FOR = timedelta(seconds=1)
"""So long after the claim what was read is up to date, and the claim marks the post as well."""
POST_LIMIT = 30
"""Seconds for a post and its one plain repetition: well within the lease."""
AT_LEAST_ONCE = frozenset({Kind.PLAN, Kind.PREP, Kind.DAY_OF})
"""Better a second checklist than none; everything else is a nudge: better none than a second."""
GONE = "channel_not_found"
log = logging.getLogger(__name__)


class Withdrawn(Exception):
    """The right to post went, or what was to be posted changed; nothing has left."""


class Attempt:
    def __init__(self, parts: Parts, claim: Claim, slots: Slots) -> None:
        self._parts, self._claim, self._slots = parts, claim, slots
        self._observe, self._run, self._write = parts.observe, parts.db.run, parts.db.run_with_others
        self._posting = False

    async def run(self) -> None:
        self._observe(Step.CLAIMED)
        seen = await self._parts.looks.at(self._claim)
        if seen is None:
            return
        delivery = seen.delivery
        try:
            await self._carry_out(seen)
        except Withdrawn:
            now = self._parts.clock.now()
            changes = {"ambiguous": delivery.ambiguous, "strikes": 0}
            await self._write(deliveries.record_retry, self._claim, now, "withdrawn", changes)
        except SlackTrouble as trouble:
            await put_back(self._parts, self._claim, delivery, trouble, posting=self._posting)

    async def _carry_out(self, seen: Seen) -> None:
        delivery, notices = seen.delivery, seen.in_state(ReminderState.TAKEN)
        if delivery.channel and delivery.message_ts:
            await self._put_right(delivery.channel, delivery.message_ts)
            return
        if delivery.strikes > MOST_STRIKES:
            await self._bury(delivery, "attempts used up")
            return
        self._observe(Step.REREAD)
        if delivery.ambiguous and await self._settled_by_search(delivery, notices):
            return
        now = self._parts.clock.now()
        wanted = tuple(notice for notice in notices if still_wanted(notice, now))
        for notice in notices:
            if notice not in wanted:
                await self._parts.let_pass(notice)
        if wanted:
            await self._say(delivery, wanted)
        else:
            await self._write(deliveries.record_skipped, self._claim)

    async def _settled_by_search(self, delivery: Delivery, notices: tuple[Notice, ...]) -> bool:
        """Whether an earlier post is found, or must be taken for granted. None left before there was a channel."""
        if delivery.channel is None or delivery.first_attempt_at is None:
            return False
        self._observe(Step.BEFORE_SEARCH)
        found = await self._find(delivery, delivery.channel, delivery.first_attempt_at)
        self._observe(Step.SEARCHED)
        match found:
            case Found(ts):
                await self._record(delivery.channel, ts, notices, carried=len(delivery.reminders))
                return True
            case Absent():
                return False
            case Unknown():
                return await self._assumed_sent(delivery, notices)

    async def _find(self, delivery: Delivery, channel: str, since: datetime) -> Found | Absent | Unknown:
        """With a conversation that is gone went whatever stood in it."""
        try:
            return await self._parts.gateway.find(channel, delivery.id, since)
        except RecipientGone as gone:
            if gone.code != GONE or await self._open_dm(delivery) == channel:
                raise
            return Absent()

    async def _assumed_sent(self, delivery: Delivery, notices: tuple[Notice, ...]) -> bool:
        if delivery.who.team not in self._parts.told:
            self._parts.told.add(delivery.who.team)
            log.warning(
                "This server keeps no metadata: a checklist may come twice, a nudge may not come at all."
            )
        once_more = any(notice.reminder.kind in AT_LEAST_ONCE for notice in notices)
        return not once_more and await self._write(deliveries.record_assumed, self._claim)

    async def _say(self, delivery: Delivery, notices: tuple[Notice, ...]) -> None:
        try:
            message = self._parts.render(notices, self._parts.clock.now())
        except RENDER_ERRORS as error:
            await self._bury(delivery, where(error))
            return
        self._observe(Step.RENDERED)
        channel = delivery.dm or await self._open_dm(delivery)
        self._parts.budget.spend(delivery.who.team)
        await self._parts.pace.turn(channel)
        async with self._slots:
            if not self._slots.open:
                raise Withdrawn
            if not self._is_marked(delivery, channel, notices):
                await self._mark(channel, notices)
            self._posting = True
            ts = await self._post(delivery, channel, message)
            self._posting = False
        self._observe(Step.POSTED)
        await self._record(channel, ts, notices, carried=len(notices))

    async def _open_dm(self, delivery: Delivery) -> str:
        self._observe(Step.BEFORE_OPEN)
        channel = await self._parts.gateway.open_dm(delivery.who)
        self._observe(Step.OPENED)
        await self._run(deliveries.keep_dm, delivery.person, channel)
        self._observe(Step.CHANNEL_STORED)
        return channel

    def _is_marked(self, delivery: Delivery, channel: str, notices: tuple[Notice, ...]) -> bool:
        """Whether the claim says all that whoever comes after us has to know: where to look, and for what."""
        fresh = self._claim.until - self._parts.clock.now() > LEASE - GOOD_FOR
        return fresh and channel == delivery.channel and len(notices) == len(delivery.reminders)

    async def _mark(self, channel: str, notices: tuple[Notice, ...]) -> None:
        """Says it anew, and looks whether anything was overtaken."""
        carried = [notice.reminder.id for notice in notices]
        now = self._parts.clock.now()
        marked = await self._write(deliveries.mark_post, self._claim, channel, carried, now, LEASE)
        if marked is None:
            raise Withdrawn
        self._claim = marked
        self._observe(Step.MARKED)

    async def _post(self, delivery: Delivery, channel: str, message: Message) -> str:
        try:
            async with asyncio.timeout(POST_LIMIT):
                return await self._post_or_plain(delivery, channel, message)
        except TimeoutError as error:
            raise Ambiguous("no_answer_in_time") from error
        except RecipientGone as gone:
            if gone.code == GONE and await self._open_dm(delivery) != channel:
                raise NotSent("channel_moved") from gone
            raise

    async def _post_or_plain(self, delivery: Delivery, channel: str, message: Message) -> str:
        """Should Slack refuse how it looks, its words alone still help."""
        post = self._parts.gateway.post
        try:
            return await post(channel, message, delivery=delivery.id, before_write=self._require_lease)
        except OurFault as fault:
            if not message.blocks:
                raise
            log.warning("Slack refused how a delivery looks (%s); it goes out as plain text", fault.code)
            plain = Message(message.text)
            return await post(channel, plain, delivery=delivery.id, before_write=self._require_lease)

    def _require_lease(self) -> None:
        self._observe(Step.WRITING)
        if self._parts.clock.now() >= self._claim.until:
            raise Withdrawn

    async def _record(self, channel: str, ts: str, notices: tuple[Notice, ...], *, carried: int) -> None:
        announced = any(notice.reminder.kind in self._parts.announced for notice in notices)
        posted = Posted(self._claim, channel, ts, None if announced else carried)
        match await self._parts.records.sent(posted):
            case Recorded.DONE:
                self._observe(Step.FINISHED)
            case Recorded.OURS:
                self._observe(Step.RECORDED)
                await self._put_right(channel, ts)
            case Recorded.KNOWN:
                return
            case Recorded.SPARE:
                await self._parts.gateway.delete(channel, ts)

    async def _put_right(self, channel: str, ts: str) -> None:
        """What a message that stands still needs: rewritten or deleted if it was overtaken, and announced."""
        seen = await self._parts.looks.at(self._claim)
        if seen is None:
            return
        notices = seen.in_state(ReminderState.SENT)
        if seen.delivery.in_state(ReminderState.SUPERSEDED):
            await self._repair(channel, ts, notices)
        for notice in notices:
            await self._parts.after_sent(notice, channel, ts)
        self._observe(Step.AFTER_SENT)
        await self._write(deliveries.record_finished, self._claim)
        self._observe(Step.FINISHED)

    async def _repair(self, channel: str, ts: str, notices: tuple[Notice, ...]) -> None:
        """Takes back what was cancelled or moved while it was on its way."""
        self._observe(Step.BEFORE_REPAIR)
        with suppress(MessageGone):
            if notices:
                message = self._parts.render(notices, self._parts.clock.now())
                await self._parts.gateway.update(channel, ts, message)
            else:
                await self._parts.gateway.delete(channel, ts)
        self._observe(Step.REPAIRED)

    async def _bury(self, delivery: Delivery, reason: str) -> None:
        log.error("Delivery %s is dead: %s", delivery.id, reason)
        await self._write(deliveries.record_dead, self._claim, reason)
