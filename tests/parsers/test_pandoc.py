"""Pandoc, asked several things in one process: each answer is that of pandoc's own command line, and a question that
ends the process takes no other with it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from pipeline.parsers import pandoc
from pipeline.parsers.pandoc import PandocError, Question, UnreadableTextError

TEXTS = (
    "# One *two*\n\n::: {.care-card #a level=urgent}\n- a\n- b\n:::\n",
    "a\tb\n\n-\tc\n\n\td",
    "no line end",
    "lines at the end\n\n\n",
    "é\t😀 **x**\n",
    "y 5\nhello n 3\n",
    "",
)


def command_line(text: str) -> Any:
    program = [pandoc.executable(), "--from", pandoc.READER, "--to", "json"]
    done = subprocess.run(program, input=text.encode(), capture_output=True, check=True)
    return json.loads(done.stdout)


def test_answers_are_those_of_the_command_line() -> None:
    answers = pandoc.ask([Question("markdown", text) for text in TEXTS])
    assert [json.loads(str(answer)) for answer in answers] == [command_line(text) for text in TEXTS]


def test_pandoc_writes_no_file_and_runs_nothing_of_its_users(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / ".local" / "share" / "pandoc" / "init.lua"
    script.parent.mkdir(parents=True)
    script.write_text("error('what a user has set up')", encoding="utf-8")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.setenv("LUA_INIT", "error('what a user has set up')")
    monkeypatch.setenv("TMPDIR", str(tmp_path / "nowhere"))
    assert isinstance(pandoc.ask([Question("markdown", "x")])[0], str)


class Processes:
    """Pandoc with processes that end before they answer a question that holds `BAD`."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, error: type[PandocError]) -> None:
        self.asked: list[int] = []
        self.error = error
        monkeypatch.setattr(pandoc, "_run", self.run)

    def run(self, arguments: list[str], data: bytes) -> bytes:
        contents = data.split(b"markdown ")[1:]
        self.asked.append(len(contents))
        output = b""
        for content in contents:
            if b"BAD" in content:
                raise self.error("it ended", output + b"y 100\nhal")
            output += b"y 4\nGOOD"
        return output


def ask(*texts: str) -> list[str]:
    return [str(answer) for answer in pandoc.ask([Question("markdown", text) for text in texts])]


def test_a_question_that_ends_the_process_takes_no_other_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    processes = Processes(monkeypatch, UnreadableTextError)
    assert ask("a", "b", "BAD", "c", "d") == ["GOOD", "GOOD", "it ended", "GOOD", "GOOD"]
    assert processes.asked == [5, 3, 2]


def test_a_process_that_is_ended_from_outside_is_no_fault_of_a_text(monkeypatch: pytest.MonkeyPatch) -> None:
    processes = Processes(monkeypatch, PandocError)
    with pytest.raises(PandocError, match="it ended"):
        ask("a", "BAD")
    assert processes.asked == [2, 1]


def test_a_process_that_says_nothing_is_not_asked_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pandoc, "_run", lambda arguments, data: b"")
    assert ask("a", "b") == ["pandoc gave no answer"] * 2


def test_a_kind_that_is_not_known_has_no_answer() -> None:
    question = Question("markdown", "x")
    object.__setattr__(question, "kind", "nothing")
    [answer, other] = pandoc.ask([question, Question("markdown", "x")])
    assert isinstance(answer, UnreadableTextError) and isinstance(other, str)


def test_which_pandoc_it_is_is_known_without_starting_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pandoc, "_run", None)
    pandoc.identity.cache_clear()
    assert "pypandoc_binary-" in pandoc.identity()
