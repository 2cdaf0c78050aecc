"""`plainleaf check --fix`: a difference is shown first, nothing is written without an answer, and of the words only
those change that a rule names."""

from __future__ import annotations

import json
from contextlib import chdir
from dataclasses import replace
from datetime import date

import pytest
from click.testing import CliRunner

from pipeline.cli import cli
from pipeline.desk.fixing import Fixing, fix_source, source_fixes
from pipeline.desk.fixing.text_edits import TextEdit, choose_edits
from pipeline.model.codes import RULES
from pipeline.model.language_codes import LANGUAGE_RULES
from tests.signing import sign
from tests.workspace import FIRST_ADDED, SETTINGS, SHARED, WORDS, Workspace, sms

DAY = date(2026, 11, 29)
SECTION = "## Driving {#driving}\n\n"
IN_SECTION = FIRST_ADDED + 2


def fix(workspace: Workspace) -> Fixing:
    """What would be fixed."""
    return fix_source(workspace.check(today=DAY), DAY)


def write(workspace: Workspace) -> int:
    """Fix it, and see that nothing is left to be fixed; how many places there were."""
    fixing = fix(workspace)
    assert fixing.write(workspace.place) == ""
    assert fix(workspace).files == ()
    return fixing.places


@pytest.mark.parametrize(
    ("words", "after"),
    [
        ("Don't drive.", "Do not drive."),
        ("You can't, **won't** and mustn’t. They aren't.", "You cannot, **will not** and must not. They are not."),
        ("- You don't.\n- *It isn't* {{emergency-line}}.", "- You do not.\n- *It is not* {{emergency-line}}."),
        ("Why don't you drive?", "Why do you not drive?"),
        (
            "![It isn't thin](images/leg.svg \"You can't see it.\")",
            '![It is not thin](images/leg.svg "You cannot see it.")',
        ),
        ("::: important\nDon't drive.\n:::", "::: important\nDo not drive.\n:::"),
        (
            sms('#one send="day 3 at 10:00"', "Muscle wasting: don't drive.").rstrip(),
            sms('#one send="day 3 at 10:00"', "Muscle wasting: do not drive.").rstrip(),
        ),
        ("### You can't drive", "### You cannot drive"),
        ("Wait  here , then go.Then  **rest** .", "Wait here, then go. Then **rest**."),
        (
            "- Call {{emergency-line}} ,  and wait [@plain-language] .",
            "- Call {{emergency-line}}, and wait [@plain-language].",
        ),
        ('He said “go” and "stay".', "He said “go” and “stay”."),
        ("Rest & eat.", "Rest and eat."),
        ("A fever of 38 C or more.", "A fever of 38C or more."),
        (
            sms('#one send="day 3 at 10:00"', "Muscle wasting: you c\u0430n't see it.").rstrip(),
            sms('#one send="day 3 at 10:00"', "Muscle wasting: you cannot see it.").rstrip(),
        ),
        ('Don\'t  say "no" , or “yes”.Then  go.', 'Do not say "no", or "yes". Then go.'),
        (
            "[Don't]{lang=de} drive. You don't know [@plain-language].",
            "[Don't]{lang=de} drive. You do not know [@plain-language].",
        ),
    ],
)
def test_what_is_expected_is_written(workspace: Workspace, words: str, after: str) -> None:
    workspace.add_words(f"{SECTION}Some words.\n\n{words}\n")
    before = workspace.read()
    assert write(workspace) > 0
    assert workspace.read() == before.replace(words, after)
    assert "LNG107" not in workspace.codes()


@pytest.mark.parametrize(
    "words",
    [
        "Do**n't** drive.",
        "Don&#39;t drive.",
        "A fever of 38 degrees.",
        "You c\u0430n't see it.",
        "Rest &amp; eat.",
        "You should know, but don't\nyou know?",
        "::: {.story consent=invented}\nI don't drive.\n\nSam\n:::",
    ],
)
def test_what_is_doubtful_is_left_to_a_person(workspace: Workspace, words: str) -> None:
    workspace.add_words(f"{SECTION}Some words.\n\n{words}\n")
    assert fix(workspace).files == ()


