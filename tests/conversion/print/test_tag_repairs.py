"""Each cure of the pass that makes the PDF conform, by itself."""

from __future__ import annotations

from io import BytesIO
from itertools import count
from zlib import adler32

import pikepdf
import pytest

from pipeline.conversion.print.artifacts import mark_artifacts
from pipeline.conversion.print.list_tag_repairs import repair_lists, tag_contents
from pipeline.conversion.print.origins import Origin
from pipeline.conversion.print.saving import save_pdf
from pipeline.conversion.print.table_tag_repairs import keep_one_table_head, link_cells_to_headers, name_tables
from pipeline.conversion.print.tag_repairs import (
    drop_decoration,
    drop_needless_elements,
    group_figures,
    join_split_elements,
    keep_one_annotation_per_link,
    set_expansions,
    set_languages,
    tag_care_cards_as_sections,
    wrap_loose_words,
)
from pipeline.conversion.print.tags import Linked, Marked, Node

NUMBERS = count()


def made(html: str, number: int | None = None, **attributes: str) -> Origin:
    names = {name.rstrip("_"): value for name, value in attributes.items()}
    return Origin(next(NUMBERS) if number is None else number, html, names, "")


def tree(*kids: Node) -> Node:
    return Node("Document", 0, list(kids))


def words(*mcids: int, page: int = 0) -> list[Node | Marked | Linked]:
    return [Marked(page, mcid) for mcid in mcids]


def sketch(node: Node) -> str:
    """A tree in brackets: `L(LI(Lbl,LBody))`."""
    inside = ",".join(sketch(kid) for kid in node.nodes())
    return f"{node.tag}({inside})" if inside else node.tag


def test_a_section_that_goes_on_overleaf_is_one() -> None:
    first = Node("Sect", 0, [Node("H2", 0, words(0)), Node("P", 0, words(1))], made("section", 7))
    second = Node("Sect", 1, [Node("P", 1, words(0, page=1))], made("section", 7))
    root = tree(first, second, Node("Sect", 1, [], made("section", 8)))
    join_split_elements(root)
    assert sketch(root) == "Document(Sect(H2,P,P),Sect)"


def test_columns_of_a_list_are_one_list() -> None:
    left = Node("L", 0, [Node("LI", 0, [], made("li"))], made("ul", 3))
    right = Node("L", 0, [Node("LI", 0, [], made("li"))], made("ul", 3))
    root = tree(Node("L", 0, [left, right], made("ul", 3)))
    join_split_elements(root)
    assert sketch(root) == "Document(L(LI,LI))"


def test_a_table_on_two_pages_is_one_with_one_head() -> None:
    def part(page: int) -> Node:
        head = Node("THead", page, list(words(page, page=page)), made("thead", 6))
        body = Node("TBody", page, [Node("TR", page, [], made("tr"))], made("tbody", 7))
        return Node("Table", page, [head, body], made("table", 5))

    root = tree(*(part(page) for page in range(3)))
    join_split_elements(root)
    keep_one_table_head(root)
    assert sketch(root) == "Document(Table(THead,TBody(TR,TR,TR)))"
    assert root.nodes()[0].nodes()[0].kids == [Marked(0, 0)], "the heads of the other pages are left to be artifacts"


def test_the_label_of_an_item_with_two_paragraphs_is_beside_its_body() -> None:
    label, second = Node("Lbl", 0, words(0), made("li::marker")), Node("P", 0, words(2), made("p"))
    item = Node("LI", 0, [Node("LBody", 0, [label, *words(1)]), second], made("li"))
    repair_lists(tree(Node("L", 0, [item], made("ol"))))
    assert sketch(item) == "LI(Lbl,LBody(P))"
    assert item.nodes()[1].kids == [Marked(0, 1), second]


