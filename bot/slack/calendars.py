"""Calendar files as Slack describes them (docs.slack.dev, the file object)."""

from collections.abc import Mapping
from typing import Any

KINDS = frozenset({"text/calendar", "application/ics", "text/x-vcalendar"})
FILETYPES = frozenset({"ics", "ical", "icalendar", "vcs"})
ENDINGS = (".ics", ".ical", ".icalendar", ".ifb", ".vcs")


def is_calendar(file: Mapping[str, Any]) -> bool:
    """By its kind, or by its name where whoever sent it gave it none."""
    kind = str(file.get("mimetype") or "").partition(";")[0].strip().casefold()
    name = str(file.get("name") or "").casefold()
    return kind in KINDS or str(file.get("filetype") or "") in FILETYPES or name.endswith(ENDINGS)
