"""What the rules of language found is remembered, and is asked for anew when anything changes that it depends on."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace

import pytest

from pipeline.build.checking import check_source
from pipeline.model.diagnostics import Diagnostic
from pipeline.validation.rules.plain_language import language_is_plain
from tests.workspace import LEAFLET, PUBLISHER, SETTINGS, WORDS, Workspace

WRONG = "Don't take 50 mcg of it."


class Memory:
    """A memory that counts what had to be made; pandoc's answers are not counted."""

    def __init__(self) -> None:
        self.answers: dict[str, str] = {}
        self.made: list[str] = []

    def __call__(self, key: str, make: Callable[[], str]) -> str:
        if key not in self.answers:
            self.answers[key] = make()
            if self.answers[key].startswith('[{"code": "LNG'):
                self.made.append(key)
        return self.answers[key]


def check(workspace: Workspace, memory: Memory) -> list[Diagnostic]:
    checkup = check_source(workspace.source, workspace.place, [LEAFLET], remember=memory)
    return [one for one in checkup.diagnostics if one.code.startswith("LNG")]


def test_what_was_found_is_remembered_as_it_was(workspace: Workspace) -> None:
    workspace.add_words(WRONG)
    memory = Memory()
    first = check(workspace, memory)
    assert {"LNG102", "LNG107"} <= {one.code for one in first}
    assert check(workspace, memory) == first and len(memory.made) == 1
    assert {one.expected for one in first} >= {"50 micrograms"}


@pytest.mark.parametrize("name", [WORDS, SETTINGS, PUBLISHER, "glossary.yaml", "references.yaml", "shared/en.md"])
def test_each_file_that_it_may_depend_on_is_looked_at_again(name: str, workspace: Workspace) -> None:
    workspace.add_words(WRONG)
    memory = Memory()
    check(workspace, memory)
    workspace.append(name, "\n<!-- a note -->\n" if name.endswith(".md") else "# a note\n")
    check(workspace, memory)
    assert len(memory.made) == 2


def test_a_new_file_of_the_publishers_words_is_taken_in(workspace: Workspace) -> None:
    workspace.add_words("Take a snooze.")
    memory = Memory()
    assert not check(workspace, memory)
    workspace.write("style.yaml", "en: {jargon: {add: {snooze: sleep}}}\n")
    assert [one.expected for one in check(workspace, memory)] == ["sleep"]


def test_words_that_moved_are_found_where_they_are(workspace: Workspace) -> None:
    workspace.add_words(WRONG)
    memory = Memory()
    before = check(workspace, memory)
    workspace.edit(WORDS, "\n\n## ", "\n\n\n\n## ", 1)
    assert [one.span.line for one in check(workspace, memory)] == [one.span.line + 2 for one in before]


def test_a_leaflet_that_was_read_from_no_folder_is_looked_at_each_time(workspace: Workspace) -> None:
    leaflet = workspace.leaflet()
    library = replace(leaflet.library, remember=lambda key, make: pytest.fail("there is nothing to remember it under"))
    unread = replace(leaflet, library=library, places=replace(leaflet.places, source=None))
    assert [one for one in language_is_plain(unread, False) if one.severity == "error"] == []


def test_a_check_of_what_has_not_changed_loads_no_rule_of_language(workspace: Workspace) -> None:
    """What is loaded takes time: the rules are many, and so are their patterns."""
    script = (
        "import sys; from pipeline.cli import cli; cli(['check'], standalone_mode=False); "
        "print([name for name in sys.modules if name.startswith(('pipeline.validation.rules.language.', "
        "'pipeline.validation.prose'))])"
    )
    for expected in ("pipeline.validation.rules.language.jargon", "[]"):
        done = subprocess.run(
            [sys.executable, "-c", script], cwd=workspace.place, capture_output=True, text=True, check=True
        )
        assert expected in done.stdout.splitlines()[-1]
