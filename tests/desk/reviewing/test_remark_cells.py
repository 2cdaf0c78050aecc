"""What reviewers write in the cells `sign-off` and `comment`: names and days in many habits, and what is neither."""

from __future__ import annotations

import pytest

from pipeline.desk.reviewing.remark_cells import (
    RemarkError,
    SignWords,
    Voice,
    make_voice,
    read_comments,
    read_sign_offs,
)
from pipeline.model.document import ReviewComment, SignOff

WORDS = SignWords(frozenset({"yes", "ok"}), frozenset({"no", "not yet"}))
ADA = Voice("Ada Example", "2026-11-03")
NOBODY = Voice()


@pytest.mark.parametrize(
    ("cell", "voice", "signed"),
    [
        ("A. Reviewer, 2026-11-02", NOBODY, [("A. Reviewer", "2026-11-02")]),
        ("  A.  Reviewer ;2026/11/2 ", NOBODY, [("A. Reviewer", "2026-11-02")]),
        ("2026-11-02 J. Doe Jr.", NOBODY, [("J. Doe Jr.", "2026-11-02")]),
        ("Smith, Jane (2026-11-02)", NOBODY, [("Smith, Jane", "2026-11-02")]),
        ("Jane Smith (RN), 2026-11-02 00:00:00", NOBODY, [("Jane Smith (RN)", "2026-11-02")]),
        ("محمد علي، ٢٠٢٦-١١-٠٢", NOBODY, [("محمد علي", "2026-11-02")]),
        ("王小明，2026-11-02", NOBODY, [("王小明", "2026-11-02")]),
        ("A, 2026-11-02\nB C, 2026-11-03", NOBODY, [("A", "2026-11-02"), ("B C", "2026-11-03")]),
        ("A, 2026-11-02; A, 2026-11-02;", NOBODY, [("A", "2026-11-02")]),
        ("2026-11-02", ADA, [("Ada Example", "2026-11-02")]),
        ("ok 2026-11-02", ADA, [("Ada Example", "2026-11-02")]),
        ("Yes", ADA, [("Ada Example", "2026-11-03")]),
        ("True", ADA, [("Ada Example", "2026-11-03")]),
        ("✔", ADA, [("Ada Example", "2026-11-03")]),
        ("ada example", ADA, [("Ada Example", "2026-11-03")]),
        ("A. Reviewer, 2026-11-02", ADA, [("A. Reviewer", "2026-11-02")]),
        ("", ADA, []),
        (" \n", ADA, []),
        ("FALSE", ADA, []),
    ],
)
def test_a_sign_off_is_a_name_and_a_day(cell: str, voice: Voice, signed: list[tuple[str, str]]) -> None:
    assert [(one.by, one.date) for one in read_sign_offs(cell, voice, WORDS)] == signed


@pytest.mark.parametrize(
    ("cell", "voice", "reason"),
    [
        ("yes", NOBODY, "“yes” does not say who signed, and when: write `Name, 2026-11-02`, or give --by NAME"),
        ("yes", Voice(by="Ada"), "“yes” does not say when"),
        ("yes", Voice(date="2026-11-02"), "“yes” does not say who signed:"),
        ("2026-11-02", NOBODY, "it does not say who signed on 2026-11-02: write `Name, 2026-11-02`, or give --by NAME"),
        ("A. Reviewer", NOBODY, "“A. Reviewer” does not say when: write `A. Reviewer, 2026-11-02`"),
        ("A. Reviewer", ADA, "“A. Reviewer” does not say when"),
        ("A. Reviewer, 02/11/2026", ADA, "write the year first, as in `A. Reviewer, 2026-11-02`"),
        ("2 November 2026", ADA, "write the year first"),
        ("A, 2026-02-30", ADA, "the calendar has no day 2026-02-30"),
        ("not yet", ADA, "“not yet” is no sign-off: leave the cell empty, and say why in `comment`"),
        ("No, 2026-11-02", ADA, "“No” is no sign-off"),
        ("A, 2026-11-02\nB, 2026-11-03\nand me", NOBODY, "“and me” stands behind the last day"),
        ("A, 2026-11-02, 2026-11-03", NOBODY, "it does not say who signed on 2026-11-03"),
        ("12, 2026-11-02", NOBODY, "“12” is no name"),
        ("x" * 101 + ", 2026-11-02", NOBODY, "a name has at most 100 characters"),
    ],
)
def test_what_is_no_sign_off_is_refused_with_what_to_write(cell: str, voice: Voice, reason: str) -> None:
    with pytest.raises(RemarkError) as refused:
        read_sign_offs(cell, voice, WORDS)
    assert reason in str(refused.value)


def test_a_part_of_a_comment_belongs_to_the_name_in_front_of_it() -> None:
    cell = "First.\r\n\tNote: second.\nA. R, 2026-11-02: Too\u200b long.\n\nCut it.\x07\nB, C, 2026-11-03:  No."
    assert read_comments(cell) == (
        ReviewComment("", "", "First.\nNote: second."),
        ReviewComment("A. R", "2026-11-02", "Too long.\n\nCut it."),
        ReviewComment("B, C", "2026-11-03", "No."),
    )
    assert read_comments(" \n ") == ()


def test_a_name_and_a_day_that_were_typed_are_looked_at() -> None:
    assert make_voice(" Ada  Example ", "2026-11-02").signer == SignOff("Ada Example", "2026-11-02")
    assert make_voice("", "").signer is None
    for by, day in (("", "02/11/2026"), ("", "20261102"), ("  ", ""), ("7", "")):
        with pytest.raises(RemarkError):
            make_voice(by, day)
