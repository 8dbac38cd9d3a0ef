"""The documents keep their word: commands work, links lead somewhere, examples load, every setting is there."""

import re
import shutil
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot import catalogue
from bot.catalogue import InterviewFormat, InterviewType, Level, Phase, Round
from bot.config import Settings
from content import help as help_words
from playground import Playground

if TYPE_CHECKING:
    from tests.contracts.conftest import Shell

ROOT = Path(__file__).parents[2]
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
SAFE = ("content check", "doctor", "keys new", "manifest", "migrate")
"""What `secondround` may do for real, with the playground and a database of the test's own."""
FOREIGN = {".", "chmod", "cp", "rm", "slack", "sqlite3"}
"""Programs of others, taken at their word."""
OF_THE_HOST = {"DYNO"}
"""Set by a host, never by a person."""
FOLDERS = ("bot", "content", "docs", "handlers", "playground", "tests")
LARGEST_PICTURE = 250_000


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "command" in metafunc.fixturenames:
        metafunc.parametrize("command", commands())
    if "document" in metafunc.fixturenames:
        metafunc.parametrize("document", DOCUMENTS, ids=[document.name for document in DOCUMENTS])


@pytest.fixture
async def settings(tmp_path: Path) -> AsyncIterator[str]:
    """What stands before a command to lead it to a playground and to a database in an empty folder."""
    async with Playground() as playground:
        yield (
            f"SLACK_BOT_TOKEN={playground.bot_token} SLACK_APP_TOKEN={playground.app_token} "
            f"SLACK_API_URL={playground.api_url} DATABASE_URL=sqlite:///{tmp_path}/data/secondround.db"
        )


async def test_every_command_that_a_document_shows_works(
    command: str, settings: str, shell: "Shell", tmp_path: Path
) -> None:
    program, _, rest = command.partition(" ")
    if program == "make":
        answer = await shell(f"make --dry-run --always-make {rest}")
    elif program == "secondround":
        real = rest in SAFE
        answer = await shell(f"{settings} {command}{'' if real else ' --help'}", cwd=tmp_path)
    else:
        assert program in FOREIGN
        return
    assert answer.code == 0, answer
    assert answer.out


async def test_the_backup_that_the_operations_page_shows_is_whole(
    settings: str, shell: "Shell", tmp_path: Path
) -> None:
    assert (await shell(f"{settings} secondround migrate", cwd=tmp_path)).code == 0
    (shown,) = [command for command in commands() if command.startswith("sqlite3 ")]
    _, database, statement = shown.split(maxsplit=2)
    with closing(sqlite3.connect(tmp_path / database)) as connection:
        connection.execute(statement.strip('"').replace("INTO '", f"INTO '{tmp_path}/"))
    shutil.copy(tmp_path / "secondround-backup.db", tmp_path / database)
    answer = await shell(f"{settings} secondround doctor", cwd=tmp_path)
    assert "It is sound." in answer.out
    assert answer.code == 0, answer


def test_every_link_and_picture_leads_somewhere(document: Path) -> None:
    targets = re.findall(r"\]\(([^)\s]+)\)", document.read_text("utf-8"))
    local = [target for target in targets if not target.startswith("https://")]
    assert [target for target in local if not (document.parent / target).exists()] == []


def test_every_path_that_a_document_names_exists(document: Path) -> None:
    spans = re.findall(r"`([\w./-]+/[\w./-]*)`", document.read_text("utf-8"))
    named = [span for span in spans if span.partition("/")[0] in FOLDERS]
    assert [path for path in named if not (ROOT / path).exists() and not (ROOT / f"{path}.py").exists()] == []


def test_every_picture_is_shown_and_small() -> None:
    pictures = list((ROOT / "docs/images").iterdir())
    shown = "".join(document.read_text("utf-8") for document in DOCUMENTS)
    assert pictures
    assert [one.name for one in pictures if f"images/{one.name})" not in shown] == []
    assert [one.name for one in pictures if one.stat().st_size > LARGEST_PICTURE] == []


def test_the_settings_stand_in_the_operations_page_and_the_example_file_with_their_defaults() -> None:
    defaults = {
        str(field.alias): str(field.default or "")
        for field in Settings.model_fields.values()
        if field.alias not in OF_THE_HOST
    }
    rows = re.findall(
        r"^\| `([A-Z_]+)` \|(?: `(.*?)`)? \| .+ \|$", text_of("docs/operations.md"), re.MULTILINE
    )
    example = re.findall(r"^([A-Z_]+)=(.*)$", text_of(".env.example"), re.MULTILINE)
    assert dict(rows) == defaults
    assert dict(example) == defaults


def test_the_examples_of_the_content_page_load(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "content/data", tmp_path / "data")
    pattern = r"end of `content/(\S+)`:\n\n```toml\n(.*?)```"
    examples = re.findall(pattern, text_of("docs/content.md"), re.DOTALL)
    kinds = ["tips", "questions", "checklists", "professions.toml"]
    assert [file.split("/")[1] for file, _ in examples] == kinds
    for file, entry in examples:
        with (tmp_path / file).open("a", encoding="utf-8") as data:
            data.write(f"\n{entry}")
    before, after = catalogue.load(), catalogue.load(tmp_path / "data")
    for kind in ("tips", "questions", "checklist", "professions"):
        assert len(getattr(after, kind)) == len(getattr(before, kind)) + 1


def test_the_content_page_lists_the_words_of_every_tag() -> None:
    _, _, listed = text_of("docs/content.md").partition("## The words that tags know")
    lines = {line.partition(":")[0]: line for line in listed.partition("\n## ")[0].split("\n- ")}
    tags = {"types` and `interviews": InterviewType, "formats": InterviewFormat, "rounds": Round}
    for tag, words in {**tags, "phase": Phase, "level": Level}.items():
        assert set(re.findall(r"`(\w+)`", lines[f"`{tag}`"].partition(":")[2])) == set(words)


def test_every_word_a_person_can_type_stands_in_the_guide_and_in_the_changelog() -> None:
    words = {word for name, _ in help_words.COMMANDS for word in re.findall(r"(?:^|/ )([a-z]+)", name)}
    guide, changes = text_of("docs/guide.md"), text_of("CHANGELOG.md")
    assert words
    assert {
        word for word in words if f"`{word}`" not in guide and f"/secondround {word}" not in guide
    } == set()
    assert {word for word in words if not re.search(rf"`(?:/secondround )?{word}\b", changes)} == set()


def commands() -> list[str]:
    """Each that stands in a block of sh, once, without its comment and without the folder of its program."""
    blocks = [
        block
        for document in DOCUMENTS
        for block in re.findall(r"^```sh\n(.*?)^```", document.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    ]
    lines = [line.partition("#")[0].strip() for block in blocks for line in block.splitlines()]
    return list(dict.fromkeys(line.removeprefix(".venv/bin/") for line in lines if line))


def text_of(path: str) -> str:
    return (ROOT / path).read_text("utf-8")
