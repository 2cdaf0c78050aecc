"""Lines to write on, boxes to tick, places to sign and appointments: what they become, and how mistakes are found."""

from __future__ import annotations

import pytest

from pipeline.model.document import (
    Appointment,
    Blank,
    Blanks,
    Inlines,
    Paragraph,
    Signatures,
    Tick,
    plain,
    walk,
)
from tests.workspace import FIRST_ADDED, WORDS, Workspace

LINE_HINT = "write `[Label]{.blank}`, with width=short, width=full or lines=4"
STRAIGHT = (
    "put it straight into a paragraph, an item or a cell: headings, links, terms, bold words and messages hold none"
)
PLAIN = "write the label in plain words"
BELOW = "put it below, into a section"
ONE_LIST = "write one list with `-`, an item for each label"
STRAY = "put the label in brackets before them: `[Notes]{.blank lines=4}`; a box to tick is `[]{.tick} Yes`"
TABLE = '::: {{.table #diary caption="My week" headers={}}}\n{}:::\n'

BAD = {
    "a task": ("- [ ] Yes\n", 0, "SRC319", "write a box to tick as `[]{.tick} Yes`"),
    "a task in a row": ("Do you smoke? [ ] Yes [ ] No\n", 0, "SRC319", "write a box to tick as `[]{.tick} Yes`"),
    "a task that is done": ("- a\n- [x] Yes\n", 1, "SRC319", "write a box to tick as `[]{.tick} Yes`"),
    "a line without a label": ("Name: []{.blank}\n", 0, "ACC107", "write what it is for: `[Name]{.blank}`"),
    "a line of spaces": ("[ ]{.blank}\n", 0, "ACC107", "write what it is for: `[Name]{.blank}`"),
    "a box without words": ("Yes []{.tick}\n", 0, "ACC107", "write its words behind it: `[]{.tick} Yes`"),
    "a box before a box": ("[]{.tick} []{.tick} Yes\n", 0, "ACC107", "write its words behind it: `[]{.tick} Yes`"),
    "a width": ("[Name]{.blank width=wide}\n", 0, "SRC306", "write width=short or width=full, or leave it out"),
    "no lines": ("[Name]{.blank lines=0}\n", 0, "SRC306", "write lines=1 to lines=20"),
    "too many lines": ("[Name]{.blank lines=21}\n", 0, "SRC306", "write lines=1 to lines=20"),
    "lines in words": ("[Name]{.blank lines=four}\n", 0, "SRC306", "write lines=1 to lines=20"),
    "a short line of four": ("[Name]{.blank width=short lines=4}\n", 0, "SRC306", "take one of them out"),
    "an id of a line": ("[Name]{.blank #name}\n", 0, "SRC306", LINE_HINT),
    "another attribute": ("[Name]{.blank height=4}\n", 0, "SRC306", LINE_HINT),
    "a line that is a term": ("[Name]{.blank .term}\n", 0, "SRC306", LINE_HINT),
    "a box with lines": ("[]{.tick lines=2} Yes\n", 0, "SRC306", "write `[]{.tick} Yes`"),
    "words in a box": ("[Yes]{.tick}\n", 0, "SRC310", "write `[]{.tick} Yes`"),
    "a fact in a label": ("[Call {{emergency-line}}]{.blank}\n", 0, "SRC310", PLAIN),
    "bold words in a label": ("[My **dose**]{.blank}\n", 0, "SRC310", PLAIN),
    "a bold line": ("**[Name]{.blank}**\n", 0, "SRC310", STRAIGHT),
    "a line in a link": ("[a [b]{.blank}](https://www.example.org)\n", 0, "SRC310", STRAIGHT),
    "a line in a heading": ("### Date: [Day]{.blank width=short}\n\nWords.\n", 0, "SRC310", STRAIGHT),
    "a box in a term": ("[]{.tick} Yes\n: words\n", 0, "SRC310", STRAIGHT),
    "a line in a message": (
        '::: {.sms #line about=get-help send="day 3 at 11:00"}\nDate: [Date]{.blank}\n:::\n', 1, "SRC310", STRAIGHT,
    ),
    "a line in a head": (
        TABLE.format("row", "| [Day]{.blank} | Steps |\n|---|---|\n| Monday | 4 |\n"), 1, "SRC310", STRAIGHT,
    ),
    "a line in a card": (
        "::: {.care-card #more level=routine}\n- you cannot sleep, since [Date]{.blank}\n:::\n", 1, "SRC310", BELOW,
    ),
    "lost attributes of an item": ("- Notes {lines=4}\n", 0, "SRC307", STRAY),
    "a lost line of an item": ("- Notes {.blank lines=4}\n", 0, "SRC307", STRAY),
    "a lost width": ("Weight {width=short}\n", 0, "SRC307", STRAY),
    "blanks without a list": ("::: blanks\nName\n:::\n", 0, "SRC309", ONE_LIST),
    "blanks with steps": ("::: blanks\n1. Name\n2. Date\n:::\n", 0, "SRC309", ONE_LIST),
    "blanks with words": ("::: blanks\nFill in:\n\n- Name\n:::\n", 0, "SRC309", ONE_LIST),
    "blanks with a list in a list": ("::: blanks\n- Name\n  - First\n:::\n", 1, "SRC309", "make an item of each label"),
    "blanks with a fact": ("::: blanks\n- Call {{emergency-line}}\n:::\n", 1, "SRC310", PLAIN),
    "blanks of no lines": ("::: {.blanks lines=many}\n- Name\n:::\n", 0, "SRC306", "write lines=1 to lines=20"),
    "blanks with a width": ("::: {.blanks width=short}\n- Name\n:::\n", 0, "SRC306", "it takes #id, lines"),
    "signatures without a list": ("::: signatures\nPatient\n:::\n", 0, "SRC309", ONE_LIST),
    "a signature with a line": ("::: signatures\n- [Patient]{.blank}\n:::\n", 1, "SRC310", BELOW),
    "an appointment without rows": ("::: appointment\nAt noon.\n:::\n", 0, "SRC309", "write each row as its name"),
    "rows that run together": (
        "::: appointment\nWhen\n: At noon\nWhere\n: Ward 4\n:::\n", 3, "SRC309", "put a blank line before it",
    ),
    "seven rows": (
        "::: appointment\n" + "\n".join(f"Row {number}\n: words\n" for number in range(7)) + ":::\n", 0, "SRC309",
        "write one to six; the rest goes into a paragraph below",
    ),
    "an appointment in a box": (
        "::: important\n::: appointment\nWhen\n: noon\n:::\n:::\n", 1, "SRC309", "put this after the block",
    ),
    "blanks in a list": ("- words\n\n  ::: blanks\n  - Name\n  :::\n", 2, "SRC310", "put it after the list"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_mistake_is_an_error_at_its_line(name: str, workspace: Workspace) -> None:
    text, line, code, hint = BAD[name]
    workspace.add_words(text)
    errors = workspace.errors()
    assert [(one.span.line - FIRST_ADDED, one.code) for one in errors] == [(line, code)] * len(errors)
    assert errors and errors[0].hint.startswith(hint)


def test_key_points_hold_no_lines(workspace: Workspace) -> None:
    workspace.edit(WORDS, "::: key-points\n- ", "::: key-points\n- []{.tick} ", 1)
    assert {(one.code, one.hint) for one in workspace.errors()} == {("SRC310", BELOW)}


def names(workspace: Workspace, text: str) -> list[str]:
    """What a listener is told of each line and box in some words."""
    workspace.add_words(text)
    assert [one for one in workspace.diagnostics() if one.severity != "info"] == []
    return [node.spoken for node in walk(workspace.document().sections) if isinstance(node, Blank | Tick)]


NAMED = {
    "a label": ("[Date of your operation]{.blank}\n", ["Date of your operation: space to write"]),
    "a colon": ("[Name:]{.blank}\n", ["Name: space to write"]),
    "a unit": ("[Weight]{.blank width=short} kg\n", ["Weight, in kg: space to write"]),
    "a unit in the text": ("My [weight]{.blank width=short} kg, and more.\n", ["weight, in kg: space to write"]),
    "no unit": ("[Name]{.blank} is written in capitals on every page\n", ["Name: space to write"]),
    "lines": ("[Notes]{.blank lines=4}\n", ["Notes: 4 lines to write on"]),
    "boxes": ("Pain? []{.tick} Yes [ ]{.tick} No\n", ["Yes: box to tick", "No: box to tick"]),
    "marked words": ("[]{.tick} I have **read** it, [@plain-language]\n", ["I have read it: box to tick"]),
    "a box and a line": (
        "[]{.tick} Other: [which]{.blank width=short}\n", ["Other: box to tick", "which: space to write"],
    ),
    "heads on two sides": (
        TABLE.format("both", "| Day | Steps |\n|---|---|\n| Mon | []{.blank} |\n"), ["Mon, Steps: space to write"],
    ),
    "heads above": (
        TABLE.format("row", "| Day | Slept |\n|---|---|\n| []{.blank} | []{.tick} |\n| []{.blank} | []{.blank} km |\n"),
        ["row 1, Day: space to write", "row 1, Slept: box to tick", "row 2, Day: space to write",
         "row 2, Slept, in km: space to write"],
    ),
    "heads at the side": (
        TABLE.format("column", "| Monday | []{.blank} |\n|---|---|\n| Tuesday | []{.tick} yes |\n"),
        ["Monday: space to write", "yes: box to tick"],
    ),
    "signatures": (
        "::: signatures\n- Patient\n:::\n",
        [f"Patient, {line}: space to write" for line in ("Name", "Signature", "Date")],
    ),
    "an appointment": (
        "::: {.appointment #next}\nDate and time\n: \n\nWith\n: Dr Example\n\nPlace\n:\n:::\n",
        ["Date and time: space to write", "Place: space to write"],
    ),
    "blanks": (
        "::: {.blanks lines=2}\n- Name\n- [Notes]{.blank lines=4}\n- [Dose]{.blank width=short} ml\n"
        "- Pain: []{.tick} yes\n:::\n",
        ["Name: 2 lines to write on", "Notes: 4 lines to write on", "Dose, in ml: space to write", "yes: box to tick"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", NAMED)
def test_each_line_and_box_has_a_name(name: str, workspace: Workspace) -> None:
    text, wanted = NAMED[name]
    assert names(workspace, text) == wanted


def test_a_box_holds_the_words_up_to_the_next_one(workspace: Workspace) -> None:
    workspace.add_words("Pain? []{.tick} A **little**, at night []{.tick} No\\\n[Since]{.blank}\n")
    ticks = [node for node in walk(workspace.document().sections) if isinstance(node, Tick)]
    assert [plain(tick.children) for tick in ticks] == ["A little, at night", "No"]


def test_a_line_takes_a_few_words_behind_it_and_leaves_more_in_the_text(workspace: Workspace) -> None:
    workspace.add_words(
        "[Weight]{.blank width=short} kg in the morning.\n\n[Name]{.blank} of the nurse who saw you there\n"
    )
    paragraphs = [
        node
        for node in walk(workspace.document().sections)
        if isinstance(node, Paragraph) and any(isinstance(part, Blank) for part in node.children)
    ]
    assert [_units(one.children) for one in paragraphs] == [["kg"], [""]]
    assert [plain(one.children) for one in paragraphs] == [
        "Weight kg in the morning.",
        "Name of the nurse who saw you there",
    ]


def _units(nodes: Inlines) -> list[str]:
    return [plain(node.unit) for node in nodes if isinstance(node, Blank)]


def test_the_blocks_are_blocks(workspace: Workspace) -> None:
    workspace.add_words(
        "::: {.blanks #mine}\n- Name\n:::\n\n::: {.signatures #sign}\n- Patient\n- Interpreter\n:::\n\n"
        "::: {.appointment #next}\nWhen\n:\n:::\n\n- []{.tick} Yes\n"
    )
    blocks = {block.kind: block for section in workspace.document().sections for block in section.blocks}
    blanks, signatures, appointment = (blocks[kind] for kind in ("blanks", "signatures", "appointment"))
    assert isinstance(blanks, Blanks) and blanks.id == "mine"
    assert isinstance(signatures, Signatures)
    assert [plain(one.title) for one in signatures.items] == ["Patient", "Interpreter"]
    assert isinstance(appointment, Appointment) and (appointment.id, appointment.title) == ("next", "Your appointment")
