"""Words in other scripts that validators take for none: which are some, and what is none stays a finding."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from pipeline.proof.validators.nu import NU
from pipeline.proof.validators.outloud import OUTLOUD
from pipeline.proof.validators.picture_words import is_in_another_script

HINDI = "एक बुज़ुर्ग आदमी रेलिंग पकड़कर सीढ़ियाँ चढ़ रहे हैं।"
CHINESE = "一位老人扶着栏杆走上楼梯，另一位年轻人在旁边看着他，楼梯旁边有一扇开着的窗户。"


def picture(folder: Path, *described: str) -> Path:
    path = folder / "pictures.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        figures = [pikepdf.Dictionary(S=pikepdf.Name.Figure, Alt=pikepdf.String(one)) for one in described]
        pdf.Root.StructTreeRoot = pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot, K=pikepdf.Array(figures))
        pdf.save(path)
    return path


@pytest.mark.parametrize(
    ("described", "figures", "known"),
    [
        ((HINDI, "A man"), 1, True),
        ((HINDI, CHINESE), 2, True),
        ((HINDI, "1234 5678 %%"), 2, False),
        (("IMG_20261130_0001.JPG",), 1, False),
        (("्" * 40,), 1, False),
    ],
)
def test_words_of_other_scripts_are_words(
    described: tuple[str, ...], figures: int, known: bool, tmp_path: Path
) -> None:
    finding = f"FIG-012 warning, page 3: {figures} figure(s) have alternative text that does not read as language"
    (false,) = (one for one in OUTLOUD.known_false if one.holds is is_in_another_script)
    assert false.covers(finding, picture(tmp_path, *described)) is known


def test_a_file_that_cannot_be_read_has_none(tmp_path: Path) -> None:
    assert not is_in_another_script(tmp_path / "none.pdf", {"figures": "1"})


def test_a_part_of_a_message_may_begin_inside_of_a_letter(tmp_path: Path) -> None:
    """And nothing else may."""
    page = tmp_path / "index.html"
    page.write_text('<p class="part">नमस्ते उन</p><p class="part">्हें बंद करने के लिए</p><p>ें और', encoding="utf-8")
    finding = "167:17: warning: Text run starts with a composing character. [{}]"
    false = NU.known_false[-1]
    assert false.covers(finding.format("्हें बंद करने के लिए"), page)
    assert not false.covers(finding.format("ें और"), page)
    assert not false.covers(finding.format("्हें बंद करने के लिए"), tmp_path / "none.html")
