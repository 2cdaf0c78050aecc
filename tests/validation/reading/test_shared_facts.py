"""facts.yaml: facts that several leaflets use, their mistakes said once and kept to those whom they concern."""

from __future__ import annotations

import pytest

from pipeline.model.document import Text, walk
from pipeline.templating.compose import compose
from tests.workspace import FIRST_ADDED, SETTINGS, WORDS, Workspace

FACTS = "facts.yaml"
AGE = 'adult-age: {kind: number, value: "60", unit: years}\n'
SECOND = "second/en.md"


@pytest.fixture
def pair(workspace: Workspace) -> Workspace:
    """Two leaflets, of which the second uses a shared fact."""
    workspace.duplicate("second")
    workspace.edit(SECOND, 'send="day 0 at 10:00"', 'send="day 0 at 11:00"')
    workspace.append(SECOND, "\nMuscles shrink after {{adult-age}}.\n")
    workspace.write(FACTS, AGE)
    return workspace


def list_errors(workspace: Workspace) -> list[tuple[str, str, int, int]]:
    return [(one.code, one.span.path, one.span.line, one.span.column) for one in workspace.errors()]


def test_a_leaflet_takes_in_what_several_share(pair: Workspace) -> None:
    checkup = pair.check()
    assert not [one for one in checkup.diagnostics if one.severity != "info"]
    words = [node.value for node in walk(compose(checkup.good["second"], "en").sections) if isinstance(node, Text)]
    at = words.index("Muscles shrink after ")
    assert words[at + 1 : at + 3] == ["60\N{NO-BREAK SPACE}years", "."]


def test_an_id_that_a_leaflet_has_too_is_an_error_at_the_leaflets(pair: Workspace) -> None:
    pair.append(SETTINGS, '  adult-age: {kind: number, value: "50"}\n')
    pair.append(WORDS, "\nAfter {{adult-age}}.\n")
    line = len(pair.read(SETTINGS).splitlines())
    assert list_errors(pair) == [("SRC402", f"source/{SETTINGS}", line, 3)]
    assert set(pair.check().good) == {"second"}


@pytest.mark.parametrize(
    ("line", "code", "column"),
    [
        ("adult-age: {kind: risk, n: 5, of: 3, who: {en: people}}", "FCT105", 28),
        ("adult-age: {kind: risk, n: 1, of: 3, who: {es: gente}}", "FCT107", 43),
        ('adult-age: {kind: number, value: "60", evidence: [nothing]}', "FCT102", 51),
        ("adult-age: {kind: number, value: 60}", "SRC107", 34),
        ("adult-age: {kind: text, value: {en: 5}}", "SRC107", 37),
        ("adult-age: {kind: text, value: {es: años}}", "FCT107", 32),
        ("adult-age: {kind: text, value: [years]}", "SRC104", 32),
        ("adult-age: {kind: text}", "SRC105", 1),
        ("adult-age: {kind: phone, service: nowhere}", "FCT104", 35),
        ('adult-age: {kind: number, value: "60", units: years}', "SRC103", 40),
        ("adult-age: {kind: age}", "SRC104", 12),
        ("adult-age: {kind: text, value: \u4e00}", "ACC105", 32),
        ("Adult Age: {kind: text, value: old}", "SRC104", 1),
        ("{", "SRC101", 2),
        ("[]", "SRC104", 1),
    ],
)
def test_a_mistake_is_said_once_and_keeps_back_who_uses_it(pair: Workspace, line: str, code: str, column: int) -> None:
    pair.duplicate("third")
    pair.edit("third/en.md", 'send="day 0 at 10:00"', 'send="day 0 at 12:00"')
    pair.append("third/en.md", "\nIt begins after {{adult-age}}.\n")
    pair.write(FACTS, f"{line}\n")
    errors = list_errors(pair)
    assert errors[0] == (code, f"source/{FACTS}", 1, column)
    assert [one for one in errors if one[1] == f"source/{FACTS}"] == errors[:1]
    assert {one[0] for one in errors[1:]} <= {"FCT101"}  # a key that is no id is no fact
    assert set(pair.check().good) == {"muscle"}


def test_what_nobody_uses_blocks_nobody(pair: Workspace) -> None:
    pair.append(FACTS, "wrong: {kind: risk, n: 5, of: 3, who: {en: people}}\nline: {kind: phone, service: nowhere}\n")
    assert [one[:3] for one in list_errors(pair)] == [
        ("FCT105", f"source/{FACTS}", 2),
        ("FCT104", f"source/{FACTS}", 3),
    ]
    assert set(pair.check().good) == {"muscle", "second"}


def test_an_unknown_fact_is_said_to_be_in_neither_file(pair: Workspace) -> None:
    pair.add_words("It is {{adult-aeg}}.")
    (error,) = pair.errors()
    assert (error.code, error.span.line, error.span.column) == ("FCT101", FIRST_ADDED, 7)
    assert error.message == "there is no fact `adult-aeg` in leaflet.yaml or facts.yaml"
    assert "adult-age" in error.hint


def test_a_changed_fact_makes_those_again_who_use_it(pair: Workspace) -> None:
    first = pair.build(formats=("html", "messages"))
    assert set(first.made) == {f"{name}/en/{form}" for name in ("muscle", "second") for form in ("html", "messages")}
    pair.edit(FACTS, '"60"', '"65"')
    assert set(pair.build(formats=("html", "messages")).made) == {"second/en/html", "second/en/messages"}
    pair.append(FACTS, "another: {kind: text, value: words}\n")
    assert not pair.build(formats=("html", "messages")).made


def test_a_message_takes_in_a_shared_fact_and_its_length_counts(pair: Workspace) -> None:
    pair.write(FACTS, AGE + f"long: {{kind: text, value: {'words ' * 30}end}}\n")
    pair.append(SECOND, '\n::: {.sms #later about=what-it-is send="day 3 at 10:00"}\nMuscles: {{long}}\n:::\n')
    assert "MSG106" in {one.code for one in pair.diagnostics()}


@pytest.mark.parametrize("name", ["facts", "places", "style", "languages", "shared", "images"])
def test_names_of_what_is_shared_are_no_leaflets(workspace: Workspace, name: str) -> None:
    workspace.write(f"{name}/leaflet.yaml", workspace.read(SETTINGS))
    errors = workspace.errors()
    assert (errors[0].code, errors[0].span.path) == ("SRC005", f"source/{name}")
    workspace.remove(f"{name}/leaflet.yaml")
    if name == "languages":
        assert not workspace.errors()
