"""The command line: thin. What a command does stands in bot.app; the playground is tied in here and nowhere else."""

import asyncio
import os
import sys
import webbrowser
from collections.abc import Coroutine
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from cryptography.fernet import Fernet

from bot import catalogue, logs, manifest, text_commands
from bot.clock import Clock, FollowedClock, SystemClock
from bot.config import Role, Settings, read_settings, require_slack
from bot.doctor import Level, examine
from bot.errors import ConfigError, SlackUnreachable
from bot.process import serving
from bot.rotation import rotate_keys
from bot.store.opening import open_database
from playground.records import Identity
from playground.server import Playground

PORT = 8642
app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
content = typer.Typer(no_args_is_help=True, help="The words the bot knows.")
keys = typer.Typer(no_args_is_help=True, help="The keys that private words are encrypted with.")
app.add_typer(content, name="content")
app.add_typer(keys, name="keys")


@app.command()
def start(port: int = PORT, *, no_open: bool = False) -> None:
    """Run against Slack where .env has credentials, otherwise in the playground."""
    settings = _settings()
    if settings.connects_to_slack:
        print("Found credentials: connecting to Slack.")
        _run(_serve(settings))
    else:
        print("No Slack credentials in .env: starting the playground, a Slack on this machine.")
        print("To connect to a real workspace, follow docs/quickstart.md.")
        _run(_play(settings, port, open_page=not no_open))


@app.command()
def run() -> None:
    """Run against Slack, by Socket Mode or over HTTP as the settings say, in one process."""
    _run(_serve(_settings()))


@app.command()
def web() -> None:
    """Take what Slack sends, and leave delivery to the workers. On PostgreSQL only; any number of them."""
    _run(_serve(_settings(), Role.WEB))


@app.command()
def worker() -> None:
    """Deliver what is due, and leave what Slack sends to the web processes. On PostgreSQL only; any number of them."""
    _run(_serve(_settings(), Role.WORKER))


@app.command(name="playground")
def play(port: int = PORT, *, no_open: bool = False) -> None:
    """Run in the playground: a local Slack with a page in the browser."""
    _run(_play(_settings(), port, open_page=not no_open))


@app.command()
def doctor() -> None:
    """Look at tokens, scopes, clock, database and key, and say what to do. Changes nothing; the bot may be running."""
    findings = asyncio.run(examine(_settings(), lambda: datetime.now(UTC)))
    print(*findings, sep="\n")
    if any(finding.level is Level.PROBLEM for finding in findings):
        raise typer.Exit(1)


@app.command()
def migrate() -> None:
    """Create the database, or bring it up to date. On SQLite every start does this by itself."""
    try:
        open_database(_settings(), upgrade=True).close()
    except ConfigError as error:
        _stop(error)
    print("The database is up to date.")


@app.command(name="manifest")
def print_manifest(
    *, check: Annotated[bool, typer.Option(help="Compare with manifest.json instead.")] = False
) -> None:
    """Print the app manifest that Slack asks for."""
    if check and Path("manifest.json").read_text(encoding="utf-8") != manifest.text():
        _stop(
            ConfigError(
                "manifest.json is not what the code needs. Write it with: secondround manifest > manifest.json"
            )
        )
    if not check:
        print(manifest.text(), end="")


@content.command(name="check")
def check_content() -> None:
    """Read every data file and say what is wrong with it."""
    try:
        known = catalogue.load()
    except ConfigError as error:
        _stop(error)
    print(
        f"{len(known.questions)} questions, {len(known.tips)} tips, {len(known.checklist)} checklist items: all fine."
    )


@keys.command(name="new")
def new_key() -> None:
    """Print a fresh key for SECONDROUND_ENCRYPTION_KEY."""
    print(Fernet.generate_key().decode())


@keys.command(name="rotate")
def rotate_key() -> None:
    """Encrypt everything anew with the newest key. May be broken off and begun again.

    With the key file beside the database: stop the bot, run this, start the bot. With a key of your own: stop the bot,
    put a new key (secondround keys new) and a comma in front of the old one, run this, remove the old key, start the
    bot.
    """
    try:
        done = rotate_keys(_settings())
    except ConfigError as error:
        _stop(error)
    print(f"{done.rows} rows were encrypted anew.")
    print("The old key is removed." if done.removed else "Remove the old key from the settings now.")
    if done.copies:
        print(
            f"These copies still need the old key; keep it for them, or delete them: {', '.join(done.copies)}"
        )


app.registered_commands += text_commands.app.registered_commands


def _settings() -> Settings:
    environment = dict(os.environ)
    os.environ.pop("SLACK_BOT_TOKEN", None)  # Bolt reads it too, and warns that it has a client already
    try:
        return read_settings(environment)
    except ConfigError as error:
        _stop(error)


async def _serve(settings: Settings, role: Role = Role.ALL) -> None:
    require_slack(settings, role)
    logs.set_up(settings.log_level, settings.log_format)
    if settings.clock_url is None:
        await _until_stopped(settings, SystemClock(), role)
        return
    clock = FollowedClock(settings.clock_url)
    await clock.start()
    try:
        await _until_stopped(settings, clock, role)
    finally:
        await clock.stop()


async def _until_stopped(settings: Settings, clock: Clock, role: Role) -> None:
    async with serving(settings, clock, role) as (_, over):
        await over


async def _play(settings: Settings, port: int, *, open_page: bool) -> None:
    """Both in one process, on one clock."""
    logs.set_up(settings.log_level, settings.log_format)
    scopes = (*manifest.SCOPES, *manifest.OPTIONAL_SCOPES)
    playground = Playground(port=port, scopes=scopes, identity=Identity(shortcuts=manifest.SHORTCUTS))
    async with playground:
        print(f"The playground is at {playground.url}  (stop with Ctrl+C)", flush=True)
        if open_page:
            webbrowser.open(playground.url)
        settings = _in_playground(settings, playground)
        async with serving(settings, playground.clock) as (bot, over):
            playground.next_due = bot.next_due
            await over


def _in_playground(settings: Settings, playground: Playground) -> Settings:
    """The same settings with the playground's address and tokens, and a database of its own."""
    local = {
        "SLACK_BOT_TOKEN": playground.bot_token,
        "SLACK_APP_TOKEN": playground.app_token,
        "SLACK_API_URL": playground.api_url,
        "DATABASE_URL": "sqlite:///data/playground.db",
        "LOG_LEVEL": settings.log_level,
    }
    return read_settings(local, env_file=None)


def _run(work: Coroutine[None, None, None]) -> None:
    try:
        asyncio.run(work)
    except (ConfigError, SlackUnreachable) as error:
        _stop(error)


def _stop(error: Exception) -> NoReturn:
    print(error, file=sys.stderr)
    raise typer.Exit(1)
