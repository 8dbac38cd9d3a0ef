"""The container files say what runs: commands of ours, as nobody in particular, two of each, on a migrated database."""

import json
import re
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.contracts.conftest import Shell

ROOT = Path(__file__).parents[2]


def dockerfile() -> list[tuple[str, str]]:
    """Instructions in their order, each with its words."""
    lines = (ROOT / "Dockerfile").read_text("utf-8").splitlines()
    return [
        (name, words) for name, _, words in (line.partition(" ") for line in lines) if name and name != "#"
    ]


def services() -> dict[str, str]:
    """The text of each service in compose.yaml, by its name."""
    text = (ROOT / "compose.yaml").read_text("utf-8")
    (body,) = re.findall(r"^services:\n(.*?)^\w", text, re.MULTILINE | re.DOTALL)
    parts = re.split(r"^  (\w+):\n", body, flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


def test_the_image_runs_as_somebody_without_rights() -> None:
    names = [name for name, _ in dockerfile()]
    (user,) = [words for name, words in dockerfile() if name == "USER"]
    assert user not in {"root", "0"}
    assert names[names.index("USER") :] == ["USER", "ENTRYPOINT", "CMD"]


def test_what_the_image_takes_is_there_and_is_let_through() -> None:
    allowed = [
        line[1:] for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines() if line.startswith("!")
    ]
    taken = [words.split()[0] for name, words in dockerfile() if name == "COPY"]
    assert taken
    for path in taken:
        assert (ROOT / path).exists(), path
        assert any(fnmatch(path, pattern) for pattern in allowed), path


async def test_the_image_starts_a_command_of_ours(shell: "Shell") -> None:
    start = {name: json.loads(words) for name, words in dockerfile() if name in {"ENTRYPOINT", "CMD"}}
    answer = await shell(" ".join([*start["ENTRYPOINT"], *start["CMD"], "--help"]))
    assert "Usage" in answer.out


@pytest.mark.parametrize("service", ["migrate", "web", "worker"])
async def test_each_service_is_a_command_of_ours(shell: "Shell", service: str) -> None:
    (command,) = re.findall(r"command: (\[.*\])", services()[service])
    assert json.loads(command) == [service]
    assert "Usage" in (await shell(f"python -m bot {service} --help")).out


@pytest.mark.parametrize("service", ["web", "worker"])
def test_there_are_two_of_each_and_they_wait_for_the_schema(service: str) -> None:
    text = services()[service]
    assert "deploy: {replicas: 2}" in text
    assert "*migrated" in text or "migrate: {condition: service_completed_successfully}" in text


def test_no_password_stands_in_the_file() -> None:
    text = (ROOT / "compose.yaml").read_text("utf-8")
    assert len(re.findall(r"\$\{POSTGRES_PASSWORD:\?[^}]+\}", text)) == text.count("${POSTGRES_PASSWORD") == 2
