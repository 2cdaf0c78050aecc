"""The reports that programs read: JSON and GitHub's workflow commands."""

from __future__ import annotations

import json
import re

from pipeline.model import codes
from pipeline.model.source import Span
from pipeline.reports.forms import REPORTS
from tests.reports.findings import FINDINGS, SOURCES

KEYS = ["code", "severity", "path", "line", "column", "end_line", "end_column", "message", "hint"]
COMMAND = re.compile(r"::(?P<command>error|warning|notice) (?P<properties>[^:]*)::(?P<message>.*)")


def test_json_has_the_keys_in_their_order() -> None:
    said = json.loads(REPORTS["json"](FINDINGS, SOURCES))
    assert [list(item) for item in said] == [KEYS] * len(FINDINGS)
    assert said[3]["message"] == FINDINGS[3].message and said[3]["end_column"] == 30


def test_json_keeps_the_bytes_of_a_name() -> None:
    said = json.loads(REPORTS["json"]([codes.FILE_NAME.at(Span("caf\udce9.md"), "é")], {}))
    assert said[0]["path"] == "caf\udce9.md" and said[0]["message"] == "é"


def unescape(text: str) -> str:
    for escaped, character in (("%0A", "\n"), ("%0D", "\r"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(escaped, character)
    return text


def test_github_commands_come_back_as_they_went_in() -> None:
    lines = REPORTS["github"](FINDINGS, SOURCES).splitlines()
    assert len(lines) == len(FINDINGS)
    for line, found in zip(lines, FINDINGS, strict=True):
        command = COMMAND.fullmatch(line)
        assert command is not None, line
        properties = dict(pair.split("=", 1) for pair in command["properties"].split(","))
        assert unescape(properties["file"]) == found.span.path
        assert properties["line"] == str(found.span.line)
        assert properties["title"].startswith(found.code)
        assert unescape(command["message"]).split("\nHint: ")[0] == found.message
        assert ("col" in properties) == ("endColumn" in properties) == (found.span.line == found.span.end_line)


def test_github_escapes_are_not_escaped_twice() -> None:
    found = codes.UNKNOWN_KEY.at(Span("100%,a:b.md"), "50%0A\r\nof, all: b")
    said = REPORTS["github"]([found], {})
    assert "file=100%25%2Ca%3Ab.md," in said
    assert said.endswith("::50%250A%0D%0Aof, all: b\n")
