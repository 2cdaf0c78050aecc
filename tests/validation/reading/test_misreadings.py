"""Slips that Markdown prints or reads as something else: each is named at its line, and what is meant is not."""

from __future__ import annotations

import pytest

from pipeline.model.document import Steps, walk
from tests.clock import cpu_seconds, took_less
from tests.workspace import FIRST_ADDED, Workspace

MEANT = {
    "escaped": "\\* \\_x\\_ \\#1 \\[ ] \\[x] \\{place} \\&nosuch; \\[emergency-line]\n",
    "escaped hashes": "\\### x\n",
    "names of files": "fever_diary_2026 and snake_case_name.\n",
    "entities": "R&amp;D &copy; and AT&T, R & D\n",
    "a dash in a line": "It takes 2 days – or 3 – at most.\n\nA line\n– and its end.\n",
    "a dash in a cell": '::: {.table #doses caption="Doses"}\n| # | B |\n|---|---|\n| - | #1 |\n:::\n',
    "wrapped items": "- an item that\ngoes on in the next line without a space in front of it, as some write\n- b\n",
    "nested lists": "1. a\n   - b:\n     - c\n     - d\n   - e\n\n   More.\n2. d"
    "\n\nWords:\n\n- a\n\n  More:\n   - b\n   - c\n- d\n\nEnd.\n",
    "all ones": "1. a\n1. b\n1. c\n",
    "goes on": "1. a\n2. b\n\nWords.\n\n3. c\n4. d\n\nWords.\n\n5. e\n6. f\n",
    "starts at three": "3. a\n4. b\n",
    "a year in a line": "The clinic moved to a new house in the year\n2026. That was the last move of many."
    "\n\nBut\n12. December\nis still the day on which we give a party.\n",
    "bold steps": "1. **Call {{emergency-line}}.**\n2. [atrophy]{.term}\n3. *x*\n",
    "ten and more": "".join(f"{number}. a\n" for number in range(1, 13)),
    "a colon": "- a:\n  - b\n  - c\n- d\n",
    "citations side by side": "Plain words help [@plain-language][@plain-language].\n",
    "quotes that begin a line": "»Muscle« is a word.\n\n-5C and -3C are cold.\n\nUse\n-itis at the end.\n",
    "lists with a sentence between": "Words:\n\n- a\n- b\n\nWords:\n\n* b\n* c\n\n1. c\n2. d\n\nWords.\n\n3) d\n4) e\n",
    "escaped signs": "\\`, \\| and \\{x}, \\--> \\[^1] \\[a\\][b\\]\n",
    "a stressed number": "Take *3* of them, 2 in the *morning*, 4 at *night*.\n",
    "dots that trail off": "Well... and so on…\n\nArms hurt, and then....\n",
    "initials": "A. Smith wrote it, and\nC. Jones has read it.\n",
}
SLIPS = {
    "dots to write on": ("Name .........\n", "SRC319", 0),
    "dots to write on with spaces": ("- a\n- Name . . . . . . .\n", "SRC319", 1),
    "ellipses to write on": ("Name: …………\n", "SRC319", 0),
    "stars with spaces": ("x\n\nDo ** not ** give.\n", "SRC319", 2),
    "a star left open": ("Give *water.\n", "SRC319", 0),
    "times": ("Give 5 * 2 ml.\n", "SRC319", 0),
    "an underscore": ("This is _very_important.\n", "SRC319", 0),
    "a line to write on": ("Name: ______\n", "SRC319", 0),
    "a date to write": ("Date: __/__/____\n", "SRC319", 0),
    "hashes": ("###Give drinks\n", "SRC319", 0),
    "a number sign": ("#1 tip: rest.\n", "SRC319", 0),
    "hashes in a paragraph": ("Words\n##More words\n", "SRC319", 1),
    "seven hashes": ("####### Words\n", "SRC319", 0),
    "a task": ("- [ ] drink\n", "SRC319", 0),
    "a task that is done": ("- a\n- [x] rest\n", "SRC319", 1),
    "braces": ("Call {emergency-line} now.\n", "SRC319", 0),
    "brackets": ("x\n\nCall [emergency-line] now.\n", "SRC319", 2),
    "an entity": ("Words &entity; words\n", "SRC319", 0),
    "a bullet": ("• Give drinks\n", "SRC319", 0),
    "a bullet below words": ("Bring:\n• a coat\n", "SRC319", 1),
    "a dash and a tab": ("Bring:\n–\ta coat\n", "SRC319", 1),
    "a dash": ("– a coat\n", "SRC319", 0),
    "a dot": ("·\tRest\n", "SRC319", 0),
    "a letter and a tab": ("o\tRest\n", "SRC319", 0),
    "in a message": ('::: {.sms #a about=questions send="day 9 at 10:00"}\nMuscle wasting: a * b.\n:::\n', "SRC319", 1),
    "letters": ("Bring\n\na. a coat\nb. a friend\n", "SRC319", 2),
    "letters and brackets": ("(a) a coat\n(b) a friend\n", "SRC319", 0),
    "roman numbers": ("i. a coat\nii. a friend\n", "SRC319", 0),
    "numbers without a dot": ("1 Wash\n2 Dry\n", "SRC319", 0),
    "numbers and hyphens": ("1 - Wash\n2 - Dry\n", "SRC319", 0),
    "numbers without a space": ("1.Wash\n2.Dry\n", "SRC319", 0),
    "one number without a space": ("Words.\n\n1.Wash\n", "SRC319", 2),
    "hyphens without a space": ("-Wash\n-Dry\n", "SRC319", 0),
    "hyphens below words": ("Bring:\n-a coat\n-a friend\n", "SRC319", 1),
    "a tilde": ("Words.\n\n~ a coat\n", "SRC320", 2),
    "equals signs": ("= a coat\n= a friend\n", "SRC319", 0),
    "a pointed quote": ("» a coat\n", "SRC319", 0),
    "stars without a space": ("*a coat\n*a friend\n", "SRC319", 0),
    "a footnote": ("Words[^1] and more.\n", "SRC319", 0),
    "a link by name": ("See [the page][page].\n", "SRC319", 0),
    "a link with a space": ("See [the page] (https://www.example.org).\n", "SRC319", 0),
    "an address with a space": ("See [the page](my page.html).\n", "SRC319", 0),
    "a link in a link": ("See [the [page](https://www.example.org/a) here](https://www.example.org).\n", "SRC319", 0),
    "an alert": ("[!NOTE] Rest.\n", "SRC319", 0),
    "an admonition": ("!!! note\n", "SRC319", 0),
    "a backtick": ("Press ` now.\n", "SRC319", 0),
    "a comment that is closed only": ("Words. -->\n", "SRC319", 0),
    "a comment with a slip": ("< !-- ask the nurse\n", "SRC319", 0),
    "slashes": ("// ask the nurse\n", "SRC319", 0),
    "an id with a blank": ("### Words {#my id}\n\nx\n", "SRC319", 0),
    "empty braces": ("[words]{} here\n", "SRC319", 0),
    "three braces": ("Call {{{emergency-line}}}.\n", "SRC319", 0),
    "braces alone": ("{emergency-line}\n", "SRC319", 0),
    "a table without dashes": ("| a | b |\n", "SRC319", 0),
    "another sign": ("- a\n* b\n", "SRC320", 1),
    "another bracket": ("1. a\n2) b\n", "SRC320", 1),
    "a sub-item too far left": ("- a\n - b\n- c\n", "SRC320", 1),
    "a paragraph too far left": ("- a\n\n b\n\n- c\n", "SRC320", 2),
    "a joined line in small letters": ("- a\n- b\nthen rest\n", "SRC320", 2),
    "a year": ("2026. That was the year.\n", "SRC320", 0),
    "a day": ("12. December is the day.\n", "SRC320", 0),
    "a day in brackets": ("12) December is the day.\n", "SRC320", 0),
    "an item too far left": ("1. a\n  - b\n2. c\n", "SRC320", 1),
    "words too far left": ("1. a\n\n  b\n\n2. c\n", "SRC320", 2),
    "a tenth step": ("9. a\n10. b\n   - c\n", "SRC320", 2),
    "a joined line": ("- a\n- b\nThen rest.\n", "SRC320", 2),
    "a joined sentence": (
        "- Give a drink that your child likes, and some more of it when it wakes up.\nthen rest\n",
        "SRC320",
        1,
    ),
    "a step that is left out": ("1. a\n2. b\n4. c\n5. d\n", "SRC321", 2),
    "a step that stands twice": ("1. a\n2. b\n2. c\n", "SRC321", 2),
    "counting down": ("3. a\n2. b\n", "SRC321", 1),
}


