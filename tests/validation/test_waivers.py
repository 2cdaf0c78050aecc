"""What a leaflet allows: which warnings go, which stay, and what is wrong with an entry."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import replace
from datetime import date

import pikepdf
import pytest

from pipeline.model import codes, language_codes
from pipeline.model.codes import RULES
from pipeline.model.source import Span
from pipeline.validation.waivers import find_stage
from pipeline.validation.waiving import waive_made
from tests.paths import PACKAGE
from tests.signing import sign
from tests.workspace import PUBLISHER, SETTINGS, SHARED, WORDS, Workspace

NIGHT = ("day 0 at 10:00", "day 0 at 23:00")
"""A time, and one at which people sleep."""
DAY = date(2026, 11, 29)


def allow(workspace: Workspace, rule: str, until: str = "2027-06-30") -> None:
    workspace.append(SETTINGS, f"allow: [{{rule: {rule}, because: They asked for it., by: A B, until: {until}}}]\n")


@pytest.fixture
def late(workspace: Workspace) -> Workspace:
    """A message comes at night."""
    workspace.append("muscle/en.md", '\n::: {.sms #night about=call-now send="day 1 at 23:00"}\n')
    workspace.append("muscle/en.md", "Muscle wasting: call {{emergency-line}} now if you cannot breathe.\n:::\n")
    assert [one.code for one in workspace.diagnostics() if one.severity == "warning"] == ["MSG119"]
    return workspace


@pytest.mark.parametrize("rule", ["MSG119", "quiet-hours"])
def test_what_is_allowed_is_counted_and_not_shown(late: Workspace, rule: str) -> None:
    allow(late, rule)
    checkup = late.check()
    assert [one for one in checkup.diagnostics if one.severity != "info"] == []
    assert [one.code for one in checkup.allowed] == ["MSG119"]
    done = late.plainleaf("check", "--today", "2026-11-29")
    assert done.returncode == 0
    assert done.stdout.rstrip().endswith(", 1 allowed")
    assert "MSG119" not in done.stdout
    assert ", 1 allowed" in late.plainleaf("build", "--format", "messages", "--verbose").stderr


def test_an_entry_that_has_ended_allows_nothing_and_is_said_by_check_alone(late: Workspace) -> None:
    allow(late, "MSG119", until="2026-11-28")
    diagnostics = [one for one in late.check(today=DAY).diagnostics if one.severity != "info"]
    assert sorted((one.code, one.severity, one.message) for one in diagnostics) == [
        ("GOV110", "error", "`MSG119` was allowed until 2026-11-28"),
        ("MSG119", "warning", "23:00 is in the quiet hours, 20:00 to 08:00"),
    ]
    assert [one for one in late.check(today=date(2026, 11, 28)).diagnostics if one.severity == "warning"] == []
    assert [one for one in late.check().diagnostics if one.severity == "warning"] == []


def test_an_entry_that_allows_nothing_is_a_warning_of_what_does_not_know_the_day(workspace: Workspace) -> None:
    allow(workspace, "MSG119")
    (finding,) = [one for one in workspace.diagnostics() if one.severity != "info"]
    assert (finding.code, finding.severity) == ("GOV110", "warning")
    assert finding.message == "nothing is found that `MSG119` would allow"


def test_while_there_are_errors_nothing_is_said_to_allow_nothing(workspace: Workspace) -> None:
    """What else is there to find may be hidden by them."""
    allow(workspace, "MSG119")
    workspace.add_words("<b>\n")
    assert [one.code for one in workspace.diagnostics() if one.code == "GOV110"] == []
    workspace.edit(WORDS, "<b>\n", "")
    workspace.append("glossary.yaml", "x: [\n")
    assert [one.code for one in workspace.diagnostics() if one.code == "GOV110"] == []


def test_only_what_is_found_in_the_source_is_missed_by_a_check() -> None:
    waivable = [rule for rule in codes.RULES.values() if rule.waivable]
    beyond = {rule.code for rule in waivable if rule.code[:3] in ("OUT", "PDF", "EPB", "HTM")}
    assert {rule.code for rule in waivable if find_stage(rule) != "check"} == beyond


def test_the_place_of_an_entry_is_one_of_the_file_as_it_was_typed(late: Workspace) -> None:
    because = unicodedata.normalize("NFD", "Café, Zoë and é asked for it.")
    entries = (f"{{because: {because}, by: A B, until: 2027-06-30, rule: {rule}}}" for rule in ("MSG118", "MSG119"))
    line = f"allow: [{', '.join(entries)}]"
    late.append(SETTINGS, f"{line}\n")
    (one,) = late.check().allowed
    assert late.read(SETTINGS).split("\n")[one.place.line - 1] == line
    assert one.place.column == line.rindex("{") + 1


def test_an_unknown_rule_is_an_error(workspace: Workspace) -> None:
    allow(workspace, "MSG999")
    (finding,) = workspace.errors()
    assert (finding.code, finding.message) == ("GOV110", "there is no rule `MSG999`")


@pytest.mark.parametrize("rule", ["MSG112", "MSG113", "LNG105", "SRC104", "GOV101", "MSG111", "MSG101", "GOV110"])
def test_what_can_do_harm_cannot_be_allowed(workspace: Workspace, rule: str) -> None:
    allow(workspace, rule)
    (finding,) = workspace.errors()
    assert finding.code == "GOV110"
    assert finding.message.startswith(f"`{rule}` cannot be allowed")
    assert "MSG119" in finding.hint


NOBODY = {"GOV108", "GOV109", "GOV140", "GOV141", "MSG101", "MSG111", "GOV110", "TRN114"}
"""What is said as a warning, and what nobody may allow: it can do harm to a reader, or it is untrue."""
AT_TIMES = {"MSG108", "MSG110", "MSG114", "MSG121", "MSG122", "MSG141", "MSG143", "SRC605"}
"""Rules that are usually errors or notes, and warnings at times."""


def test_every_warning_may_be_allowed_but_those_that_nobody_may_allow() -> None:
    warnings = {code for code, rule in RULES.items() if rule.severity == "warning"}
    assert {code for code, rule in RULES.items() if rule.waivable} == (warnings | AT_TIMES) - NOBODY
    assert "PDF208" in warnings - NOBODY


def test_the_rules_that_warn_at_times_are_those_that_the_code_makes_warnings_of() -> None:
    """As far as the text of the code shows it: `codes.NAME.at(…, "warning")`."""
    text = "".join(path.read_text(encoding="utf-8") for path in sorted((PACKAGE / "validation").rglob("*.py")))
    names = re.findall(r"codes\.([A-Z_]+)\.at\([^\n]*(?:\"warning\"|severity)\)", text)
    named = {**vars(language_codes), **vars(codes)}
    assert {named[name].code for name in names} >= {"MSG114", "MSG121", "MSG122", "MSG101"}
    usual = {code for code, rule in RULES.items() if rule.severity == "warning"}
    by_status = {rule.code for rule in (codes.NOT_REVIEWED, codes.NO_REVIEW_DATE, codes.NO_USER_TESTING)}
    by_status |= {rule.code for rule in (codes.NO_CONTACT, codes.TO_CHECK, codes.INCOMPLETE_REFERENCE)}
    by_status |= {rule.code for rule in (codes.NOT_APPROVED, codes.UNSIGNED_SOURCE, codes.UNDERSTATED_CHANGE)}
    assert {named[name].code for name in names} - by_status <= usual | AT_TIMES | NOBODY


def test_what_is_allowed_is_in_sarif_with_a_suppression(late: Workspace) -> None:
    allow(late, "MSG119")
    (run,) = json.loads(late.plainleaf("check", "--report", "sarif", "--today", "2026-11-29").stdout)["runs"]
    every = {result["ruleId"]: result["suppressions"] for result in run["results"]}
    (suppression,) = every.pop("MSG119")
    assert (suppression["kind"], suppression["status"]) == ("external", "accepted")
    assert suppression["justification"] == "They asked for it. Allowed by A B until 2027-06-30."
    assert suppression["location"]["physicalLocation"]["artifactLocation"]["uri"] == "source/muscle/leaflet.yaml"
    assert every and all(one == [] for one in every.values())


def test_what_is_allowed_is_marked_in_json_and_in_its_place(late: Workspace) -> None:
    allow(late, "MSG119")
    found = json.loads(late.plainleaf("check", "--report", "json", "--today", "2026-11-29").stdout)
    marked = {one["code"]: one["allowed"] for one in found if "allowed" in one}
    assert marked == {"MSG119": {"because": "They asked for it.", "by": "A B", "until": "2027-06-30"}}
    assert [(one["path"], one["line"]) for one in found] == sorted((one["path"], one["line"]) for one in found)
    assert "MSG119" not in late.plainleaf("check", "--report", "concise", "--today", "2026-11-29").stdout


MARK = "\n## Parking {#parking}\n\nPark ** here.\n"


def allow_for_all(workspace: Workspace, rule: str, until: str = "2027-06-30") -> None:
    workspace.append(PUBLISHER, f"allow: [{{rule: {rule}, because: It is so., by: A B, until: {until}}}]\n")


@pytest.fixture
def shared_mark(workspace: Workspace) -> Workspace:
    """A warning in a standing section."""
    workspace.append(SHARED, MARK)
    warnings = [one for one in workspace.diagnostics() if one.severity == "warning"]
    assert [(one.code, one.span.path) for one in warnings] == [("SRC319", "source/shared/en.md")]
    return workspace


def test_the_publisher_allows_what_is_found_in_files_that_all_leaflets_share(shared_mark: Workspace) -> None:
    allow_for_all(shared_mark, "SRC319")
    checkup = shared_mark.check()
    assert [one for one in checkup.diagnostics if one.severity != "info"] == []
    assert [(one.code, one.place.path) for one in checkup.allowed] == [("SRC319", "source/publisher.yaml")]


def test_a_leaflet_cannot_allow_it_and_is_told_who_can(shared_mark: Workspace) -> None:
    allow(shared_mark, "SRC319")
    warnings = {one.code: one for one in shared_mark.diagnostics() if one.severity == "warning"}
    assert set(warnings) == {"SRC319", "GOV110"}
    assert warnings["GOV110"].hint.endswith("files that all leaflets share is allowed in publisher.yaml")


def test_the_publisher_cannot_allow_what_a_leaflet_says_and_is_told_who_can(late: Workspace) -> None:
    allow_for_all(late, "MSG119")
    warnings = {one.code: one for one in late.diagnostics() if one.severity == "warning"}
    assert set(warnings) == {"MSG119", "GOV110"}
    assert warnings["GOV110"].span.path == "source/publisher.yaml"
    assert warnings["GOV110"].hint.endswith("what is found in a leaflet is allowed in its leaflet.yaml")


@pytest.mark.parametrize("rule", ["MSG999", "LNG105"])
def test_the_publisher_allows_no_more_than_a_leaflet(workspace: Workspace, rule: str) -> None:
    allow_for_all(workspace, rule)
    (finding,) = workspace.errors()
    assert (finding.code, finding.span.path) == ("GOV110", "source/publisher.yaml")


def test_what_was_not_looked_at_is_not_said_to_be_unused(late: Workspace) -> None:
    allow(late, "MSG119")
    allow_for_all(late, "SRC319")
    late.duplicate("other")
    assert [one.code for one in late.diagnostics("other") if one.severity == "warning"] == []
    unused = [one for one in late.diagnostics() if one.code == "GOV110"]
    assert [one.span.path for one in unused] == ["source/publisher.yaml"]


def test_what_is_found_while_forms_are_made_is_allowed(workspace: Workspace) -> None:
    (leaflet,) = workspace.check().good.values()
    (page,) = [codes.TOO_MANY_PAGES.at(Span("source/muscle/en.md"), "12 pages, which is more than 8")]
    allow(workspace, "PDF101")
    (leaflet,) = workspace.check().good.values()
    waived = waive_made(leaflet, [page], "build", whole=True)
    assert (waived.diagnostics, waived.of_waivers, [one.code for one in waived.allowed]) == ((), (), ["PDF101"])
    assert [one.code for one in waive_made(leaflet, [], "build", whole=True).of_waivers] == ["GOV110"]
    assert waive_made(leaflet, [], "build").of_waivers == waive_made(leaflet, [], "verify", whole=True).of_waivers == ()
    assert [one.code for one in waive_made(leaflet, [page], "build", date(2028, 1, 1)).diagnostics] == ["PDF101"]
    assert [one for one in workspace.diagnostics() if one.severity != "info"] == [], "check cannot know"


def test_an_empty_page_is_allowed_in_finished_files(workspace: Workspace) -> None:
    (empty,) = [codes.EMPTY_PAGE.at(Span("outputs/muscle/en/muscle.pdf"), "page 2 is empty")]
    (leaflet,) = workspace.check().good.values()
    assert [one.code for one in waive_made(leaflet, [empty], "verify", whole=True).diagnostics] == ["PDF208"]
    allow(workspace, "PDF208")
    (leaflet,) = workspace.check().good.values()
    waived = waive_made(leaflet, [empty], "verify", whole=True)
    assert (waived.diagnostics, waived.of_waivers, [one.code for one in waived.allowed]) == ((), (), ["PDF208"])
    unused = waive_made(leaflet, [], "verify", whole=True)
    assert [one.code for one in unused.of_waivers] == ["GOV110"] and unused.allowed == ()


@pytest.mark.slow
def test_verify_hides_an_empty_page_that_is_allowed(ready: Workspace) -> None:
    """Pages without words, put into a finished form: the last may be empty, the one before it may not."""
    (pdf,) = ready.outputs.glob("muscle/en/*large*.pdf")
    with pikepdf.open(pdf, allow_overwriting_input=True) as document:
        for _ in range(2):
            document.add_blank_page(page_size=(595, 842))
        document.save()
    proof = ready.verify()
    assert "PDF208" in {one.code for one in proof.diagnostics}
    allow(ready, "PDF208")
    proof = ready.verify()
    assert "PDF208" not in {one.code for one in proof.diagnostics}
    assert "PDF208" in {one.code for one in proof.allowed}


@pytest.mark.parametrize("by_hand", [True, False])
@pytest.mark.parametrize(("by", "code"), [("A B", "GOV110"), ("Dr Ada Example", "")])
def test_what_has_to_be_judged_only_a_named_clinician_allows(
    late: Workspace, monkeypatch: pytest.MonkeyPatch, by: str, code: str, by_hand: bool
) -> None:
    monkeypatch.setitem(RULES, "MSG119", replace(codes.QUIET_HOURS, clinical=True))
    monkeypatch.setattr("pipeline.validation.waivers.find_rule", lambda name: RULES.get(name))
    reviewer = (
        f"{{name: Dr Ada Example, role: GP, organisation: Example, digest: {'0' * 64}, date: 2026-11-22, scope: all}}"
    )
    if by_hand:
        late.edit(SETTINGS, "clinical_reviewers: []", f"clinical_reviewers: [{reviewer}]")
    else:
        sign(late, "Dr Ada Example")
        sign(late, "A B", "patient")
    late.append(SETTINGS, f"allow: [{{rule: MSG119, because: They asked., by: {by}, until: 2027-06-30}}]\n")
    diagnostics = late.check().diagnostics
    assert {one.code for one in diagnostics} & {"GOV110"} == ({code} if code else set())
    assert ("MSG119" in {one.code for one in diagnostics}) == bool(code)
