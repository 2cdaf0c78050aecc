"""A waiver on a line before a block is for this block alone and is in nothing that is made; anywhere else it is an
error at its place."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from pipeline.model.codes import RULES
from pipeline.templating.compose import words_digest
from pipeline.validation.check import Checkup
from tests.workspace import FIRST_ADDED, LEAFLET, SETTINGS, SHARED, WORDS, Workspace, sms

DAY = date(2026, 11, 29)
SECTION = "## Kidneys {#kidneys}\n\nSome words.\n\n"
IN_SECTION = FIRST_ADDED + 4
"""The first line of words in a section of their own."""
ALLOW = '{allow=LNG207 because="They know it." by="Ada Example" until=2027-06-30}'
RENAL = "many readers do not know the word “renal”"


def hard_words(checkup: Checkup) -> tuple[list[int], list[int]]:
    """The lines in which hard words are found, and those in which they are allowed."""
    left = [one.span.line for one in checkup.diagnostics if one.code == "LNG207"]
    return left, [one.diagnostic.span.line for one in checkup.allowed]


def find(workspace: Workspace) -> list[str]:
    """Errors, as line:column:end, code and message."""
    return [
        f"{one.span.line}:{one.span.column}:{one.span.end_column} {one.code} {one.message}"
        for one in workspace.check(today=DAY).diagnostics
        if one.severity == "error"
    ]


@pytest.mark.parametrize(
    ("block", "lines"),
    [
        ("Some renal words.", [1]),
        ("Some renal words\nand renal ones.", [1, 2]),
        ("\nSome renal words, a blank line below.", [2]),
        ("- A renal one.\n\n  And renal.\n\n- Another renal one.", [1, 3, 5]),
        ("1. A renal one.\n2. Another renal one.", [1, 2]),
        ("Term\n\n: Some renal words.\n\nAnother\n\n: More renal words.", [3, 7]),
        (
            '::: {.table #t caption="Renal words" headers=row}\n| Name | Renal |\n|---|---|\n| a | renal |\n:::',
            [1, 2, 4],
        ),
        ('![A renal picture.](images/leg.svg "Of renal tissue.")', [1, 1]),
        ("::: important\nSome renal words.\n\n- A renal one.\n:::", [2, 4]),
        ("::: groups\n### A renal one\n\nSome renal words.\n\n### Another\n\nMore words.\n:::", [2, 4]),
        (sms('#one send="day 3 at 10:00"', "Muscle wasting: some renal words.").rstrip(), [2]),
    ],
)
def test_it_is_for_what_stands_in_the_block_below(workspace: Workspace, block: str, lines: list[int]) -> None:
    workspace.add_words(f"{SECTION}{ALLOW}\n{block}\n\nLast renal words.\n")
    assert find(workspace) == []
    last = IN_SECTION + len(block.split("\n")) + 2
    left, allowed = hard_words(workspace.check(today=DAY))
    assert (left, allowed) == ([last], [IN_SECTION + line for line in lines])


def test_before_a_heading_it_is_for_the_heading_alone(workspace: Workspace) -> None:
    workspace.add_words(
        f"{ALLOW}\n## Renal tissue {{#renal}}\n\nRenal words.\n\n{ALLOW}\n### Renal again\n\nAnd renal.\n"
    )
    first = FIRST_ADDED
    assert hard_words(workspace.check(today=DAY)) == ([first + 3, first + 8], [first + 1, first + 6])
    assert find(workspace) == []


def test_it_stands_in_blocks_too(workspace: Workspace) -> None:
    workspace.add_words(f"{SECTION}::: important\nRenal words.\n\n{ALLOW}\n- A renal one.\n:::\n")
    assert hard_words(workspace.check(today=DAY)) == ([IN_SECTION + 1], [IN_SECTION + 4])
    assert find(workspace) == []


def test_it_stands_in_standing_sections(workspace: Workspace) -> None:
    workspace.append(SHARED, f"\nRenal words.\n\n{ALLOW}\nMore renal words.\n")
    checkup = workspace.check(today=DAY)
    assert hard_words(checkup) == ([5], [8])
    assert [(one.place.path, one.place.line) for one in checkup.allowed] == [("source/shared/en.md", 7)]
    assert find(workspace) == []


def test_a_list_before_a_heading_ends_above_it(workspace: Workspace) -> None:
    """Pandoc says that it ends on the heading's line."""
    workspace.add_words(f"{SECTION}{ALLOW}\n- A renal one.\n\n### Renal words\n\nMore.\n")
    assert hard_words(workspace.check(today=DAY)) == ([IN_SECTION + 3], [IN_SECTION + 1])


