"""What Python knows of sizes is what the style sheets say: neither can change alone."""

from __future__ import annotations

import pytest

from pipeline.conversion.a5 import sizes as small_sizes
from pipeline.conversion.a5 import writer as small
from pipeline.conversion.large_print import sizes as large_sizes
from pipeline.conversion.print import sizes, title_size, writer
from pipeline.conversion.print.background_pictures import SHAPES
from pipeline.conversion.print.paper import A4, MEASURE
from pipeline.conversion.print.stylesheets import SHEETS
from pipeline.conversion.print.units import MM_PER_POINT
from pipeline.conversion.short import card_columns, card_sizes, card_wide_sizes, folded_setting, folded_sizes
from tests.conversion.print.properties import size

MODULES = {
    "a4": sizes,
    "a5": small_sizes,
    "large": large_sizes,
    "card": card_sizes,
    "card_wide": card_wide_sizes,
    "folded": folded_sizes,
}
CONSTANTS = [(form, name) for form, module in MODULES.items() for name in vars(module) if name.isupper()]


@pytest.mark.parametrize(("form", "name"), CONSTANTS)
def test_a_constant_is_the_property_of_its_name(form: str, name: str) -> None:
    value, unit = size(form, "--" + name.lower().replace("_", "-"))
    assert getattr(MODULES[form], name) == value
    assert unit == ("pt" if name.endswith("_SIZE") else "" if name.endswith("_LEADING") else "mm")


def mm(form: str, *names: str) -> float:
    """Millimetres that some sizes have together."""
    total = 0.0
    for name in names:
        value, unit = size(form, f"--{name}")
        total += value * MM_PER_POINT if unit == "pt" else value
    return total


def line(form: str, name: str, leading: float | None = None) -> float:
    """The height of a line in a size of letters, in millimetres."""
    return mm(form, name) * (size(form, "--text-leading")[0] if leading is None else leading)


def section_head(form: str) -> float:
    """The heading of a section with the space around it and the rule of 2 pt over it."""
    title = line(form, "section-title-size", size(form, "--section-title-leading")[0])
    return mm(form, "section-before", "section-padding", "section-title-gap") + 2 * MM_PER_POINT + title


def test_words_are_as_wide_as_the_margins_leave_them() -> None:
    assert A4.measure == MEASURE == A4.width - 2 * mm("a4", "page-side")
    assert size("a4", "--section-title-size")[0] == title_size.SMALLEST


@pytest.mark.parametrize(
    ("form", "head"), [("a4", writer.NOTES_HEAD), ("a5", small.NOTES_HEAD), ("folded", folded_setting.NOTES_HEAD)]
)
def test_the_heading_of_the_notes_has_room(form: str, head: float) -> None:
    needed = section_head(form) + mm(form, "section-after") if form == "folded" else section_head(form)
    assert needed <= head <= needed + 4


@pytest.mark.parametrize(("form", "leading"), [("card", card_columns.LEADING), ("folded", folded_setting.LEADING)])
def test_lines_that_do_not_fit_are_counted_in_lines_of_the_text(form: str, leading: float) -> None:
    assert leading == pytest.approx(line(form, "text-size"))


def test_pictures_are_drawn_in_the_size_in_which_the_sheets_show_them() -> None:
    """A viewBox is in tenths of a millimetre."""
    sheets = "".join(sheet.read_text("utf-8") for sheet in SHEETS)
    assert {SHAPES[name][0] for name in ("lines", "lines-wide")} == {"0 0 1700 2700"}
    assert "background: var(--writing-lines) no-repeat left top / 170mm 270mm;" in sheets
    assert SHAPES["hatch"][0] == "0 0 140 300"
    assert "--hatch-size: 14mm 30mm;" in sheets
