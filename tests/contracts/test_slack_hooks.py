"""`slack run` and `slack manifest` work in this checkout: the hooks, run as Slack's command line runs them."""

import asyncio
import json
import os
import signal
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playground import Playground
from tests.patience import PATIENCE

if TYPE_CHECKING:
    from tests.contracts.conftest import Shell

ROOT = Path(__file__).parents[2]
BOUNDARY = "0f0f0f"


async def test_slacks_command_line_finds_hooks_for_all_it_needs(shell: "Shell") -> None:
    hooks = await slack_hooks(shell)
    assert {"get-manifest", "start"} <= hooks["hooks"].keys()
    assert hooks["config"]["sdk-managed-connection-enabled"] is True
    watched = [path for watch in hooks["config"]["watch"].values() for path in watch["paths"]]
    assert [path for path in watched if not (ROOT / path).exists()] == []


async def test_slack_manifest_prints_our_manifest(shell: "Shell") -> None:
    command = (await slack_hooks(shell))["hooks"]["get-manifest"]
    answer = await shell(f"{command} --source=. --protocol=message-boundaries --boundary={BOUNDARY}")
    _, manifest, _ = answer.out.split(BOUNDARY)
    assert json.loads(manifest) == json.loads((ROOT / "manifest.json").read_text("utf-8"))


async def test_slack_run_connects_the_bot_and_an_interrupt_ends_it(
    shell: "Shell", shell_environment: dict[str, str], tmp_path: Path
) -> None:
    start = (await slack_hooks(shell))["hooks"]["start"]
    async with Playground() as playground:
        environment = shell_environment | {
            "SLACK_API_URL": playground.api_url,
            "SLACK_APP_TOKEN": playground.app_token,
            "SLACK_BOT_TOKEN": playground.bot_token,
            "DATABASE_URL": f"sqlite:///{tmp_path}/secondround.db",
        }
        bot = await asyncio.create_subprocess_shell(
            start, env=environment, cwd=tmp_path, start_new_session=True
        )
        try:
            await playground.workspace.wait_for(lambda: playground.socket_mode.connected > 0, PATIENCE)
        finally:
            code = await interrupted(bot)
    assert code == 0


async def slack_hooks(shell: "Shell") -> dict[str, Any]:
    """The hooks as Slack's command line sees them: `get-hooks` answers, .slack/hooks.json overrides key by key."""
    own = json.loads((ROOT / ".slack/hooks.json").read_text("utf-8"))
    answer = await shell(own["hooks"]["get-hooks"])
    return overridden(json.loads(answer.out), own)


def overridden(default: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    nested = [key for key in default.keys() & own.keys() if isinstance(own[key], dict)]
    return {**default, **own, **{key: overridden(default[key], own[key]) for key in nested}}


async def interrupted(bot: asyncio.subprocess.Process) -> int:
    """Slack's command line interrupts only the process it started: a shell in between would leave the bot behind."""
    try:
        if bot.returncode is None:
            bot.send_signal(signal.SIGINT)
        async with asyncio.timeout(PATIENCE):
            return await bot.wait()
    finally:
        with suppress(ProcessLookupError):
            os.killpg(bot.pid, signal.SIGKILL)
