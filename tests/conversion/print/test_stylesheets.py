"""The style sheets of the forms on paper: each property that is used is set, and each that is set is used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import tinycss2

from pipeline.conversion.large_print.writer import LARGE
from pipeline.conversion.look.colours import PAPER
from pipeline.conversion.print.stylesheets import (
    ONE_COLUMN,
    SHEETS,
    fill_in,
    join_sheets,
    mirror_sides,
    read_properties,
)
from pipeline.conversion.short.card_columns import CARD
from pipeline.conversion.short.card_wide import WIDE
from pipeline.conversion.short.folded_setting import FOLDED
from tests.conversion.print.properties import FORMS, declared

LEFT_TO_THE_ENGINE = {"rows", "beside"}
"""Properties that markup sets."""


def used(tokens: Any) -> Iterator[str]:
    """The custom properties that some tokens name."""
    for token in tokens or ():
        if token.type == "function" and token.lower_name == "var":
            yield from (one.value for one in token.arguments if one.type == "ident")
        for part in ("prelude", "content", "arguments", "value"):
            inside = getattr(token, part, None)
            if isinstance(inside, list):
                yield from used(inside)


@pytest.mark.parametrize("form", FORMS)
def test_properties_are_read_as_a_parser_of_css_reads_them(form: str) -> None:
    expected = {name.removeprefix("--"): value for sheet in FORMS[form] for name, value in declared(sheet).items()}
    read = read_properties(FORMS[form])
    assert {name: fill_in(value, read) for name, value in expected.items()} == {name: read[name] for name in expected}
    assert set(read) - set(expected) <= set(PAPER)


@pytest.mark.parametrize("form", FORMS)
def test_nothing_is_left_to_the_engine_but_what_markup_sets(form: str) -> None:
    joined = join_sheets(FORMS[form])
    assert set(re.findall(r"--([\w-]+)", joined)) == LEFT_TO_THE_ENGINE
    assert ":root" not in joined


@pytest.mark.parametrize("sheet", [LARGE, FOLDED, CARD, WIDE], ids=lambda sheet: sheet.stem)
def test_a_form_sets_only_what_is_used_and_only_what_differs(sheet: Path) -> None:
    shared = {name: value for one in FORMS[sheet.stem][:-1] for name, value in declared(one).items()}
    own = set(used(tinycss2.parse_stylesheet(sheet.read_text("utf-8"))))
    for name, value in declared(sheet).items():
        assert name in shared or name in own, f"{name} is used nowhere"
        assert shared.get(name) != value, f"{name} is {value} on the sheets below too"


def test_every_property_of_a4_is_used() -> None:
    sheets = (*SHEETS, ONE_COLUMN, LARGE, FOLDED, CARD, WIDE)
    everywhere = {name for one in sheets for name in used(tinycss2.parse_stylesheet(one.read_text("utf-8")))}
    assert {name for one in SHEETS for name in declared(one)} - everywhere == set()


def test_the_last_value_of_a_property_counts_also_where_another_one_uses_it(tmp_path: Path) -> None:
    first, second = tmp_path / "first.css", tmp_path / "second.css"
    first.write_text(":root{--size:14pt;--double:calc(2 * var(--size))} p{font-size:var(--double)}", "utf-8")
    second.write_text(":root{--size:18pt} /* var(--size) */ li{width:var(--rows)}", "utf-8")
    assert join_sheets((first, second)).strip() == "p{font-size:calc(2 * 18pt)}  li{width:var(--rows)}"


@pytest.mark.parametrize(
    ("css", "mirrored"),
    [
        (
            'li{background:url("mark:dot") no-repeat 0.9mm 2.45mm / 2.2mm 2.2mm}',
            "no-repeat right 0.9mm top 2.45mm / 2.2mm",
        ),
        (".emergency{background:red no-repeat 5mm 50%}", "no-repeat right 5mm top 50%}"),
        ("li{background-position:0.3mm 1.5mm}", "background-position: right 0.3mm top 1.5mm}"),
        (".notice{background:no-repeat left top / 14mm 30mm}", "no-repeat right top / 14mm 30mm"),
        (".strip{padding: 2.6mm 4mm 2.6mm 17mm;}", "padding: 2.6mm 17mm 2.6mm 4mm;"),
        (".cover{background:no-repeat center bottom}", "no-repeat center bottom"),
        ("td{padding: calc(1.6mm - 1px) 1.8mm 2mm}", "padding: calc(1.6mm - 1px) 1.8mm 2mm}"),
    ],
)
def test_sides_change_for_words_from_the_right(css: str, mirrored: str) -> None:
    assert mirrored in mirror_sides(css)


@pytest.mark.parametrize("sheets", FORMS.values(), ids=FORMS)
def test_no_mark_of_a_form_stays_on_the_left(sheets: tuple[Path, ...]) -> None:
    left = r"no-repeat (?:left|0|-?[\d.]+mm) "
    assert re.search(left, join_sheets(sheets)) and not re.search(left, mirror_sides(join_sheets(sheets)))
