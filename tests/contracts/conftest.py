"""A shell as Slack's command line has it: the project's own environment comes first on the path."""

import asyncio
import os
import sys
from asyncio.subprocess import PIPE
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pytest

from tests.patience import PATIENCE

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Answer:
    code: int | None
    out: str
    err: str


class Shell(Protocol):
    async def __call__(self, command: str, cwd: Path = ROOT) -> Answer: ...


@pytest.fixture
def shell_environment() -> dict[str, str]:
    return {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}


@pytest.fixture
def shell(shell_environment: dict[str, str]) -> Shell:
    async def run(command: str, cwd: Path = ROOT) -> Answer:
        process = await asyncio.create_subprocess_shell(
            command, cwd=cwd, env=shell_environment, stdout=PIPE, stderr=PIPE
        )
        async with asyncio.timeout(PATIENCE):
            out, err = await process.communicate()
        return Answer(process.returncode, out.decode(), err.decode())

    return run
