"""Values that no rule sets: each is the one that the engine works out by itself."""

from __future__ import annotations

from typing import Any

from pipeline.conversion.print.stylesheets import SHEETS, join_sheets
from pipeline.conversion.print.unset_values import handing_on_unset_values
from pipeline.conversion.print.weasyprint_import import import_weasyprint

MARKUP = (
    "<html lang=ar dir=rtl><body class=leaflet><section class=section><h2 class=section-title>A</h2>"
    "<p style='margin-inline-start:3mm;color:red'>B <a href='#c' class=link>C</a> <u style='inset-inline:1mm'>D</u></p>"
    "<ul><li>E</li></ul><div class='box do' style='position:absolute;border:1px solid'><b>F</b></div>"
    "<table><tr><th>G</th><td style='all:initial'>H</td></tr></table>"
    "<div style='display:grid;float:left;width:inherit;--own:1mm;height:var(--own)'><p>I</p></div>"
    "</section></body></html>"
)


def _work_out() -> list[dict[str, Any]]:
    """Every value of every element and of what style sheets add to it, in the order of the engine."""
    weasyprint = import_weasyprint()
    from weasyprint.css import get_all_computed_styles
    from weasyprint.css.properties import INITIAL_VALUES
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    sheets = [weasyprint.CSS(string=join_sheets(SHEETS), font_config=fonts)]
    html = weasyprint.HTML(string=MARKUP)
    styles = get_all_computed_styles(html, user_stylesheets=sheets, font_config=fonts).get_computed_styles()
    return [{name: style[name] for name in INITIAL_VALUES} for style in styles.values()]


def test_all_values_are_those_of_the_engine() -> None:
    theirs = _work_out()
    with handing_on_unset_values():
        ours = _work_out()
    assert len(ours) > 50
    assert repr(ours) == repr(theirs)


def test_the_engine_is_asked_for_less_than_half_of_them() -> None:
    import_weasyprint()
    from weasyprint import css

    asked: list[str] = []
    work_out = css.ComputedStyle.__missing__

    def note(style: Any, name: str) -> Any:
        asked.append(name)
        return work_out(style, name)

    css.ComputedStyle.__missing__ = note
    try:
        _work_out()
        alone = len(asked)
        asked.clear()
        with handing_on_unset_values():
            _work_out()
    finally:
        css.ComputedStyle.__missing__ = work_out
    assert len(asked) < alone / 2
