"""The SARIF log: valid against the schema of SARIF 2.1.0, and with what the standard asks for beyond it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest

from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.source import Source, Span
from pipeline.reports.forms import REPORTS
from pipeline.validation.rules.explanations import read_page
from tests.paths import DATA
from tests.reports.findings import ENGLISH, FINDINGS, SOURCES

SCHEMA = json.loads((DATA / "sarif" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)


def log(found: Sequence[Diagnostic], sources: Mapping[str, Source]) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(REPORTS["sarif"](found, sources))
    return value


def run(found: Sequence[Diagnostic] = FINDINGS, sources: Mapping[str, Source] = SOURCES) -> dict[str, Any]:
    value: dict[str, Any] = log(found, sources)["runs"][0]
    return value


def result(found: Diagnostic) -> dict[str, Any]:
    value: dict[str, Any] = run([found])["results"][0]
    return value


def place(path: str) -> dict[str, Any]:
    value: dict[str, Any] = result(codes.MISSING_FILE.at(Span(path), "gone"))["locations"][0]["physicalLocation"]
    return value


EVERY = tuple(rule.at(ENGLISH.span(10, 6, 14), "said") for rule in codes.RULES.values())


@pytest.mark.parametrize("found", [(), FINDINGS, FINDINGS[:1] * 3, EVERY], ids=["none", "many", "alike", "every rule"])
def test_it_is_valid(found: Sequence[Diagnostic]) -> None:
    assert [error.message for error in VALIDATOR.iter_errors(log(found, SOURCES))] == []


def test_the_schema_would_say_what_is_wrong() -> None:
    bad = log(FINDINGS, SOURCES)
    bad["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
    assert not VALIDATOR.is_valid(bad)


def test_it_names_the_tool_and_counts_in_code_points() -> None:
    driver = run()["tool"]["driver"]
    assert (driver["name"], driver["semanticVersion"]) == ("plainleaf", version("plainleaf"))
    assert run()["columnKind"] == "unicodeCodePoints"


def test_each_result_points_to_its_rule() -> None:
    rules = run()["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted({found.code for found in FINDINGS})
    for said, found in zip(run()["results"], FINDINGS, strict=True):
        assert rules[said["ruleIndex"]]["id"] == said["ruleId"] == found.code


def test_a_rule_has_the_help_of_its_page() -> None:
    found = codes.DUPLICATE_KEY.at(ENGLISH.span(2), "`title` stands twice")
    rule, page = run([found])["tool"]["driver"]["rules"][0], read_page("SRC102")
    assert page is not None
    assert rule == {
        "id": "SRC102",
        "name": "duplicate-key",
        "shortDescription": {"text": "A key is used twice."},
        "defaultConfiguration": {"level": "error"},
        "fullDescription": {"text": page.why},
        "help": {"text": page.text, "markdown": page.markdown},
    }


def test_a_code_that_is_no_rule_of_ours_is_still_reported() -> None:
    foreign = Diagnostic("XYZ001", "warning", ENGLISH.span(2), "said")
    assert run([foreign])["tool"]["driver"]["rules"] == [{"id": "XYZ001"}]


@pytest.mark.parametrize(("severity", "level"), [("error", "error"), ("warning", "warning"), ("info", "note")])
def test_levels(severity: Any, level: str) -> None:
    assert result(codes.NO_CONTACT.at(ENGLISH.span(2), "said", severity=severity))["level"] == level


def test_the_hint_is_in_the_message_and_braces_are_no_placeholders() -> None:
    found = codes.UNKNOWN_FACT.at(ENGLISH.span(2), "there is no {{dose}}", "see [the list](#facts).")
    assert result(found)["message"] == {"text": r"there is no {{{{dose}}}}. Hint: see \[the list\](#facts)."}


def test_regions() -> None:
    several = codes.NESTING.at(Span(ENGLISH.path, 5, 4, 8, 3), "said")
    assert result(several)["locations"][0]["physicalLocation"]["region"] == {
        "startLine": 5,
        "startColumn": 4,
        "endLine": 8,
        "endColumn": 3,
    }
    assert place("en.md")["region"] == {"startLine": 1}


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("source/tablets/en.md", {"uri": "source/tablets/en.md", "uriBaseId": "%SRCROOT%"}),
        ("a b/é%1:2#.md", {"uri": "a%20b/%C3%A9%251%3A2%23.md", "uriBaseId": "%SRCROOT%"}),
        ("caf\udce9.md", {"uri": "caf%E9.md", "uriBaseId": "%SRCROOT%"}),
        ("/else where/leg.svg", {"uri": "file:///else%20where/leg.svg"}),
    ],
)
def test_addresses(path: str, address: dict[str, str]) -> None:
    assert place(path)["artifactLocation"] == address


def marks(text: str, *lines: int) -> list[str]:
    source = Source("en.md", text)
    found = [codes.UNKNOWN_FACT.at(source.span(line, 1, 3), f"line {line}") for line in lines]
    return [said["partialFingerprints"]["primaryLocationLineHash"] for said in run(found, {"en.md": source})["results"]]


def test_fingerprints_stay_when_lines_move() -> None:
    assert marks("one\ntwo\none\n", 1, 2, 3) == marks("new\n\none\n  two\nnew\none\n", 3, 4, 6)


def test_fingerprints_differ_by_words_by_rule_and_by_count() -> None:
    alike = marks("one\ntwo\none\n", 1, 2, 3, 3)
    assert len(set(alike)) == 4
    other = codes.UNKNOWN_TERM.at(Span("en.md", 1, 1, 1, 3), "line 1")
    said = run([other], {"en.md": Source("en.md", "one\n")})["results"][0]
    assert said["partialFingerprints"]["primaryLocationLineHash"] != alike[0]


def test_fingerprints_of_blocks_know_all_their_lines() -> None:
    source = Source("a.yaml", "note: >-\n  first\nnote: >-\n  second\n")
    spans = [Span("a.yaml", 1, 7, 2, 8), Span("a.yaml", 3, 7, 4, 9)]
    said = run([codes.TO_CHECK.at(span, "said") for span in spans], {"a.yaml": source})["results"]
    assert [mark["partialFingerprints"]["primaryLocationLineHash"][-2:] for mark in said] == [":1", ":1"]
