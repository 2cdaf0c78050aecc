"""A file that is missing, cut off or of another kind is a finding, and never an error of ours."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.conversion import FORMATS
from pipeline.model.document import Document
from pipeline.proof.parity import verify_document
from tests.proof.parity.conftest import Findings

pytestmark = pytest.mark.slow

PATHS = {
    "index.html": "html",
    "muscle-atrophy-en.pdf": "pdf",
    "muscle-atrophy-en.epub": "epub",
    "messages/messages.txt": "messages",
    "messages/messages.csv": "messages",
    "messages/messages.json": "messages",
}


@pytest.mark.parametrize(("path", "form"), PATHS.items())
def test_a_missing_file_is_found(files: Path, findings: Findings, path: str, form: str) -> None:
    (files / path).unlink()
    (finding,) = findings(form)
    assert (finding.span.path, finding.message) == (f"outputs/muscle-atrophy/en/{path}", "the file is missing")


@pytest.mark.parametrize("share", [0.0, 0.001, 0.3, 0.7, 0.98])
@pytest.mark.parametrize(("path", "form"), PATHS.items())
def test_a_file_that_is_cut_off_is_found(files: Path, findings: Findings, path: str, form: str, share: float) -> None:
    data = (files / path).read_bytes()
    (files / path).write_bytes(data[: int(share * len(data))])
    found = findings(form)
    assert found
    assert {finding.span.path for finding in found} == {f"outputs/muscle-atrophy/en/{path}"}


@pytest.mark.parametrize(("path", "form"), PATHS.items())
@pytest.mark.parametrize("other", PATHS)
def test_a_file_of_another_kind_is_found(files: Path, findings: Findings, path: str, form: str, other: str) -> None:
    if other == path:
        return
    (files / path).write_bytes((files / other).read_bytes())
    assert findings(form)


@pytest.mark.parametrize(("path", "form"), PATHS.items())
def test_bytes_that_are_spoilt_are_no_error_of_ours(files: Path, findings: Findings, path: str, form: str) -> None:
    data = (files / path).read_bytes()
    for place in range(0, len(data), max(1, len(data) // 12)):
        (files / path).write_bytes(data[:place] + b"\xff\x00\xff" + data[place + 3 :])
        findings(form)


def test_a_folder_in_the_place_of_a_file_is_a_finding(files: Path, findings: Findings) -> None:
    (files / "index.html").unlink()
    (files / "index.html").mkdir()
    (finding,) = findings("html")
    assert finding.message.startswith("the file cannot be read")


def test_only_the_formats_that_are_asked_for_are_read(real_document: Document, tmp_path: Path) -> None:
    verification = verify_document(real_document, tmp_path, "outputs", FORMATS.values(), {"epub", "crop"})
    assert [finding.span.path for finding in verification.diagnostics] == [
        "outputs/muscle-atrophy-en.epub",
        "outputs/print/muscle-atrophy-en-crop.pdf",
    ]
    assert [(proof.form, proof.matched) for proof in verification.coverage] == [("epub", 0), ("crop", 0)]
    assert str(verification) == "EPUB 0 of 0, crop 0 of 0"
