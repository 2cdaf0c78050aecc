"""The command line as its users meet it: results, exit codes, and no traceback whatever comes."""

from __future__ import annotations

import json
import os

import pytest

from tests.paths import ROOT
from tests.workspace import WORDS, Workspace

pytestmark = pytest.mark.slow


def break_it(workspace: Workspace) -> None:
    workspace.edit(WORDS, "level=emergency", "level=emergncy")


def test_a_good_source_is_fine(workspace: Workspace) -> None:
    done = workspace.plainleaf("check", "--report", "concise")
    assert done.returncode == 0
    assert all(": info[" in line for line in done.stdout.splitlines())


def test_an_error_is_shown_at_its_place_with_a_hint(workspace: Workspace) -> None:
    break_it(workspace)
    done = workspace.plainleaf("check")
    assert done.returncode == 1
    assert "error[SRC306]: `emergncy` is not a level of care" in done.stdout
    assert "--> source/muscle/en.md:" in done.stdout and "^^^" in done.stdout
    assert "hint: did you mean `emergency`?" in done.stdout


def test_the_json_report_has_the_agreed_keys(workspace: Workspace) -> None:
    break_it(workspace)
    found = json.loads(workspace.plainleaf("check", "--report", "json").stdout)
    error = next(entry for entry in found if entry["severity"] == "error")
    assert list(error) == [
        *("code", "severity", "path", "line", "column", "end_line", "end_column", "message", "hint"),
    ]
    line = (workspace.place / error["path"]).read_text().splitlines()[error["line"] - 1]
    assert line[error["column"] - 1 : error["end_column"] - 1] == "level=emergncy"


@pytest.mark.parametrize("report", ["sarif", "github"])
def test_the_other_reports_come(workspace: Workspace, report: str) -> None:
    break_it(workspace)
    done = workspace.plainleaf("check", "--report", report)
    assert done.returncode == 1 and "SRC306" in done.stdout


@pytest.mark.parametrize(
    "words",
    [
        ("build", "nothing"),
        ("build", "--format", "docx"),
        ("build", "--jobs", "0"),
        ("build", "--source", "nowhere"),
        ("check", "--report", "xml"),
        ("explain", "SRC999"),
        ("messages", "count", "nowhere.jsonl"),
        ("messages", "list", "--people", "0"),
        ("messages", "list", "--people", "5", "--start", "2026-03-27"),
        ("messages", "list", "--people", "-5"),
        ("messages", "list", "--people", "many"),
        ("messages", "list", "--people", "1.5"),
        ("bild",),
    ],
)
def test_wrong_usage_is_2(workspace: Workspace, words: tuple[str, ...]) -> None:
    done = workspace.plainleaf(*words)
    assert done.returncode == 2 and "Error" in done.stderr and not done.stdout


def test_build_verify_and_clean(workspace: Workspace) -> None:
    assert workspace.plainleaf("build").returncode == 0
    assert "nothing to do" in workspace.plainleaf("build").stdout
    proven = workspace.plainleaf("verify")
    assert proven.returncode == 0, proven.stdout
    page = workspace.place / "outputs/muscle/en/index.html"
    page.write_text(page.read_text().replace("many causes", "few causes"))
    failed = workspace.plainleaf("verify")
    assert failed.returncode == 1 and "HTM101" in failed.stdout and "index.html" in failed.stdout
    (workspace.place / "outputs/README.md").write_text("kept")
    cleaned = workspace.plainleaf("clean")
    assert cleaned.returncode == 0
    for name in ("README.md", "muscle/en/index.html"):
        assert f"outputs/{name} was left" in cleaned.stdout
    left = [path.name for path in (workspace.place / "outputs").rglob("*") if path.is_file()]
    assert sorted(left) == ["README.md", "index.html"], "what is not ours, and what was changed"
    assert not (workspace.place / ".plainleaf").exists()


def test_a_failed_build_is_1_and_says_which_leaflet(workspace: Workspace) -> None:
    break_it(workspace)
    done = workspace.plainleaf("build")
    assert done.returncode == 1
    assert "SRC306" in done.stderr and "muscle has errors: its outputs stay as they were" in done.stdout


