"""The card: one page that is full, nothing cut."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from pipeline.conversion.short.card import write
from pipeline.conversion.short.card_columns import ColumnCard, lay_out_columns
from pipeline.conversion.short.fitting import DoesNotFitError
from pipeline.model.artifact import Artifact
from pipeline.model.document import CareCard, Document, Section, plain, walk
from tests.conversion.tagged_text import outline, shown, without_elements
from tests.conversion.where import Run, runs
from tests.nodes import box, bullets, card, words
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
    for node in walk(real_document.sections):
        if isinstance(node, CareCard):
            assert f"H3 {node.label} {node.action}\n" in tags
            for item in node.items.items:
                assert f"LBody {plain(item.blocks[0].children)}\n" in tags  # type: ignore[union-attr]


def test_it_says_its_version_that_it_is_short_and_where_the_whole_is() -> None:
    artifact = write_once(write, replace(specimen(), address=ADDRESS))
    tags = outline(artifact.data)
    assert "P Version 0.1.0 of 22 November 2026, draft\n" in tags
    assert "This is a short form of our leaflet. Ask the person who gave you this for the whole leaflet" in tags
    assert "Read the whole leaflet on the web" in tags and ADDRESS in tags


def test_a_card_has_no_blank_half(real_document: Document) -> None:
    for chosen in (("key-points", "get-help"), ("get-help",)):
        (artifact,) = write(replace(real_document, editions={"card": chosen}))
        words = [run for run in runs(artifact.data) if run.top > 60]
        assert max(run.top for run in words) > 230, "it goes down to the foot"
        right = [run.top for run in words if run.left > 105]
        assert not right or max(right) > 230


FEW = replace(specimen(), editions={"card": ("key-points",)}, sections=specimen().sections[-1:])
SECOND = card("routine", "second", "", "See your GP if:", "", "you feel weak")
TWO_CARDS = replace(
    specimen(),
    key_points=box("key-points", bullets("Keep moving.", "Ask us.")),
    sections=(
        Section("help", words("Help"), (card("emergency", "now", "999", "Call 999 now if:", "", "you faint"), SECOND)),
        specimen().sections[-1],
    ),
    editions={"card": ("key-points", "help")},
    address=ADDRESS,
)


def places(document: Document) -> dict[str, Run]:
    return {run.words.strip(): run for run in runs(write_once(write, document).data)}


def sizes(document: Document) -> dict[str, float]:
    with pikepdf.open(BytesIO(write_once(write, document).data)) as pdf:
        return {run.words.strip(): run.size for run in shown(pdf)}


def test_few_words_have_the_whole_width_in_large_letters_and_none_is_too_large() -> None:
    heads = [at for text, at in places(FEW).items() if text in ("Key points", "My notes", "There is more to read")]
    assert len(heads) == 3 and all(at.left < 30 for at in heads)
    body = [size for text, size in sizes(TWO_CARDS).items() if text in ("you faint", "you feel weak", "Keep moving.")]
    assert len(body) == 3 and all(15 <= size <= 18 for size in body)
    assert sizes(TWO_CARDS)["Call 999"] == 30


def test_the_last_card_and_the_plate_share_a_row() -> None:
    at = places(TWO_CARDS)
    sign, plate = at["you feel weak"], at["There is more to read"]
    assert sign.left < 60 and plate.left > 105
    assert 0 < sign.top - plate.top < 30


def test_in_columns_the_emergency_comes_first_over_both(real_document: Document) -> None:
    at = places(real_document)
    now, points = at["your face droops or your speech is slurred"], at["Key points"]
    assert now.top < points.top - 20 and now.left < 40
    assert (
        at["you get weaker from day to day"].top > points.top and at["you find it hard to keep your balance"].left > 105
    )


def test_where_there_is_no_room_over_both_columns_the_emergency_begins_the_first() -> None:
    form = ColumnCard(specimen())
    spots = lay_out_columns(form, form.find_height()).find_spots()
    assert (spots["call-now"].page, spots["key-points"].page) == (2, 2)
    assert spots["call-now"].top < spots["key-points"].top


def test_an_emergency_card_shares_its_row_with_nothing() -> None:
    (section, about) = TWO_CARDS.sections
    alone = replace(TWO_CARDS, sections=(replace(section, blocks=section.blocks[:1]), about))
    at = places(alone)
    assert at["There is more to read"].top > at["you faint"].top + 8


def test_the_sheet_is_full_whatever_there_is_to_say(real_document: Document) -> None:
    for document in (FEW, TWO_CARDS, real_document):
        last = max(places(document).values(), key=lambda run: run.top)
        assert last.top > 270, f"the version stands at the foot, not at {last.top:.0f} mm"


def test_the_drawing_stands_on_a_high_band_and_gives_way_to_many_words(real_document: Document) -> None:
    few = replace(TWO_CARDS, cover=real_document.cover, pictures=real_document.pictures)
    many = replace(few, sections=real_document.sections, editions=real_document.editions)
    assert 65 < places(few)["Draft."].top < 90
    assert places(many)["Draft."].top < 60


def test_over_columns_the_drawing_stands_on_a_low_band(real_document: Document) -> None:
    """Letters are as large without it: lines stand closer for it."""
    plain_band = replace(real_document, cover="")
    assert 45 < places(real_document)["Draft."].top < 60
    assert places(plain_band)["Draft."].top < 45
    drawn, undrawn = sizes(real_document), sizes(plain_band)
    assert drawn["your face droops or your speech is slurred"] == undrawn["your face droops or your speech is slurred"]


def test_a_long_head_of_an_emergency_stands_in_one_line() -> None:
    (section, about) = TWO_CARDS.sections
    head = "Call 999 or go to A&E at once if:"
    now = card("emergency", "now", "999", head, "", "you faint")
    longer = sizes(replace(TWO_CARDS, sections=(replace(section, blocks=(now, SECOND)), about)))
    assert 20 <= longer["Call 999"] < 30


def test_for_a_long_publisher_the_heads_of_the_boxes_give_way() -> None:
    form = ColumnCard(specimen(), tighter=True)
    with pikepdf.open(BytesIO(lay_out_columns(form, form.find_height()).paint().data)) as pdf:
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
