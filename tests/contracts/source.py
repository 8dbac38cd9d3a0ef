"""The project's own Python files, read as syntax trees."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
Function = ast.FunctionDef | ast.AsyncFunctionDef


def modules(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def calls(path: Path, name: str) -> Iterator[ast.Call]:
    """Calls of a function or a method of this name."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and name in {getattr(node.func, key, None) for key in ("id", "attr")}:
            yield node


def members(path: Path, enum: str) -> set[str]:
    """The names of the enum's members that the file speaks of."""
    return {
        node.attr
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == enum
    }


def functions(path: Path) -> Iterator[Function]:
    return (node for node in ast.walk(tree(path)) if isinstance(node, Function))


def lines(function: Function) -> int:
    """From the `def` to its last line."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


def place(path: Path, node: ast.AST) -> str:
    return f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}"
