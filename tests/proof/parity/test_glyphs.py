"""From the codes of glyphs to characters."""

from __future__ import annotations

import pytest

from pipeline.proof.parity.glyphs import UNKNOWN, read_font

MAP = b"""1 begincodespacerange <0000> <ffff> endcodespacerange
2 beginbfchar
<0001> <0041>
<0002> <00660069>
endbfchar
2 beginbfrange
<0010> <0012> <0061>
<0020> <0021> [<0078> <D83DDE00>]
endbfrange"""


@pytest.mark.parametrize(
    ("codes", "said"),
    [
        ("0001", "A"),
        ("0002", "fi"),
        ("001000110012", "abc"),
        ("00200021", "x😀"),
        ("00010099", f"A{UNKNOWN}"),
        ("0001 00", "A"),
        ("", ""),
    ],
)
def test_a_composite_font_is_read_by_its_map(codes: str, said: str) -> None:
    assert read_font(True, MAP).read(bytes.fromhex(codes)) == said


def test_a_simple_font_has_codes_of_one_byte() -> None:
    map_ = b"1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfchar <41> <0062> endbfchar"
    assert read_font(False, map_).read(b"A") == "b"


def test_a_font_without_a_map_says_nothing_that_is_known() -> None:
    assert read_font(True, None).read(b"\x00\x01") == UNKNOWN
    assert read_font(False, b"").read(b"A") == UNKNOWN
