"""The table at the end of a build: short for one document, and no longer than a screen for a thousand."""

from __future__ import annotations

import re

import pytest

from pipeline.model import codes
from pipeline.model.source import Span
from pipeline.reports.building.made_forms import MadeForms, describe_form
from pipeline.reports.building.made_rows import MOST
from pipeline.reports.building.made_table import NARROW, render_made
from pipeline.reports.terminal_text import count_cells
from tests.reports.building.forms import PRINTED, TEXTED, make_form

WARNING = codes.UNUSED_FACT.at(Span("source/muscle/en.md", 1), "`dose` is never used", severity="warning")
SHARED = codes.UNUSED_FACT.at(Span("source/facts.yaml", 1), "`dose` is never used", severity="warning")


def test_a_form_is_described_by_its_files() -> None:
    watching = MadeForms()
    watching.finish("muscle/en/pdf", PRINTED, 2.5)
    watching.finish("muscle/en/messages", TEXTED, None)
    assert watching.forms == [
        describe_form("muscle/en/pdf", PRINTED, 2.5),
        describe_form("muscle/en/messages", TEXTED, None),
    ]
    printed, texted = watching.forms
    assert (printed.pages, printed.size, printed.parts, printed.seconds) == (8, 1000, 0, 2.5)
    assert (texted.pages, texted.parts, texted.seconds) == (0, 3, None)


def test_one_document_is_a_row_and_a_line() -> None:
    forms = [make_form("muscle/en/pdf", 2.5, pages=8, size=400_000), make_form("muscle/en/messages", None, parts=23)]
    forms += [make_form("muscle/en/large-print", 3.25, pages=21, size=500_000)]
    assert render_made(forms, [WARNING], 100, colour=False).splitlines() == [
        "              forms made  pages    size  parts  warnings   time",
        "muscle in en      2 of 3      8  0.9 MB     23         1  5.8 s",
        "slowest: large-print 3.2 s, pdf 2.5 s",
    ]


def test_what_is_from_the_store_says_so() -> None:
    lines = render_made([make_form("muscle/en/pdf", None, pages=8)], [], 100, colour=False).splitlines()
    assert len(lines) == 2 and lines[1].endswith("from the store") and "0 of 1" in lines[1]


def test_several_documents_are_summed_up_and_the_slowest_forms_named() -> None:
    forms = [
        make_form(f"muscle/{tag}/{name}", take) for tag in ("en", "ar") for name, take in (("pdf", 2), ("html", 1))
    ]
    forms += [make_form("gout/en/riverside/pdf", 90)]
    lines = render_made(forms, [WARNING, SHARED], 100, colour=False).splitlines()
    assert [line.split("  ")[0] for line in lines[1:5]] == [
        "muscle in en",
        "muscle in ar",
        "gout in en for riverside",
        "in all",
    ]
    assert re.split(r"\s{2,}", lines[4])[-2:] == ["2", "96.0 s"], "what stands in no words is in the sum"
    assert re.split(r"\s{2,}", lines[2])[-2] == "0"
    assert lines[5:7] == ["slowest:", "  gout in en for riverside, pdf: 90.0 s"] and len(lines) == 11


@pytest.mark.parametrize(("leaflets", "first"), [(15, "leaflet-00"), (1000, "en")])
def test_a_catalogue_is_summed_up_by_leaflet_or_by_language(leaflets: int, first: str) -> None:
    forms = [make_form(f"leaflet-{one:02}/{tag}/pdf", 7.0) for one in range(leaflets) for tag in ("en", "zh-Hans")]
    lines = render_made(forms, [], 100, colour=False).splitlines()
    assert "documents" in lines[0] and lines[1].startswith(f"{first} ")
    assert len(lines) <= MOST + 8
    assert f"{leaflets * 2:,}" in next(line for line in lines if line.startswith("in all"))


def test_what_cannot_be_overlooked_by_any_rows_is_only_summed_up() -> None:
    forms = [make_form(f"leaflet-{one}/x{one}/pdf") for one in range(30)]
    assert len(render_made(forms, [], 100, colour=False).splitlines()) == 2 + 6


@pytest.mark.parametrize("width", [NARROW, 40])
def test_a_narrow_terminal_has_fewer_columns_and_whole_names(width: int) -> None:
    forms = [make_form("a-leaflet-with-a-long-name/zh-Hans/pdf", pages=8), make_form("gout/cy/pdf", pages=4)]
    text = render_made(forms, [], width, colour=False)
    table = text[: text.index("slowest")].splitlines()
    assert max(map(count_cells, table)) <= width
    assert "size" not in table[0] and "pages" in table[0]
    assert "a-leaflet-with-a-long-name" in re.sub(r"\s", "", re.sub(r"  .*", "", text, flags=re.MULTILINE))


def test_names_steer_no_terminal() -> None:
    forms = [make_form("gout\x1b[2J[red]/en/pdf"), make_form("gout/en/pdf")]
    assert "\x1b" not in (text := render_made(forms, [], 100, colour=False)) and "[red]" in text