def test_a_care_card_is_a_part_of_its_section() -> None:
    card = Node("Div", 0, [Node("H3", 0, words(0))], made("div", class_="care-card urgent"))
    root = tree(card, Node("Div", 0, [Node("P", 0, words(1))], made("div")))
    tag_care_cards_as_sections(root)
    drop_needless_elements(root)
    assert sketch(root) == "Document(Sect(H3),P)"


def test_a_table_without_a_caption_has_a_summary() -> None:
    named = Origin(next(NUMBERS), "table", {"aria-label": "Choice: Rest, Walks"}, "")
    root = tree(Node("Table", 0, [], named), Node("Table", 0, []))
    name_tables(root)
    assert [node.attributes for node in root.nodes()] == [{"Table": {"Summary": "Choice: Rest, Walks"}}, {}]


def test_a_link_over_two_lines_is_one_with_both_annotations() -> None:
    lines = [Node("Link", 0, [Linked(0, line), Marked(0, line)], made("a", 4)) for line in (0, 1)]
    root = tree(Node("P", 0, list(lines)))
    join_split_elements(root)
    (link,) = root.nodes()[0].nodes()
    assert link.kids == [Linked(0, 0), Marked(0, 0), Linked(0, 1), Marked(0, 1)]


def test_strong_words_in_a_link_have_no_annotation_of_their_own() -> None:
    strong = Node("NonStruct", 0, [Linked(0, 1), Marked(0, 0)], made("strong"))
    link = Node("Link", 0, [Linked(0, 0), strong], made("a"))
    keep_one_annotation_per_link(tree(link))
    assert link.kids[0] == Linked(0, 0)
    assert strong.kids == [Marked(0, 0)]


def test_a_loose_item_gets_a_body_after_its_label() -> None:
    label = Node("Lbl", 0, words(0), made("li::marker"))
    item = Node("LI", 0, [label, Node("P", 0, words(1)), Node("L", 0)], made("li"))
    ordered = Node("L", 0, [item], made("ol"))
    repair_lists(tree(ordered))
    assert sketch(ordered) == "L(LI(Lbl,LBody(P,L)))"
    assert ordered.attributes == {"List": {"ListNumbering": "Decimal"}}


def test_a_list_without_numbers_does_not_say_how_it_is_numbered() -> None:
    bullets = Node("L", 0, [Node("LI", 0, words(0), made("li"))], made("ul"))
    repair_lists(tree(bullets))
    assert sketch(bullets) == "L(LI(LBody))"
    assert bullets.attributes == {}


def test_terms_are_labels_of_what_is_said_of_them() -> None:
    def item(html: str, mcid: int) -> Node:
        return Node("LI", 0, [Node("LBody", 0, words(mcid), made(html))], made(html))

    entry = Node("Div", 0, [item("dt", 3), item("dd", 4)], made("div"))
    definitions = Node("L", 0, [item("dt", 0), item("dd", 1), item("dd", 2), entry], made("dl"))
    repair_lists(tree(definitions))
    assert sketch(definitions) == "L(LI(Lbl,LBody),LI(Lbl,LBody))"
    label, body = definitions.nodes()[0].nodes()
    assert label.kids == [Marked(0, 0)]
    assert body.kids == [Marked(0, 1), Marked(0, 2)]


def test_contents_are_tagged_as_contents() -> None:
    item = Node("LI", 0, [Node("LBody", 0, [Node("Link", 0)])])
    tag_contents(root := tree(Node("Sect", 0, [Node("L", 0, [item])], made("section", class_="contents"))))
    assert sketch(root) == "Document(Sect(TOC(TOCI(Reference(Link)))))"


def test_header_cells_have_scope_and_name_and_others_name_them() -> None:
    head = Node("THead", 0, [Node("TR", 0, [Node("TH", 0), Node("TH", 0)])])
    body = Node("TBody", 0, [Node("TR", 0, [Node("TH", 0), Node("TD", 0)])])
    link_cells_to_headers(tree(Node("Table", 0, [head, body])))
    scopes = [cell.attributes["Table"]["Scope"] for part in (head, body) for cell in part.walk() if cell.tag == "TH"]
    assert scopes == ["Column", "Column", "Row"]
    assert body.nodes()[0].nodes()[1].attributes == {"Table": {"Headers": ["table-1-2-1", "table-1-1-2"]}}