def test_several_rules_in_one_line_and_several_lines_above_each_other(workspace: Workspace) -> None:
    block = "Some renal words ** here.\n"
    both = ALLOW.replace("LNG207", '"LNG207 leftover-mark"')
    workspace.add_words(f"{SECTION}{both}\n{block}\n{ALLOW}\n{ALLOW.replace('LNG207', 'SRC319')}\n{block}")
    checkup = workspace.check(today=DAY)
    assert find(workspace) == []
    assert sorted((one.code, one.diagnostic.span.line) for one in checkup.allowed) == [
        ("LNG207", IN_SECTION + 1),
        ("LNG207", IN_SECTION + 5),
        ("SRC319", IN_SECTION + 1),
        ("SRC319", IN_SECTION + 5),
    ]


@pytest.mark.parametrize("first", [0, 1])
def test_it_stands_beside_a_line_of_only(workspace: Workspace, first: int) -> None:
    workspace.write("places.yaml", "south: {name: {en: The South}}\n")
    lines = (ALLOW, "{only=south}")
    workspace.add_words(f"{SECTION}{lines[first]}\n{lines[1 - first]}\nSome renal words.\n")
    assert find(workspace) == []
    assert hard_words(workspace.check(today=DAY)) == ([], [IN_SECTION + 2])
    section = workspace.leaflet().texts["en"].sections[-1]
    assert [block.kind for block in section.blocks] == ["paragraph", "for-places"]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("attributes", "errors"),
    [
        ('allow=LNG207 by="A" until=2027-06-30', ["1:39 SRC306 `allow` needs `because`"]),
        ('allow=LNG207 because="x" until=2027-06-30', ["1:44 SRC306 `allow` needs `by`"]),
        ('allow=LNG207 because="x" by="A"', ["1:34 SRC306 `allow` needs `until`"]),
        ('allow=LNG207 because=" " by="A" until=2027-06-30', ["15:26 SRC306 `allow` needs `because`"]),
        ('allow="" because="x" by="A" until=2027-06-30', ["2:10 SRC306 `allow` names no rule"]),
        (
            'allow=LNG207 because="x" by="A" until=2027-6-30',
            ["34:49 SRC306 `2027-6-30` is no day: a date is written 2026-11-22"],
        ),
        (
            'allow=LNG207 because="x" by="A" until=2027-02-30',
            ["34:50 SRC306 `2027-02-30` is no day: the calendar has no such day"],
        ),
        (
            'allow=LNG207 because="x" by="A" until=2027-06-30 who="B"',
            ["51:58 SRC306 a line of `allow` has no `who`"],
        ),
        ('#x allow=LNG207 because="x" by="A" until=2027-06-30', ["2:4 SRC306 a line of `allow` has no `#`"]),
        (
            'allow=LNG207 because="x" by="A" until=2027-06-30 by="B"',
            ["51:57 SRC306 `by` stands twice"],
        ),
        ('allow=LNG207 because=so it is by="A" until=2027-06-30', ["26:56 SRC306 this line of `allow` cannot be read"]),
        (
            'allow=LNG207 because=“so it is” by="A" until=2027-06-30',
            ["27:58 SRC306 this line of `allow` cannot be read"],
        ),
        ('allow = LNG207 because="x" by="A" until=2027-06-30', ["2:53 SRC306 this line of `allow` cannot be read"]),
        ("allow", ["2:8 SRC306 this line of `allow` cannot be read"]),
        (
            'allow=LNG999 because="x" by="A" until=2027-06-30',
            ["8:14 GOV110 there is no rule `LNG999`"],
        ),
        (
            'allow="LNG207 LNG107" because="x" by="A" until=2027-06-30',
            ["16:22 GOV110 `LNG107` cannot be allowed: “Not” is shortened"],
        ),
        (
            'allow="LNG207 PDF101" because="x" by="A" until=2027-06-30',
            ["16:22 GOV110 `PDF101` is about what is made, and stands in no block of the words"],
        ),
        (
            'allow="LNG207 SRC319" because="x" by="A" until=2027-06-30',
            ["16:22 GOV110 nothing is found in the block below that `SRC319` would allow"],
        ),
        (
            'allow=LNG207 because="x" by="A" until=2026-11-28',
            ["34:50 GOV110 `LNG207` was allowed until 2026-11-28"],
        ),
    ],
)
def test_what_is_wrong_with_it_is_said_at_its_place(workspace: Workspace, attributes: str, errors: list[str]) -> None:
    workspace.add_words(f"{SECTION}{{{attributes}}}\nSome renal words.\n")
    assert find(workspace) == [f"{IN_SECTION}:{error}" for error in errors]


