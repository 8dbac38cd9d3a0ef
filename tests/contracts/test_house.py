"""The house keeps its word: what the documents and set-up files name is there, and everything is pinned."""

import os
import re
import shutil
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

if TYPE_CHECKING:
    from tests.contracts.conftest import Shell

ROOT = Path(__file__).parents[2]
LOCKS = ("requirements.lock", "requirements-dev.lock")
MACHINE = re.compile(r"(?<![\w.}])/(?:work|root|home|Users)/[\w.]|[a-z]:\\Users\\", re.IGNORECASE)
REGISTRIES = re.compile(
    r"pypi\.org|pythonhosted\.org|registry\.npmjs|deb\.debian|proxy\.golang", re.IGNORECASE
)
NOQA = re.compile(
    r"# (?:noqa|type: ignore)(?P<codes>[:\[][\w\-, \]]+?)?(?P<reason>\s+[#-].+)?$", re.MULTILINE
)


def test_every_path_that_contributing_names_exists() -> None:
    missing = [path for path in paths_named_in("CONTRIBUTING.md") if not (ROOT / path).exists()]
    assert not missing


def test_every_make_target_that_a_document_names_exists() -> None:
    targets = make_targets()
    named = {
        (document.name, target)
        for document in documents()
        for span in code_in(document.read_text("utf-8"))
        for target in re.findall(r"(?m)(?:^|&& )make ([a-z]+)", span)
    }
    assert named
    assert not {(document, target) for document, target in named if target not in targets}


async def test_make_help_lists_every_target(shell: "Shell") -> None:
    listed = (await shell("make help")).out
    assert [target for target in make_targets() if f"make {target} " not in listed] == []


def test_the_newest_entry_of_the_changelog_is_this_version() -> None:
    newest = re.search(r"^## \[(.+?)\] - \d{4}-\d\d-\d\d$", text_of("CHANGELOG.md"), re.MULTILINE)
    assert newest
    assert newest[1] == project()["project"]["version"]


def test_decisions_are_numbered_without_gaps_and_stand_in_the_index() -> None:
    pages = sorted((ROOT / "docs/decisions").glob("[0-9]*.md"))
    assert [int(page.name[:4]) for page in pages] == list(range(len(pages)))
    titles = {page.name: page.read_text("utf-8").partition("\n")[0] for page in pages}
    index = {
        name: f"# {number}: {title.strip()}"
        for number, name, title in re.findall(
            r"^\| \[(\d{4})\]\((.+?)\) \|(.+)\|$", text_of("docs/decisions/README.md"), re.MULTILINE
        )
    }
    assert {"0000-template.md": titles["0000-template.md"], **index} == titles


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_version_has_its_hashes_and_no_lock_names_an_index(lock: str) -> None:
    entries = locked(lock)
    assert entries
    assert [name for name, (_, hashes) in entries.items() if not hashes] == []
    assert not re.search(r"://|--(?:extra-)?index-url|--find-links", text_of(lock))


def test_the_locks_answer_what_the_project_asks_for_and_agree_with_each_other() -> None:
    run, dev = (locked(lock) for lock in LOCKS)
    declared, groups = project()["project"], project()["dependency-groups"]
    for requirement in map(Requirement, [*declared["dependencies"], *groups["checkout"]]):
        assert requirement.specifier.contains(run[canonicalize_name(requirement.name)][0]), requirement
    for requirement in map(Requirement, groups["dev"]):
        assert requirement.specifier.contains(dev[canonicalize_name(requirement.name)][0]), requirement
    assert {name: dev.get(name) for name in run} == run


def test_the_locked_build_backend_is_the_one_the_project_builds_with() -> None:
    needed = project()["build-system"]["requires"]
    assert [asked for asked in needed if asked not in project()["dependency-groups"]["checkout"]] == []


def test_no_file_names_a_path_of_somebodys_machine_or_a_registry() -> None:
    named = [
        f"{path.relative_to(ROOT)}: {found[0]}"
        for path in tree()
        if path.suffix not in {".png", ".ico", ".woff2"}
        for found in [
            *MACHINE.finditer(path.read_text("utf-8")),
            *REGISTRIES.finditer(path.read_text("utf-8")),
        ]
    ]
    assert not named


def test_every_ignored_lint_rule_gives_its_reason() -> None:
    _, _, config = text_of("pyproject.toml").partition("[tool.ruff.lint]")
    config, _, _ = config.partition("[tool.ruff.lint.pylint]")
    rules = [line for line in config.splitlines() if re.search(r'"[A-Z]+\d*"', line) and "select" not in line]
    assert rules
    assert [rule for rule in rules if not re.search(r"#\s+\S+", rule)] == []


