"""Words of YAML files are printed as they stand: Markdown and HTML in them is found where it stands."""

from __future__ import annotations

import pytest

from tests.workspace import PUBLISHER, SETTINGS, WORDS, Workspace

MARKS = ["**now**", "_now_", "<b>now</b>", "{{emergency-line}}", "{now}", "[@plain-language]", "[a](https://a.example)"]
MARKS += ["[x]{.term}", "`now`", "&nbsp;", "&#233;", "((name))", "<!-- a note -->", "~~old~~", "H~2~O", "x^2^"]
PLAIN = ["5 * 3 ml", "a_b_c", "p < 0.05", "[mg]", "R&D", "(half)", "https://www.example.org/_a_/*b*", "x\\\\y"]
PLACES = {
    "a title": (WORDS, 'title: "Muscle {}"'),
    "a subtitle": (WORDS, 'title: Muscle wasting\nsubtitle: "Why {}"'),
    "keywords": (WORDS, 'title: Muscle wasting\nkeywords: ["muscle", "{}"]'),
}


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("where", PLACES)
def test_a_mark_in_front_matter_is_found(where: str, mark: str, workspace: Workspace) -> None:
    name, form = PLACES[where]
    title = next(line for line in workspace.read(name).split("\n") if line.startswith("title: "))
    workspace.edit(name, title, form.format(mark))
    (warning,) = [one for one in workspace.diagnostics() if one.code == "SRC319"]
    line = workspace.read(name).split("\n")[warning.span.line - 1]
    start = line.index(mark)
    assert start < warning.span.column <= start + len(mark)


@pytest.mark.parametrize("words", PLAIN)
def test_signs_in_front_matter_are_words(words: str, workspace: Workspace) -> None:
    title = next(line for line in workspace.read().split("\n") if line.startswith("title: "))
    workspace.edit(WORDS, title, f'title: "Muscle {words}"')
    assert [one for one in workspace.diagnostics() if one.code == "SRC319"] == []


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (SETTINGS, "facts:", 'facts:\n  t: {kind: text, value: "a **b**"}'),
        (SETTINGS, "facts:", 'facts:\n  t: {kind: risk, n: 1, of: 3, who: {en: "people *over* 60"}}'),
        (SETTINGS, "audience: ", "audience: _All_ "),
        (PUBLISHER, "name: ", "name: The <b>best</b> "),
        ("glossary.yaml", "{en: ", "{en: The *"),
    ],
)
def test_a_mark_in_another_file_is_found(name: str, old: str, new: str, workspace: Workspace) -> None:
    if new.endswith("*"):
        new += "word* "
    workspace.edit(name, old, new, count=1)
    assert {one.span.path for one in workspace.diagnostics() if one.code == "SRC319"} == {f"source/{name}"}


@pytest.mark.parametrize(
    "title", ["<i>In vivo</i> H<sub>2</sub>O", "*In vivo* and **in vitro**", "10^4^ of H~2~O", "HLA-B*57:01 or B*15:02"]
)
def test_references_may_be_rich(title: str, workspace: Workspace) -> None:
    workspace.append("references.yaml", f'- {{id: rich, type: book, title: "{title}", issued: 2020}}\n')
    assert [one for one in workspace.diagnostics() if one.code == "SRC319"] == []


@pytest.mark.parametrize("title", ["In `vivo`", "*[In vivo](https://example.org)*", "*In <u>vivo</u>*"])
def test_references_have_no_other_marks(title: str, workspace: Workspace) -> None:
    workspace.append("references.yaml", f'- {{id: marked, type: book, title: "{title}", issued: 2020}}\n')
    assert [one.code for one in workspace.diagnostics() if one.code == "SRC319"] == ["SRC319"]


def test_what_is_not_printed_may_have_marks(workspace: Workspace) -> None:
    workspace.append(SETTINGS, 'to_check: [{about: causes, note: "Is `this` **right**?"}]\n')
    assert [one for one in workspace.diagnostics() if one.code == "SRC319"] == []
