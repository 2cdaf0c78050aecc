"""Errors that anybody may allow: they are hidden as warnings are, keep nothing back, and hide nothing else; and waivers
that have ended or hide nothing are errors of a check, and of a release."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from pipeline.model import codes, language_codes
from pipeline.model.codes import RULES
from pipeline.validation.check import Checkup
from tests.reviewed_sheet import Cells, reviewed
from tests.translated import pin_spanish
from tests.workspace import FIRST_ADDED, PUBLISHER, SETTINGS, SHARED, WORDS, Workspace

DAY = date(2026, 11, 29)
HARD = "## Your kidneys {#kidneys}\n\nThis harms renal tissue.\n"
"""Words with an error that anybody may allow, as soon as `hard` makes it one."""


@pytest.fixture
def hard(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """Hard words are an error, and there is one."""
    monkeypatch.setattr(language_codes, "JARGON", replace(language_codes.JARGON, severity="error"))
    workspace.add_words(HARD)
    assert [(one.code, one.span.line) for one in workspace.errors()] == [("LNG207", FIRST_ADDED + 2)]
    return workspace


def allow(workspace: Workspace, rule: str = "LNG207", until: str = "2027-06-30", name: str = SETTINGS) -> None:
    workspace.append(name, f"allow: [{{rule: {rule}, because: Its readers know it., by: A B, until: {until}}}]\n")


def errors(checkup: Checkup) -> list[tuple[str, str]]:
    return [(one.code, one.message) for one in checkup.diagnostics if one.severity == "error"]


def test_an_error_that_anybody_may_allow_keeps_nothing_back(hard: Workspace) -> None:
    assert (hard.build(formats=("html",)).failed, hard.files()) == (("muscle",), {})
    allow(hard)
    checkup = hard.check(today=DAY)
    assert (errors(checkup), checkup.failed, sorted(checkup.good)) == ([], (), ["muscle"])
    assert [(one.code, one.diagnostic.severity) for one in checkup.allowed] == [("LNG207", "error")]
    outcome = hard.build(formats=("html",))
    assert (outcome.failed, outcome.waived) == ((), 1)
    assert b"renal tissue" in hard.files()["muscle/en/index.html"]


def test_it_keeps_a_translation_back_and_no_more_until_it_is_allowed(hard: Workspace) -> None:
    hard.edit(PUBLISHER, "languages: [en]", "languages: [en, en-GB]")
    hard.edit(PUBLISHER, "{en: emergency services}", "{en: emergency services, en-GB: emergency services}")
    hard.edit("glossary.yaml", "{en: ", "{en-GB: Loss of tissue., en: ")
    hard.write("shared/en-GB.md", hard.read(SHARED))
    translation = f"translation: {{of: en, digest: {'0' * 64}, translator: A B, status: draft}}\n"
    words = hard.read().replace("summary:", f"{translation}summary:", 1)
    hard.edit(WORDS, HARD, "## Your kidneys {#kidneys}\n\nThis harms kidney tissue.\n")
    hard.write("muscle/en-GB.md", words)
    pin_spanish(hard, "en-GB")
    assert hard.check().held_back["muscle"] == {"en-GB"}
    allow(hard)
    assert errors(hard.check()) == []
    assert hard.check().held_back["muscle"] == frozenset()


def test_after_the_last_day_it_keeps_back_a_release_and_no_other_build(hard: Workspace) -> None:
    allow(hard, until="2026-11-28")
    checkup = hard.check(today=DAY)
    assert {code for code, _ in errors(checkup)} == {"LNG207", "GOV110"}
    assert ("GOV110", "`LNG207` was allowed until 2026-11-28") in errors(checkup)
    assert checkup.failed == ("muscle",)
    assert hard.check(today=date(2026, 11, 28)).failed == hard.check().failed == ()


def test_one_that_is_allowed_hides_no_other_finding(hard: Workspace) -> None:
    hard.append(SETTINGS, "allow:\n")
    for rule in ("LNG207", "MSG119"):
        hard.append(SETTINGS, f"  - {{rule: {rule}, because: It is so., by: A B, until: 2027-06-30}}\n")
    assert errors(hard.check(today=DAY)) == [("GOV110", "nothing is found that `MSG119` would allow")]


def test_one_in_a_standing_section_is_allowed_by_the_publisher(hard: Workspace) -> None:
    hard.edit(WORDS, "renal", "kidney")
    hard.edit(SHARED, "in large print", "in large print, with renal words")
    assert hard.check().failed == ("muscle",)
    allow(hard, name=PUBLISHER)
    assert (hard.check(today=DAY).failed, errors(hard.check(today=DAY))) == ((), [])


def test_an_error_that_nobody_may_allow_stays(workspace: Workspace) -> None:
    workspace.add_words("## Driving {#driving}\n\nDon't drive.\n")
    allow(workspace, "LNG107")
    checkup = workspace.check(today=DAY)
    assert [code for code, _ in errors(checkup)] == ["LNG107", "GOV110"]
    assert errors(checkup)[1][1].startswith("`LNG107` cannot be allowed")
    assert checkup.failed == ("muscle",)


def test_which_errors_can_be_allowed() -> None:
    """Of rules of language, of those that anybody may allow, and how hard a release is to read."""
    waived = {code for code, rule in RULES.items() if rule.may_be_waived("error")}
    of_language = language_codes.LANGUAGE_RULES.items()
    anybodys = {code for code, rule in of_language if rule.waivable and not rule.clinical}
    assert waived == anybodys | {codes.HARDER_TO_READ.code}
    assert "LNG207" in waived and not {"LNG102", "LNG107", "MSG119", "PDF101"} & waived
    assert codes.SEVERAL_PARTS.may_be_waived("warning") and not codes.SEVERAL_PARTS.may_be_waived("error")


def test_an_error_of_a_rule_whose_warnings_can_be_allowed_is_not_hidden(workspace: Workspace) -> None:
    """Five parts are an error, of the same rule as the warning about two; the entry is then told to allow nothing."""
    workspace.add_words(f'::: {{.sms #long about=call-now send="day 1 at 10:00"}}\n{"Many words. " * 70}\n:::\n')
    allow(workspace, "MSG106")
    found = errors(workspace.check(today=DAY))
    assert "MSG102" in {code for code, _ in found}


@pytest.mark.parametrize("name", [SETTINGS, PUBLISHER])
def test_a_waiver_that_hides_nothing_is_an_error_of_a_check(workspace: Workspace, name: str) -> None:
    allow(workspace, name=name)
    assert errors(workspace.check(today=DAY)) == [("GOV110", "nothing is found that `LNG207` would allow")]
    assert workspace.plainleaf("check", "--today", "2026-11-29").returncode == 1
    assert errors(workspace.check()) == []
    outcome = workspace.build(formats=("html",))
    shown = [(one.code, one.severity) for one in outcome.diagnostics if one.severity != "info"]
    assert shown == [("GOV110", "warning")]
    assert outcome.failed == () and "muscle/en/index.html" in workspace.files()


def test_nothing_is_released_with_one(workspace: Workspace) -> None:
    workspace.sign_off()
    assert not workspace.build(formats=("html",), release=True).kept_back
    workspace.append(SETTINGS, "# a change\n")
    allow(workspace)
    assert workspace.build(formats=("html",), release=True).kept_back


def test_what_is_allowed_as_an_error_is_so_in_the_reports(workspace: Workspace) -> None:
    """SARIF and JSON keep the severity that it has."""
    from pipeline.reports.forms import REPORTS

    workspace.add_words(HARD)
    allow(workspace)
    checkup = workspace.check(today=DAY)
    (allowed,) = checkup.allowed
    hard = replace(allowed, diagnostic=replace(allowed.diagnostic, severity="error"))
    (entry,) = json.loads(REPORTS["json"]((), {}, (hard,)))
    assert (entry["severity"], entry["allowed"]["by"]) == ("error", "A B")
    ((result,),) = [run["results"] for run in json.loads(REPORTS["sarif"]((), {}, (hard,)))["runs"]]
    assert (result["level"], result["suppressions"][0]["status"]) == ("error", "accepted")


def test_a_reviewed_sheet_is_taken_over_beside_an_error_that_is_allowed(hard: Workspace) -> None:
    def change(rows: list[Cells]) -> None:
        rows[1].update(text="Hello ((name)). This is the first of our messages about muscle wasting.")

    allow(hard)
    review = reviewed(hard, change)
    assert (review.refusals, len(review.changes), review.diagnostics) == ((), 1, ())
