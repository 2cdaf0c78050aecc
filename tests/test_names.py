"""One word, one thing: names that stand once, say what they are, and repeat nothing."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.paths import PACKAGE

VAGUE_FILES = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "words", "typed"}
"""Names of modules that do not say what is in them."""
VAGUE_NAMES = {"found", "said", "told", "shown", "fault"}
"""A finding is a diagnostic, its text a message, and what an `except` catches an error."""
PICTURES_OF_SPEECH = re.compile(r"\b(foreman|porter|pens?|voices?|doors?|workshop|garbage|feet)\b", re.IGNORECASE)
"""Pictures of speech belong to ARCHITECTURE.md; the code says it in standard terms."""
MOST_LINES = 40
MOST_FIELDS = 5


@cache
def trees() -> dict[Path, ast.Module]:
    """Every module of the package, parsed."""
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}


def named(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def each_module() -> pytest.MarkDecorator:
    return pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=named)


def nodes(kind: type[ast.AST]) -> Iterator[tuple[Path, ast.AST]]:
    for path, tree in trees().items():
        yield from ((path, node) for node in ast.walk(tree) if isinstance(node, kind))


def test_no_class_name_stands_twice() -> None:
    names = Counter(node.name for _, node in nodes(ast.ClassDef) if isinstance(node, ast.ClassDef))
    assert [name for name, count in names.items() if count > 1] == []


def test_no_file_name_stands_twice_on_one_path() -> None:
    paths = [path.relative_to(PACKAGE).with_suffix("").parts for path in trees() if path.stem != "__init__"]
    assert [parts for parts in paths if len(set(parts)) < len(parts)] == []
    tails = Counter(parts[-2:] for parts in paths)
    assert [tail for tail, count in tails.items() if count > 1] == []


def test_files_are_called_after_what_is_in_them() -> None:
    assert VAGUE_FILES & {path.stem for path in trees()} == set()


def _bound(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Each name that a module gives to something, and its line."""
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef() | ast.ClassDef():
                yield node.name, node.lineno
            case ast.arg():
                yield node.arg, node.lineno
            case ast.Name(ctx=ast.Store()):
                yield node.id, node.lineno
            case ast.ExceptHandler(name=str(name)):
                yield name, node.lineno


@each_module()
def test_names_say_what_a_thing_is(path: Path) -> None:
    assert [(name, line) for name, line in _bound(trees()[path]) if name.strip("_") in VAGUE_NAMES] == []


@each_module()
def test_modules_are_described_in_standard_terms(path: Path) -> None:
    documented = ast.get_docstring(trees()[path])
    assert documented, "a module says in its first line what it is"
    assert not PICTURES_OF_SPEECH.findall(documented)


@each_module()
def test_functions_are_short(path: Path) -> None:
    functions = [node for node in ast.walk(trees()[path]) if isinstance(node, ast.FunctionDef)]
    lines = {node.name: (node.end_lineno or node.lineno) - node.lineno + 1 for node in functions}
    assert {name: count for name, count in lines.items() if count > MOST_LINES} == {}


@cache
def many_fields() -> frozenset[str]:
    """The classes of ours with more fields than anybody keeps apart by their order."""
    classes = [node for _, node in nodes(ast.ClassDef) if isinstance(node, ast.ClassDef)]
    counts = {node.name: sum(isinstance(part, ast.AnnAssign) for part in node.body) for node in classes}
    return frozenset(name for name, count in counts.items() if count > MOST_FIELDS)


@each_module()
def test_values_with_many_fields_are_built_with_keywords(path: Path) -> None:
    calls = [node for node in ast.walk(trees()[path]) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]
    by_order = [
        (node.func.id, node.lineno)
        for node in calls
        if isinstance(node.func, ast.Name) and node.func.id in many_fields() and len(node.args) > MOST_FIELDS
    ]
    assert by_order == []


@each_module()
def test_nothing_is_looked_up_by_a_made_up_name(path: Path) -> None:
    calls = [node for node in ast.walk(trees()[path]) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]
    lookups = [node for node in calls if isinstance(node.func, ast.Name) and node.func.id == "getattr"]
    assert [node.lineno for node in lookups if isinstance(node.args[1], ast.BinOp | ast.JoinedStr | ast.Call)] == []