FIRST = IN_SECTION
WHOLE = len(ALLOW) + 1


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (f"Words.\n{ALLOW}\n", f"{FIRST + 1}:2:14 SRC310 `allow` needs a blank line above it"),
        (f"### More\n{ALLOW}\nRenal.\n", f"{FIRST + 1}:2:14 SRC310 `allow` needs a blank line above it"),
        (f"::: important\n{ALLOW}\nRenal.\n:::\n", f"{FIRST + 1}:2:14 SRC310 `allow` needs a blank line above it"),
        (f"- One.\n{ALLOW}\n- Renal.\n", f"{FIRST + 1}:2:14 SRC310 `allow` needs a blank line above it"),
        (f"{ALLOW}\n", f"{FIRST}:2:14 SRC310 `allow` stands before nothing"),
        (f"::: important\nRenal.\n\n{ALLOW}\n:::\n", f"{FIRST + 3}:2:14 SRC310 `allow` stands before nothing"),
        (f"- One.\n\n{ALLOW}\n- Renal.\n", f"{FIRST + 2}:1:{WHOLE} SRC310 `allow` stands before no block"),
        (f"1. One.\n\n{ALLOW}\n2. Renal.\n", f"{FIRST + 2}:1:{WHOLE} SRC310 `allow` stands before no block"),
        (f"- One.\n\n  {ALLOW}\n  Renal.\n", f"{FIRST + 2}:4:16 SRC310 `allow` cannot stand in a list"),
        (
            sms('#one send="day 3 at 10:00"', f"Muscle wasting: words.\n\n{ALLOW}\nRenal."),
            f"{FIRST + 3}:2:14 SRC310 `allow` cannot stand inside a message",
        ),
        (f"Renal {ALLOW}\n", f"{FIRST}:7:{WHOLE + 6} SRC310 `allow` cannot stand in a line with words"),
        (f"{ALLOW} renal\n", f"{FIRST}:1:{WHOLE} SRC310 `allow` cannot stand in a line with words"),
        (f"- Renal {ALLOW}\n", f"{FIRST}:9:{WHOLE + 8} SRC310 `allow` cannot stand in a line with words"),
        (f"### Renal {ALLOW}\n\nWords.\n", f"{FIRST}:11:{WHOLE + 10} SRC310 `allow` cannot stand in a line with words"),
        (
            '### Renal {#re allow=LNG207 because=x by="A" until=2027-06-30}\n\nWords.\n',
            f"{FIRST}:16:28 SRC306 this heading has no `allow`",
        ),
        (
            '::: {.important allow=LNG207 because=x by="A" until=2027-06-30}\nRenal.\n:::\n',
            f"{FIRST}:17:29 SRC306 a block has no `allow`",
        ),
        (
            f"{ALLOW.replace('because', chr(10) + 'because')}\nRenal.\n",
            f"{FIRST}:1:14 SRC306 this line of `allow` cannot be read",
        ),
    ],
)
def test_anywhere_else_it_is_one_error(workspace: Workspace, words: str, expected: str) -> None:
    workspace.add_words(SECTION + words)
    assert find(workspace) == [expected]
    assert workspace.check(today=DAY).allowed == ()