def test_words_of_the_head_are_fixed_where_that_is_safe(workspace: Workspace) -> None:
    workspace.edit(WORDS, "summary: What", "subtitle: \"Muscles you 'don't' use\"\nsummary: You don't know what")
    workspace.edit(WORDS, "title: Muscle wasting", "title: 'Muscles that don''t grow'")
    before = workspace.read()
    assert write(workspace) == 1
    assert workspace.read() == before.replace("You don't know", "You do not know")


def test_line_ends_byte_order_mark_and_accents_stay(workspace: Workspace) -> None:
    workspace.add_words(f"{SECTION}Cafe\u0301 and nai\u0308ve don't, but E\u0301 can't.\n\nLast line, don't")
    data = b"\xef\xbb\xbf" + workspace.read().replace("\n", "\r\n", 30).encode()
    workspace.write(WORDS, data)
    write(workspace)
    words = "Cafe\u0301 and nai\u0308ve do not, but E\u0301 cannot."
    expected = data.decode().replace("Cafe\u0301 and nai\u0308ve don't, but E\u0301 can't.", words)
    assert workspace.path(WORDS).read_bytes() == expected.replace("line, don't", "line, do not").encode()


def test_standing_sections_are_fixed_once(workspace: Workspace) -> None:
    workspace.append(SHARED, "\nDon't wait.\n\n## Another {#another}\n\nNobody's. It isn't.\n")
    workspace.duplicate("other")
    assert write(workspace) == 1
    assert "\nDo not wait.\n" in workspace.read(SHARED) and "It isn't" in workspace.read(SHARED)


