"""Reads one line: claims each expression in turn, then asks about whatever is missing or has two readings."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.reading.answer import Ask, Reading
from bot.reading.asides import pass_over_asides, pass_over_fillers, pass_over_glue
from bot.reading.company import find_company
from bot.reading.days import find_days, find_vague_days
from bot.reading.details import Details, find_details, find_round
from bot.reading.lengths import find_lengths
from bot.reading.line import Line
from bot.reading.moments import Said, settle_moment
from bot.reading.places import find_offsets, find_places
from bot.reading.protection import protect
from bot.reading.slack_text import plain
from bot.reading.times import find_times
from bot.reading.unread_runs import has_stray_number


def read(text: str, *, zone: str, now: datetime) -> Reading:
    """What `text`, as Slack escapes it, says about one interview. No text makes it raise.

    Args:
        text: what was typed after "add".
        zone: the person's own IANA zone; raises `ZoneInfoNotFoundError` where there is none of that name.
        now: aware, or wall time in `zone`.
    """
    own = ZoneInfo(zone)
    now = now.astimezone(own) if now.tzinfo else now.replace(tzinfo=own)
    line = Line(plain(text))
    protect(line)
    said, details = _claim(line, own, now)
    company, company_trouble = find_company(line, details.type)
    moment = settle_moment(said, zone, now)
    length_trouble = None if said.minutes_agree else Ask.LENGTH
    troubles = (company_trouble, details.trouble, *moment.asks, length_trouble)
    asks = tuple(trouble for trouble in troubles if trouble)
    return Reading(
        company=company,
        type=details.type,
        round=details.round,
        format=details.format,
        starts=None if asks else moment.starts,
        zone=moment.zone,
        minutes=None if length_trouble else next(iter(said.minutes), None),
        ask=asks,
        day=moment.day,
        time=moment.time,
    )


def _claim(line: Line, own: ZoneInfo, now: datetime) -> tuple[Said, Details]:
    """Claim everything but the company. The order matters: each step leaves the next one fewer words to mistake."""
    pass_over_asides(line)
    round_ = find_round(line)
    lengths = find_lengths(line)
    days = find_days(line, now.date())
    offsets = find_offsets(line)
    details = find_details(line, round_)
    pass_over_fillers(line)
    days.vague = find_vague_days(line)
    clocks, parts = find_times(line)
    places = [*offsets, *find_places(line, own, now.year)]
    pass_over_glue(line)
    return Said(days, clocks, parts, details.meals, places, lengths, has_stray_number(line)), details