def test_a_picture_without_description_leaves_the_tree() -> None:
    described = Node("Figure", 0, words(0), alt="A leg")
    root = tree(Node("P", 0, [Node("Figure", 0, words(1)), described]))
    drop_decoration(root)
    assert root.nodes()[0].kids == [described]


def test_words_in_another_language_say_so() -> None:
    part = Node("Span", 0, words(0), made("span", lang="es"))
    set_languages(tree(part))
    assert part.language == "es"


def test_abbreviations_say_what_they_stand_for() -> None:
    part = Node("NonStruct", 0, words(0), made("abbr", title="Multiple sclerosis"))
    root = tree(Node("P", 0, [part]))
    set_expansions(root)
    drop_needless_elements(root)
    assert sketch(root) == "Document(P(Span))"
    assert part.expansion == "Multiple sclerosis"


def test_empty_elements_go_and_needless_ones_hand_their_kids_on() -> None:
    foreign = Node("Span", 0, words(2), language="es")
    paragraph = Node("P", 0, [Node("Span", 0, words(0)), Node("Span", 0), Node("NonStruct", 0, words(1)), foreign])
    root = tree(Node("Div", 0, [paragraph], made("div")))
    drop_needless_elements(root)
    assert root.kids == [paragraph]
    assert paragraph.kids == [Marked(0, 0), Marked(0, 1), foreign]


def test_words_between_elements_stay_in_order() -> None:
    paragraph = Node("P", 0, [Marked(0, 0), Marked(0, 1), Node("Link", 0, words(2)), Marked(0, 3)])
    wrap_loose_words(tree(paragraph))
    assert sketch(paragraph) == "P(Span,Link,Span)"
    assert paragraph.nodes()[0].kids == [Marked(0, 0), Marked(0, 1)]


def test_a_figure_and_its_caption_are_a_group() -> None:
    group = Node("NonStruct", 0, [Node("Figure", 0, alt="A leg"), Node("Caption", 0, words(1))], made("figure"))
    root = tree(group)
    group_figures(root)
    drop_needless_elements(root)
    assert sketch(root) == "Document(Div(Caption))"


def test_content_without_a_tag_becomes_an_artifact() -> None:
    pdf = pikepdf.new()
    page = pdf.add_blank_page()
    painted = b"/Span <</MCID 0>> BDC EMC /Span <</MCID 1>> BDC EMC /Figure <</MCID 2>> BDC EMC"
    page.Contents = pdf.make_stream(painted)
    mark_artifacts(pdf, tree(Node("P", 0, words(0))))
    assert page.Contents.read_bytes() == (
        b"/Span <</MCID 0>> BDC EMC /Artifact <</Type /Pagination>> BDC EMC /Artifact BMC EMC"
    )


@pytest.mark.parametrize(("font", "more"), [(False, b"\n"), (True, b"\1")])
def test_no_stream_ends_in_a_carriage_return(font: bool, more: bytes) -> None:
    # The checksum at the end of a compressed stream depends on its content alone.
    content = next(text for number in range(999) if adler32(text := b"%d w\n" % number) & 0xFF == 0x0D)
    pdf = pikepdf.new()
    pdf.add_blank_page().Contents = pdf.make_stream(content, **({"Length1": len(content)} if font else {}))
    assert b"\r\nendstream" in _plainly_saved(pdf)
    data = save_pdf(pdf)
    assert b"\r\nendstream" not in data
    with pikepdf.open(BytesIO(data)) as reopened:
        assert reopened.pages[0].Contents.read_bytes() == content + more


def _plainly_saved(pdf: pikepdf.Pdf) -> bytes:
    file = BytesIO()
    pdf.save(file, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return file.getvalue()
