"""The custom properties of the forms on paper, as tinycss2 reads them."""

from __future__ import annotations

from pathlib import Path

import tinycss2

from pipeline.conversion.a5.writer import SMALL
from pipeline.conversion.large_print.writer import LARGE
from pipeline.conversion.print.stylesheets import ONE_COLUMN, SHEETS
from pipeline.conversion.short.card_columns import CARD, CARD_IN_COLUMNS
from pipeline.conversion.short.card_wide import WIDE
from pipeline.conversion.short.folded_setting import FOLDED

FORMS = {
    "a4": SHEETS,
    **{sheet.stem: (*SHEETS, ONE_COLUMN, sheet) for sheet in (LARGE, SMALL, FOLDED, CARD)},
    **{sheet.stem: (*SHEETS, ONE_COLUMN, CARD, sheet) for sheet in (WIDE, CARD_IN_COLUMNS)},
}
"""The sheets of each form, in their order."""


def declared(sheet: Path) -> dict[str, str]:
    """The custom properties of `:root` in one file, as tinycss2 reads them."""
    properties = {}
    for rule in tinycss2.parse_stylesheet(sheet.read_text("utf-8"), skip_comments=True, skip_whitespace=True):
        if rule.type == "qualified-rule" and tinycss2.serialize(rule.prelude).strip() == ":root":
            for one in tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True):
                assert one.type == "declaration", f"{sheet.name}: {one.serialize()}"
                assert one.name not in properties, f"{sheet.name} sets {one.name} twice"
                properties[one.name] = tinycss2.serialize(one.value).strip()
    return properties


def size(form: str, name: str) -> tuple[float, str]:
    """A size that a form sets or takes from A4, and its unit."""
    value = next(set_here[name] for sheet in reversed(FORMS[form]) if name in (set_here := declared(sheet)))
    (token,) = tinycss2.parse_component_value_list(value)
    return (token.value, token.unit) if token.type == "dimension" else (token.value, "")
