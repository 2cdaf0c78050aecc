"""`plainleaf messages import` and what reviewers said: it is kept once, by name and day, and comes out again."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from pipeline.conversion.systems.message_bank.rows import COLUMNS
from pipeline.conversion.systems.message_bank.writer import write_sheets
from pipeline.desk.reviewing.kept_writing import make_slug
from pipeline.desk.reviewing.remark_cells import Voice
from pipeline.desk.reviewing.sheet_import import SheetImport, import_sheet
from pipeline.model.document import ReviewComment, SignOff
from pipeline.model.subjects import digest_text
from pipeline.templating.compose import compose
from pipeline.validation.reading.files import display_path
from tests.mothers import MOTHERS, add_mothers, sms_of
from tests.reviewed_sheet import make_rows, save_rows
from tests.workspace import WORDS, Workspace

pytestmark = pytest.mark.slow

CALL, WELCOME = 0, 1
CALL_WORDS = "Muscle wasting: call 999 now if you suddenly cannot move an arm or a leg."
OTHER_WORDS = "Muscle wasting: call 999 at once if you suddenly cannot move an arm or a leg."
KEPT = "muscle/kept"
OF_A = f"{KEPT}/messages-en-a-reviewer-2026-11-02.yaml"
SIGNED = "A. Reviewer, 2026-11-02"


def fill(workspace: Workspace, *cells: tuple[int, str, str]) -> Path:
    """A new sheet in which a reviewer has filled in some cells."""
    rows = make_rows(workspace)
    for number, column, words in cells:
        rows[number][column] = words
    return save_rows(workspace, rows)


def take(workspace: Workspace, file: Path, by: str = "", day: str = "") -> SheetImport:
    result = import_sheet(file, workspace.source, workspace.place, write=True, voice=Voice(by, day))
    assert not result.problem
    return result


def reasons(result: SheetImport) -> list[str]:
    assert not result.written
    return [refusal.reason for refusal in result.review.refusals]


def list_kept(workspace: Workspace) -> dict[str, str]:
    folder = workspace.path(KEPT)
    return {path.name: path.read_text("utf-8") for path in sorted(folder.iterdir())} if folder.exists() else {}


def test_what_was_said_is_shown_and_kept_only_when_asked(workspace: Workspace) -> None:
    file = fill(workspace, (CALL, "sign-off", SIGNED), (CALL, "comment", "Fine: “clear”\nand short."))
    before = workspace.read()
    done = workspace.plainleaf("messages", "import", file.name)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "reviewed.csv:2: muscle/en/call-now: signed by A. Reviewer, 2026-11-02",
        "reviewed.csv:2: muscle/en/call-now: A. Reviewer, 2026-11-02: Fine: “clear” and short.",
        "0 messages have other words",
        f"1 sign-off and 1 comment to keep in source/{OF_A}",
        "Nothing has been changed; --write keeps what was said.",
    ]
    assert list_kept(workspace) == {}
    done = workspace.plainleaf("messages", "import", file.name, "--write")
    assert done.stdout.splitlines()[-1] == f"1 sign-off and 1 comment kept in source/{OF_A}"
    assert list_kept(workspace) == {
        Path(OF_A).name: (
            'by: "A. Reviewer"\ndate: 2026-11-02\nlanguage: en\n'
            f'signed:\n  call-now: "{digest_text(CALL_WORDS)}"\n'
            'comments:\n  call-now: "Fine: “clear”\\nand short."\n'
        )
    }
    assert workspace.read() == before
    message = workspace.messages()[CALL]
    assert message.signed == (SignOff("A. Reviewer", "2026-11-02"),)
    assert message.comments == (ReviewComment("A. Reviewer", "2026-11-02", "Fine: “clear”\nand short."),)


@pytest.mark.parametrize("by", ["", "B. Nurse"])
def test_the_same_sheet_again_changes_nothing(by: str, workspace: Workspace) -> None:
    file = fill(
        workspace,
        (CALL, "text", OTHER_WORDS),
        (CALL, "sign-off", SIGNED),
        (CALL, "comment", "Said so.\nB. Nurse, 2026-11-03: Agreed."),
        (WELCOME, "sign-off", f"{SIGNED}\nB. Nurse, 2026-11-03"),
        (WELCOME, "comment", "B. Nurse, 2026-11-03: Too long."),
    )
    assert len(take(workspace, file, by, "2026-11-09").review.kept) == 2
    kept, words = list_kept(workspace), workspace.read()
    again = take(workspace, file, by, "2026-11-09")
    assert (again.written, again.review.sayings, again.review.remarks) == (False, (), ())
    assert (list_kept(workspace), workspace.read()) == (kept, words)


def test_a_new_sheet_has_what_is_kept_and_brings_nothing_new(workspace: Workspace) -> None:
    cells = (CALL, "sign-off", SIGNED), (CALL, "comment", "=SUM(A1)\n-2"), (WELCOME, "comment", "B, 2026-11-04: Hm.")
    take(workspace, fill(workspace, *cells))
    rows = make_rows(workspace)
    assert (rows[CALL]["sign-off"], rows[CALL]["comment"]) == (SIGNED, f"{SIGNED}: =SUM(A1)\n-2")
    assert (rows[WELCOME]["sign-off"], rows[WELCOME]["comment"]) == ("", "B, 2026-11-04: Hm.")
    again = take(workspace, save_rows(workspace, rows), "C", "2026-12-01")
    assert again.review.sayings == () and not again.written


def test_a_sign_off_of_changed_words_is_of_the_new_ones(workspace: Workspace) -> None:
    take(workspace, fill(workspace, (CALL, "text", OTHER_WORDS), (CALL, "sign-off", SIGNED)))
    message = workspace.messages()[CALL]
    assert (message.text, message.signed) == (OTHER_WORDS, (SignOff("A. Reviewer", "2026-11-02"),))


def test_who_had_signed_before_does_not_sign_the_words_of_the_next_reviewer(workspace: Workspace) -> None:
    take(workspace, fill(workspace, (CALL, "sign-off", SIGNED)))
    rows = make_rows(workspace)
    rows[CALL] |= {"text": OTHER_WORDS, "sign-off": f"{rows[CALL]['sign-off']}\nB. Nurse, 2026-11-05"}
    file = save_rows(workspace, rows)
    result = take(workspace, file)
    assert [remark.text for remark in result.review.remarks] == [
        "the sign-off “A. Reviewer, 2026-11-02” is of the words as they were, and holds for them only"
    ]
    assert workspace.messages()[CALL].signed == (SignOff("B. Nurse", "2026-11-05"),)
    (voided,) = [one for one in workspace.diagnostics() if one.code == "MSG402"]
    assert voided.message == "the words have changed since A. Reviewer signed them off on 2026-11-02"
    assert voided.severity == "info"
    assert take(workspace, file).written is False
    take(workspace, file, "A. Reviewer", "2026-11-02")  # who says so signs the new words on the same day
    assert len(workspace.messages()[CALL].signed) == 2
    assert "MSG402" not in {one.code for one in workspace.diagnostics()}


def test_nobody_signs_words_that_the_sheet_does_not_have(workspace: Workspace) -> None:
    file = fill(workspace, (WELCOME, "sign-off", SIGNED), (CALL, "comment", "A, 2026-11-02: Good."))
    workspace.edit(WORDS, "our first message", "the first one")
    (reason,) = reasons(take(workspace, file))
    assert reason.startswith("its words in the source are not those of the sheet")
    assert list_kept(workspace) == {}
    file = fill(workspace, (WELCOME, "comment", "A, 2026-11-02: Shorter."))
    workspace.edit(WORDS, "the first one", "message one")
    assert len(take(workspace, file).review.sayings) == 1, "a comment may be about words that have gone"


def test_a_fact_that_changes_voids_a_sign_off(workspace: Workspace) -> None:
    take(workspace, fill(workspace, (CALL, "sign-off", SIGNED)))
    workspace.edit("publisher.yaml", '"999"', '"112"')
    assert workspace.messages()[CALL].signed == ()
    assert "MSG402" in {one.code for one in workspace.diagnostics()}


LONG = """
::: {.sms #stretch about=what-it-is send="day 9 at 10:00"}
Muscle wasting: stretch your legs.
:::

::: {.sms-long of=stretch}
Muscle wasting: stretch your legs.

Ask your care team how.
:::
"""


def test_a_sign_off_is_of_both_lengths_of_a_message(workspace: Workspace) -> None:
    workspace.add_words(LONG)
    file = fill(workspace, (2, "sign-off", SIGNED))
    take(workspace, file)
    assert workspace.messages()[2].signed == (SignOff("A. Reviewer", "2026-11-02"),)
    assert not take(workspace, file).review.sayings
    second = fill(workspace, (2, "sign-off", "B, 2026-11-03"))
    workspace.edit(WORDS, "Ask your care team how.", "Ask your nurse how.")
    assert workspace.messages()[2].signed == ()
    assert "MSG402" in {one.code for one in workspace.diagnostics()}
    (reason,) = reasons(take(workspace, second))
    assert reason.startswith("its words in the source are not those of the sheet")
    take(workspace, fill(workspace, (2, "long text", "Muscle wasting: ask."), (2, "sign-off", "D, 2026-11-03")))
    assert workspace.messages()[2].long == "Muscle wasting: ask."
    assert workspace.messages()[2].signed == (SignOff("D", "2026-11-03"),)
    words = (2, "text", "Muscle wasting: do stretch your legs."), (2, "sign-off", "C, 2026-11-04")
    take(workspace, fill(workspace, *words))
    assert workspace.messages()[2].signed == (SignOff("C", "2026-11-04"),)


WHOSE = "the comment does not say whose it is, and when: write it as `Name, 2026-11-02: …`"


@pytest.mark.parametrize(
    ("cells", "by", "day", "expected"),
    [
        ([(CALL, "comment", "Why?")], "", "", [WHOSE]),
        ([(CALL, "comment", "Why?")], "Ada", "", [WHOSE]),
        ([(CALL, "comment", "Why?"), (CALL, "sign-off", f"{SIGNED}\nB, 2026-11-02")], "", "", [WHOSE]),
        ([(CALL, "comment", "Why?"), (CALL, "sign-off", "yes")], "", "", ["“yes” does not say who signed, and when"]),
        ([(CALL, "sign-off", "yes"), (WELCOME, "comment", "x")], "", "", ["“yes” does not say who", WHOSE]),
        ([(CALL, "comment", "A, 2026-02-30: no")], "", "", ["the calendar has no day 2026-02-30"]),
        ([(CALL, "comment", "x" * 10_001)], "Ada", "2026-11-02", ["10,000"]),
    ],
)
def test_what_belongs_to_nobody_or_cannot_be_kept_keeps_nothing(
    cells: list[tuple[int, str, str]], by: str, day: str, expected: list[str], workspace: Workspace
) -> None:
    file = fill(workspace, *cells, (WELCOME, "text", "Hello ((name)). A first message about muscle wasting."))
    before = workspace.read()
    found = reasons(take(workspace, file, by, day))
    assert len(found) == len(expected) and all(want in got for want, got in zip(expected, found, strict=True)), found
    assert (workspace.read(), list_kept(workspace)) == (before, {})


def test_a_refusal_names_the_rows_and_what_to_write(workspace: Workspace) -> None:
    file = fill(workspace, (CALL, "sign-off", "yes"), (WELCOME, "comment", "Shorter."))
    done = workspace.plainleaf("messages", "import", file.name, "--write")
    assert done.returncode == 1 and "Nothing has been changed." in done.stderr
    assert "reviewed.csv:2: muscle/en/call-now: “yes” does not say who signed, and when" in done.stderr
    assert "reviewed.csv:3: muscle/en/welcome: the comment does not say whose it is" in done.stderr
    done = workspace.plainleaf("messages", "import", file.name, "--by", "Ada", "--date", "2 November")
    assert done.returncode == 2 and "write it as 2026-11-02" in done.stderr
    done = workspace.plainleaf("messages", "import", file.name, "--by", "Ada", "--date", "2026-11-02", "--write")
    assert done.returncode == 0 and "1 sign-off and 1 comment kept in" in done.stdout


def test_more_of_the_same_day_stands_in_the_same_file(workspace: Workspace) -> None:
    take(workspace, fill(workspace, (CALL, "comment", f"{SIGNED}: One.")))
    workspace.edit(OF_A, 'by: "A. Reviewer"', "# looked at by Ada\nby: A. Reviewer")
    workspace.append(OF_A, "resolved: [call-now]\n")
    assert workspace.messages()[CALL].comments == ()
    take(workspace, fill(workspace, (CALL, "comment", "a. reviewer, 2026-11-02: Two."), (CALL, "sign-off", SIGNED)))
    assert list_kept(workspace) == {
        Path(OF_A).name: (
            '# looked at by Ada\nby: "A. Reviewer"\ndate: 2026-11-02\nlanguage: en\n'
            f'signed:\n  call-now: "{digest_text(CALL_WORDS)}"\n'
            'comments:\n  call-now: "One.\\nTwo."\n'
        )
    }


def test_a_comment_that_was_resolved_does_not_come_back(workspace: Workspace) -> None:
    file = fill(workspace, (CALL, "comment", f"{SIGNED}: One."))
    take(workspace, file)
    sent = save_rows(workspace, make_rows(workspace)).read_bytes()
    workspace.append(OF_A, "resolved: [call-now]\n")
    file.write_bytes(sent)
    assert take(workspace, file).review.sayings == ()
    assert make_rows(workspace)[CALL]["comment"] == ""
    assert "MSG401" not in {one.code for one in workspace.diagnostics()}


def test_an_answer_below_a_kept_comment_is_of_who_signs_and_the_comment_stays(workspace: Workspace) -> None:
    take(workspace, fill(workspace, (CALL, "comment", f"{SIGNED}: One.")))
    cells = (CALL, "comment", f"{SIGNED}: One.\nI agree."), (CALL, "sign-off", "B, 2026-11-04")
    result = take(workspace, fill(workspace, *cells))
    assert [(one.who.by, one.comment) for one in result.review.sayings] == [("B", ""), ("B", "I agree.")]
    edited = fill(workspace, (CALL, "comment", f"{SIGNED}: None.\nB, 2026-11-04: I agree."))
    (reason,) = reasons(take(workspace, edited, "B", "2026-11-05"))
    assert reason.startswith("the comment of A. Reviewer, 2026-11-02 was “One.”, and was changed")


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("A. Reviewer", "a-reviewer"),
        ("Dr José Ärzt", "dr-jose-arzt"),
        ("../../../etc/passwd", "etc-passwd"),
        ("Straße", "strasse"),
        ("王小明", "acf979cc"),
        ("Dr 王", "dr-495c709b"),
        ("...x", "x"),
    ],
)
def test_a_name_becomes_a_part_of_a_file_name(name: str, slug: str, workspace: Workspace) -> None:
    assert make_slug(name) == slug
    take(workspace, fill(workspace, (CALL, "comment", "Hm.")), name, "2026-11-02")
    assert list(list_kept(workspace)) == [f"messages-en-{slug}-2026-11-02.yaml"]
    assert workspace.messages()[CALL].comments == (ReviewComment(name, "2026-11-02", "Hm."),)


def test_two_people_whose_names_look_alike_have_a_file_each(workspace: Workspace) -> None:
    cells = (CALL, "comment", "José, 2026-11-02: One.\nJose, 2026-11-02: Two.\njosé, 2026-11-02: Three.")
    take(workspace, fill(workspace, cells))
    first, second = list_kept(workspace).values()
    assert {("José" in text, "Two." in text) for text in (first, second)} == {(True, False), (False, True)}
    assert len(workspace.messages()[CALL].comments) == 2


@pytest.mark.parametrize(
    "text", ["yes: [no]", "- a\n# b", 'a "b" \\ c', "&x *y !z %w @v `u", "\u0301a", "é\t\u00a0x", "#"]
)
def test_any_words_come_back_as_they_were_said(text: str, workspace: Workspace) -> None:
    take(workspace, fill(workspace, (CALL, "comment", text)), "Ada: the {first}", "2026-11-02")
    (comment,) = workspace.messages()[CALL].comments
    assert comment.by == "Ada: the {first}"
    assert comment.text.split() == unicodedata.normalize("NFC", text).split()
    assert not workspace.errors()


def save_workbook(workspace: Workspace, change: Callable[[list[list[object]]], object]) -> Path:
    """The workbook of the bank after somebody has changed its cells and Excel has saved it."""
    book = load_workbook(BytesIO(write_sheets(workspace.document())[1].data))
    cells: list[list[object]] = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows()]
    change(cells)
    new = Workbook()
    for row in cells:
        new.worksheets[0].append(row)
    for _ in range(3):
        new.worksheets[0].append([None] * 40 + [" "])
    new.save(workspace.place / "reviewed.xlsx")
    return workspace.place / "reviewed.xlsx"


@pytest.mark.parametrize("day", [datetime(2026, 11, 2), date(2026, 11, 2), 46328, 46328.0])
def test_a_day_of_a_workbook_is_a_day(day: object, workspace: Workspace) -> None:
    def change(cells: list[list[object]]) -> None:
        cells[1 + CALL][COLUMNS.index("sign-off")] = day
        for row in cells:
            row.insert(0, row.pop(COLUMNS.index("comment")))  # columns that were moved, and one that was added
            row.append("ours")

    take(workspace, save_workbook(workspace, change), "Ada")
    assert workspace.messages()[CALL].signed == (SignOff("Ada", "2026-11-02"),)


def test_a_workbook_that_counts_days_from_1904_means_the_same_day(workspace: Workspace) -> None:
    file = save_workbook(workspace, lambda cells: None)
    book = load_workbook(file)
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    book.epoch = CALENDAR_MAC_1904
    book.worksheets[0].cell(2 + CALL, 1 + COLUMNS.index("sign-off")).value = 46328 - 1462
    book.save(file)
    take(workspace, file, "Ada")
    assert workspace.messages()[CALL].signed == (SignOff("Ada", "2026-11-02"),)


def test_a_box_that_is_ticked_signs_and_another_does_not(workspace: Workspace) -> None:
    def change(cells: list[list[object]]) -> None:
        cells[1 + CALL][COLUMNS.index("sign-off")] = True
        cells[1 + WELCOME][COLUMNS.index("sign-off")] = False

    take(workspace, save_workbook(workspace, change), "Ada", "2026-11-02")
    assert [len(message.signed) for message in workspace.messages()] == [1, 0]


def test_semicolons_bring_the_same(workspace: Workspace) -> None:
    rows = make_rows(workspace)
    rows[CALL] |= {"sign-off": "A. Reviewer; 2026-11-02", "comment": "One; two, three."}
    take(workspace, save_rows(workspace, rows, ";"))
    assert workspace.messages()[CALL].comments == (ReviewComment("A. Reviewer", "2026-11-02", "One; two, three."),)


def test_a_programme_keeps_what_was_said_of_its_messages(workspace: Workspace) -> None:
    add_mothers(workspace)
    document = compose(workspace.check().readable[MOTHERS], "en")
    rows = list(csv.DictReader(StringIO(write_sheets(document)[0].data.decode("utf-8-sig"), newline="")))
    rows[0] |= {"sign-off": SIGNED, "comment": "Who writes?"}
    take(workspace, save_rows(workspace, rows))
    assert workspace.path(f"{MOTHERS}/kept/messages-en-a-reviewer-2026-11-02.yaml").exists()
    message = sms_of(workspace, "welcome")
    assert message.signed == (SignOff("A. Reviewer", "2026-11-02"),)
    assert message.comments == (ReviewComment("A. Reviewer", "2026-11-02", "Who writes?"),)


def test_a_file_keeps_its_line_ends_and_its_mark(workspace: Workspace) -> None:
    take(workspace, fill(workspace, (CALL, "sign-off", SIGNED)))
    text = workspace.read(OF_A).replace("\n", "\r\n")
    workspace.write(OF_A, f"\ufeff{text}")
    take(workspace, fill(workspace, (WELCOME, "sign-off", SIGNED)))
    after = workspace.path(OF_A).read_bytes().decode("utf-8")
    assert after.startswith("\ufeffby:") and after.count("\r\n") == after.count("\n") == 6


def test_nothing_is_written_out_of_the_folder(workspace: Workspace) -> None:
    file = fill(workspace, (CALL, "sign-off", SIGNED))
    (workspace.place / "elsewhere").mkdir()
    workspace.path(KEPT).symlink_to(workspace.place / "elsewhere")
    done = workspace.plainleaf("messages", "import", file.name, "--write")
    assert done.returncode == 1 and "the leaflet has errors" in done.stderr
    assert list((workspace.place / "elsewhere").iterdir()) == []


def test_a_file_that_was_changed_meanwhile_is_left_alone(workspace: Workspace) -> None:
    take(workspace, fill(workspace, (CALL, "sign-off", SIGNED)))
    checked = workspace.check()
    from pipeline.desk.reviewing.sheet_reader import read_sheet
    from pipeline.desk.reviewing.sheet_review import review_rows
    from pipeline.desk.reviewing.source_lines import SourceChangedError

    file = fill(workspace, (WELCOME, "sign-off", SIGNED), (CALL, "comment", "New, 2026-11-09: Hm."))
    workspace.append(OF_A, "# mine\n")
    with pytest.raises(SourceChangedError, match="a-reviewer-2026-11-02"):
        review_rows(checked, read_sheet(file), workspace.place)
    review = review_rows(workspace.check(), read_sheet(file), workspace.place)
    new = f"{KEPT}/messages-en-new-2026-11-09.yaml"
    workspace.write(new, "# theirs\n")
    with pytest.raises(SourceChangedError, match="messages-en-new"):
        for edited in review.kept:
            edited.write()
    assert workspace.read(new) == "# theirs\n"
    assert display_path(workspace.path(new), workspace.place) == f"source/{new}"
