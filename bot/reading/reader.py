"""Reads one line: claims each expression in turn, then asks about whatever is missing or has two readings."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.reading.answer import Ask, Reading
from bot.reading.asides import pass_over_asides, pass_over_fillers, pass_over_glue
from bot.reading.company import find_company, has_stray_number
from bot.reading.days import find_days, find_vague_days
from bot.reading.details import find_rounds, find_type_and_format
from bot.reading.lengths import find_lengths
from bot.reading.line import Line
from bot.reading.moments import Said, settle_moment
from bot.reading.places import find_offsets, find_places
from bot.reading.protection import protect
from bot.reading.slack_text import plain
from bot.reading.times import find_times


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
    pass_over_asides(line)
    round_ = find_rounds(line)
    lengths = find_lengths(line)
    days = find_days(line, now.date())
    places = find_offsets(line)
    kind, form, type_trouble = find_type_and_format(line)
    pass_over_fillers(line)
    days.vague = find_vague_days(line)
    clocks, parts = find_times(line)
    places += find_places(line, own, now.year)
    pass_over_glue(line)
    company, company_trouble = find_company(line, kind)
    moment = settle_moment(Said(days, clocks, parts, places, lengths, has_stray_number(line)), zone, now)
    minutes = lengths.minutes | {clock.minutes for clock in clocks if clock.minutes}
    length_trouble = None if len(minutes) <= 1 and lengths.are_possible else Ask.LENGTH
    troubles = (company_trouble, type_trouble, *moment.asks, length_trouble)
    asks = tuple(trouble for trouble in troubles if trouble)
    return Reading(
        company=company,
        type=kind,
        round=round_,
        format=form,
        starts=None if asks else moment.starts,
        zone=moment.zone,
        minutes=None if length_trouble else next(iter(minutes), None),
        ask=asks,
        day=moment.day,
        time=moment.time,
    )