def test_messages_are_listed_with_their_length(workspace: Workspace) -> None:
    table = workspace.plainleaf("messages", "list").stdout
    assert "muscle/en/call-now" in table and "2 messages, 2 parts" in table
    listed = json.loads(workspace.plainleaf("messages", "list", "--format", "json").stdout)
    welcome = next(entry for entry in listed if entry["id"] == "welcome")
    assert (welcome["encoding"], welcome["units"], welcome["parts"]) == ("GSM-7", 60, 1)
    assert welcome["worst_with_other_letters"] == 2, "Józef makes it UCS-2"


def test_messages_are_priced_before_they_are_sent(workspace: Workspace) -> None:
    """Two messages in two parts, or in three at worst: the name in other letters."""
    table = workspace.plainleaf("messages", "list", "--people", "6962").stdout
    assert "PARTS FOR 6962 PEOPLE" in table and "no price is set for `en`" in table
    workspace.append("publisher.yaml", 'messaging: {prices: {currency: GBP, part: {en: "0.0233"}}}\n')
    table = workspace.plainleaf("messages", "list", "--people", "6962").stdout
    assert table.startswith("MESSAGE") and "324.4292 GBP" in table and "486.6438 GBP" in table
    listed = json.loads(workspace.plainleaf("messages", "list", "--format", "json", "--people", "1").stdout)
    assert [one["id"] for one in listed["messages"]] == ["call-now", "welcome"]
    assert listed["prices"][0]["worst"]["cost_for_people"] == "0.0699 GBP"


def test_any_text_is_counted_as_it_stands(workspace: Workspace) -> None:
    given = '{"text": " a\\u20ac ", "id": 7}\n{"text": "38\\u00b0C"}\n'
    done = workspace.plainleaf("messages", "count", given=given)
    assert done.returncode == 0
    first, second = (json.loads(line) for line in done.stdout.splitlines())
    assert first == {"text": " a€ ", "encoding": "GSM-7", "units": 5, "parts": [" a€ "]}
    assert second["encoding"] == "UCS-2" and second["units"] == 4
    plain = json.loads(workspace.plainleaf("messages", "count", "--plain", "-", given="one\ntwo\n").stdout)
    assert plain["text"] == "one\ntwo\n" and plain["units"] == 8


def test_a_text_that_cannot_be_sent_is_1_and_one_that_cannot_be_read_2(workspace: Workspace) -> None:
    refused = workspace.plainleaf("messages", "count", given='{"text": ""}\n{"text": "a"}\n')
    assert refused.returncode == 1 and "error" in json.loads(refused.stdout.splitlines()[0])
    assert workspace.plainleaf("messages", "count", given="not json\n").returncode == 2


def test_rules_schemas_and_the_machine_are_told(workspace: Workspace) -> None:
    assert "SRC306" in workspace.plainleaf("explain", "src306").stdout
    assert workspace.plainleaf("schema", "--output", "schemas").returncode == 0
    assert json.loads((workspace.place / "schemas/leaflet.json").read_text())["$schema"]
    doctor = workspace.plainleaf("doctor")
    assert doctor.returncode == 0 and "pandoc" in doctor.stdout


@pytest.mark.parametrize("command", ["build", "check", "verify", "messages", "explain", "schema", "doctor", "clean"])
def test_the_readme_tells_of_every_command(command: str) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"plainleaf {command}" in readme


def test_files_of_others_are_named_whatever_they_are_called(workspace: Workspace) -> None:
    """Also where a name is no text, or would move the cursor."""
    assert workspace.plainleaf("build", "--format", "html").returncode == 0
    for name in (b"\xff.txt", b"a\nb.txt", b"\x1b[2J.txt"):
        (workspace.outputs / "muscle" / os.fsdecode(name)).write_text("mine")
    workspace.edit(WORDS, "Wasting has many causes.", "Wasting has several causes.")
    done = workspace.plainleaf("build", "--format", "html")
    assert done.returncode == 0 and done.stdout.count("was left as it is") == 3, done.stderr
    assert "\x1b" not in done.stdout
    cleaned = workspace.plainleaf("clean")
    assert cleaned.returncode == 0 and cleaned.stdout.count("was left") == 3, cleaned.stderr
    assert len(list((workspace.outputs / "muscle").iterdir())) == 3
