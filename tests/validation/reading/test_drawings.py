"""Drawings: what programs write is read and printed, and what not every form can draw is refused where it stands."""

from __future__ import annotations

import re
from gzip import compress

import pytest

from pipeline.conversion.print.weasy import Asset, lay_out
from pipeline.model.diagnostics import Diagnostics
from pipeline.model.source import Span
from pipeline.validation.reading.drawings import read_drawing
from tests.clock import cpu_seconds, took_less

SPACES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def svg(inside: str, before: str = "", more: str = "") -> str:
    return f'{before}<svg {SPACES} viewBox="0 0 80 80"{more}>{inside}</svg>'


def read(drawing: str | bytes) -> tuple[bytes, list[str]]:
    """The bytes that go out, and what is wrong (`SRC506 message`)."""
    data = drawing if isinstance(drawing, bytes) else drawing.encode()
    diagnostics = Diagnostics()
    taken = read_drawing("images/a.svg", data, Span("en.md"), diagnostics)
    assert (taken is None) == bool(list(diagnostics))
    return taken[2] if taken else b"", [f"{one.code} {one.message}" for one in diagnostics]


GOOD = {
    "shapes": '<rect width="5" height="5" rx="1"/><circle r="5"/><line x1="0" y1="0" x2="5" y2="5" stroke="red"/>',
    "a path of a minifier": '<path d="M.5.5-1-1a1 1 0 01.5.5c0 0 1 1 2 2s1 1 2 2H5V6h1v1q1 1 2 2t1 1zm1 1l1e-5-2"/>',
    "points": '<polyline points="0,0 5-5 .5.5" fill="none" stroke="#123"/><polygon points="0 0 5 5 0 5"/>',
    "colours": '<g fill="RebeccaPurple" stroke="rgb(10%, 20%, 30%)" color="#12345678"><circle r="5" fill="none"/></g>',
    "transforms": '<path d="M0 0h5" transform="translate(5) rotate(45 1 1),scale(-1,1) matrix(1 0 0 1 0 0) skewX(5)"/>',
    "a gradient": (
        '<defs><linearGradient id="a"><stop offset="0%" stop-color="red"/><stop offset="1" stop-opacity=".5"/>'
        '</linearGradient><radialGradient id="b" xlink:href="#a" gradientTransform="rotate(5)"/></defs>'
        '<rect width="50" height="50" fill="url(#a)" stroke="url(#b) red"/>'
    ),
    "a pattern": (
        '<pattern id="a" width="5" height="5" patternUnits="userSpaceOnUse"><circle r="2"/></pattern>'
        '<rect width="50" height="50" fill="url(#a)"/>'
    ),
    "clips": '<clipPath id="a"><circle r="20"/></clipPath><g clip-path="url(#a)"><rect width="50" height="50"/></g>',
    "markers": (
        '<marker id="a" orient="auto" markerWidth="4" markerHeight="4"><circle r="1"/></marker>'
        '<path d="M0 0L9 9L20 0" marker-mid="url(#a)" fill="none" stroke="black"/>'
    ),
    "uses": '<symbol id="a" viewBox="0 0 9 9"><circle r="5"/></symbol><use href="#a" width="9" height="9"/>',
    "words": '<text x="1 2 3" y="9" font-family="Arial, serif" font-size="5">Arm <tspan dy="5">and leg</tspan></text>',
    "styles": (
        "<style>.a{fill:#f00;opacity:.5} .b,.c{clip-path:url(#d)}/* note */</style><clipPath id='d'><circle r='9'/>"
        "</clipPath><path class='a b' d='M0 0h5v5z' style='stroke:none;stroke-width:0.26px;-x-kind:none;'/>"
    ),
    "a drawing in a drawing": '<svg x="5" y="5" width="20" height="20" viewBox="0 0 9 9"><circle r="5"/></svg>',
    "names of its parts": '<g id="Layer_1" data-name="Layer (1)"><title>Leg</title><desc>Thin</desc><path d=""/></g>',
}


@pytest.mark.parametrize("name", GOOD)
def test_what_every_form_draws_is_taken_as_it_is_and_printed(name: str) -> None:
    drawing = svg(GOOD[name])
    assert read(drawing) == (drawing.encode(), [])
    assets = {"drawing:0": Asset("image/svg+xml", drawing.encode())}
    lay_out("<html lang='en'><title>A</title><img alt='A' src='drawing:0'>", (), assets).paint()


