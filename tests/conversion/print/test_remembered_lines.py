"""Lines that are remembered: they are broken where they were, and nothing that breaks them is left out of the key."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from pipeline.conversion.print import remembered_lines
from pipeline.conversion.print.remembered_lines import ASKED, DRAWN
from pipeline.conversion.print.weasy import lay_out
from pipeline.conversion.print.weasyprint_import import import_weasyprint

WORDS = "A muscle that is not used for a while becomes weaker, incomprehensibilities included. "
CSS = (
    "@page{size:60mm 200mm;margin:5mm}body{font-family:'Atkinson Hyperlegible Next'}#grid{display:grid;"
    "grid-template-columns:20mm auto}#free{hyphens:auto;hyphenate-character:'-'}"
    "#free{overflow-wrap:anywhere;text-decoration:underline}"
    "#close{letter-spacing:1px;white-space:pre-wrap;word-break:break-all}"
)
MARKUP = (
    f"<html lang=en><body><div id=grid><p>{WORDS}</p><p>{WORDS}</p></div><p id=free>{WORDS}</p>"
    f"<p id=close>{WORDS}\tA</p><p id=last>{WORDS}</p></body></html>"
)


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The texts that the engine is asked to break, in a process that remembers nothing yet."""
    import_weasyprint()
    from weasyprint.layout import inline

    break_line, texts = inline.split_first_line, []

    def note(text: str, *rest: Any, **named: Any) -> Any:
        texts.append(text)
        return break_line(text, *rest, **named)

    monkeypatch.setattr(inline, "split_first_line", note)
    monkeypatch.setattr(remembered_lines, "_answers", {})
    yield texts


def test_a_second_layout_breaks_no_line_again_and_looks_the_same(broken: list[str]) -> None:
    first = lay_out(MARKUP, (CSS,), {})
    assert broken
    broken.clear()
    second = lay_out(MARKUP, (CSS,), {})
    assert not broken
    assert first.find_spots() == second.find_spots()
    assert first.paint().data == second.paint().data


def test_another_size_or_room_is_another_line(broken: list[str]) -> None:
    lay_out(MARKUP, (CSS,), {})
    for change in ("#last{font-size:13px}", "#last{width:31mm}", "#last{hyphens:auto;hyphenate-character:'-'}"):
        broken.clear()
        lay_out(MARKUP, (CSS + change,), {})
        assert broken, change


def test_no_more_are_kept_than_there_is_room_for(broken: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered_lines, "MOST_LINES", 5)
    lay_out(MARKUP, (CSS,), {})
    assert len(remembered_lines._answers) == 5
    monkeypatch.setattr(remembered_lines, "LONGEST", 0)
    monkeypatch.setattr(remembered_lines, "_answers", {})
    lay_out(MARKUP, (CSS,), {})
    assert not remembered_lines._answers


def test_the_engine_asks_for_no_property_that_is_not_in_the_key(broken: list[str]) -> None:
    """It is given a style that notes what is asked for, at once for all lines of the example."""
    from weasyprint.layout import inline

    asked: set[str] = set()
    break_line = inline.split_first_line

    class Noting:
        def __init__(self, style: Any) -> None:
            self.style = style

        def __getitem__(self, name: str) -> Any:
            asked.add(name)
            return self.style[name]

        def __getattr__(self, name: str) -> Any:
            assert name == "font_config"
            return self.style.font_config

    def note(text: str, style: Any, *rest: Any, **named: Any) -> Any:
        return break_line(text, Noting(style), *rest, **named)

    inline.split_first_line = note
    lay_out(MARKUP, (CSS,), {})
    assert asked <= {*ASKED, DRAWN}
    assert len(asked) > 20
