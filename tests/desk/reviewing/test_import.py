"""`plainleaf messages import`: a reviewed sheet changes the words of messages and nothing else, or nothing at all."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from pipeline.conversion.systems.message_bank.writer import write_sheets
from pipeline.desk.reviewing.message_markdown import tidy_spaces
from pipeline.desk.reviewing.sheet_reader import Row, read_sheet
from pipeline.desk.reviewing.sheet_review import Review, review_rows
from pipeline.sms import normalise
from tests.reviewed_sheet import Cells, reviewed, sheet
from tests.workspace import WORDS, Workspace, sms

pytestmark = pytest.mark.slow


def say(number: int, words: str) -> Callable[[list[Cells]], object]:
    return lambda rows: rows[number].update(text=words)


CALL, WELCOME = 0, 1
"""The rows of the base example."""


@pytest.mark.parametrize("kind", [0, 1])
def test_a_sheet_that_nobody_changed_changes_nothing(kind: int, workspace: Workspace) -> None:
    before = workspace.path(WORDS).read_bytes()
    file = workspace.place / "sheet"
    file.write_bytes(write_sheets(workspace.document())[kind].data)
    done = workspace.plainleaf("messages", "import", str(file), "--write")
    assert (done.returncode, done.stdout, done.stderr) == (0, "0 messages have other words\n", "")
    assert workspace.path(WORDS).read_bytes() == before


def test_new_words_are_shown_at_their_lines_and_written_only_when_asked(workspace: Workspace) -> None:
    words = "Muscle wasting: if you suddenly cannot move an arm or a leg, call 999 now."

    def change(rows: list[Cells]) -> None:
        rows[CALL].update({"text": words, "sign-off": "A. Reviewer, 2026-11-02", "comment": "The sign first."})

    file = sheet(workspace, change)
    before = workspace.read()
    done = workspace.plainleaf("messages", "import", file.name)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[:8] == [
        "--- source/muscle/en.md",
        f"+++ source/muscle/en.md as in {file.name}",
        "source/muscle/en.md:20: call-now",
        "  sign-off: A. Reviewer, 2026-11-02",
        "  comment: The sign first.",
        "@@ -20,1 +20,1 @@",
        "-Muscle wasting: call {{emergency-line}} now if you suddenly cannot move an arm or a leg.",
        "+Muscle wasting: if you suddenly cannot move an arm or a leg, call {{emergency-line}} now.",
    ]
    assert workspace.read() == before
    done = workspace.plainleaf("messages", "import", file.name, "--write")
    assert done.returncode == 0 and "1 message has other words; written" in done.stdout
    after = workspace.read()
    assert after == before.replace(
        "Muscle wasting: call {{emergency-line}} now if you suddenly cannot move an arm or a leg.",
        "Muscle wasting: if you suddenly cannot move an arm or a leg, call {{emergency-line}} now.",
    )
    assert workspace.messages()[CALL].text == words
    assert "0 messages" in workspace.plainleaf("messages", "import", file.name).stdout


def test_a_row_that_is_gone_is_named_and_nothing_happens_to_its_message(workspace: Workspace) -> None:
    def change(rows: list[Cells]) -> None:
        del rows[CALL]

    file = sheet(workspace, change)
    before = workspace.path(WORDS).read_bytes()
    done = workspace.plainleaf("messages", "import", str(file), "--write")
    assert (done.returncode, done.stdout) == (0, "0 messages have other words\n")
    assert done.stderr == (
        f"{file}: warning: these messages are not in the sheet; nothing happens to them: muscle/en/call-now\n"
    )
    assert workspace.path(WORDS).read_bytes() == before


def test_a_remark_is_said_where_something_else_is_refused(workspace: Workspace) -> None:
    def change(rows: list[Cells]) -> None:
        rows[WELCOME].update({"comment": "Shorter, please."})
        rows[CALL].update({"about": "welcome"})

    done = workspace.plainleaf("messages", "import", str(sheet(workspace, change)))
    assert done.returncode == 1
    assert "comment: Shorter, please." in done.stdout


def replaced(number: int, column: str, value: str) -> Callable[[list[Cells]], object]:
    return lambda rows: rows[number].update({column: value})


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (say(CALL, "Muscle wasting: call 112 now if you cannot move."), "the fact {{emergency-line}}, “999”, has gone"),
        (say(WELCOME, "Hello. This is about muscle wasting."), "the placeholder ((name)) has gone"),
        (say(WELCOME, ""), "no message can carry it: the text is empty"),
        (say(WELCOME, "Hello ((name)). \x1b"), "no message can carry it: the text has an escape character"),
        (
            say(WELCOME, "Hello ((name)). Muscle wasting: take ½."),
            "`½` (U+00BD VULGAR FRACTION ONE HALF) may reach phones",
        ),
        (say(WELCOME, "Hello ((name)). Muscle wasting. " + "Ask your care team. " * 30), "more than 3 parts hold"),
        (say(CALL, "Muscle wasting, a long story about it. " * 4 + "Now call 999."), "999 is not in the first part"),
        (replaced(WELCOME, "id", "nothing"), "there is no message with this id"),
        (replaced(WELCOME, "leaflet", "nothing"), "there is no such leaflet in this language"),
        (replaced(WELCOME, "language", "ar"), "there is no such leaflet in this language"),
        (replaced(WELCOME, "id", "call-now"), "the message has 2 rows; leave one"),
        (replaced(WELCOME, "send", "day 5 at 10:00"), "`send` is “day 5 at 10:00” here and “day 0 at 10:00”"),
    ],
)
def test_what_cannot_be_taken_over_changes_nothing(
    change: Callable[[list[Cells]], object], reason: str, workspace: Workspace
) -> None:
    def both(rows: list[Cells]) -> None:
        rows[CALL]["text"] = rows[CALL]["text"].replace("now if", "at once if")  # a good change beside the bad one
        change(rows)

    found = reviewed(workspace, both)
    assert any(reason in refusal.reason for refusal in found.refusals), found.refusals
    assert found.edits == ()


def test_a_refusal_ends_with_exit_code_1_and_the_row(workspace: Workspace) -> None:
    file = sheet(workspace, say(WELCOME, "Hello."))
    before = workspace.path(WORDS).read_bytes()
    done = workspace.plainleaf("messages", "import", file.name, "--write")
    assert done.returncode == 1
    assert "reviewed.csv:3: muscle/en/welcome: the placeholder ((name)) has gone" in done.stderr
    assert "Nothing has been changed." in done.stderr
    assert workspace.path(WORDS).read_bytes() == before


def test_a_sheet_that_is_older_than_the_source_takes_nothing_back(workspace: Workspace) -> None:
    untouched = sheet(workspace).read_bytes()
    touched = sheet(workspace, say(WELCOME, "Hi ((name)), it is about muscle wasting."))
    workspace.edit(WORDS, "our first message", "the first one")
    found = review_rows(workspace.check(), read_sheet(touched), workspace.place)
    assert [refusal.reason for refusal in found.refusals] == [
        "the source has changed since the sheet was made; make a new one"
    ]
    touched.write_bytes(untouched)
    assert review_rows(workspace.check(), read_sheet(touched), workspace.place) == Review()


def test_a_leaflet_with_errors_is_not_touched(workspace: Workspace) -> None:
    file = sheet(workspace, say(WELCOME, "Hi ((name)), it is about muscle wasting."))
    workspace.add_words("<b>\n")
    done = workspace.plainleaf("messages", "import", file.name, "--write")
    assert done.returncode == 1 and "the leaflet has errors; correct them first" in done.stderr


def test_a_file_that_is_no_sheet_is_said(workspace: Workspace) -> None:
    (workspace.place / "notes.csv").write_text("hello\n", encoding="utf-8")
    done = workspace.plainleaf("messages", "import", "notes.csv")
    assert done.returncode == 1 and done.stderr.startswith("notes.csv: it has no column")


def test_what_a_spreadsheet_makes_of_quotes_is_no_change(workspace: Workspace) -> None:
    workspace.add_words(sms('#x send="day 9 at 10:00"', 'Muscle wasting: it\'s "yours".'))
    found = reviewed(workspace, lambda rows: rows[-1].update(text="Muscle wasting:  it’s “yours”. \n"))
    assert found == Review()


def test_a_published_leaflet_can_be_changed_and_has_to_be_signed_off_again(workspace: Workspace) -> None:
    """New words void the sign-off: that is said, and it is no reason to refuse them."""
    workspace.sign_off()
    found = reviewed(workspace, say(WELCOME, "Hi ((name)), it is about muscle wasting."))
    assert found.refusals == () and len(found.edits) == 1


MARKUP = "*_`[]<>{}#-+.:!|~^$&@\\() \n\"'0129"
FIGURES = ("[LNG103]", "[LNG104]", "[LNG105]")
"""What the figures among the signs can come to: “.0”, “1-2”, a phone number."""
TEXTS = st.text(st.sampled_from(MARKUP) | st.sampled_from("abcéŁ€"), max_size=40)


class Bench:
    """The base example with a message to change, read once."""

    def __init__(self, workspace: Workspace) -> None:
        workspace.add_words(sms('#x send="day 9 at 10:00"', "Muscle wasting ((name)): {{emergency-line}}"))
        self.workspace = workspace
        self.checkup = workspace.check()
        self.document = workspace.document()
        self.rows = read_sheet(sheet(workspace))


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    return Bench(Workspace(tmp_path_factory.mktemp("property")))


@settings(max_examples=60)
@given(before=TEXTS, after=TEXTS)
def test_any_words_come_out_as_they_were_reviewed(before: str, after: str, bench: Bench) -> None:
    """Written into the source, read by pandoc and composed, the text is the reviewer's, and everything else is as it
    was. What a rule forbids is refused before anything is written; words are never refused because of their signs."""
    words = f"{before} muscle wasting ((name)) 999 {after}"
    row = bench.rows[-1]
    found = review_rows(bench.checkup, (Row(row.number, {**row.cells, "text": words}),), bench.workspace.place)
    event("refused" if found.refusals else "written")
    if found.refusals:
        assert found.edits == ()
        ruled = ("[MSG", "[SRC313]", "“999”", *FIGURES)  # of messages; a broken placeholder; 999 stands there twice
        assert all(any(rule in refusal.reason for rule in ruled) for refusal in found.refusals), found.refusals
        return
    workspace = bench.workspace
    original = workspace.read()
    for edited in found.edits:
        edited.write()
    new = workspace.document()
    assert new.messages[-1].text == tidy_spaces(normalise(words).text)
    assert "{{emergency-line}}" in workspace.read().rsplit("::: {.sms", 1)[1]
    old = bench.document
    *same, about = new.sections  # which has the code of all words
    assert (*same, about.id) == (*old.sections[:-1], "about")
    assert (new.key_points, new.messages[:-1]) == (old.key_points, old.messages[:-1])
    workspace.write(WORDS, original)
