"""Measures that are remembered: those that the engine works out, and nothing that it asks is left out of the key."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from pipeline.conversion.print import remembered_measures
from pipeline.conversion.print.remembered_measures import ASKED, GIVEN, remembering_measures
from pipeline.conversion.print.weasy import lay_out
from pipeline.conversion.print.weasyprint_import import import_weasyprint

CSS = (
    "@page{size:60mm 200mm;margin:5mm 5%;@bottom-center{content:'Foot';padding:1mm}}body{font-family:'Atkinson "
    "Hyperlegible Next'}#grid{display:grid;grid-template-columns:20mm auto}#half{width:50%;margin:1mm 10%}"
    "#edge{box-sizing:border-box;border:1mm solid;padding:2mm;min-height:20mm;max-width:90%}#sum{width:calc(50% - 1em)}"
    "#flex{display:flex}#shared{border-collapse:collapse}#apart td,#shared td{border:1px solid;padding:1%}"
    "#low{height:10mm}#low p{height:50%}"
)
CELLS = "<tr><td>One<td>Two<tr><td>Three<td>Four"
MARKUP = (
    "<html lang=en><body><div id=grid><p>A</p><p>B</p></div><div id=flex><p>A</p><p>B</p></div><p id=half>C</p>"
    f"<div id=edge>D</div><p id=sum>E</p><table id=apart>{CELLS}</table><table id=shared>{CELLS}</table>"
    "<div id=low><p>F</p></div></body></html>"
)


@pytest.fixture
def worked_out(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Any]]:
    """The boxes whose measures the engine works out, in a process that remembers nothing yet."""
    import_weasyprint()
    from weasyprint.layout import percent

    work_out, boxes = percent.resolve_percentages, []

    def note(box: Any, around: Any) -> None:
        boxes.append(box)
        work_out(box, around)

    monkeypatch.setattr(percent, "resolve_percentages", note)
    monkeypatch.setattr(remembered_measures, "_answers", {})
    yield boxes


def test_a_second_layout_works_out_less_and_looks_the_same(worked_out: list[Any]) -> None:
    first = lay_out(MARKUP, (CSS,), {})
    assert worked_out
    left = [box for box in worked_out if _depends_on_more(box)]
    worked_out.clear()
    second = lay_out(MARKUP, (CSS,), {})
    assert 0 < len(worked_out) == len(left), "a sum, and tables with shared edges"
    assert first.paint().data == second.paint().data


def _depends_on_more(box: Any) -> bool:
    return box.style["border_collapse"] == "collapse" or any(hasattr(box.style[name], "type") for name in ASKED)


def test_boxes_have_the_measures_that_the_engine_works_out(monkeypatch: pytest.MonkeyPatch) -> None:
    import_weasyprint()
    from weasyprint.layout import block, percent

    monkeypatch.setattr(remembered_measures, "_answers", {})
    work_out, compared = percent.resolve_percentages, 0
    with remembering_measures():
        remembering = block.resolve_percentages

    def compare(box: Any, containing_block: Any) -> None:
        nonlocal compared
        work_out(box, containing_block)
        expected = [getattr(box, name) for name in GIVEN]
        remembering(box, containing_block)
        remembering(box, containing_block)
        assert [getattr(box, name) for name in GIVEN] == expected
        compared += 1

    monkeypatch.setattr(block, "resolve_percentages", compare)
    from weasyprint import HTML

    HTML(string=f"<style>{CSS}</style>{MARKUP}").render()
    assert compared > 10


def test_the_engine_asks_for_no_other_values(worked_out: list[Any]) -> None:
    lay_out(MARKUP, (CSS,), {})
    from weasyprint.layout import percent

    class Noting(dict[str, Any]):
        def __getitem__(self, name: str) -> Any:
            asked.add(name)
            return super().__getitem__(name)

    asked: set[str] = set()
    for box in [one for one in worked_out if not _depends_on_more(one)]:
        whole = box.style
        box.style = Noting({name: whole[name] for name in ASKED})
        for room in ((100, "auto"), (100, 50)):
            percent.resolve_percentages(box, room)
        box.style = whole
    assert asked == {*ASKED}


def test_no_more_are_kept_than_there_is_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered_measures, "MOST_ANSWERS", 3)
    monkeypatch.setattr(remembered_measures, "_answers", {})
    lay_out(MARKUP, (CSS,), {})
    assert len(remembered_measures._answers) == 3
