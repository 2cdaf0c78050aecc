"""Files of what reviewers said: whatever it was, it is read as it was written."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.desk.reviewing.kept_writing import make_slug, write_kept
from pipeline.desk.reviewing.remark_cells import (
    RemarkError,
    SignWords,
    Voice,
    check_name,
    read_comments,
    read_sign_offs,
    tidy_remark,
)
from pipeline.desk.reviewing.source_lines import NewFile
from pipeline.model.diagnostics import Diagnostics
from pipeline.model.leaflet import Leaflet
from pipeline.model.settings import KeptMessages
from pipeline.validation.reading.kept import read_kept_file
from tests.workspace import Workspace

SIGNS = "\t\n\r\"'\\#:-?{}[]&*!|>%@`~,=\u00a0\u0085\u2028\u200b\u200d\ufeff\u202e\x00\x7f\x9f\ud800\uffff"
TEXTS = st.text(st.characters() | st.sampled_from(SIGNS) | st.sampled_from("aé٢٠-26 ,:"), max_size=40)


@pytest.fixture(scope="module")
def leaflet(tmp_path_factory: pytest.TempPathFactory) -> Leaflet:
    return Workspace(tmp_path_factory.mktemp("kept")).leaflet()


@settings(max_examples=300)
@given(name=TEXTS, text=TEXTS)
def test_what_is_written_is_what_is_read(name: str, text: str, leaflet: Leaflet) -> None:
    try:
        by = check_name(name)
    except RemarkError:
        by = "Ada"
    comment = tidy_remark(text) or "x"
    content = KeptMessages(by=by, date="2026-11-02", language="en", comments={"true": comment, "welcome": comment})
    made = write_kept(leaflet, content, None, (), Path("/nowhere"))
    assert isinstance(made, NewFile) and made.path.parent == Path("/nowhere/source/muscle/kept")
    diagnostics = Diagnostics()
    read = read_kept_file(made.after, diagnostics)
    assert diagnostics == [] and read is not None
    assert read.content == content


@given(cell=TEXTS)
def test_a_cell_is_read_or_refused(cell: str) -> None:
    read_comments(cell)
    for voice in (Voice(), Voice("Ada", "2026-11-02")):
        try:
            signed = read_sign_offs(cell, voice, SignWords({"yes"}, {"no"}))
        except RemarkError as error:
            assert str(error)  # reports make it printable
        else:
            assert all(one.by and one.date for one in signed)


@given(name=TEXTS)
def test_a_slug_is_safe_on_every_system(name: str) -> None:
    slug = make_slug(name.encode("utf-8", "replace").decode())
    assert slug and slug.isascii() and slug == slug.lower() and len(slug) <= 50
    assert slug.replace("-", "x").isalnum() and slug.strip("-") == slug
