"""Processes to measure: the bot as it runs, and what it is held against."""

import asyncio
import os
import socket
import sys
from asyncio import create_subprocess_exec
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import aiohttp

ROOT = Path(__file__).parents[2]
SECRET = "5ec0bd00000000000000000000000000"
TOKEN = "xoxb-bench"
LOOK_SECONDS, LOOKS = 0.005, 12_000
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Running:
    """A process that answers at `url`."""

    process: Process
    url: str


@asynccontextmanager
async def running(
    *words: str, folder: Path = ROOT, environment: Mapping[str, str] | None = None
) -> AsyncIterator[Process]:
    """Python with these words; ended on the way out."""
    inherited = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    process = await create_subprocess_exec(
        sys.executable,
        *words,
        cwd=folder,
        env={**inherited, "PYTHONPATH": str(ROOT), **(environment or {})},
        stdin=PIPE,
        stdout=PIPE,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.terminate()
        await process.communicate()


@asynccontextmanager
async def answering(after: float = 0) -> AsyncIterator[str]:
    """The address of a Slack that answers with constants, posts `after` so many seconds."""
    async with running("-m", "tests.benchmarks.constant_slack", str(after)) as process:
        yield await said(process)


@asynccontextmanager
async def the_bot(slack: str, folder: Path) -> AsyncIterator[Running]:
    """`secondround run` over HTTP on the database in `folder`, ready."""
    port = free_port()
    environment = bot_environment(slack, folder / "bench.db", port)
    async with running("-m", "bot", "run", folder=folder, environment=environment) as process:
        bot = Running(process, f"http://127.0.0.1:{port}")
        await answers(process, f"{bot.url}/readyz")
        yield bot


@asynccontextmanager
async def a_bare_bolt(slack: str) -> AsyncIterator[Running]:
    port = free_port()
    async with running("-m", "tests.benchmarks.bare_bolt", SECRET, f"{slack}/api/", str(port)) as process:
        bolt = Running(process, f"http://127.0.0.1:{port}")
        await answers(process, bolt.url, status=404)
        yield bolt


def bot_environment(slack: str, file: Path, port: int = 0) -> dict[str, str]:
    return {
        "SLACK_BOT_TOKEN": TOKEN,
        "SLACK_SIGNING_SECRET": SECRET,
        "PORT": str(port),
        "SLACK_API_URL": f"{slack}/api/",
        "DATABASE_URL": f"sqlite:///{file}",
        "LOG_LEVEL": "ERROR",
    }


async def run_to_the_end(*words: str) -> None:
    """Until Python with these words has ended."""
    process = await create_subprocess_exec(sys.executable, *words, stdout=DEVNULL)
    await process.wait()


def say(line: str) -> None:
    """For whoever started this process."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


async def said(process: Process) -> str:
    """The next line that the process says."""
    assert process.stdout is not None
    return (await process.stdout.readline()).decode().strip()


async def answers(process: Process, url: str, status: int = 200) -> None:
    """Asks until the answer is `status`. Raises ChildProcessError where the process ended, TimeoutError in the end."""
    async with aiohttp.ClientSession() as session:
        for _ in range(LOOKS):
            if await _status(session, url) == status:
                return
            if process.returncode is not None:
                raise ChildProcessError(process.returncode)
            await asyncio.sleep(LOOK_SECONDS)
    raise TimeoutError(url)


async def _status(session: aiohttp.ClientSession, url: str) -> int:
    try:
        async with session.get(url) as answer:
            return answer.status
    except aiohttp.ClientError:
        return 0


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def memory(process: int) -> float:
    """Resident, in MB."""
    status = Path(f"/proc/{process}/status").read_text("utf-8")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")) / 1024


def cpu_seconds(process: int) -> float:
    """Spent by the process itself, in and out of the kernel."""
    fields = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS
