"""The accessible page: what a browser, a screen reader and a security policy find in its bytes."""

from __future__ import annotations

import hashlib
import json
import re
from base64 import b64encode
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
import tinyhtml5

from pipeline.conversion.page.downloads import Download
from pipeline.conversion.page.writer import write_page
from pipeline.model.document import Box, Figure, Notice, QrCode, walk
from tests.elsewhere import digest, digest_elsewhere
from tests.specimen import specimen

FORMS = (
    Download("pdf", "Print leaflet", "specimen-en.pdf", "PDF, 4 pages, 180 kB"),
    Download("epub", "E-book", "specimen-en.epub", "EPUB, 90 kB"),
    Download("messages", "Text messages", "messages/messages.txt", "Text, 2 kB"),
)
FONTS = re.compile(r'url\("data:font/woff2;base64,[A-Za-z0-9+/=]+"\)')
PEOPLE = re.compile(r'<svg[^>]* class="people".*?</svg>', re.DOTALL)
"""Pictures of a hundred people: one person is one path, so that they can be counted."""

# How each kind of node is known in the page: the tag, and a class where it has one.
NODES = {
    "heading": "h4", "paragraph": "p", "bullets": "ul", "item": "li", "steps": "ol", "definitions": "dl",
    "definition": "dt", "table": "table.table", "cell": "td", "figure": "figure.figure", "pair": "div.pair",
    "care-card": "div.care-card", "groups": "div.groups", "group": "section.group", "options": "table.options",
    "option": "td", "box": "section.box", "section": "section.section", "strong": "strong", "emphasis": "em",
    "foreign": "span", "link": "a.link", "break": "br", "cite": "a.cite", "term": "a.term", "fact": "span.fact",
    "abbreviation": "abbr", "blank": "span.blank", "tick": "span.tick", "blanks": "div.blanks",
    "signatures": "div.signatures", "signature": "li.signature", "appointment": "section.appointment",
    "compare": "div.compare", "compared-risk": "div.compare-risk", "framing": "p.compare-side",
    "dose": "div.dose", "dose-part": "div.dose-part", "story": "div.story", "qr": "div.qr-code",
    "picture-rows": "div.picture-rows", "picture-row": "div.picture-row", "video": "div.film",
}  # fmt: skip


@cache
def text() -> str:
    return write_page(specimen(), FORMS)[0].data.decode("utf-8")


@cache
def page() -> Element:
    parsed: Element = tinyhtml5.parse(text(), namespace_html_elements=False)
    return parsed


def found(selector: str, inside: Element | None = None) -> list[Element]:
    """The elements with a tag, or a tag and a class ("a.term")."""
    tag, _, name = selector.partition(".")
    where = page() if inside is None else inside
    return [one for one in where.iter(tag) if not name or name in one.get("class", "").split()]


def words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def by_id(id: str) -> Element:
    return next(one for one in page().iter() if one.get("id") == id)


def style() -> str:
    return "".join(found("style")[0].itertext())


def test_it_says_what_it_is_and_in_which_language() -> None:
    assert (page().get("lang"), page().get("dir")) == ("en", "ltr")
    assert words(found("title")[0]) == "Muscle wasting (muscle atrophy) – The Plainleaf project"
    described = {meta.get("name"): meta.get("content") for meta in found("meta")}
    assert described["description"] == specimen().summary
    assert {one.get("lang") for one in found("span") if one.get("lang")} == {"es"}


def test_landmarks_and_headings() -> None:
    assert [len(found(tag)) for tag in ("main", "header", "footer", "h1")] == [1, 1, 1, 1]
    assert words(found("h1")[0]) == "Muscle wasting"
    named = [one for one in found("nav") + found("section") if one.get("aria-labelledby")]
    assert [words(by_id(one.get("aria-labelledby", ""))) for one in named] == [
        "On this page",
        "Take it with you",
        "Key points",
        "Get help now",
    ]
    assert not [one for one in page().iter() if one.get("role") == "region"]
    levels = [int(one.tag[1]) for one in page().iter() if re.fullmatch("h[1-6]", str(one.tag))]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_table_has_a_name() -> None:
    named = [one.get("aria-label") or words(found("caption", one)[0]) for one in found("table")]
    assert len(named) > 1 and all(named)


def test_the_skip_link_comes_first_and_leads_to_the_leaflet() -> None:
    first = found("a")[0]
    assert (first.get("class"), first.get("href")) == ("skip", "#leaflet")
    assert by_id("leaflet").tag == "main"


def test_the_contents_list_every_part() -> None:
    listed = [(one.get("href"), words(one)) for one in found("a", found("nav.contents")[0])]
    parts = [("#key-points", "Key points")] + [
        (f"#{section.id}", words(by_id(f"{section.id}-title"))) for section in specimen().sections
    ]
    assert listed == [*parts, ("#take-with-you", "Take it with you")]


def test_the_contents_can_be_scrolled_with_the_keyboard() -> None:
    """They scroll by themselves beside the words where a window is low, so they take the focus and have a name."""
    (contents,) = found("nav.contents")
    assert "overflow-y: auto" in style()
    assert contents.get("tabindex") == "0" and words(by_id(contents.get("aria-labelledby", ""))) == "On this page"


def test_ids_are_unique_and_every_inner_link_arrives() -> None:
    ids = [one.get("id") for one in page().iter() if one.get("id")]
    assert len(ids) == len(set(ids))
    targets = [one.get("href", "")[1:] for one in found("a") if one.get("href", "").startswith("#")]
    assert len(targets) > 15
    assert set(targets) <= set(ids)


def test_the_emergency_is_near_the_top_and_calls() -> None:
    strip = found("a", found("p.strip")[0])[0]
    assert (words(strip), strip.get("href")) == ("In an emergency, call 999 now.", "tel:999")
    assert text().index('class="strip"') < text().index('class="notice"') < text().index('id="key-points"')
    assert words(found("a", by_id("call-now"))[0]) == "Call 999"
    assert found("a", by_id("call-now"))[0].get("href") == "tel:999"


def test_the_notice_is_said_in_words() -> None:
    assert words(found("p.notice")[0]).startswith("Draft. Not for patients yet.")
    silent = write_page(replace(specimen(), notice=None))[0].data
    assert b'class="notice"' not in silent


def test_every_kind_of_node_is_there() -> None:
    document = specimen()
    kinds = {node.kind for node in walk((document.sections, document.key_points)) if hasattr(node, "kind")} - {"text"}
    assert kinds == set(NODES)
    assert [kind for kind in sorted(kinds) if not found(NODES[kind])] == []
    boxes = {node.name for node in walk((document.sections, document.key_points)) if isinstance(node, Box)}
    assert boxes == {one.get("class", "").split()[1] for tag in ("section", "div") for one in found(f"{tag}.box")}


def test_an_abbreviation_tells_what_it_stands_for() -> None:
    assert '(<abbr title="Multiple sclerosis">MS</abbr>)' in text()


def test_choices_name_their_fields_for_the_phone() -> None:
    cells = found("td", found("table.options")[0])
    assert {cell.get("data-label") for cell in cells} == {"What happens", "How it may help", "What we do not know"}
    assert all(head.get("scope") for head in found("th"))


def test_pictures_stand_in_the_file_with_their_words() -> None:
    document = specimen()
    nodes = list(walk((document.key_points, document.sections)))
    codes = found("img.qr")
    pictures = [one for one in found("img") if one not in codes]
    assert len(pictures) == sum(isinstance(node, Figure) for node in nodes) + bool(document.cover)
    assert len(codes) == sum(isinstance(node, QrCode) for node in nodes)
    assert all(one.get("src", "").startswith("data:image/svg+xml") and one.get("alt") for one in found("img"))
    assert all(int(one.get("width", "0")) > 0 and int(one.get("height", "0")) > 0 for one in pictures)


def test_codes_of_the_condition_are_in_the_structured_data() -> None:
    coded = replace(specimen(), codes={"ICD-10": ("M62.5",), "SNOMED-CT": (), "MeSH": ("D009133",)})
    written = write_page(coded)[0].data.decode("utf-8")
    (described,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', written)
    assert json.loads(described)["about"] == {
        "@type": "MedicalCondition",
        "name": "muscle atrophy",
        "code": [
            {"@type": "MedicalCode", "codeValue": "M62.5", "codingSystem": "ICD-10"},
            {"@type": "MedicalCode", "codeValue": "D009133", "codingSystem": "MeSH"},
        ],
    }
    assert '"about"' not in (found("script")[0].text or "")


def test_nothing_can_run() -> None:
    assert {one.get("type") for one in found("script")} == {"application/ld+json"}
    attributes = {name for one in page().iter() for name in one.attrib}
    assert not {name for name in attributes if name.startswith("on") or name == "style"}
    assert "javascript:" not in text()


def test_nothing_is_fetched() -> None:
    loading = ("src", "srcset", "poster", "data")
    fetched = [address for one in page().iter() for name, address in one.attrib.items() if name in loading]
    fetched += [one.get("href", "") for one in found("link")]
    fetched += re.findall(r"url\(\"?([^\")]*)", style())
    assert len(fetched) > 20
    assert all(address.startswith("data:") for address in fetched)
    assert "@import" not in style()
    assert not [tag for tag in ("iframe", "object", "embed", "form", "base", "audio", "video") if found(tag)]


def test_the_policy_lets_in_this_style_and_nothing_else() -> None:
    (policy,) = [meta.get("content") for meta in found("meta") if meta.get("http-equiv") == "Content-Security-Policy"]
    digest = b64encode(hashlib.sha256(style().encode("utf-8")).digest()).decode("ascii")
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; font-src data:; base-uri 'none'; "
        "form-action 'none'"
    )
    assert text().index("Content-Security-Policy") < text().index("<style>")


def test_only_the_fonts_and_icons_that_are_used() -> None:
    assert set(re.findall(r"\.icon-([a-z-]+)\{", style())) == set(re.findall(r'class="icon icon-([a-z-]+)"', text()))
    assert len(FONTS.findall(style())) == 4
    polish = write_page(replace(specimen(), subtitle="Mięśnie"))[0].data.decode("utf-8")
    assert len(FONTS.findall(polish)) == 8


def test_the_machine_readable_part_says_what_the_page_says() -> None:
    data = json.loads("".join(found("script")[0].itertext()))
    visible = words(found("body")[0])
    assert data["@type"] == "MedicalWebPage"
    for name in ("name", "alternateName", "description", "version", "creativeWorkStatus"):
        assert data[name] in visible
    assert data["publisher"]["name"] in visible
    assert "lastReviewed" not in data and "reviewedBy" not in data


def test_words_cannot_become_markup() -> None:
    nasty = '</script><script>"&'
    changed = replace(specimen(), title=nasty, subtitle=nasty, notice=Notice("draft", nasty, nasty))
    parsed = tinyhtml5.parse(write_page(changed)[0].data.decode("utf-8"), namespace_html_elements=False)
    assert len(list(parsed.iter("script"))) == 1
    assert nasty.replace('"', "”") in words(next(parsed.iter("h1")))


def test_a_withdrawn_leaflet_leaves_a_page_that_says_so() -> None:
    notice = Notice("withdrawn", "Withdrawn.", "This leaflet has been withdrawn. Do not use it.")
    gone = replace(specimen(), status="withdrawn", notice=notice, sections=(), key_points=None)
    parsed = tinyhtml5.parse(write_page(gone)[0].data.decode("utf-8"), namespace_html_elements=False)
    said = words(next(parsed.iter("main")))
    assert "Version 0.1.0, withdrawn" in said
    assert "Withdrawn. This leaflet has been withdrawn. Do not use it." in said
    assert "In an emergency, call 999 now." in said
    assert not list(parsed.iter("nav"))


def test_downloads_are_offered_only_where_there_are_some() -> None:
    offered = [(one.get("href"), words(one)) for one in found("a", by_id("take-with-you"))]
    assert offered[0] == ("specimen-en.pdf", "Print leaflet PDF, 4 pages, 180 kB")
    assert len(offered) == 3
    assert b"take-with-you" not in write_page(specimen())[0].data


def test_it_is_light() -> None:
    fonts, people = sum(map(len, FONTS.findall(text()))), len("".join(PEOPLE.findall(text())))
    assert people < 2 * 8_000
    assert len(text().encode("utf-8")) - fonts - people < 100 * 1024
    assert len(text().encode("utf-8")) < 250_000


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_same_bytes_in_another_process(seed: str, tmp_path: Path) -> None:
    assert digest_elsewhere(write_page, specimen, tmp_path, PYTHONHASHSEED=seed) == digest(write_page(specimen()))


def test_its_place_among_the_outputs() -> None:
    (artifact,) = write_page(specimen())
    assert (artifact.path, artifact.media_type) == ("index.html", "text/html")