@pytest.mark.parametrize("name", MEANT)
def test_what_is_meant_is_not_reported(name: str, workspace: Workspace) -> None:
    workspace.add_words(MEANT[name])
    assert [one for one in workspace.check().diagnostics if one.severity != "info"] == []


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_is_a_warning_at_its_line(name: str, workspace: Workspace) -> None:
    text, code, line = SLIPS[name]
    workspace.add_words(text)
    diagnostics = [one for one in workspace.check().diagnostics if one.code.startswith("SRC")]
    severity = "error" if name.startswith("a task") else "warning"
    assert [(one.code, one.severity, one.span.line - FIRST_ADDED) for one in diagnostics] == [(code, severity, line)]
    assert diagnostics[0].hint


@pytest.mark.parametrize("text", ["Words.\n---\n", "Words.\n===\n", "## Words {#w}\n\nx\n\nMore\nwords.\n  ---\n\nx\n"])
def test_dashes_that_make_a_heading_are_named(text: str, workspace: Workspace) -> None:
    workspace.add_words(text)
    (error,) = workspace.errors()
    line = next(number for number, line in enumerate(text.split("\n")) if line.strip() in ("---", "==="))
    assert (error.code, error.span.line - FIRST_ADDED) == ("SRC320", line)


def test_a_number_alone_in_an_item_has_a_hint(workspace: Workspace) -> None:
    workspace.add_words("- 5; or\n- 999.\n")
    (error,) = workspace.errors()
    assert (error.span.line - FIRST_ADDED, "`999\\.`" in error.hint) == (1, True)


