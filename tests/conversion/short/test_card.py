"""The card: one page, two columns, nothing cut."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from pipeline.conversion.short import card
from pipeline.conversion.short.card import write
from pipeline.conversion.short.fitting import DoesNotFitError
from pipeline.model.artifact import Artifact
from pipeline.model.document import CareCard, Document, plain, walk
from tests.conversion.tagged_text import outline, shown, without_elements
from tests.conversion.where import runs
from tests.specimen import specimen
from tests.written import write_once

pytestmark = pytest.mark.slow

GOLDEN = Path(__file__).with_name("golden") / "card.txt"
ADDRESS = "https://example.org/leaflets/muscle-atrophy/en/"


def written() -> Artifact:
    return write_once(write, specimen())


def test_the_artifact_says_what_it_is() -> None:
    artifact = written()
    assert (artifact.path, artifact.media_type) == ("specimen-en-card.pdf", "application/pdf")
    assert artifact.measured is not None
    assert (artifact.measured.pages, artifact.measured.page_of["call-now"]) == (1, 1)


@pytest.mark.parametrize("address", ["", ADDRESS])
@pytest.mark.parametrize(("paper", "size"), [("a4", (595.28, 841.89)), ("letter", (612, 792))])
def test_the_real_card_is_one_page(
    real_document: Document, paper: str, size: tuple[float, float], address: str
) -> None:
    artifact = write_once(write, replace(real_document, paper=paper, address=address))  # type: ignore[arg-type]
    with pikepdf.open(BytesIO(artifact.data)) as pdf:
        (page,) = pdf.pages
        assert [float(edge) for edge in page.mediabox[2:]] == pytest.approx(size, abs=0.05)
        assert min(run.size for run in shown(pdf)) >= 12
    for run in runs(artifact.data):
        assert 5 < run.left < 205 and 5 < run.top < size[1] * 25.4 / 72 - 5, run


def test_it_has_all_signs_that_need_help(real_document: Document) -> None:
    artifact = write_once(write, real_document)
    tags = without_elements(outline(artifact.data))
    for box in walk(real_document.sections):
        if isinstance(box, CareCard):
            assert f"H3 {box.label} {box.action}\n" in tags
            for item in box.items.items:
                assert f"LBody {plain(item.blocks[0].children)}\n" in tags  # type: ignore[union-attr]


def test_it_says_its_version_that_it_is_short_and_where_the_whole_is() -> None:
    artifact = write_once(write, replace(specimen(), address=ADDRESS))
    tags = outline(artifact.data)
    assert "P Version 0.1.0 of 22 November 2026, draft\n" in tags
    assert "This is a short form of our leaflet. Ask the person who gave you this for the whole leaflet" in tags
    assert "Read the whole leaflet on the web" in tags and ADDRESS in tags


def test_one_column_is_enough_for_few_words() -> None:
    few = replace(specimen(), editions={"card": ("key-points",)}, sections=specimen().sections[-1:])
    (artifact,) = write(few)
    heads = [run for run in runs(artifact.data) if run.words in ("Key points", "My notes", "There is more to read")]
    assert len(heads) == 3 and all(run.left < 30 for run in heads)


def test_a_card_has_no_blank_half(real_document: Document) -> None:
    for chosen in (("key-points", "get-help"), ("get-help",)):
        (artifact,) = write(replace(real_document, editions={"card": chosen}))
        words = [run for run in runs(artifact.data) if run.top > 60]
        assert max(run.top for run in words) > 230, "it goes down to the foot"
        right = [run.top for run in words if run.left > 105]
        assert not right or max(right) > 230


def test_few_words_have_the_whole_width_in_large_letters() -> None:
    few = replace(specimen(), editions={"card": ("key-points",)}, sections=specimen().sections[-1:])
    (artifact,) = write(few)
    with pikepdf.open(BytesIO(artifact.data)) as pdf:
        sizes = {run.words: run.size for run in shown(pdf)}
    assert sum(size >= 16 for size in sizes.values()) >= 3, "the key points"


def test_for_a_long_publisher_the_heads_of_the_boxes_give_way() -> None:
    form = replace(card._CardForm(specimen()), tighter=True)
    with pikepdf.open(BytesIO(card._lay_out(form, form.find_height()).paint().data)) as pdf:
        sizes = {run.words: run.size for run in shown(pdf)}
    assert sizes["Get help now"] == pytest.approx(16)


def test_words_that_do_not_fit_are_a_fault_that_names_their_section() -> None:
    with pytest.raises(DoesNotFitError) as caught:
        write(replace(specimen(), editions={"card": ("key-points", "get-help", "treatment", "causes")}))
    assert caught.value.part in ("“Treatment”", "“Causes: find yours”")
    assert caught.value.over > 60


def test_the_structure_of_the_specimen(golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN, outline(written().data))


def test_the_same_bytes_twice() -> None:
    assert write(specimen())[0].data == written().data
