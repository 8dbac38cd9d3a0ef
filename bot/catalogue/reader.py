"""Turns data files into checked entries, and writes down what it cannot read."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import ValidationError

from bot.catalogue.entries import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

    from pydantic_core import ErrorDetails

EntryT = TypeVar("EntryT", bound=Entry)
HeadT = TypeVar("HeadT", bound=Entry)
Table = dict[str, Any]


@dataclass(frozen=True)
class Row:
    """An entry as written, and where."""

    file: str
    name: str
    table: Table


class Reader:
    """Reads the files under root; `problems` names the file, the entry and what is wrong."""

    def __init__(self, root: Traversable) -> None:
        self.problems: list[str] = []
        self._root = root
        self._rows: dict[str, list[Row]] = {}

    def entries(
        self, place: str, array: str, head: type[HeadT], entry: type[EntryT]
    ) -> tuple[tuple[HeadT, ...], tuple[EntryT, ...]]:
        """The heads and the entries of one file, or of every file in a folder.

        The entries are the file's array of tables; they inherit the keys of its head that they know.
        """
        heads: list[HeadT] = []
        entries: list[EntryT] = []
        self._rows[array] = []
        for path, table in self._tables(place):
            rows = self._pop_rows(path, table, array)
            inherited = {key: table.get(key) for key in head.model_fields if key in entry.model_fields}
            top = Row(path, "top of the file", table)
            self._expect_named(top, inherited.keys() & table.keys())
            heads += self._check(top, head)
            for row in rows:
                entries += self._check(row, entry, inherited)
            self._rows[array] += rows
        self._expect_unique(array)
        return tuple(heads), tuple(entries)

    def expect_known(self, array: str, key: str, known: str) -> None:
        """Every id that one kind of entry lists under key has to be an entry of the known kind."""
        ids = {row.name for row in self._rows[known]}
        for row in self._rows[array]:
            names = row.table.get(key)
            for name in names if isinstance(names, list) else ():
                if str(name) not in ids:
                    self._report(row, f'unknown {known} "{name}"')

    def _tables(self, place: str) -> Iterator[tuple[str, Table]]:
        for path, file in self._files(place):
            try:
                yield path, tomllib.loads(file.read_text(encoding="utf-8"))
            except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
                self.problems.append(f"{path}: this is not TOML: {error}")

    def _files(self, place: str) -> Iterator[tuple[str, Traversable]]:
        target = self._root.joinpath(place)
        if target.is_dir():
            for file in sorted(target.iterdir(), key=lambda file: file.name):
                if file.name.endswith(".toml"):
                    yield f"{place}/{file.name}", file
        elif target.is_file():
            yield place, target
        else:
            self.problems.append(f"{place}: missing")

    def _pop_rows(self, path: str, table: Table, array: str) -> list[Row]:
        tables = table.pop(array, [])
        if not isinstance(tables, list) or not all(isinstance(row, dict) for row in tables):
            self.problems.append(f"{path}: write [[{array}]] above every entry")
            return []
        return [Row(path, str(row.get("id", f"entry {n}")), row) for n, row in enumerate(tables, start=1)]

    def _check(self, row: Row, model: type[EntryT], inherited: Table | None = None) -> list[EntryT]:
        inherited = inherited or {}
        for key in inherited.keys() & row.table.keys():
            self._report(row, f'unknown key "{key}"; it stands at the top of the file')
        try:
            return [model.model_validate(row.table | inherited)]
        except ValidationError as error:
            for details in error.errors(include_url=False):
                if details["loc"][:1] not in {(key,) for key in inherited}:  # the head has its own report
                    self._report(row, _in_words(details))
            return []

    def _expect_unique(self, array: str) -> None:
        first: dict[str, Row] = {}
        for row in self._rows[array]:
            if first.setdefault(row.name, row) is not row and "id" in row.table:
                self._report(row, f"duplicate id, also in {first[row.name].file}")

    def _expect_named(self, top: Row, keys: set[str]) -> None:
        stem = top.file.rpartition("/")[2].removesuffix(".toml")
        for key in keys:
            if top.table[key] != stem:
                self._report(top, f'{key} = "{top.table[key]}" stands in a file named {stem}')

    def _report(self, row: Row, problem: str) -> None:
        self.problems.append(f"{row.file}: {row.name}: {problem}")


def _in_words(error: ErrorDetails) -> str:
    key = ".".join(str(part) for part in error["loc"])
    match error["type"]:
        case "extra_forbidden":
            return f'unknown key "{key}"'
        case "missing":
            return f'"{key}" is missing'
        case "value_error":
            return str(error["ctx"]["error"])
        case _:
            return f'"{key}": {error["msg"]}'
