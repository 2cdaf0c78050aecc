"""Pictures that do more than show something, or show nothing: each is found at the line that uses it."""

from __future__ import annotations

import pytest

from tests.clock import cpu_seconds
from tests.workspace import FIRST_ADDED, LEAFLET, Workspace


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("C:\\images\\leg.svg", "SRC502"),
        ("images\\leg.svg", "SRC502"),
        ("images/../../leg.svg", "SRC502"),
        ("leg.svg", "SRC502"),
        ("/etc/passwd", "SRC502"),
        ("file:///leg.svg", "SRC502"),
        ("https://example.org/leg.svg", "SRC502"),
        ("data:image/png;base64,AAAA", "SRC502"),
        ("images/", "SRC502"),
        ("", "SRC501"),
        ("images/none.svg", "SRC501"),
        ("images/leg.gif", "SRC505"),
        ("images/leg.svg?x", "SRC505"),
        (f"images/{'a' * 1_900}.svg", "SRC505"),
    ],
)
def test_names_of_pictures(name: str, code: str, workspace: Workspace) -> None:
    workspace.add_words(f"![A leg.](<{name}>)\n")
    assert [(error.code, error.span.line) for error in workspace.errors()] == [(code, FIRST_ADDED)]


def show(workspace: Workspace, name: str, content: bytes | str) -> None:
    """Put a picture into the leaflet, and show it at the end of the words."""
    workspace.write(f"{LEAFLET}/images/{name}", content)
    workspace.add_words(f"![A leg.](images/{name})\n")


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
def test_a_drawing_that_does_more_than_draw(inside: str, workspace: Workspace) -> None:
    show(workspace, "drawing.svg", _svg(inside))
    assert [(error.code, error.span.line) for error in workspace.errors()] == [("SRC503", FIRST_ADDED)]


@pytest.mark.parametrize(
    ("drawing", "expected"),
    [
        (_svg('<path fill="url(#a)" style="stroke: url(\'#b\')"/><style>path { fill: url(#a) }</style>'), set()),
        (_svg("<text>words</text><!-- note -->", '<?xml version="1.0"?>\n'), set()),
        ("\ufeff" + _svg(""), set()),
        (_svg("<text>&b;</text>", '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'), {"SRC503"}),
        (_svg("", '<!DOCTYPE svg SYSTEM "https://example.org/svg.dtd">'), {"SRC503"}),
        (_svg("", '<?xml-stylesheet href="a.css"?>'), {"SRC503"}),
        (_svg("<g>" * 50_000 + "</g>" * 50_000), {"SRC505"}),
        ('<svg viewBox="0 0 80 80"/>', {"SRC505"}),
        ('<svg xmlns="http://www.w3.org/2000/svg"/>', {"SRC505"}),
        ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 nan inf"/>', {"SRC506"}),
        ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90000 1"/>', {"SRC504"}),
        ("<html/>", {"SRC505"}),
        ("", {"SRC505"}),
        (_svg("", '<?xml version="1.0" encoding="no-such-thing"?>'), {"SRC505"}),
        (_svg("")[:-4], {"SRC505"}),
        (_svg("x" * 5_000_000), {"SRC504"}),
        (_svg("<style>" + "a{}\n" * 500_000 + "</style>"), {"SRC504"}),
        (_svg("<style>" + "a{}\n" * 10_000 + "</style>"), set()),
    ],
)
def test_drawings(drawing: str, expected: set[str], workspace: Workspace) -> None:
    show(workspace, "drawing.svg", drawing)
    started = cpu_seconds()
    assert workspace.codes() == expected
    assert cpu_seconds() - started < 5


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
def test_photos(name: str, content: bytes, code: str, workspace: Workspace) -> None:
    show(workspace, name, content)
    assert [(error.code, error.span.line) for error in workspace.errors()] == [(code, FIRST_ADDED)]
