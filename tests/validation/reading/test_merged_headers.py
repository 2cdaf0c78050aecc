"""Headers that are meant for several rows or columns, in each way in which people write them; and tables that only look
so."""

from __future__ import annotations

from time import process_time

import pytest

from pipeline.validation.reading.merged_headers import is_grid_line
from tests.workspace import Workspace

ONE_PLACE = "write the words in each head, or make two tables"
HEAD = "| Drug | Dose | When |\n|---|---|---|\n"
PLAIN = "| A | 1 | 2 |\n"
WRITTEN = {
    "an empty head": (f"| Drug | Dose | |\n|---|---|---|\n{PLAIN}", 1, "ACC104", "`Dose, morning | Dose, evening`"),
    "two bars": (f"| Drug | Dose ||\n|---|---|---|\n{PLAIN}", 1, "ACC104", "`Dose, morning | Dose, evening`"),
    "the same head": (f"| Drug | Dose | Dose |\n|---|---|---|\n{PLAIN}", 1, "ACC108", "or make two tables"),
    "bold": (f"{HEAD}| | **AM** | **PM** |\n{PLAIN}", 3, "ACC108", "`Drug | Dose, AM | When, PM`"),
    "stressed": (f"{HEAD}| *Name* | *AM* | *PM* |\n{PLAIN}", 3, "ACC108", "`Drug, Name | Dose, AM | When, PM`"),
    "a band": (f"{HEAD}{PLAIN}| **Adults** | | |\n{PLAIN}", 4, "ACC108", "make a table of its own under “Adults”"),
    "dashes": (f"{HEAD}| x | AM | PM |\n|---|---|---|\n{PLAIN}", 4, "ACC108", "`Drug, x | Dose, AM | When, PM`"),
    "two lines": (f"| Drug | Dose | Dose |\n{HEAD}{PLAIN}", 1, "ACC108", ONE_PLACE),
    "a caret": (f"{HEAD}{PLAIN}| ^^ | 3 | 4 |\n", 4, "ACC108", ONE_PLACE),
    "an angle": (f"| Drug | Dose | < |\n|---|---|---|\n{PLAIN}", 1, "ACC108", ONE_PLACE),
    "an attribute": (f"| Drug | Dose {{colspan=2}} | x |\n|---|---|---|\n{PLAIN}", 1, "SRC307", ONE_PLACE),
    "brackets": (f"| Drug | [Dose]{{colspan=2}} | x |\n|---|---|---|\n{PLAIN}", 1, "SRC306", ONE_PLACE),
    "plus signs": ("+---+---+\n| a | b |\n+===+===+\n| 1 | 2 |\n+---+---+\n", 1, "SRC302", ONE_PLACE),
    "HTML": ('<table>\n<tr><th colspan="2">Dose</th></tr>\n</table>\n', 0, "SRC301", ONE_PLACE),
}


@pytest.mark.parametrize("name", WRITTEN)
def test_a_merged_header_is_refused_with_what_to_write(workspace: Workspace, name: str) -> None:
    body, below, code, hint = WRITTEN[name]
    workspace.add_words(f'\n::: {{.table #doses caption="Doses"}}\n{body}:::\n')
    opened = next(n for n, line in enumerate(workspace.read().splitlines(), 1) if "#doses" in line)
    (error,) = workspace.errors()
    assert (error.code, error.span.line - opened) == (code, below) and hint in (error.hint or "")


def test_a_head_of_rows_is_written_in_each(workspace: Workspace) -> None:
    body = f"{HEAD}{PLAIN}| | 3 | 4 |\n"
    workspace.add_words(f'\n::: {{.table #doses caption="Doses" headers=both}}\n{body}:::\n')
    (error,) = workspace.errors()
    assert (error.code, error.message) == ("ACC104", "a header cell is empty: “A” cannot stand over several rows")
    assert error.hint == "write “A” in each of its rows, or make two tables"


@pytest.mark.parametrize(
    ("body", "hint"),
    [
        ("+---+---+\n| a | **b** |\n+===+===+\n| 1 | 2 |\n+---+---+\n", ONE_PLACE),
        ("<table>\n<tr><th rowspan=2>a</th></tr>\n</table>\n", ONE_PLACE),
    ],
)
def test_so_is_one_without_a_block(workspace: Workspace, body: str, hint: str) -> None:
    workspace.add_words(f"\n{body}")
    (diagnostic,) = (one for one in workspace.diagnostics() if one.severity != "info")
    assert diagnostic.severity == "error" and hint in (diagnostic.hint or "")


GOOD = {
    "a sum": f"{HEAD}{PLAIN}| **All** | **1** | **2** |\n",
    "a first row of bold figures": f"{HEAD}| **All** | **1** | **2** |\n{PLAIN}",
    "the only row": f"{HEAD}| A | **one** | **two** |\n",
    "room to write": f"{HEAD}| **Monday** | | |\n| **Tuesday** | | |\n",
    "an empty row": f"{HEAD}{PLAIN}| B | | |\n",
    "heads that come again": "| Drug | Dose | Drug | Dose |\n|---|---|---|---|\n| A | 1 | B | 2 |\n",
    "signs": f"{HEAD}| A | < | ^ |\n{PLAIN}",
}


@pytest.mark.parametrize("name", GOOD)
def test_a_table_that_only_looks_so_is_fine(workspace: Workspace, name: str) -> None:
    workspace.add_words(f'\n::: {{.table #doses caption="Doses"}}\n{GOOD[name]}:::\n')
    assert workspace.errors() == []


@pytest.mark.parametrize("signs", ["-", "=", ":", "-="])
@pytest.mark.parametrize("end", [" x |", "+ x", "+-", "!"])
def test_a_long_line_that_is_nearly_an_edge_takes_no_time(signs: str, end: str) -> None:
    line = "+" + signs * (20_000 // len(signs)) + end
    began = process_time()
    assert not is_grid_line(line)
    assert process_time() - began < 1


def test_edges_are_known_in_all_their_forms() -> None:
    edges = ["+--", "+--+", "  +---+---+  ", "+===+:==:+", "+:--+--:", "+--+==+::+"]
    others = ["+", "+-", "+-+", "++", "+--++", "+--+-", "+--+-+", "--+--", "+--x", "+--+ a", "| a |"]
    assert [one for one in (*edges, *others) if is_grid_line(one)] == edges


@pytest.mark.parametrize("block", [True, False])
def test_such_a_line_is_read_wherever_it_stands(workspace: Workspace, block: bool) -> None:
    line = "+" + "-" * 200 + " x |\n"
    workspace.add_words(f'\n::: {{.table #doses caption="Doses"}}\n{line}:::\n' if block else f"\n{line}")
    assert workspace.codes() == ({"SRC309"} if block else set())
