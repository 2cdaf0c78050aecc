"""Signs of health writing in every form: they are words that can be copied and heard, and their fonts are there."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pypdfium2 as pdfium
import pytest

from tests.workspace import Workspace

pytestmark = pytest.mark.slow

SIGNS = ("✓ Yes", "✗ No", "≥ 5", "≤ 9", "50 µm", "A → B", "1½", "☑ done")
WORDS = f"Signs: {', '.join(SIGNS)}. **✓ Bold ≥ 7**\n"


def test_signs_are_text_in_every_form(workspace: Workspace) -> None:
    workspace.add_words(WORDS)
    workspace.build()
    assert not [one for one in workspace.verify().diagnostics if one.severity == "error"]
    folder = workspace.outputs / "muscle" / "en"
    for path in sorted(folder.glob("*.pdf")):
        document = pdfium.PdfDocument(path)
        words = " ".join("".join(page.get_textpage().get_text_range() for page in document).split())
        assert [sign for sign in SIGNS if sign not in words] == [], path.name
        document.close()
    page = (folder / "index.html").read_text(encoding="utf-8")
    assert [sign for sign in SIGNS if sign.replace("µ", "\u00b5") not in page.replace("\u00a0", " ")] == []
    assert page.count("unicode-range:U+B5,U+3BC,U+2190-2194") >= 2
    with ZipFile(folder / "muscle-en.epub") as book:
        assert {"EPUB/fonts/PlainleafSigns-400.woff2", "EPUB/fonts/PlainleafSigns-700.woff2"} <= set(book.namelist())


def test_words_without_signs_carry_no_font_for_them(built_example: Path) -> None:
    folder = built_example / "outputs" / "muscle" / "en"
    assert "U+2190-2194" not in (folder / "index.html").read_text(encoding="utf-8")
    with ZipFile(folder / "muscle-en.epub") as book:
        assert not [name for name in book.namelist() if "Signs" in name]
