"""Hostile pictures: they do more than show something, show nothing, or show too much."""

from __future__ import annotations

from tests.validation.reading.hostile import all_of, at_added_words, fifo, link, named, picture, row, svg, words
from tests.workspace import LEAFLET

NAMES = at_added_words((
    row("a path of Windows", words("![A leg.](<C:\\images\\leg.svg>)\n"), "SRC502"),
    row("a backslash", words("![A leg.](<images\\leg.svg>)\n"), "SRC502"),
    row("upwards", words("![A leg.](<images/../../leg.svg>)\n"), "SRC502"),
    row("beside the folder", words("![A leg.](<leg.svg>)\n"), "SRC502"),
    row("an absolute path", words("![A leg.](</etc/passwd>)\n"), "SRC502"),
    row("a file address", words("![A leg.](<file:///leg.svg>)\n"), "SRC502"),
    row("a web address", words("![A leg.](<https://example.org/leg.svg>)\n"), "SRC502"),
    row("a data address", words("![A leg.](<data:image/png;base64,AAAA>)\n"), "SRC502"),
    row("the folder", words("![A leg.](<images/>)\n"), "SRC502"),
    row("no name", words("![A leg.](<>)\n"), "SRC501"),
    row("no such file", words("![A leg.](<images/none.svg>)\n"), "SRC501"),
    row("another kind", words("![A leg.](<images/leg.gif>)\n"), "SRC505"),
    row("a query", words("![A leg.](<images/leg.svg?x>)\n"), "SRC505"),
    row("a long name", words(f"![A leg.](<images/{'a' * 1_900}.svg>)\n"), "SRC505"),
    row("a link out", all_of(link(f"{LEAFLET}/images/a.png", "/etc/passwd"), words("![A.](images/a.png)\n")), "SRC502", built=True),
    row("a link to a device", all_of(link(f"{LEAFLET}/images/a.png", "/dev/zero"), words("![A.](images/a.png)\n")), "SRC502"),
    row("a link inside the folder", all_of(link(f"{LEAFLET}/images/in.svg", "leg.svg"), words("![A.](images/in.svg)\n")), built=True),
    row("a pipe", all_of(fifo(f"{LEAFLET}/images/pipe.svg"), words("![A.](images/pipe.svg)\n")), "SRC505"),
    row("a link to itself", all_of(link(f"{LEAFLET}/images/a.png", "a.png"), words("![A.](images/a.png)\n")), "SRC502"),
))  # fmt: skip
UNSAFE = (
    "<script>alert(1)</script>",
    '<s:script xmlns:s="http://www.w3.org/2000/svg"/>',
    '<path onload="alert(1)"/>',
    '<image href="https://example.org/a.png"/>',
    '<image xmlns:x="http://www.w3.org/1999/xlink" x:href="https://example.org/a.png"/>',
    '<image href="data:image/png;base64,AAAA"/>',
    '<use href="other.svg#a"/>',
    '<a href="#x"><path/></a>',
    "<foreignObject/>",
    '<foreignObject><video xmlns="http://www.w3.org/1999/xhtml" poster="https://example.org"/></foreignObject>',
    '<form xmlns="http://www.w3.org/1999/xhtml" action="https://example.org"/>',
    '<object xmlns="http://www.w3.org/1999/xhtml" data="https://example.org"/>',
    "<animate/>",
    '<set attributeName="href" to="javascript:alert(1)"/>',
    '<path xml:base="https://example.org/"/>',
    '<path fill="url(https://example.org/#a)"/>',
    "<path style=\"fill: url( 'https://example.org/#a')\"/>",
    '<path style="fill: u\\72l(https://example.org/#a)"/>',
    "<path style=\"background: image-set('https://example.org/a' 1x)\"/>",
    '<style>@import "a.css"</style>',
    '<style><![CDATA[@import "a.css"]]></style>',
    '<style>@\\69mport "a.css"</style>',
    "<style>path { fill: url(https://example.org/#a) }</style>",
)
_BOMB = "".join(f"<g id='a{n + 1}'>" + f"<use href='#a{n}'/>" * 10 + "</g>" for n in range(9))
DRAWINGS = at_added_words((
    *named("drawing", "SRC503", UNSAFE, lambda inside: picture("d.svg", svg(inside))),
    row("plain drawing", picture("d.svg", svg('<path d="M0 0L9 9"/><!-- note -->', '<?xml version="1.0"?>\n')), built=True),
    row("an entity bomb", picture("d.svg", svg("<text>&b;</text>", '<!DOCTYPE svg [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>')), "SRC503"),
    row("a document type from elsewhere", picture("d.svg", svg("", '<!DOCTYPE svg SYSTEM "https://example.org/a.dtd">')), "SRC503"),
    row("a style sheet from elsewhere", picture("d.svg", svg("", '<?xml-stylesheet href="a.css"?>')), "SRC503"),
    row("50,000 groups in groups", picture("d.svg", svg("<g>" * 50_000 + "</g>" * 50_000)), "SRC505"),
    row("80,000 nodes", picture("d.svg", svg('<path d="M0 0"/>' * 60_000)), "SRC504", built=True),
    row("4,900 nodes", picture("d.svg", svg('<path d="M0 0L9 9"/>' * 4_900)), built=True),
    row("use in use in use", picture("d.svg", svg(f"<defs><g id='a0'><path d='M0 0L9 9'/></g>{_BOMB}</defs><use href='#a9'/>")), "SRC504", built=True),
    row("use of itself", picture("d.svg", svg("<g id='a'><use href='#a'/></g>")), "SRC506"),
    row("use in a circle", picture("d.svg", svg("<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g>")), "SRC506"),
    row("no namespace", picture("d.svg", '<svg viewBox="0 0 80 80"/>'), "SRC505"),
    row("no size", picture("d.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>'), "SRC505"),
    row("a size that is none", picture("d.svg", svg("", head='viewBox="0 0 nan inf"')), "SRC506"),
    row("a huge size", picture("d.svg", svg("", head='viewBox="0 0 90000 1"')), "SRC504"),
    row("a page", picture("d.svg", "<html/>"), "SRC505"),
    row("an empty drawing", picture("d.svg", ""), "SRC505"),
    row("a made-up encoding", picture("d.svg", svg("", '<?xml version="1.0" encoding="no-such-thing"?>')), "SRC505"),
    row("a drawing cut short", picture("d.svg", svg("")[:-4]), "SRC505"),
    row("five million letters", picture("d.svg", svg("x" * 5_000_000)), "SRC504"),
    row("a style of two million letters", picture("d.svg", svg("<style>" + "a{}\n" * 500_000 + "</style>")), "SRC504"),
    row("a style of 40,000 letters", picture("d.svg", svg("<style>" + "a{}\n" * 10_000 + "</style>"))),
    row("a path of 240,000 points", picture("d.svg", svg('<path d="M0 0' + "L9 9" * 240_000 + '"/>')), "SRC504"),
    row("a path of 40,000 points", picture("d.svg", svg('<path d="M0 0' + "L9 9" * 40_000 + '"/>')), built=True),
    row("a long path drawn 4,000 times", picture("d.svg", svg('<path id="a" d="M0 0' + "L9 9" * 400 + '"/>' + "<use href='#a'/>" * 4_000)), "SRC504"),
    row("100,000 words in a drawing", picture("d.svg", svg("<text>" + "word " * 100_000 + "</text>")), "SRC504"),
    row("4,000 letters drawn twice", picture("d.svg", svg("<text id='a'>" + "word " * 800 + "</text><use href='#a'/>")), "SRC504"),
    row("20,000 transforms", picture("d.svg", svg("<g transform='" + "scale(2) " * 20_000 + "'><path d='M0 0L9 9'/></g>")), built=True),
))  # fmt: skip
HUGE = (  # a picture of 40,000 x 40,000 pixels, in 70 bytes
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x9c@\x00\x00\x9c@\x08\x02\x00\x00\x00\xden\x99R"
    b"\x00\x00\x00\x00IDAT5\xaf\x06\x1e\x00\x00\x00\x00IEND\xaeB`\x82"
)
PHOTOS = at_added_words((
    row("a picture bomb", picture("a.png", HUGE), "SRC504", built=True),
    row("a photo cut short", picture("a.png", HUGE[:33]), "SRC505"),
    row("a bomb of another name", picture("a.jpg", HUGE), "SRC504"),
    row("an empty photo", picture("a.png", b""), "SRC505"),
    row("a GIF", picture("a.png", b"GIF89a\x01\x00\x01\x00"), "SRC505"),
    row("half a head", picture("a.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF"), "SRC505"),
    row("a drawing called a photo", picture("a.jpeg", svg("")), "SRC505"),
    row("a photo called a drawing", picture("a.svg", HUGE), "SRC505"),
))  # fmt: skip