PROGRAM = (
    '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<!-- Created with a program -->\n'
    '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n'
    f'<svg {SPACES} xmlns:p="http://program.example/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    'viewBox="0 0 9 9" width="9mm" height="9mm" version="1.1" p:docname="C:\\Users\\jane\\leg.svg">'
    '<p:view id="v" showgrid="false"><p:grid/></p:view><metadata><rdf:RDF><rdf:li>Jane</rdf:li></rdf:RDF></metadata>'
    '<g p:label="Layer 1"><path d="M0 0h5v5z" xlink:type="simple" xml:space="preserve"/>'
    "<text>a &amp; &lt;b</text></g></svg>"
)


def test_what_programs_keep_for_themselves_is_left_out() -> None:
    written, wrong = read(PROGRAM)
    assert wrong == []
    text = written.decode()
    assert text == (
        f'<svg {SPACES} viewBox="0 0 9 9" width="9mm" height="9mm" version="1.1">'
        '<g><path d="M0 0h5v5z" xml:space="preserve"></path><text>a &amp; &lt;b</text></g></svg>\n'
    )
    assert read(written) == (written, [])


def test_comments_are_left_out() -> None:
    written, wrong = read(svg("<!-- drawn by A B --><path d='M0 0h5v5z'/><!-- ask her -->"))
    assert wrong == []
    assert b"drawn" not in written and b"ask" not in written and b"M0 0h5v5z" in written


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1", "windows-1252", "us-ascii"])
def test_encodings(encoding: str) -> None:
    declared = encoding.removesuffix("-sig")
    drawing = svg("<title>Fuss</title><text>a</text>", f'<?xml version="1.0" encoding="{declared}"?>')
    drawing = drawing if encoding == "us-ascii" else drawing.replace("Fuss", "Füße")
    written, wrong = read(drawing.encode(encoding))
    assert wrong == []
    assert ("Füße" in written.decode()) == (encoding != "us-ascii")
    assert encoding == "utf-8" or b"encoding" not in written


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (svg("<title>Füße</title>").encode("iso-8859-1"), "byte 0xFC in its line 1 is not UTF-8"),
        (svg("", '<?xml version="1.0" encoding="utf-16"?>').encode(), "utf-16"),
        (svg("", '<?xml version="1.0" encoding="utf-7"?>').encode(), "utf-7"),
        (svg("", '<?xml version="1.0" encoding="EBCDIC-FR"?>').encode(), "EBCDIC"),
        (svg("").encode("utf-32"), ""),
        (svg("<title>a</title>").encode("utf-16")[:-1], "UTF-16"),
        (b"\x00\x01\x02", ""),
        (compress(svg("").encode(), mtime=0), "packed"),
        (svg("", '<?xml version="1.0" encoding="klingon"?>').encode(), "klingon"),
    ],
)
def test_what_is_in_no_known_encoding_is_refused(data: bytes, message: str) -> None:
    (wrong,) = read(data)[1]
    assert wrong.startswith("SRC505") and message in wrong


