"""What is for some places only is read where it may stand, and is an error at its place everywhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.model.document import ForPlaces, Include, Section
from tests.two_places import add_places
from tests.workspace import FIRST_ADDED, WORDS, Workspace

AFTER = FIRST_ADDED + 15
"""The first line of words that are added behind those of `two_places`."""
SECTION = "## More {#more}\n\nMore words for you.\n\n"
IN_SECTION = AFTER + 4
"""The first line of words in a section of their own."""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return add_places(Workspace(tmp_path))


def find(workspace: Workspace) -> list[str]:
    """Errors and warnings, as line:column:end, severity, code and message."""
    return [
        f"{one.span.line}:{one.span.column}:{one.span.end_column} {one.severity} {one.code} {one.message}"
        for one in workspace.diagnostics()
        if one.severity != "info"
    ]


@pytest.mark.parametrize(
    "block",
    [
        "Words.",
        "Words\non two lines.",
        "- One.\n- Two.",
        "Term\n\n: What it means.",
        '::: {.table #hours caption="Hours"}\n| Day | Time |\n|---|---|\n| Monday | 2pm |\n:::',
        '![Two legs.](images/leg.svg "One leg has less muscle."){#legs}',
        "::: questions\n- Where is the bus stop?\n:::",
    ],
)
@pytest.mark.parametrize("blank", ["", "\n"])
def test_a_line_keeps_what_is_below_it(workspace: Workspace, block: str, blank: str) -> None:
    workspace.add_words(f"{SECTION}- A list.\n- Of two.\n\n{{only=south}}\n{blank}{block}\n\nLast words.\n")
    assert find(workspace) == []
    section = workspace.check().good["muscle"].texts["en"].sections[-1]
    kept = [one for one in section.blocks if isinstance(one, ForPlaces)]  # type: ignore[union-attr]
    assert [(one.only, len(one.blocks), one.span.line, one.span.column) for one in kept] == [
        (("south",), 1, IN_SECTION + 3, 2)
    ]
    assert len(section.blocks) == 4  # type: ignore[union-attr]


@pytest.mark.parametrize("name", ["questions", "checklist", "uncertainty"])
def test_the_opening_line_of_a_block_names_places(workspace: Workspace, name: str) -> None:
    workspace.add_words(f'{SECTION}::: {{.{name} only="riverside south"}}\n- Where is the bus?\n- Who drives?\n:::\n')
    assert find(workspace) == []
    section = workspace.check().good["muscle"].texts["en"].sections[-1]
    assert section.blocks[-1].only == ("riverside", "south")  # type: ignore[union-attr]


def test_sections_and_standing_sections_name_places(workspace: Workspace) -> None:
    workspace.edit(WORDS, "section=other-formats}", "section=other-formats only=south}")
    assert find(workspace) == []
    sections = workspace.check().good["muscle"].texts["en"].sections
    assert [part.only for part in sections if isinstance(part, Include)] == [("south",)]
    assert [part.only for part in sections if isinstance(part, Section) and part.only] == [("riverside", "south")]


NEVER = "cannot be for some places only"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("::: key-points", "::: {.key-points only=south}", f"7:18:28 error SRC603 `key-points` {NEVER}"),
        ("level=emergency", "level=emergency only=south", None),
        ("::: {.sms #welcome", "::: {.sms #welcome only=south", f"29:20:30 error SRC603 `sms` {NEVER}"),
        (
            "- Wasting has many",
            "{only=south}\n- Wasting has many",
            "9:2:12 error SRC603 `only` cannot stand inside `key-points`",
        ),
        (
            "- Wasting has many",
            "  {only=south}\n- Wasting has many",
            "9:4:14 error SRC603 `only` cannot stand inside `key-points`",
        ),
        (
            "## What it is {#what-it-is}",
            "## What it is {#what-it-is only=south}",
            "23:28:33 error SRC603 `what-it-is`, which a message is about, cannot be for `south` only",
        ),
        ("Doctors call", "{only=south}\nDoctors call", "25:2:7 error SRC603 a citation cannot be for `south` only"),
        ("::: {.care-card", "{only=south}\n::: {.care-card", f"15:2:12 error SRC603 `care-card` {NEVER}"),
        ("- Bring a coat.", "- Bring a coat. {only=south}", "stray"),
        ("- Bring a coat.", "- Bring a coat.{only=south}", "stray"),
        ("Park behind the house.", "Park behind the house. {only=south}", "stray"),
    ],
)
def test_what_is_the_same_everywhere_names_no_places(
    workspace: Workspace, old: str, new: str, expected: str | None
) -> None:
    workspace.edit(WORDS, old, new, 1)
    found = find(workspace)
    if expected is None:
        assert any("SRC603 `care-card`" in one for one in found), found
    elif expected == "stray":
        assert [one.split(" ", 3)[2] for one in found] == ["SRC307"]
    else:
        assert expected in found


@pytest.mark.parametrize("name", ["important", "do", "do-not", "options"])
def test_boxes_for_safety_are_for_everybody(workspace: Workspace, name: str) -> None:
    inside = "### One {#one}\n\nPrice\n\n: None.\n\n### Two {#two}\n\nPrice\n\n: None.\n"
    items = {"do-not": "- Do not run.\n", "options": inside}.get(name, "- Rest.\n")
    workspace.add_words(f"{SECTION}::: {{.{name} only=south}}\n{items}:::\n")
    assert f"{IN_SECTION}:{8 + len(name)}:{18 + len(name)} error SRC603 `{name}` {NEVER}" in find(workspace)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("{only=south}\n1. Go.\n2. Stop.\n", ["0:2:12 SRC603 steps cannot be for some places only"]),
        ("{only=south}\n### Head\n\nWords.\n", ["0:2:12 SRC603 `only` cannot stand on a line before a heading"]),
        ("{only=south}\n{only=riverside}\nWords.\n", ["0:2:12 SRC603 two lines of attributes stand before the same"]),
        ("Words.\n{only=south}\n", ["1:2:12 SRC603 `only` needs a blank line above it"]),
        ("{only=south}\n", ["0:2:12 SRC603 `only` stands before nothing"]),
        ("- One.\n\n  {only=south}\n  Two.\n", ["2:4:14 SRC603 `only` cannot stand in a list"]),
        ("{#id only=south}\nWords.\n", ["0:2:5 SRC306 a line of attributes takes `only` and nothing else"]),
        ("{only=south only=riverside}\nWords.\n", ["0:13:27 SRC306 `only` stands twice"]),
        ('{only=""}\nWords.\n', ["0:2:9 SRC306 `only` names no place"]),
        ("{only=south riverside}\nWords.\n", ["0:1:23 SRC306 this line of `only` cannot be read"]),
        ("{only='south'}\nWords.\n", ["0:1:15 SRC306 this line of `only` cannot be read"]),
        ("{only: south}\nWords.\n", ["0:1:14 SRC306 this line of `only` cannot be read"]),
        ("{only=soth}\nWords.\n", ["0:7:11 SRC601 there is no place `soth`"]),
        ('{only="south nowhere"}\nWords.\n', ["0:14:21 SRC601 there is no place `nowhere`"]),
        ("::: {.questions only=soth}\n- Where?\n:::\n", ["0:22:26 SRC601 there is no place `soth`"]),
        (
            "{only=south}\n::: {.questions only=south}\n- Where?\n:::\n",
            ["0:2:12 SRC306 `only` stands here and on the opening line below"],
        ),
        (
            "::: groups\n### One {#one only=south}\n\nWords.\n\n### Two {#two}\n\nWords.\n:::\n",
            ["1:15:25 SRC306 a group has no `only`"],
        ),
    ],
)
def test_a_slip_is_an_error_at_its_line(workspace: Workspace, words: str, expected: list[str]) -> None:
    """`expected` counts lines from the first of these words."""
    workspace.add_words(f"{SECTION}{words}")
    errors = [one for one in find(workspace) if " error " in one]
    assert [_count_from(one).replace(" error", "") for one in errors] == expected


def _count_from(diagnostic: str) -> str:
    line, _, rest = diagnostic.partition(":")
    return f"{int(line) - IN_SECTION}:{rest}"


def test_hints_say_what_to_write(workspace: Workspace) -> None:
    workspace.add_words(
        f"{SECTION}{{only=south riverside}}\nWords.\n\nWords. {{only=south}}\n\n{{only=rivreside}}\nWords.\n"
    )
    assert [one.hint for one in workspace.errors()] == [
        'write `{only="south riverside"}`',
        "put `{only=south}` on a line of its own before the whole paragraph or list, a blank line above it",
        "did you mean `riverside`?",
    ]


def test_without_places_every_name_is_unknown(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    workspace.add_words(f"{SECTION}{{only=south}}\nWords.\n")
    assert [(one.code, one.hint) for one in workspace.errors()] == [("SRC601", "write it into places.yaml")]


def test_steps_may_stand_in_a_section_for_some_places(workspace: Workspace) -> None:
    workspace.add_words("## The way {#way only=south}\n\n1. Turn left.\n2. Turn right.\n")
    assert find(workspace) == []


def test_a_dose_that_is_laid_out_is_for_everybody(workspace: Workspace) -> None:
    given = '{kind: dose, drug: ibuprofen, amount: "200", unit: mg}'
    workspace.edit("muscle/leaflet.yaml", "local:", f"  given: {given}\nlocal:")
    workspace.add_words("## Dose {#dose only=south}\n\n::: {.dose fact=given}\n:::\n")
    assert [one.message for one in workspace.errors()] == ["a dose cannot be for `south` only"]


@pytest.mark.parametrize(
    ("fact", "what"),
    [
        ("{kind: dose, value: 200 mg}", "a dose"),
        ("{kind: risk, n: 1, of: 3, who: {en: people}}", "a risk"),
    ],
)
def test_a_dose_and_a_risk_are_for_everybody(workspace: Workspace, fact: str, what: str) -> None:
    workspace.edit("muscle/leaflet.yaml", "local:", f"  given: {fact}\nlocal:")
    workspace.add_words(f"{SECTION}{{only=south}}\nTake {{{{given}}}}.\n")
    assert [one.message for one in workspace.errors()] == [f"{what} cannot be for `south` only"]
