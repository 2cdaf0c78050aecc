"""Input that was not meant well, or not meant at all: every file and every text gives findings or a leaflet, never a
traceback, and nothing of it is lost without a word."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from pipeline.check import check
from tests.reading.laid_out import FIRST_ADDED, LEAFLET, WORDS, codes, errors, lay_out, look

# --- files ---------------------------------------------------------------------------------------------------------


def test_line_ends_and_a_byte_order_mark_change_nothing(tmp_path: Path) -> None:
    words = (lay_out(tmp_path / "base") / WORDS).read_text(encoding="utf-8") + "\n<b>\n"
    plain = look(lay_out(tmp_path / "plain", files={WORDS: words}))
    dressed = look(lay_out(tmp_path / "dressed", files={WORDS: "\ufeff" + words.replace("\n", "\r\n")}))
    old = look(lay_out(tmp_path / "old", files={WORDS: words.replace("\n", "\r")}))
    assert dressed.diagnostics == old.diagnostics == plain.diagnostics
    assert [(found.span.line, found.code) for found in errors(plain)] == [(FIRST_ADDED, "SRC301")]


@pytest.mark.parametrize(
    ("name", "content", "code", "place"),
    [
        (WORDS, b"---\ntitle: caf\xe9\n", "SRC002", (2, 11)),
        (WORDS, b"\xff\xfe-\x00-\x00-\x00", "SRC002", (1, 1)),
        (WORDS, b"---\ntitle: a\x00b\n---\n", "SRC003", (2, 9)),
        (WORDS, b"", "SRC004", (1, 1)),
        (WORDS, b" \n\t\n\n", "SRC004", (1, 1)),
        (WORDS, b"x" * 2_000_001, "SRC108", (1, 1)),
        (f"{LEAFLET}/leaflet.yaml", b"\xe9", "SRC002", (1, 1)),
        (f"{LEAFLET}/leaflet.yaml", b"\x00", "SRC003", (1, 1)),
        ("publisher.yaml", b"", "SRC004", (1, 1)),
        ("glossary.yaml", b"\x07", "SRC003", (1, 1)),
        ("shared/en.md", b"\x80", "SRC002", (1, 1)),
    ],
)
def test_a_file_that_is_no_text_is_one_finding(
    name: str, content: bytes, code: str, place: tuple[int, int], tmp_path: Path
) -> None:
    (found,) = errors(look(lay_out(tmp_path / "source", files={name: content})))
    assert (found.span.path, found.code, (found.span.line, found.span.column)) == (name, code, place)


def test_empty_folders(tmp_path: Path) -> None:
    (tmp_path / LEAFLET).mkdir()
    (tmp_path / "shared").mkdir()
    missing = [found.span.path for found in errors(look(tmp_path)) if found.code == "SRC001"]
    assert missing == [WORDS, f"{LEAFLET}/leaflet.yaml", "publisher.yaml"]
    assert codes(look(tmp_path / "nowhere")) == {"SRC001"}
    assert check(tmp_path, tmp_path, []).diagnostics != ()


@pytest.mark.parametrize("name", [WORDS, f"{LEAFLET}/leaflet.yaml", "publisher.yaml", "references.yaml", "glossary.yaml"])
def test_a_folder_where_a_file_should_be(name: str, tmp_path: Path) -> None:
    folder = lay_out(tmp_path / "source")
    (folder / name).unlink()
    (folder / name).mkdir()
    found = [said for said in errors(look(folder)) if said.span.path == name]
    assert [said.code for said in found] == ["SRC006"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    folder = lay_out(tmp_path / "source", "![A leg.](images/pipe.svg)\n")
    os.mkfifo(folder / LEAFLET / "images" / "pipe.svg")
    (folder / "glossary.yaml").unlink()
    os.mkfifo(folder / "glossary.yaml")
    assert codes(look(folder)) == {"SRC006", "SRC505"}


def test_links_of_the_file_system_lead_nowhere_else(tmp_path: Path) -> None:
    outside = tmp_path / "outside.svg"
    folder = lay_out(tmp_path / "source", "![A.](images/out.svg)\n\n![B.](images/round.svg)\n\n![C.](images/in.svg)\n")
    images = folder / LEAFLET / "images"
    outside.write_bytes((images / "leg.svg").read_bytes())
    (images / "out.svg").symlink_to(outside)
    (images / "round.svg").symlink_to(images / "round.svg")
    (images / "in.svg").symlink_to(images / "leg.svg")
    found = [(said.code, said.span.line) for said in errors(look(folder))]
    assert found == [("SRC502", FIRST_ADDED), ("SRC502", FIRST_ADDED + 2)]


def test_an_images_folder_that_is_elsewhere(tmp_path: Path) -> None:
    folder = lay_out(tmp_path / "source")
    images = folder / LEAFLET / "images"
    images.rename(tmp_path / "elsewhere")
    images.symlink_to(tmp_path / "elsewhere")
    assert codes(look(folder)) == {"SRC502"}


# --- YAML ----------------------------------------------------------------------------------------------------------

BOMB = "a: &a [x]\n" + "".join(f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (BOMB, "SRC106"),
        ("a: &a [*a]\n", "SRC106"),
        ("<<: *x\n", "SRC106"),
        ("a: !!python/object/apply:os.system [ls]\n", "SRC106"),
        ("? [a, b]\n: c\n", "SRC106"),
        ("[" * 100_000, "SRC108"),
        ("{a: " * 10_000, "SRC108"),
        ("- " * 400 + "x\n", "SRC108"),
        ("a: b\n---\nc: d\n", "SRC101"),
        ("a: [b\nc: d\n", "SRC101"),
        ("a: 'b\n", "SRC101"),
        ("\ta: b\n", "SRC101"),
        ("a: b: c\n", "SRC101"),
        ("%YAML 9.9\n", "SRC101"),
        ('a: {en: "x\\ay"}\n', "SRC003"),
        ("a: {en: x}\na: {en: y}\n", "SRC102"),
        ("a: " + "9" * 5_000 + "\n", "SRC104"),
        ("just words\n", "SRC104"),
        ("- a\n- b\n", "SRC104"),
        ("a: {en: {en: x}}\n", "SRC104"),
        ("a: {en: no}\nb: {en: 0800}\n", "SRC107"),
    ],
)
def test_yaml_that_does_not_mean_well(text: str, code: str, tmp_path: Path) -> None:
    started = time.perf_counter()
    found = errors(look(lay_out(tmp_path / "source", files={"glossary.yaml": text})))
    assert code in {said.code for said in found if said.span.path == "glossary.yaml"}
    assert time.perf_counter() - started < 3


def test_words_that_other_readers_of_yaml_take_for_something_else(tmp_path: Path) -> None:
    glossary = "atrophy: {en: no}\non: {en: 8:30}\nyes: {en: 2026-11-22}\n"
    (leaflet,) = look(lay_out(tmp_path / "source", files={"glossary.yaml": glossary})).good.values()
    assert leaflet.library.glossary == {"atrophy": {"en": "no"}, "on": {"en": "8:30"}, "yes": {"en": "2026-11-22"}}


# --- words ---------------------------------------------------------------------------------------------------------

DEEP = {
    "lists": ("\n".join("  " * level + "- a" for level in range(400)) + "\n", {"SRC308"}),
    "lists on a line": ("- " * 400 + "a\n", {"SRC308"}),
    "lists with numbers": ("1. " * 400 + "a\n", {"SRC308"}),
    "quotations": (">" * 400 + "a\n", {"SRC308"}),
    "four levels": ("- a\n  - b\n    - c\n      - d\n", {"SRC308"}),
    "blocks": ("::: important\n" * 300 + ":::\n" * 300, {"SRC308"}),
    "open blocks": ("::: important\n" * 300, {"SRC303", "SRC308"}),
    "closing lines": (":::\n" * 300, {"SRC304"}),
    "brackets": ("[" * 10_000 + "a" + "]" * 10_000 + "\n", set()),
    "half brackets": ("![" * 5_000 + "\n", set()),
    "terms": ("[" * 1_000 + "a" + "]{.term}" * 1_000 + "\n", {"SRC308"}),
    "marked words": ("[" * 30 + "a" + "]{lang=fr}" * 30 + "\n", {"SRC308"}),
    "asterisks": ("*" * 10_000 + "\n", {"SRC302"}),
    "asterisks with words": ("*a " * 3_000 + "\n", set()),
    "emphasis": ("**a*" * 3_000 + "\n", set()),
    "backticks": ("x `" + "`" * 5_000 + "a\n", set()),
    "braces": ("{" * 5_000 + "\n", {"SRC313"}),
    "half facts": ("{{a" * 3_000 + "\n", {"SRC313"}),
    "half citations": ("[@" * 3_000 + "\n", {"SRC313"}),
    "angles": ("<" * 10_000 + "\n", set()),
    "a wide table": ("| a " * 2_000 + "|\n" + "|---" * 2_000 + "|\n", {"SRC309"}),
    "a long line": ("a " * 20_000 + "\n", {"SRC108"}),
}


@pytest.mark.parametrize("name", DEEP)
def test_what_is_deep_or_long_is_refused_in_time(name: str, tmp_path: Path) -> None:
    text, expected = DEEP[name]
    started = time.perf_counter()
    assert codes(look(lay_out(tmp_path / "source", text))) == expected
    assert time.perf_counter() - started < 5


WRONG = {
    # fences
    "name before braces": ("::: important {#a}\nx\n:::\n", {"SRC304": [0]}),
    "unclosed": ("::: important\nx\n", {"SRC303": [0]}),
    "stray end": ("x\n\n:::\n", {"SRC304": [2]}),
    "end too short": ("::::: important\nx\n:::\n", {"SRC304": [2]}),
    "closed on its line": ("::: {.include section=other-formats} :::\n", {"SRC304": [0]}),
    "braces not closed": ("::: {.important\nx\n:::\n", {"SRC304": [0]}),
    "quote not closed": ('::: {.important #a title="b}\nx\n:::\n', {"SRC304": [0]}),
    "single quotes": ("::: {.important title='a'}\nx\n:::\n", {"SRC304": [0]}),
    "no value": ("::: {.important level=}\nx\n:::\n", {"SRC304": [0]}),
    "two equals signs": ("::: {.important level=a=b}\nx\n:::\n", {"SRC304": [0]}),
    "no dot": ("::: {important}\nx\n:::\n", {"SRC304": [0]}),
    "no braces": ("::: .important\nx\n:::\n", {"SRC304": [0]}),
    "no name": ("::: {#a}\nx\n:::\n", {"SRC304": [0]}),
    "two colons": (":: important\nx\n::\n", {"SRC304": [0, 2]}),
    "words after the name": ("::: important words\nx\n:::\n", {"SRC304": [0]}),
    "in a code block": ("```\n::: important\nx\n:::\n```\n", {"SRC302": [0]}),
    "indented": ("    ::: important\n    x\n    :::\n", {"SRC302": [0]}),
    "in a quotation": ("> ::: important\n> x\n> :::\n", {"SRC302": [0]}),
    "in a list": ("- a\n\n  ::: important\n  x\n  :::\n", {"SRC310": [2]}),
    # attributes
    "two names": ("::: {.important .do}\nx\n:::\n", {"SRC306": [0]}),
    "two ids": ("::: {.important #a #b}\nx\n:::\n", {"SRC306": [0]}),
    "two ids of a section": ("## A {#a #b}\n\nx\n", {"SRC306": [0]}),
    "doubled key": ("[x]{.term key=atrophy key=atrophy}\n", {"SRC306": [0]}),
    "doubled class": ("[x]{.term .term key=atrophy}\n", {"SRC306": [0]}),
    "doubled in a picture": ("![A.](images/leg.svg){place=full place=full}\n", {"SRC306": [0]}),
    "on a word": ("word{.x} and more\n", {"SRC307": [0]}),
    "on bold words": ("**word**{.x}\n", {"SRC307": [0]}),
    "alone": ("words\n\n{.x}\n", {"SRC307": [2]}),
    "before words": ("{.x} words\n", {"SRC307": [0]}),
    "between words": ("a {.x} b\n", {"SRC307": [0]}),
    "in an item": ("- {.x} b\n", {"SRC307": [0]}),
    "on a link": ("[a](#get-help){.x}\n", {"SRC306": [0]}),
    "on nothing known": ("[a]{.x #y z=1}\n", {"SRC306": [0]}),
    # links
    "link definition": ("[a][b]\n\n[b]: https://example.org\n", {"SRC312": [2]}),
    "unused link definition": ("[b]: https://example.org\n", {"SRC312": [0]}),
    "link definition in a list": ("- a\n\n  [b]: https://example.org\n", {"SRC312": [2]}),
    "link definition on two lines": ("[b\nc]: https://example.org\n", {"SRC312": [0]}),
    "footnote": ("a[^1]\n\n[^1]: b\n", {"SRC302": [0, 2]}),
    "footnote that nobody calls": ("[^1]: b\n", {"SRC302": [0]}),
    "fact in a link": ("[{{emergency-line}}](#get-help)\n", {"SRC310": [0]}),
    "term in a link": ("[the [atrophy]{.term}](#get-help)\n", {"SRC310": [0]}),
    "link without words": ("[](#get-help)\n", {"ACC107": [0]}),
    # ids
    "section twice": ("## A {#get-help}\n\nx\n", {"SRC402": [0]}),
    "section and block": ("::: {.important #get-help}\nx\n:::\n", {"SRC402": [0]}),
    "section and figure": ("![A.](images/leg.svg){#get-help}\n", {"SRC402": [0]}),
    "figure twice": ("![A.](images/leg.svg){#leg}\n", {"SRC402": [0]}),
    "section and heading": ("### A {#call-now}\n\nx\n", {"SRC402": [0]}),
    "section and standing section": ("## A {#other-formats}\n\nx\n", {"SRC402": [0]}),
    "message twice": ('::: {.sms #welcome send="day 9"}\nx\n:::\n', {"SRC402": [0]}),
    "message and section": ('::: {.sms #get-help send="day 9"}\nx\n:::\n', {}),
    # what is not part of the format
    "raw html": ("a <b>c\n\n<div>\n\n<!-- d -->\n", {"SRC301": [0, 2, 4]}),
    "formulas": ("$a$ and $$b$$\n", {"SRC302": [0, 0]}),
    "raised and struck out": ("a^b^ c~d~ ~~e~~\n", {"SRC302": [0, 0, 0]}),
    "code": ("`a`\n\n```\nb\n```\n", {"SRC302": [0, 2]}),
    "a heading in a list": ("- # A\n", {"SRC310": [0]}),
    "an empty item": ("- a\n-\n", {"SRC309": [0]}),
    "a control character in disguise": ("a &#7; b\n", {"SRC003": [0]}),
    "a heart in disguise": ("a &hearts; b\n", {"ACC105": [0]}),
    "a placeholder outside messages": ("Hello ((name))\n", {"SRC310": [0]}),
    "a citation without brackets": ("a @plain-language\n", {"SRC313": [0]}),
    "a fact that is cut": ("{{emergency-\nline}}\n", {"SRC313": [0]}),
    "a fact in bold, half": ("**{{emergency-line**}}\n", {"SRC313": [0, 0]}),
    "a fact in a picture": ("![{{emergency-line}}](images/leg.svg)\n", {"SRC313": [0]}),
    "an escaped fact": ("\\{\\{emergency-line\\}\\}\n", {}),
}


@pytest.mark.parametrize("name", WRONG)
def test_each_mistake_is_found_once_at_its_line(name: str, tmp_path: Path) -> None:
    text, expected = WRONG[name]
    found: dict[str, list[int]] = {}
    for said in errors(look(lay_out(tmp_path / "source", text))):
        found.setdefault(said.code, []).append(said.span.line - FIRST_ADDED)
    assert found == expected


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd", "//example.org",
        "http://example.org", "../other", "en.md", "tel:999", "https://", "https://user:secret@example.org/", "mailto:a",
        "mailto:a@example.org?body=x", "ftp://example.org", "C:\\x", "\\\\host\\share", "", "java&#10;script:x", "&#1;https://x.org",
    ],
)  # fmt: skip
def test_addresses_that_cannot_be_followed_safely(target: str, tmp_path: Path) -> None:
    found = errors(look(lay_out(tmp_path / "source", f"Read [this](<{target}>).\n")))
    assert {said.code for said in found} - {"SRC003"} == {"SRC405"}
    assert {(said.span.line, said.span.column) for said in found} == {(FIRST_ADDED, 6)}


# --- pictures ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("C:\\images\\leg.svg", "SRC502"), ("images\\leg.svg", "SRC502"), ("images/../../leg.svg", "SRC502"), ("leg.svg", "SRC502"),
        ("/etc/passwd", "SRC502"), ("file:///leg.svg", "SRC502"), ("https://example.org/leg.svg", "SRC502"), ("images/", "SRC502"),
        ("data:image/png;base64,AAAA", "SRC502"), ("", "SRC501"), ("images/none.svg", "SRC501"), ("images/LEG.svg", "SRC501"),
        ("images/leg.gif", "SRC505"), ("images/leg.svg?x", "SRC505"), (f"images/{'a' * 5_000}.svg", "SRC505"),
    ],
)  # fmt: skip
def test_names_of_pictures(name: str, code: str, tmp_path: Path) -> None:
    found = errors(look(lay_out(tmp_path / "source", f"![A leg.](<{name}>)\n")))
    assert [(said.code, said.span.line) for said in found] == [(code, FIRST_ADDED)]


def _svg(inside: str, before: str = "") -> str:
    return f'{before}<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 80">{inside}</svg>'


UNSAFE = [
    "<script>alert(1)</script>",
    '<s:script xmlns:s="http://www.w3.org/2000/svg"/>',
    '<path onload="alert(1)"/>',
    '<image href="https://example.org/a.png"/>',
    '<image xmlns:x="http://www.w3.org/1999/xlink" x:href="https://example.org/a.png"/>',
    '<image href="data:image/png;base64,AAAA"/>',
    '<use href="other.svg#a"/>',
    '<a href="#x"><path/></a>',
    "<foreignObject/>",
    "<animate/>",
    '<path xml:base="https://example.org/"/>',
    '<path fill="url(https://example.org/#a)"/>',
    "<path style=\"fill: url( 'https://example.org/#a')\"/>",
    '<path style="fill: u\\72l(https://example.org/#a)"/>',
    "<path style=\"background: image-set('https://example.org/a' 1x)\"/>",
    '<style>@import "a.css"</style>',
    '<style><![CDATA[@import "a.css"]]></style>',
    '<style>@\\69mport "a.css"</style>',
    "<style>path { fill: url(https://example.org/#a) }</style>",
]


@pytest.mark.parametrize("inside", UNSAFE)
def test_a_drawing_that_does_more_than_draw(inside: str, tmp_path: Path) -> None:
    files = {f"{LEAFLET}/images/drawing.svg": _svg(inside)}
    found = errors(look(lay_out(tmp_path / "source", "![A leg.](images/drawing.svg)\n", files)))
    assert [(said.code, said.span.line) for said in found] == [("SRC503", FIRST_ADDED)]


@pytest.mark.parametrize(
    ("drawing", "expected"),
    [
        (_svg("<path fill=\"url(#a)\" style=\"filter: url('#b')\"/><style>path { fill: url(#a) }</style>"), set()),
        (_svg("<text>words</text><!-- note -->", '<?xml version="1.0"?>\n'), set()),
        ("\ufeff" + _svg(""), set()),
        (_svg("<text>&b;</text>", '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'), {"SRC503"}),
        (_svg("", '<!DOCTYPE svg SYSTEM "https://example.org/svg.dtd">'), {"SRC503"}),
        (_svg("", '<?xml-stylesheet href="a.css"?>'), {"SRC503"}),
        (_svg("<g>" * 50_000 + "</g>" * 50_000), {"SRC505"}),
        ('<svg viewBox="0 0 80 80"/>', {"SRC505"}),
        ('<svg xmlns="http://www.w3.org/2000/svg"/>', {"SRC505"}),
        ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 nan inf"/>', {"SRC505"}),
        ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90000 1"/>', {"SRC504"}),
        ("<html/>", {"SRC505"}),
        ("", {"SRC505"}),
        (_svg("", '<?xml version="1.0" encoding="no-such-thing"?>'), {"SRC505"}),
        (_svg("")[:-4], {"SRC505"}),
        (_svg("x" * 5_000_000), {"SRC504"}),
        (_svg("<style>" + "a{}\n" * 500_000 + "</style>"), set()),
    ],
)
def test_drawings(drawing: str, expected: set[str], tmp_path: Path) -> None:
    started = time.perf_counter()
    files = {f"{LEAFLET}/images/drawing.svg": drawing}
    assert codes(look(lay_out(tmp_path / "source", "![A leg.](images/drawing.svg)\n", files))) == expected
    assert time.perf_counter() - started < 5


HUGE = (  # a picture of 40,000 x 40,000 pixels, in 70 bytes
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x9c@\x00\x00\x9c@\x08\x02\x00\x00\x00\xden\x99R"
    b"\x00\x00\x00\x00IDAT5\xaf\x06\x1e\x00\x00\x00\x00IEND\xaeB`\x82"
)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.png", HUGE, "SRC504"),
        ("a.png", HUGE[:33], "SRC505"),
        ("a.jpg", HUGE, "SRC504"),
        ("a.png", b"", "SRC505"),
        ("a.png", b"GIF89a\x01\x00\x01\x00", "SRC505"),
        ("a.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF", "SRC505"),
        ("a.jpeg", _svg("").encode(), "SRC505"),
        ("a.svg", HUGE, "SRC505"),
    ],
)
def test_photos(name: str, content: bytes, code: str, tmp_path: Path) -> None:
    files = {f"{LEAFLET}/images/{name}": content}
    found = errors(look(lay_out(tmp_path / "source", f"![A leg.](images/{name})\n", files)))
    assert [(said.code, said.span.line) for said in found] == [(code, FIRST_ADDED)]