REFUSED = {
    "SRC503": [
        '<video xmlns="http://www.w3.org/1999/xhtml" poster="a.png"/>',
        '<g><h:object xmlns:h="http://www.w3.org/1999/xhtml" data="a.swf"/></g>',
        '<form xmlns="http://www.w3.org/1999/xhtml"><input/></form>',
        '<path xmlns=""/>',
        '<math xmlns="http://www.w3.org/1998/Math/MathML"/>',
        '<circle r="1" ONCLICK="a()"/>',
        '<image href="#a"/>',
        '<use href="javascript:alert(1)"/>',
        '<use xlink:href="data:image/svg+xml,a"/>',
        "<set/>",
        '<g style="background:url(//example.org)"/>',
        "<style>@font-face{src:url(a)}</style>",
        "<SCRIPT/>",
    ],
    "SRC504": [
        "<g/>" * 80_000,
        '<path d="' + "M0 0" * 300_000 + '"/>',
        '<g id="a0"><path/></g>'
        + "".join(f'<g id="a{n}">{f"""<use href="#a{n - 1}"/>""" * 9}</g>' for n in range(1, 12)),
        '<marker id="m"><circle r="1"/></marker><path marker-mid="url(#m)" d="M0 0' + "h1" * 6_000 + '"/>',
        "".join(f'<g id="a{n}"><use href="#a{n + 1}"/></g>' for n in range(1_500)),
        f"<style>{'.a{fill:red}' * 5_000}</style>",
    ],
    "SRC506": [
        '<filter id="a"/>',
        '<g filter="url(#a)"/>',
        '<mask id="a"/>',
        '<g mask="url(#a)"/>',
        '<g style="mix-blend-mode: multiply"/>',
        '<clipPath id="a" clip-path="url(#a)"/>',
        '<clipPath id="a"><g clip-path="url(#b)"/></clipPath><clipPath id="b"><g clip-path="url(#a)"/></clipPath>',
        '<style>.a{clip-path:url(#a)}</style><clipPath id="a"><path class="a"/></clipPath>',
        '<g id="a"><use href="#a"/></g>',
        '<pattern id="a"><rect fill="url(#a)"/></pattern>',
        '<linearGradient id="a" href="#b"/><linearGradient id="b" href="#a"/>',
        '<g transform="rotate(45deg)"/>',
        '<g transform="rotate(1 2)"/>',
        '<g transform="translate()"/>',
        '<g transform="matrix(1 0 0)"/>',
        '<g transform="scale(0)"/>',
        '<g transform="matrix(1 1 1 1 0 0)"/>',
        '<g transform="rotate3d(1,1,1,45deg)"/>',
        '<g transform="translate(1e400)"/>',
        '<g transform="skewX(90)"/>',
        '<g transform="turn it"/>',
        '<path d="L5 5"/>',
        '<path d="M0"/>',
        '<path d="M0 0 C1 2 3"/>',
        '<path d="M0 0 A1 1 0 2 0 5 5"/>',
        '<path d="M0 0 B1"/>',
        '<path d="M0 0 L NaN 0"/>',
        '<path d="M0 0z5"/>',
        '<polygon points="1 2 3"/>',
        '<polygon points="1 2 a"/>',
        '<rect width="5vw"/>',
        '<rect width="calc(1px + 2px)"/>',
        '<circle r="many"/>',
        '<circle fill="reddish"/>',
        '<circle fill="color(display-p3 1 0 0)"/>',
        '<circle fill="var(--a)"/>',
        '<text font-size="large">a</text>',
        "<text>ατροφία</text>",
        "<g>words</g>",
        "<switch/>",
        "<textPath/>",
        '<path pathLength="5"/>',
        '<path vector-effect="non-scaling-stroke"/>',
        '<g id="a"/><g id="a"/>',
        '<g id="a b"/>',
        "<style>@media print{.a{fill:red}}</style>",
        "<style>.a{fill:red</style>",
        "<style>.a{transform:rotate(45deg)}</style>",
        '<g style="fill"/>',
        '<linearGradient id="a"><stop offset="half"/></linearGradient>',
        '<g preserveAspectRatio="min(1)"/>',
    ],
}
"""Drawings by what is said of them."""


@pytest.mark.parametrize(("code", "inside"), [(code, inside) for code, all_ in REFUSED.items() for inside in all_])
def test_what_is_refused(code: str, inside: str) -> None:
    started = cpu_seconds()
    (wrong,) = read(svg(inside))[1]
    assert wrong.startswith(f"{code} `images/a.svg`"), wrong
    assert code == "SRC504" or re.search(r"\(line 1(, column \d+)? of the drawing\)", wrong), wrong
    assert len(wrong) < 250
    assert took_less(started, 5)


def test_it_is_said_which_part_and_why() -> None:
    (wrong,) = read(svg('\n<g>\n  <path d="M0 0" transform="rotate(45deg)"/></g>'))[1]
    assert wrong == (
        'SRC506 `images/a.svg` holds `transform="rotate(45deg)"`: `rotate` takes 1 or 3 numbers without units '
        "(line 3, column 3 of the drawing)"
    )


@pytest.mark.parametrize(
    "inside",
    [
        f'<g fill="rgb({" " * 200_000}"/>',
        f'<path d="{"0" * 400_000}"/>',
        f'<path d="M{"1" * 400_000}"/>',
        f'<g transform="{"translate(1)" * 40_000}"/>',
        f'<g transform="{"(" * 200_000}"/>',
        f'<g style="{";" * 200_000}"/>',
        f"<style>{'{' * 40_000}</style>",
        f"<style>{'a,' * 20_000}a{{fill:url(#a)}}</style><g/>",
        f"<style>{'.a{fill:url(#a)}' * 3_000}</style>" + '<g class="a"/>' * 4_000,
        f'<text x="{"1 " * 200_000}">a</text>',
        f'<g class="{"a " * 200_000}"/>',
        "<!--" + "a" * 400_000 + "-->",
    ],
)
def test_long_values_are_answered_soon(inside: str) -> None:
    started = cpu_seconds()
    read(svg(inside))
    assert took_less(started, 5)
