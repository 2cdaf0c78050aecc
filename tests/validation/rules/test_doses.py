"""Doses that are written wrongly: each is said once, at its place, with what to write."""

from __future__ import annotations

import pytest

from tests.workspace import FIRST_ADDED, SETTINGS, WORDS, Workspace

PARTS = '  pill: {kind: dose, drug: examplol, amount: "200", unit: mg}\n  words: {kind: dose, value: 2 tablets}\n'
BLOCK = "::: {.dose fact=pill}\n:::\n"
SMS = '::: {.sms #new about=what-it-is send="day 5 at 10:00"}\nMuscle wasting: call us.\n\n'


def list_errors(workspace: Workspace) -> list[tuple[str, int, int]]:
    return [(one.code, one.span.line - FIRST_ADDED, one.span.column) for one in workspace.errors()]


@pytest.mark.parametrize(
    ("words", "errors"),
    [
        (BLOCK, []),
        (f"Words before.\n\n{BLOCK}\nWords between.\n\n{BLOCK}", []),
        ("::: dose\n:::\n", [("SRC306", 0, 5)]),
        ("::: {.dose #its-id}\n:::\n", [("SRC306", 0, 5)]),
        ("::: {.dose fact=pil}\n:::\n", [("FCT101", 0, 12)]),
        ("::: {.dose fact=Pill}\n:::\n", [("SRC306", 0, 12)]),
        ("::: {.dose fact=emergency-line}\n:::\n", [("SRC306", 0, 12)]),
        ("::: {.dose fact=words}\n:::\n", [("SRC306", 0, 12)]),
        ("::: {.dose fact=pill drug=x}\n:::\n", [("SRC306", 0, 22)]),
        ("::: {.dose fact=pill}\nTake it.\n:::\n", [("SRC309", 0, 1)]),
        ("::: {.dose fact=pill}\n- Take it.\n:::\n", [("SRC309", 0, 1)]),
        (f"::: important\n\nWords.\n\n{BLOCK}\n:::\n", [("SRC309", 4, 1)]),
        (f"::: do\n\n- a thing\n\n{BLOCK}\n:::\n", [("SRC309", 4, 1)]),
        (f"::: {{.care-card #c level=routine}}\n- a sign\n\n{BLOCK}\n:::\n", [("SRC309", 0, 1)]),
        ("- words\n\n  ::: {.dose fact=pill}\n  :::\n", [("SRC310", 2, 3)]),
        (f"::: groups\n\n### A\n\n{BLOCK}\n### B\n\nWords.\n\n:::\n", [("SRC309", 4, 1)]),
        (f"{SMS}{BLOCK}:::\n", [("MSG104", 3, 1)]),
        ("### Take {{pill}}\n\nWords.\n", [("SRC310", 0, 10)]),
        ("[Take {{pill}}](https://example.org)\n", [("SRC310", 0, 7)]),
        ("[{{pill}}]{.term key=atrophy}\n", [("SRC310", 0, 2)]),
        ("![Take {{pill}}](images/leg.svg)\n", [("SRC313", 0, 1)]),
    ],
)
def test_where_a_dose_stands(workspace: Workspace, words: str, errors: list[tuple[str, int, int]]) -> None:
    workspace.append(SETTINGS, PARTS)
    workspace.add_words(words)
    assert list_errors(workspace) == errors
    assert all(one.hint for one in workspace.errors())


def test_a_dose_cannot_stand_among_the_key_points(workspace: Workspace) -> None:
    workspace.append(SETTINGS, PARTS)
    workspace.edit(WORDS, "::: key-points\n", f"::: key-points\n\n{BLOCK}\n", 1)
    assert [(one.code, one.span.line) for one in workspace.errors()] == [("SRC309", 9)]


