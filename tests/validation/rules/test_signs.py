"""Signs that words say better: named at their place with the words to write, in words, facts and shared files; what is
clear is let be."""

from __future__ import annotations

import pytest

from pipeline.model.diagnostics import Diagnostic
from tests.workspace import FIRST_ADDED, Workspace

CODE = "ACC109"


def find_signs(workspace: Workspace) -> list[Diagnostic]:
    return [one for one in workspace.check().diagnostics if one.code == CODE]


@pytest.mark.parametrize(
    ("sign", "words"),
    [
        ("≥", "at least"),
        ("≤", "at most"),
        ("→", "then"),
        ("↓", "less"),
        ("≠", "not the same as"),
        ("\u00b5g", "micrograms"),
        ("\u03bcg", "micrograms"),
        ("\u00b5mol", "micromoles"),
        ("\u00b5L", "microlitres"),
        ("\u00b5", "micro"),
        ("☐", "[]{.tick}"),
    ],
)
def test_a_sign_is_a_warning_that_says_what_to_write(sign: str, words: str, workspace: Workspace) -> None:
    workspace.add_words(f"Take 50 {sign} or **{sign}** of it.\n")
    (warning,) = find_signs(workspace)
    assert (warning.severity, f"`{sign}`" in warning.message, words in warning.hint) == ("warning", True, True)
    span = warning.span
    assert (span.line, span.column, span.end_column) == (FIRST_ADDED, len("Take 50 ") + 1, 9 + len(sign))
    assert {one.code for one in workspace.errors()} <= {"LNG101", "LNG102"}


def test_several_signs_of_a_line_stand_in_their_order(workspace: Workspace) -> None:
    workspace.add_words("From 5 µg ≥ 3 → 6.\n\n≥ again.\n")
    assert [one.message.split("`")[1] for one in find_signs(workspace)] == ["µg", "≥", "→", "≥"]


@pytest.mark.parametrize(
    "words", ["1½ hours, ¼ and ¾, 38 °C ± 1, 2 × 5, 6 − 1.", "✓ Yes and ✗ No, said she.", "- ✓ Bread\n- ✗ Rice"]
)
def test_what_is_clear_is_let_be(words: str, workspace: Workspace) -> None:
    workspace.add_words(f"So: {words}\n" if words[0] != "-" else f"{words}\n")
    assert not [one for one in workspace.check().diagnostics if one.code in (CODE, "ACC105", "SRC319")]


@pytest.mark.parametrize(
    ("cell", "hint"),
    [("✓", "“✓ Yes”"), ("**✔**", "“✔ Yes”"), ("☑", "“☑ Yes”"), ("✗", "“✗ No”"), ("✘ !", "“✘ No”"), ("☒", "“☒ No”")],
)
def test_a_tick_alone_in_a_cell_needs_words(cell: str, hint: str, workspace: Workspace) -> None:
    table = f'::: {{.table #breads caption="Breads"}}\n| Food | Good |\n|---|---|\n| Rye | {cell} |\n:::\n'
    workspace.add_words(table)
    (warning,) = find_signs(workspace)
    assert (warning.severity, warning.span.line, hint in warning.hint) == ("warning", FIRST_ADDED + 3, True)


@pytest.mark.parametrize("words", ["✓ {{emergency-line}}", "**✓** Yes", "✓ 2"])
def test_a_tick_with_words_or_a_fact_beside_it_is_let_be(words: str, workspace: Workspace) -> None:
    workspace.add_words(
        f'::: {{.table #breads caption="Breads"}}\n| Food | Good |\n|---|---|\n| Rye | {words} |\n:::\n'
    )
    assert not find_signs(workspace)


def test_a_tick_alone_in_an_item_or_a_heading_needs_words(workspace: Workspace) -> None:
    workspace.add_words("- ✓\n- ✗\n\n## ✓ {#good}\n\nWords.\n")
    assert [one.span.line - FIRST_ADDED for one in find_signs(workspace)] == [0, 1, 3]


def test_signs_in_facts_and_in_shared_files_are_found(workspace: Workspace) -> None:
    workspace.edit("muscle/leaflet.yaml", "facts:\n", "facts:\n  most: {kind: text, value: ≤ 5 a day}\n")
    workspace.add_words("That is {{most}}.\n")
    workspace.edit("glossary.yaml", "A part", "→ A part")
    places = {one.span.path.rpartition("/")[2] for one in find_signs(workspace)}
    assert places == {"leaflet.yaml", "glossary.yaml"}


@pytest.mark.parametrize(
    ("unit", "code"), [("µg", CODE), ("≥ 3 weeks", CODE), ("\u66dc", "ACC105"), ("°C", ""), ("mg", ""), ("m²", "")]
)
@pytest.mark.parametrize("shared", [False, True])
def test_the_unit_of_a_number_is_words_too(unit: str, code: str, shared: bool, workspace: Workspace) -> None:
    fact = f'most: {{kind: number, value: "5", unit: {unit}}}\n'
    if shared:
        workspace.write("facts.yaml", fact)
    else:
        workspace.append("muscle/leaflet.yaml", f"  {fact}")
    workspace.add_words("That is {{most}}.\n")
    assert [one.code for one in workspace.diagnostics() if one.code in (CODE, "ACC105")] == ([code] if code else [])


def test_signs_in_messages_and_comments_are_no_matter_of_this_rule(workspace: Workspace) -> None:
    workspace.add_words('::: {.sms #visit send="day 1 at 10:00"}\nMuscle wasting: take ≥ 5.\n:::\n\n<!-- ≥ 5 -->\n')
    assert not find_signs(workspace)
    assert "MSG101" in {one.code for one in workspace.check().diagnostics}


def test_a_sign_can_be_allowed(workspace: Workspace) -> None:
    workspace.add_words("Press ↑ on the pump.\n")
    workspace.append(
        "muscle/leaflet.yaml", "allow:\n  - {rule: ACC109, because: It is on the key., by: A, until: 2099-01-01}\n"
    )
    assert not find_signs(workspace)
    assert not workspace.errors()