def test_every_exception_from_the_checks_names_its_rule_and_its_reason() -> None:
    bare = [
        f"{path.relative_to(ROOT)}: {found[0]}"
        for path in tree()
        if path.suffix == ".py"
        for found in NOQA.finditer(path.read_text("utf-8"))
        if not (found["codes"] and found["reason"])
    ]
    assert not bare


async def test_continuous_integration_installs_what_is_missing_and_then_checks_and_tests(
    shell: "Shell", tmp_path: Path
) -> None:
    for tool in ("bash", "dirname", "env", "id"):
        (tmp_path / tool).symlink_to(str(shutil.which(tool)))
    for tool in ("apt-get", "chromium", "git", "make", "python3"):
        stand_in(tmp_path / tool, f'[ {tool} = python3 ] || echo {tool} "$@"')
    stand_in(tmp_path / "sudo", '"$@"')
    answer = await shell(f"PATH='{tmp_path}' .ci/run")
    *_, installed, checked, tested = answer.out.splitlines()
    assert installed.startswith("apt-get install")
    assert installed.endswith(" chromium-driver")
    assert (checked, tested) == ("make check", "make test")
    assert (answer.code, answer.err) == (0, "")


async def test_every_process_of_the_procfile_is_a_command_of_ours(shell: "Shell") -> None:
    processes = re.findall(r"^\w+: (.+)$", text_of("Procfile"), re.MULTILINE)
    assert processes
    for process in processes:
        assert "Usage" in (await shell(f"{process} --help")).out, process


@pytest.mark.parametrize(
    ("python", "advice"),
    [
        ('case "$2" in *version_info*) exit 1;; esac', "Second Round needs Python 3.11 or newer"),
        ('case "$2" in *ensurepip*) exit 1;; esac', "sudo apt install python3-venv"),
    ],
)
async def test_an_unfit_python_is_told_what_it_lacks(
    shell: "Shell", tmp_path: Path, python: str, advice: str
) -> None:
    checkout = tmp_path / "my projects"
    checkout.mkdir()
    for name in ("Makefile", "pyproject.toml", "requirements.lock"):
        (checkout / name).write_text(text_of(name), "utf-8")
    answer = await shell(f"make run PYTHON={stand_in(tmp_path / 'python3', python)}", cwd=checkout)
    assert answer.code != 0
    assert advice in answer.err
    assert not (checkout / ".venv").exists()


def stand_in(program: Path, script: str) -> Path:
    program.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    program.chmod(0o755)
    return program


def paths_named_in(document: str) -> Iterator[str]:
    for span in code_in(text_of(document)):
        if re.fullmatch(r"[\w.-]+(?:/[\w.-]*)+|[\w-]+\.(?:md|toml|json|lock)", span):
            yield span


def code_in(markdown: str) -> list[str]:
    """Code spans, and each line of a fenced block."""
    fenced = re.findall(r"^```\w*\n(.*?)^```", markdown, re.MULTILINE | re.DOTALL)
    prose = re.sub(r"^```.*?^```", "", markdown, flags=re.MULTILINE | re.DOTALL)
    return [*re.findall(r"`([^`]+)`", prose), *(line for block in fenced for line in block.splitlines())]


def make_targets() -> list[str]:
    return re.findall(r"^([a-z]+):", text_of("Makefile"), re.MULTILINE)


def documents() -> Iterator[Path]:
    return (path for path in tree() if path.suffix == ".md")


def locked(lock: str) -> dict[str, tuple[str, frozenset[str]]]:
    """Name to version and hashes."""
    entries = re.findall(
        r"^([\w.-]+)(?:\[[\w,-]+\])?==([^\s;]+)[^\n]*\n((?:    --hash=.+\n)*)", text_of(lock), re.MULTILINE
    )
    return {
        canonicalize_name(name): (version, frozenset(re.findall(r"sha256:[0-9a-f]{64}", hashes)))
        for name, version, hashes in entries
    }


def tree() -> Iterator[Path]:
    """Every file of the project, without what .gitignore names."""
    ignored = [line.rstrip("/") for line in text_of(".gitignore").splitlines() if not line.startswith("!")]
    for root, folders, files in os.walk(ROOT):
        folders[:] = [name for name in folders if not is_ignored(Path(root, name), ignored)]
        yield from (Path(root, name) for name in files if not is_ignored(Path(root, name), ignored))


def is_ignored(path: Path, ignored: list[str]) -> bool:
    kept = path == ROOT / "content/data"
    return not kept and any(fnmatch(path.name, pattern) for pattern in [".git", *ignored])


def project() -> dict[str, Any]:
    return tomllib.loads(text_of("pyproject.toml"))


def text_of(path: str) -> str:
    return (ROOT / path).read_text("utf-8")
