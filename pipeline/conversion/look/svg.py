"""SVG inside other files: a drawing as a `data:` URI, as short as it gets without changing what is drawn."""

from __future__ import annotations

import re
from base64 import b64encode
from urllib.parse import quote

from markupsafe import Markup

_WORDS = re.compile(r"<(title|desc|metadata)\b[^>]*>.*?</\1>|<!--.*?-->|<\?xml.*?\?>", re.DOTALL)
_NAMING = re.compile(r'\s(?:role|aria-labelledby|aria-describedby)="[^"]*"')
_NUMBERS = re.compile(r'(?<=\s)(d|points|viewBox|stroke-dasharray)="([^"]*)"')


def minify_svg(svg: str) -> str:
    """The drawing without its own title and description (the `alt` of the picture says it, and inside `img` nobody
    hears them) and without spaces that mean nothing; numbers in a row are parted by commas, which need no escape."""
    text = _NAMING.sub("", _WORDS.sub("", svg))
    text = _NUMBERS.sub(lambda match: f'{match[1]}="{_join_numbers(match[2])}"', text)
    return re.sub(r"\s+", " ", text).replace("> <", "><").replace(" />", "/>").strip()


def encode_data_uri(svg: str) -> Markup:
    """An SVG as an address that may stand between double quotes, in CSS and in HTML: as text or in base64, whichever
    is shorter. It holds no space, so it is a valid URL, and nothing that HTML would have to escape."""
    drawing = minify_svg(svg)
    as_text = "data:image/svg+xml," + quote(drawing.replace('"', "'"), safe="'=/:;,.()*!?@+-_~")
    as_base64 = "data:image/svg+xml;base64," + b64encode(drawing.encode("utf-8")).decode("ascii")
    return Markup(min(as_text, as_base64, key=len))


def _join_numbers(numbers: str) -> str:
    row = re.sub(r"(?<=[\d.])\s+(?=[-\d.])", ",", numbers.strip())
    return re.sub(r"\s*([A-Za-z])\s*", r"\1", row)
