"""Pandoc's answers: one process for all texts of a leaflet that have changed, and none for those that have not."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from pipeline.parsers import pandoc
from pipeline.parsers.pandoc import UnreadableTextError
from pipeline.validation.reading.answers import Answers, AskedReference
from pipeline.validation.reading.bibliography import write_reference
from pipeline.validation.reading.source_folder import read_leaflets
from tests.workspace import Workspace


@pytest.fixture
def processes(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What is asked of pandoc, a list for each process."""
    asked: list[list[str]] = []
    run: Callable[..., Any] = pandoc._ask_one_process

    def count(questions: Any) -> Any:
        asked.append([question.kind for question in questions])
        return run(questions)

    monkeypatch.setattr(pandoc, "_ask_one_process", count)
    return asked


def ask_reference(title: str, locale: str = "en-GB") -> AskedReference:
    return AskedReference(locale, json.dumps(write_reference({"type": "book", "title": title})))


class Memory(dict[str, str]):
    def remember(self, key: str, make: Callable[[], str]) -> str:
        if key not in self:
            self[key] = make()
        return self[key]


def test_texts_are_asked_together_and_remembered_one_by_one(processes: list[list[str]]) -> None:
    memory = Memory()
    answers = Answers(memory.remember)
    answers.prepare(["one", "two", "", "one"])
    assert answers.read_markdown("one") != answers.read_markdown("two")
    assert processes == [["markdown", "markdown"]] and len(memory) == 2
    again = Answers(memory.remember)
    again.prepare(["one", "two", "three"])
    assert again.read_markdown("one") == answers.read_markdown("one") and processes[1:] == [["markdown"]]


def test_a_text_that_was_not_prepared_is_asked_alone(processes: list[list[str]]) -> None:
    memory = Memory()
    assert Answers(memory.remember).read_markdown("one") == Answers(memory.remember).read_markdown("one")
    assert processes == [["markdown"]]


def test_what_cannot_be_read_is_not_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    memory = Memory()
    answers = Answers(memory.remember)
    monkeypatch.setattr(pandoc, "ask", lambda asked: [UnreadableTextError("it is too deep") for _ in asked])
    answers.prepare(["one", "two"])
    with pytest.raises(UnreadableTextError, match="too deep"):
        answers.read_markdown("one")
    assert not memory


def test_a_leaflet_is_read_in_one_process(workspace: Workspace, processes: list[list[str]]) -> None:
    """All its languages, and the standing sections that it takes in."""
    workspace.write("muscle/cy.md", workspace.read() + "\nOther words.\n")
    workspace.write("shared/cy.md", workspace.read("shared/en.md") + "\nOther words.\n")
    read_leaflets(workspace.source, workspace.place, ["muscle"], ())
    assert processes == [["markdown"] * 4 + ["references"] * 2]


def test_references_are_remembered_one_by_one(processes: list[list[str]]) -> None:
    memory = Memory()
    answers = Answers(memory.remember)
    answers.prepare(["words"], [ask_reference("One"), ask_reference("Two")])
    assert processes == [["markdown", "references"]] and len(memory) == 3
    again = Answers(memory.remember)
    again.prepare(["words"], [ask_reference("Two"), ask_reference("Three"), ask_reference("Two", "cy-GB")])
    assert processes[1:] == [["references", "references"]] and len(memory) == 5
    assert again.read_reference(ask_reference("Two")) == answers.read_reference(ask_reference("Two"))


def test_a_reference_that_cannot_be_written_takes_no_other_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    run: Callable[..., Any] = pandoc._ask_one_process

    def fail(questions: Any) -> Any:
        bad = [UnreadableTextError("it ended") if "BAD" in one.content else None for one in questions]
        return [bad[0]] if bad[0] else run(questions[: next((at for at, one in enumerate(bad) if one), None)])

    monkeypatch.setattr(pandoc, "_ask_one_process", fail)
    answers = Answers(Memory().remember)
    answers.prepare([], [ask_reference("One"), ask_reference("BAD"), ask_reference("Two")])
    assert answers.read_reference(ask_reference("One")) != answers.read_reference(ask_reference("Two"))
    with pytest.raises(UnreadableTextError, match="it ended"):
        answers.read_reference(ask_reference("BAD"))


def test_a_reference_that_cannot_be_written_is_an_error_at_its_place(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: Answers, reference: AskedReference) -> Any:
        raise UnreadableTextError("it ended")

    monkeypatch.setattr(Answers, "read_reference", fail)
    (error,) = workspace.errors()
    assert (error.code, error.span.path) == ("SRC104", "source/references.yaml")
    assert error.message == "pandoc cannot write the reference `plain-language`: it ended"