@pytest.mark.parametrize("text", ["2 *3* 4\n", "Give 2 *3* 4 times.\n", "1,5 *2,5* 3\n"])
def test_a_product_of_stars_is_an_error(text: str, workspace: Workspace) -> None:
    workspace.add_words(text)
    assert [one.code for one in workspace.errors()] == ["SRC316"]


@pytest.mark.parametrize(("text", "line"), [("- a\n-\n- b\n", 1), ("1. a\n2. b\n3.\n", 2), ("- a\n- 5.\n", 1)])
def test_an_empty_item_is_found_at_its_line(text: str, line: int, workspace: Workspace) -> None:
    workspace.add_words(text)
    assert [(one.code, one.span.line - FIRST_ADDED) for one in workspace.errors()] == [("SRC309", line)]


def test_each_empty_item_is_found(workspace: Workspace) -> None:
    workspace.add_words("- a\n-\n- b\n-\n-\n")
    assert [(one.code, one.span.line - FIRST_ADDED) for one in workspace.errors()] == [
        ("SRC309", 1),
        ("SRC309", 3),
        ("SRC309", 4),
    ]


def test_attributes_alone_on_a_line_are_reported_once(workspace: Workspace) -> None:
    workspace.add_words("{.step}\n\n## Words {#more}\n\nx\n")
    assert [(one.code, one.span.line - FIRST_ADDED) for one in workspace.errors()] == [("SRC307", 0)]


def test_a_task_is_sent_to_the_checklist(workspace: Workspace) -> None:
    workspace.add_words("- [ ] drink\n")
    assert any("::: checklist" in one.hint for one in workspace.check().diagnostics)


def test_the_first_number_is_kept(workspace: Workspace) -> None:
    workspace.add_words("3. a\n4. b\n")
    (steps,) = [node for node in walk(workspace.leaflet().texts["en"].sections) if isinstance(node, Steps)]
    assert steps.start == 3


@pytest.mark.parametrize("text", ["[" * 19_000, "* " * 9_000, "#" * 19_000, "_ " * 9_000, "{a} " * 4_000, "1. " * 6])
def test_a_line_full_of_signs_is_read_in_time(text: str, workspace: Workspace) -> None:
    workspace.add_words(text + "\n")
    started = cpu_seconds()
    workspace.check()
    assert took_less(started, 5)


@pytest.mark.parametrize("line", ["______", "__/__/____", ".........", "…………", ". . . . . ."])
def test_a_line_drawn_by_hand_is_told_how_it_is_written(line: str, workspace: Workspace) -> None:
    workspace.add_words(f"Name: {line}\n")
    (warning,) = (one for one in workspace.diagnostics() if one.code == "SRC319")
    assert "a line to write on is `[Name]{.blank}`" in warning.hint