@pytest.mark.parametrize(
    ("parts", "code", "at", "hint"),
    [
        ('drug: x, amount: "200"', "SRC105", "added", "write `unit: …`"),
        ("drug: x, unit: mg", "SRC105", "added", "write `amount: …`"),
        ("amount: 200, unit: mg", "SRC107", "200", 'write "200"'),
        ("amount: two, unit: mg", "SRC104", "two", "write one number, as in 200 or 1.5"),
        ('amount: "1,5", unit: mg', "SRC104", '"1,5"', "write no comma"),
        ('amount: "1,000", unit: mg', "SRC104", '"1,000"', "write no comma"),
        ("amount: 200 mg, unit: mg", "SRC104", "200 mg", "write the number alone"),
        ('amount: ".5", unit: mg', "SRC104", '".5"', "write a nought before the point: 0.5"),
        ('amount: "0", unit: mg', "SRC104", '"0"', "write one number"),
        ('amount: "0.0", unit: mg', "SRC104", '"0.0"', "write one number"),
        ('amount: "-1", unit: mg', "SRC104", '"-1"', "write one number"),
        ("amount: 1-2, unit: mg", "SRC104", "1-2", "write one number; two doses are two facts"),
        ("amount: 1 to 2, unit: mg", "SRC104", "1 to 2", "write one number; two doses are two facts"),
        ('amount: "1234567890.001", unit: mg', "SRC104", '"1234567890.001"', "write at most 12"),
        ('amount: "1", unit: mgs', "SRC104", "mgs", "write `mg`"),
        ('amount: "1", unit: mcg', "SRC104", "mcg", "write `micrograms`"),
        ('amount: "1", unit: mcgs', "SRC104", "mcgs", "write `micrograms`"),
        ('amount: "1", unit: µg', "SRC104", "µg", "write `micrograms`"),
        ('amount: "1", unit: IU', "SRC104", "IU", "write `units`"),
        ('amount: "1", unit: tsp', "SRC104", "tsp", "write `ml`"),
        ('amount: "1", unit: tabletts', "SRC104", "tabletts", "write `tablets`"),
        ('amount: "1", unit: furlongs', "SRC104", "furlongs", "write one of mg, g"),
        ('amount: "200", unit: mg, most_in_24_hours: "100"', "SRC104", '"100"', "write how much it may be in all"),
        ('amount: "200", unit: mg, most_in_24_hours: 600 mg', "SRC104", "600 mg", "write the number alone"),
        ('amount: "200", unit: mg, most_in_24_hours: 600', "SRC107", "600}", 'write "600"'),
        ('amount: "200", unit: mg, most_in_24_hours: [a]', "SRC104", "[a]", "write words"),
        (
            'amount: "200", unit: mg, route: by mouth',
            "SRC104",
            "by mouth",
            "write it in each language: `{en: by mouth}`",
        ),
        ('amount: "200", unit: mg, times: {es: diario}', "FCT107", "{es", "write `en: …` there"),
        ('amount: "200", unit: mg, drug: {es: x}', "FCT107", "{es", "write `en: …` there"),
        ('amount: "200", unit: mg, time: {en: daily}', "SRC103", "time:", "did you mean `times`?"),
        ('value: "5 ml", unit: ml', "SRC103", "unit", "take it out"),
        ("value: 5 ml, drug: x", "SRC103", "drug", "write `amount` and `unit`"),
    ],
)
def test_what_a_dose_says(workspace: Workspace, parts: str, code: str, at: str, hint: str) -> None:
    line = f"  added: {{kind: dose, {parts}}}"
    workspace.append(SETTINGS, f"{line}\n")
    workspace.add_words("It is {{added}}.\n")
    (error,) = workspace.errors()
    assert (error.code, error.span.path) == (code, f"source/{SETTINGS}")
    assert error.span.line == len(workspace.read(SETTINGS).splitlines())
    assert error.span.column == (3 if at == "added" else line.index(at, 20) + 1)
    assert error.hint.startswith(hint)


def test_a_drug_that_is_there_and_wrong_is_said_once(workspace: Workspace) -> None:
    workspace.append(SETTINGS, '  pill: {kind: dose, drug: 5, amount: "1", unit: mg}\n')
    workspace.add_words(BLOCK)
    assert [one.code for one in workspace.errors()] == ["SRC107"]


def test_a_drug_that_is_not_there_is_said_at_the_block(workspace: Workspace) -> None:
    workspace.append(SETTINGS, '  pill: {kind: dose, amount: "1", unit: mg}\n')
    workspace.add_words(BLOCK)
    (error,) = workspace.errors()
    assert (error.code, error.span.line, error.span.column) == ("SRC306", FIRST_ADDED, 12)
    assert "names no drug" in error.message


def test_what_is_missing_is_said_all_at_once(workspace: Workspace) -> None:
    workspace.append(SETTINGS, "  added: {kind: dose, drug: x}\n")
    workspace.add_words("It is {{added}}.\n")
    assert [one.message for one in workspace.errors()] == ["`added` has no `amount`", "`added` has no `unit`"]


def test_the_most_may_be_one_dose(workspace: Workspace) -> None:
    workspace.append(SETTINGS, '  added: {kind: dose, amount: "200", unit: mg, most_in_24_hours: "200.0"}\n')
    workspace.add_words("It is {{added}}.\n")
    assert not workspace.errors()


def test_a_dose_of_facts_yaml_is_laid_out_and_its_mistakes_are_there(workspace: Workspace) -> None:
    workspace.write("facts.yaml", 'pill: {kind: dose, drug: x, amount: "200", unit: mg, times: {en: daily}}\n')
    workspace.add_words(BLOCK)
    assert not workspace.errors()
    workspace.edit("facts.yaml", "en: daily", "es: diario")
    (error,) = workspace.errors()
    assert (error.code, error.span.path) == ("FCT107", "source/facts.yaml")
    workspace.edit("facts.yaml", '"200"', "200")
    (error,) = workspace.errors()
    assert (error.code, error.span.path) == ("SRC107", "source/facts.yaml")