def test_before_a_standing_section_it_is_told_where_to_go(workspace: Workspace) -> None:
    workspace.edit(WORDS, "::: {.include", f"{ALLOW}\n::: {{.include")
    (error,) = find(workspace)
    assert error.endswith("SRC310 `allow` cannot stand before a standing section")


def test_in_a_comment_or_behind_a_backslash_it_is_none(workspace: Workspace) -> None:
    workspace.add_words(f"{SECTION}<!-- \n{ALLOW}\n-->\n\nWords \\{{allow=x}} with a backslash.\n")
    assert find(workspace) == []
    assert [one for one in workspace.diagnostics() if one.severity == "warning"] == []


def test_what_a_clinician_has_to_judge_only_a_named_one_allows(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    clinical = replace(RULES["LNG207"], clinical=True)
    monkeypatch.setattr("pipeline.validation.waivers.find_rule", lambda name: clinical if name == "LNG207" else None)
    workspace.add_words(f"{SECTION}{ALLOW}\nSome renal words.\n")
    (error,) = find(workspace)
    assert error.endswith("only a clinical reviewer of the leaflet can allow `LNG207`, and Ada Example is none")
    digest = "0" * 64
    reviewer = f"name: Ada Example, role: GP, organisation: E, digest: {digest}, date: 2026-11-22, scope: all"
    workspace.edit(SETTINGS, "clinical_reviewers: []", f"clinical_reviewers: [{{{reviewer}}}]")
    assert hard_words(workspace.check()) == ([], [IN_SECTION + 1])


def test_sarif_says_that_it_stands_in_the_source(workspace: Workspace) -> None:
    workspace.add_words(f"{SECTION}{ALLOW}\nSome renal words.\n")
    (run,) = json.loads(workspace.plainleaf("check", "--report", "sarif", "--today", "2026-11-29").stdout)["runs"]
    ((suppression,),) = [one["suppressions"] for one in run["results"] if one["ruleId"] == "LNG207"]
    assert suppression["kind"] == "inSource"
    assert suppression["justification"] == "They know it. Allowed by Ada Example until 2027-06-30."
    location = suppression["location"]["physicalLocation"]
    assert (location["artifactLocation"]["uri"], location["region"]["startLine"]) == ("source/muscle/en.md", IN_SECTION)


def test_it_is_in_nothing_that_is_made_signed_or_pinned(workspace: Workspace) -> None:
    """Before every block of the example in turn, the words stay what they are."""
    before, text = workspace.document(), workspace.read()
    digest = words_digest(workspace.leaflet(), "en")
    lines = text.split("\n")
    body = lines.index("---", 1) + 1
    starts = [at for at in range(body, len(lines)) if lines[at].strip() and not lines[at - 1].strip()]
    starts = [at for at in starts if not lines[at].startswith("::: {.include")]
    assert len(starts) >= 9
    for at in starts:
        workspace.write(WORDS, "\n".join([*lines[:at], ALLOW, *lines[at:]]))
        assert workspace.document() == before, lines[at]
        assert words_digest(workspace.leaflet(), "en") == digest
    workspace.write(
        WORDS, "\n".join(part for at, line in enumerate(lines) for part in ([ALLOW] if at in starts else []) + [line])
    )
    assert workspace.document() == before


@pytest.mark.slow
def test_files_are_the_same_with_it_and_are_proven(ready: Workspace) -> None:
    before = ready.files()
    ready.edit(WORDS, "Doctors call", f"{ALLOW}\nDoctors call")
    ready.build()
    after = ready.files()
    names = {name for name in before if name.startswith(f"{LEAFLET}/") and not name.endswith("quality.json")}
    assert {name for name in names if before[name] != after[name]} == set()
    assert ready.verify().holds


def test_letters_that_no_font_has_may_stand_in_its_reason(workspace: Workspace) -> None:
    workspace.add_words(f"{SECTION}{ALLOW.replace('They', '𓀀 ☃')}\nSome renal words.\n")
    assert find(workspace) == []


def test_many_of_them_take_no_longer_each(workspace: Workspace) -> None:
    """What is below and above each is looked for once."""
    workspace.add_words(SECTION + f"{ALLOW}\n" * 1_000 + "Some renal words.\n")
    assert len(workspace.check(today=DAY).allowed) == 1
