"""The sizes and manners of the house, where a tool of its own does not hold them."""

import ast
import re
from pathlib import Path

from tests.contracts.source import ROOT, functions, lines, modules, place, tree

CODE = ("bot", "handlers", "content", "playground")
LONGEST_FUNCTION, LONGEST_LISTENER, LONGEST_MODULE = 40, 15, 250
MAY_CATCH = {"handlers/routes.py", "handlers/request.py", "handlers/say.py"}
EMPTY_NAMES = re.compile(r"utils?|helpers?|common|managers?|base|misc")


def test_no_module_is_longer_than_a_reader_holds() -> None:
    sizes = {
        str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines())
        for path in modules(*CODE)
        if not is_migration(path)
    }
    assert {path: size for path, size in sizes.items() if size > LONGEST_MODULE} == {}


def test_no_function_is_longer_than_a_screen() -> None:
    long = [
        f"{place(path, one)} {one.name}: {lines(one)}"
        for path in modules(*CODE)
        if not is_migration(path)
        for one in functions(path)
        if lines(one) > LONGEST_FUNCTION and one.name != "_wired"
    ]
    assert long == []


def test_a_listener_is_unpack_one_verb_say() -> None:
    long = [
        f"{place(path, one)} {one.name}: {lines(one)}"
        for path in modules("handlers")
        for one in functions(path)
        if [argument.arg for argument in one.args.args][1:] == ["request", "say"]
        and lines(one) > LONGEST_LISTENER
    ]
    assert long == []


def test_handlers_catch_nothing() -> None:
    tries = [
        place(path, node)
        for path in modules("handlers")
        if str(path.relative_to(ROOT)) not in MAY_CATCH
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Try) and node.handlers
    ]
    assert tries == []


def test_handlers_say_nothing_in_words_of_their_own() -> None:
    """A sentence has a blank in it; ids, names of fields and separators have none."""
    said = [
        f"{place(path, node)} {node.value!r}"
        for path in modules("handlers")
        if str(path.relative_to(ROOT)) not in MAY_CATCH | {"handlers/words.py"}
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if re.search(r"\w \w", node.value) and not is_docstring(path, node)
    ]
    assert said == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [path.name for path in modules(*CODE) if EMPTY_NAMES.fullmatch(path.stem)] == []


def test_the_clock_is_read_in_one_place() -> None:
    """Time is an argument: `now()` of the machine is for the clock itself, and for time-outs that say so."""
    readers = {
        str(path.relative_to(ROOT))
        for path in modules("handlers", "content", "bot/services", "bot/models", "bot/store")
        if re.search(r"datetime\.now\(|time\.time\(|date\.today\(", path.read_text("utf-8"))
    }
    assert readers == set()


def test_nothing_is_scheduled_at_slack() -> None:
    """SLACK.md, trap 4: a scheduled message with metadata never posts."""
    users = [path.name for path in modules("bot", "handlers") if "scheduleMessage" in path.read_text("utf-8")]
    assert users == []


def is_migration(path: Path) -> bool:
    return "migrations/versions" in path.as_posix()


def is_docstring(path: Path, node: ast.Constant) -> bool:
    holders = (one for one in ast.walk(tree(path)) if isinstance(one, ast.Expr))
    return any(holder.value.lineno == node.lineno for holder in holders)
