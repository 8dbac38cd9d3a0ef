"""`secondround doctor`: looks at everything the bot needs, changes nothing, and may do so while the bot runs."""

from bot.config import Settings, require_slack
from bot.doctor import database, server, slack
from bot.doctor.findings import Finding, Level, fine, wrong
from bot.doctor.slack import Now
from bot.errors import ConfigError

__all__ = ["Finding", "Level", "examine"]


async def examine(settings: Settings, now: Now) -> list[Finding]:
    """Everything that was looked at, in the order in which to put it right. `now` is real time."""
    findings = [_way(settings)]
    findings += [finding async for finding in slack.look(settings, now)]
    findings += (server if settings.on_postgres else database).look(settings, now())
    return findings


def _way(settings: Settings) -> Finding:
    try:
        require_slack(settings)
    except ConfigError as error:
        return wrong("settings", str(error))
    if settings.over_http:
        return fine(
            "settings", f"Slack reaches the bot over HTTP, on port {settings.port}, at /slack/events."
        )
    return fine("settings", "The bot reaches Slack by Socket Mode.")
