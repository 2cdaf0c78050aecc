"""What reviewers said of messages, in the folder `kept`: what is wrong in it is found at its place, and it is a part of
the source as every other file is."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.build.file_states import digest_folder
from pipeline.model.document import ReviewComment, SignOff
from pipeline.model.placing import list_placed
from pipeline.model.subjects import digest_text
from pipeline.templating.compose import compose
from pipeline.validation.folder import find_leaflets
from tests.two_places import add_places
from tests.workspace import WORDS, Workspace, sms

FILE = "muscle/kept/messages-en-a-2026-11-02.yaml"
HEAD = "by: A\ndate: 2026-11-02\nlanguage: en\n"
WELCOME = digest_text("Hello ((name)). This is our first message about muscle wasting.")


@pytest.mark.parametrize(
    ("text", "code", "place", "message"),
    [
        ("by: A\nlanguage: en\n", "SRC105", "1:1", "`date` is missing"),
        (f"{HEAD}sined: {{}}\n", "SRC103", "4:1", "there is no key `sined` here"),
        ("by: A\ndate: 2026-02-30\nlanguage: en\n", "SRC104", "2:7", "`date`: `2026-02-30` is not what it takes"),
        ("by: A\ndate: 2026-11-02\nlanguage: EN\n", "SRC104", "3:11", "`language`: `EN` is not what it takes"),
        (f"{HEAD}signed: {{welcome: yes}}\n", "SRC104", "4:19", "`welcome`: `yes` is not written as it should be"),
        (f"{HEAD}signed: {{welcome: 123456789012}}\n", "SRC107", "4:19", "`123456789012` is read as a number"),
        (f"{HEAD}comments: {{welcome: ' '}}\n", "SRC104", "4:21", "`welcome`: it is empty"),
        (f"{HEAD}comments: [welcome]\n", "SRC104", "4:11", "`comments`: it takes keys and values"),
        (f"{HEAD}comments: {{Welcome: Hm.}}\n", "SRC104", "4:12", "`Welcome` cannot be a key here"),
        (f"{HEAD}by: B\n", "SRC102", "4:1", "by"),
        ("by: [A\n", "SRC101", "1:5", ""),
        ("", "SRC004", "1:1", "the file is empty"),
        (f"{HEAD}signed: {{wellcome: '{WELCOME}'}}\n", "MSG403", "4:10", "there is no message `wellcome` in en.md"),
        (f"{HEAD}resolved: [call-now]\n", "MSG403", "4:12", "`call-now` has no comment here that could be resolved"),
        (HEAD.replace("en", "fr"), "MSG403", "3:11", "the leaflet has no words in `fr`"),
    ],
)
def test_what_is_wrong_is_said_at_its_place(
    text: str, code: str, place: str, message: str, workspace: Workspace
) -> None:
    workspace.write(FILE, text)
    (one,) = [one for one in workspace.diagnostics() if one.span.path == f"source/{FILE}"]
    assert (one.code, f"{one.span.line}:{one.span.column}") == (code, place)
    assert message in one.message and one.hint


def test_comments_and_sign_offs_reach_the_message(workspace: Workspace) -> None:
    workspace.write(
        FILE, f"{HEAD}signed:\n  welcome: '{WELCOME}'\ncomments:\n  welcome: |\n    *One*\n\n    [two](x) <b>\n"
    )
    workspace.write(FILE.replace("11-02", "11-01"), f"by: B\n{HEAD[6:]}signed: {{welcome: '{WELCOME}'}}\n")
    message = workspace.messages()[1]
    assert message.signed == (SignOff("A", "2026-11-02"), SignOff("B", "2026-11-02"))
    assert message.comments == (ReviewComment("A", "2026-11-02", "*One*\n\n[two](x) <b>"),)
    (said,) = [one for one in workspace.diagnostics() if one.code == "MSG401"]
    assert (said.severity, said.message) == ("info", "A, 2026-11-02: “*One* [two](x) <b>”")
    assert said.span.path == f"source/{WORDS}" and workspace.read().splitlines()[said.span.line - 1].startswith(
        "::: {.sms"
    )


def test_only_the_last_sign_off_of_each_person_can_be_void(workspace: Workspace) -> None:
    old = "0123456789ab"
    workspace.write(FILE, f"{HEAD}signed: {{welcome: '{old}'}}\n")
    workspace.write("muscle/kept/messages-en-b.yaml", f"by: B{HEAD[5:]}signed: {{welcome: '{old}'}}\n")
    workspace.write(
        "muscle/kept/messages-en-a2.yaml", f"by: a\ndate: 2026-11-05\nlanguage: en\nsigned: {{welcome: {WELCOME}}}\n"
    )
    voided = [one.message for one in workspace.diagnostics() if one.code == "MSG402"]
    assert voided == ["the words have changed since B signed them off on 2026-11-02"]


def test_a_change_in_it_makes_the_build_run(workspace: Workspace) -> None:
    before = digest_folder(workspace.source)
    workspace.write(FILE, HEAD)
    after = digest_folder(workspace.source)
    assert {*after} - {*before} == {FILE}
    workspace.append(FILE, "comments: {welcome: Hm.}\n")
    assert digest_folder(workspace.source)[FILE] != after[FILE]


def test_only_files_that_are_called_so_are_read(workspace: Workspace) -> None:
    workspace.write("muscle/kept/notes.txt", "anything")
    workspace.write("muscle/kept/de.md", "no words of the leaflet")
    workspace.write("muscle/kept/leaflet.yaml.orig", "x")
    workspace.write("muscle/kept/.messages-en-x.yaml", "[")
    assert {one.severity for one in workspace.diagnostics()} == {"info"}
    workspace.write("muscle/kept/messages-en-a.yml", HEAD)
    (one,) = workspace.errors()
    assert (one.code, one.span.path) == ("SRC005", "source/muscle/kept/messages-en-a.yml")


def test_what_is_no_folder_or_lies_elsewhere_is_not_read(workspace: Workspace) -> None:
    elsewhere = workspace.place / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "messages-en-a.yaml").write_text(f"{HEAD}comments: {{welcome: Secret.}}\n")
    workspace.path("muscle/kept").symlink_to(elsewhere)
    assert [(one.code, one.message) for one in workspace.errors()] == [("SRC006", "`kept` is a link")]
    workspace.path("muscle/kept").unlink()
    workspace.write("muscle/kept", "words")
    assert [(one.code, one.message) for one in workspace.errors()] == [("SRC006", "`kept` is no folder")]
    workspace.remove("muscle/kept")
    workspace.path("muscle/kept").mkdir()
    workspace.path(FILE).symlink_to(elsewhere / "messages-en-a.yaml")
    assert [one.code for one in workspace.errors()] == ["SRC006"]


def test_no_more_files_are_read_than_people_can_have_written(workspace: Workspace) -> None:
    for number in range(1_001):
        workspace.write(f"muscle/kept/messages-en-{number}.yaml", HEAD)
    (one,) = workspace.errors()
    assert (one.code, one.message) == ("SRC108", "`kept` has 1,001 files; at most 1,000 can be read")


def test_a_folder_beside_the_leaflets_is_none_of_them_unless_it_has_a_leaflet(workspace: Workspace) -> None:
    workspace.write("kept/messages-en-a.yaml", HEAD)
    assert find_leaflets(workspace.source) == ("muscle",)
    workspace.duplicate("kept") if not workspace.path("kept").exists() else workspace.write("kept/leaflet.yaml", "x")
    assert find_leaflets(workspace.source) == ("kept", "muscle")


def test_one_sign_off_is_for_all_places(workspace: Workspace) -> None:
    add_places(workspace)
    workspace.add_words(
        sms('#visit about=visiting send="day 3 at 10:00"', "Muscle wasting: visit us {{visiting-hours}}.")
    )
    general = next(message.text for message in workspace.messages() if message.id == "visit")
    workspace.write(FILE, f"{HEAD}signed: {{visit: '{digest_text(general)}'}}\n")
    placed = [compose(one, "en") for one in list_placed(workspace.leaflet())]
    messages = [message for document in placed for message in document.messages if message.id == "visit"]
    assert len({message.text for message in messages}) > 1
    assert {message.signed for message in messages} == {(SignOff("A", "2026-11-02"),)}


def test_a_day_that_is_still_to_come_is_said(workspace: Workspace) -> None:
    workspace.write(FILE, HEAD)
    (one,) = [one for one in workspace.check(today=date(2026, 11, 1)).diagnostics if one.span.path == f"source/{FILE}"]
    assert (one.code, one.span.line, one.span.column) == ("GOV108", 2, 7)


def test_a_version_of_the_words_is_signed_and_not_what_they_are_about(workspace: Workspace) -> None:
    workspace.write(FILE, f"{HEAD}signed: {{welcome: '{WELCOME}'}}\n")
    workspace.edit(WORDS, "Doctors call muscle wasting", "Many doctors call muscle wasting")
    assert workspace.messages()[1].signed == (SignOff("A", "2026-11-02"),)
