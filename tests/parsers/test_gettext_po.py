"""PO files: what is read comes back as it was, and what is none is refused at its line."""

from __future__ import annotations

import pytest

from pipeline.parsers.gettext_po import BrokenPoError, PoEntry, PoFile, read_po, write_po

FILE = PoFile(
    "cy",
    (
        PoEntry("labels.skip", "Skip", "Neidio i’r daflen", "Readers see it.\nKeep it short."),
        PoEntry("labels.code", 'Code "{code}"\nand more', "", "", fuzzy=True),
    ),
)


def test_what_is_written_is_read() -> None:
    read = read_po(write_po(FILE))
    assert read.language == "cy"
    assert [(one.context, one.source, one.words, one.comment, one.fuzzy) for one in read.entries] == [
        (one.context, one.source, one.words, one.comment, one.fuzzy) for one in FILE.entries
    ]
    assert [one.line for one in read.entries] == sorted(one.line for one in read.entries) and read.entries[0].line > 8


def test_it_has_no_day_in_it() -> None:
    assert write_po(FILE) == write_po(FILE)
    assert "Date" not in write_po(FILE)


@pytest.mark.parametrize("line", ["msgstr Pasar", 'msgstr "Pasar', 'msgstr "a"b"', "word", 'msgwhat "a"'])
def test_a_line_that_is_none_of_po_is_refused(line: str) -> None:
    with pytest.raises(BrokenPoError) as refused:
        read_po(f'msgctxt "a"\nmsgid "b"\n{line}\n')
    assert refused.value.line == 3


def test_entries_that_are_no_longer_used_are_left_out() -> None:
    assert read_po('#~ msgctxt "a"\n#~ msgid "b"\n#~ msgstr "c"\n').entries == ()