def test_what_is_allowed_is_left_alone(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(RULES, "LNG207", replace(RULES["LNG207"], fixable="words"))
    allow = '{allow=LNG207 because="So it is." by="A B" until=2027-06-30}'
    workspace.add_words(f"{SECTION}{allow}\nRenal tissue.\n\nAnd renal tissue.\n")
    assert write(workspace) == 1
    assert workspace.read().endswith("\nRenal tissue.\n\nAnd kidney tissue.\n")


def test_an_edit_after_which_the_file_cannot_be_read_is_not_made(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A rule may be wrong about what to write: the other places of the file are fixed all the same."""

    def choose(diagnostics: object, source: object) -> tuple[TextEdit, ...]:
        edits = choose_edits(diagnostics, source)  # type: ignore[arg-type]
        bad = (TextEdit(IN_SECTION + 2, 1, 6, "> Words", "LNG107"), TextEdit(IN_SECTION + 4, 1, 4, "Two", "LNG107"))
        wrong = tuple(one for one in bad if source.line(one.line)[: one.end_column - 1] in ("Some ", "One"))  # type: ignore[attr-defined]
        return tuple(sorted((*edits, *wrong)))

    monkeypatch.setattr(source_fixes, "choose_edits", choose)
    workspace.add_words(f"{SECTION}You don't drive.\n\nSome words.\n\nOne of them, and don't.\n")
    fixing = fix(workspace)
    assert [file.lines for file in fixing.files] == [
        {IN_SECTION: "You do not drive.", IN_SECTION + 4: "Two of them, and do not."}
    ]


def test_nothing_is_written_where_a_file_has_changed_since(workspace: Workspace) -> None:
    workspace.add_words(f"{SECTION}Don't drive.\n")
    workspace.append(SHARED, "\nDon't wait.\n")
    fixing = fix(workspace)
    workspace.append(SHARED, "\nNew words.\n")
    before = workspace.read()
    assert fixing.write(workspace.place).startswith("source/shared/en.md was changed")
    assert workspace.read() == before


def test_which_rules_can_be_fixed() -> None:
    """Those whose words can be looked up by anybody, and of which nobody would ask a clinician."""
    of_words = {code for code, rule in LANGUAGE_RULES.items() if rule.fixable == "words"}
    assert of_words == {"LNG107", "LNG236", "LNG239", "LNG240"}
    assert {code for code, rule in LANGUAGE_RULES.items() if rule.fixable == "spaces"} == {"LNG232", "LNG238"}


# --- the command


def run(workspace: Workspace, *words: str, given: str | None = None) -> tuple[int, str, str]:
    """The exit code, what is printed, and what is said on standard error."""
    with chdir(workspace.place):
        done = CliRunner().invoke(cli, ["check", "--today", "2026-11-29", *words], input=given)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.stdout, done.stderr


@pytest.fixture
def driving(workspace: Workspace) -> Workspace:
    workspace.add_words(f"{SECTION}Don't drive.\n")
    return workspace


DIFF = [
    "--- source/muscle/en.md",
    "+++ source/muscle/en.md as fixed",
    f"@@ -{IN_SECTION - 3},4 +{IN_SECTION - 3},4 @@",
    " ",
    " ## Driving {#driving}",
    " ",
    "-Don't drive.",
    "+Do not drive.",
    "",
]


def test_without_a_terminal_nothing_is_written_and_that_is_said(driving: Workspace) -> None:
    before = driving.read()
    code, printed, _ = run(driving, "--fix")
    assert code == 1 and driving.read() == before
    assert printed.splitlines()[: len(DIFF)] == DIFF
    assert "Nothing was written, because there is no terminal to ask at; --yes writes it." in printed
    assert "error[LNG107]" in printed


@pytest.mark.parametrize(("answer", "written"), [("y\n", True), ("n\n", False), ("\n", False)])
def test_at_a_terminal_somebody_is_asked(
    driving: Workspace, monkeypatch: pytest.MonkeyPatch, answer: str, written: bool
) -> None:
    monkeypatch.setattr("pipeline.cli.fixing.is_terminal", lambda: True)
    before = driving.read()
    code, printed, asked = run(driving, "--fix", given=answer)
    assert "Write this, in 1 place in 1 file? [y/N]" in asked
    assert (code, driving.read() != before) == (0 if written else 1, written)
    assert printed.splitlines()[: len(DIFF)] == DIFF
    assert ("Fixed 1 place in 1 file." in printed, "Nothing was written." in printed) == (written, not written)


def test_yes_answers_beforehand_and_a_second_run_finds_nothing(driving: Workspace) -> None:
    code, printed, _ = run(driving, "--fix", "--yes")
    assert code == 0 and "Fixed 1 place in 1 file." in printed and "LNG107" not in printed
    after = driving.read()
    code, printed, _ = run(driving, "--fix", "--yes")
    assert code == 0 and printed.startswith("There is nothing that can be fixed without a person.")
    assert driving.read() == after


def test_beside_a_report_for_programs_it_is_said_on_standard_error(driving: Workspace) -> None:
    code, printed, problems = run(driving, "--fix", "--yes", "--report", "json")
    assert code == 0 and {one["code"] for one in json.loads(printed)} == {
        "GOV101",
        "GOV102",
        "GOV103",
        "GOV104",
        "MSG111",
        "MSG121",
    }
    assert problems.splitlines()[: len(DIFF) - 1] == DIFF[:-1]


def test_people_who_looked_at_the_old_words_are_named(driving: Workspace) -> None:
    reviewer = f"name: A B, role: GP, organisation: C, digest: {'0' * 64}, date: 2026-11-22, scope: all"
    driving.edit(SETTINGS, "clinical_reviewers: []", f"clinical_reviewers: [{{{reviewer}}}]")
    assert "Who signed words or pinned messages has to look at the new ones" in run(driving, "--fix", "--yes")[1]


def test_so_are_those_who_signed_them(driving: Workspace) -> None:
    sign(driving)
    assert "Who signed words or pinned messages has to look at the new ones" in run(driving, "--fix", "--yes")[1]


def test_yes_alone_is_refused(driving: Workspace) -> None:
    before = driving.read()
    code, _, problems = run(driving, "--yes")
    assert code == 2 and "--yes answers what --fix asks" in problems
    assert driving.read() == before


def test_another_language_is_left_alone(driving: Workspace) -> None:
    before = driving.read()
    assert run(driving, "--fix", "--yes", "--language", "es")[1].startswith("There is nothing")
    assert driving.read() == before
