"""The fonts that are shipped: they have what coverage.json says, and signs from elsewhere move no line."""

from __future__ import annotations

from io import BytesIO

import pytest
from fontTools.ttLib import TTFont

from pipeline.assets import FONTS
from pipeline.conversion.look.typefaces import BOLD, HEAVY, MEDIUM, REGULAR, Face, choose_faces, cut_out
from pipeline.templating.faces import read_cut, read_families
from pipeline.templating.languages import language_pack, languages

WEIGHTS = (REGULAR, MEDIUM, BOLD, HEAVY)
SIGNS = "✓✔✗✘☐☑☒→←↑↓↔≥≤≈≠\u00b5\u03bc"
CLEAR = "½¼¾±×÷°"
HEIGHTS = (("hhea", ("ascent", "descent", "lineGap")), ("OS/2", ("sTypoAscender", "sTypoDescender", "usWinAscent")))


def _open_print(weight: int) -> TTFont:
    return TTFont(FONTS / f"AtkinsonHyperlegibleNext-{weight}.ttf")


def _open_signs(weight: int) -> TTFont:
    (face,) = (face for face in choose_faces(SIGNS, (weight,)) if face.subset == "signs")
    return TTFont(BytesIO(face.data))


@pytest.mark.parametrize("weight", WEIGHTS)
def test_every_weight_draws_each_sign_alike_on_paper_and_on_screens(weight: int) -> None:
    paper, screen = _open_print(weight), _open_signs(weight)
    for sign in SIGNS:
        on_paper, on_screen = paper.getBestCmap()[ord(sign)], screen.getBestCmap()[ord(sign)]
        assert paper["glyf"][on_paper].numberOfContours > 0, sign
        assert paper["glyf"][on_paper] == screen["glyf"][on_screen], sign
        assert paper["hmtx"][on_paper] == screen["hmtx"][on_screen], sign
    assert {ord(sign) for sign in CLEAR} <= set(paper.getBestCmap())


@pytest.mark.parametrize("weight", WEIGHTS)
def test_signs_are_as_high_as_the_lines_that_they_stand_in(weight: int) -> None:
    paper, screen = _open_print(weight), _open_signs(weight)
    for table, keys in HEIGHTS:
        assert [getattr(screen[table], key) for key in keys] == [getattr(paper[table], key) for key in keys]
    highest = max(screen["glyf"][name].yMax for name in screen.getGlyphOrder()[1:])
    assert highest <= paper["hhea"].ascent


def test_the_list_of_what_is_covered_is_that_of_the_files() -> None:
    assert read_cut("signs") == set(map(ord, SIGNS)) == set(_open_signs(REGULAR).getBestCmap())
    assert (
        read_cut("signs")
        < read_cut("print")
        == set.intersection(*(set(_open_print(one).getBestCmap()) for one in WEIGHTS))
    )
    assert not read_cut("signs") & (read_cut("latin") | read_cut("latin-ext"))


def test_only_words_with_signs_bring_their_font() -> None:
    assert [face.subset for face in choose_faces("1½ hours", (REGULAR,))] == ["latin"]
    assert [face.subset for face in choose_faces("✓ Yes", (REGULAR, BOLD))] == ["latin", "signs"] * 2
    assert Face(BOLD, "signs", ()).file == "PlainleafSigns-700.woff2"


def test_whoever_drew_the_signs_is_named() -> None:
    rights = _open_print(REGULAR)["name"].getDebugName(0)
    licence = (FONTS / "OFL-signs.txt").read_text(encoding="utf-8")
    for holder in ("Noto Project Authors", "Google LLC"):
        assert holder in rights
        assert holder in licence
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert "Reserved Font Name" not in licence.partition("This Font Software")[0]


@pytest.mark.parametrize(
    ("family", "cut"), [(name, cut) for name, family in read_families().items() for cut in family.cuts]
)
def test_a_cut_that_was_made_in_advance_is_what_a_page_would_cut_out(family: str, cut: str) -> None:
    letters = "".join(map(chr, sorted(read_families()[family].cuts[cut])))
    for weight in read_families()[family].weights:
        assert Face(weight, cut, (), family).data == cut_out(family, weight, letters)


def test_nothing_is_cut_out_for_the_names_of_languages_and_for_words_of_everyday() -> None:
    names = "".join(pack.name for pack in map(language_pack, languages()) if pack)
    words = ("كل يوم، ٣ مرات؟", "हर दिन ३ बार, पढ़ें।")
    for text in (names, *words):
        for face in choose_faces(text, WEIGHTS):
            assert (FONTS / face.file).is_file()
            assert not face.letters


def test_a_letter_that_no_cut_has_is_cut_out_with_the_others() -> None:
    urdu = next(face for face in choose_faces("ہر روز", (REGULAR,)) if face.family == "Noto Sans Arabic")
    chosen = set(map(ord, urdu.letters))
    assert chosen >= set(map(ord, "ہرروز"))
    assert chosen <= set(TTFont(BytesIO(urdu.data)).getBestCmap())
