"""Reader of drawings (SVG 1.1, by expat): nothing in one may run, move, or reach outside the file."""

from __future__ import annotations

import re
from math import isfinite
from typing import NoReturn
from xml.parsers import expat

from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostics, Rule
from pipeline.model.source import Span

DEEPEST = 64
"""Groups in groups of a drawing."""
_ACTIVE = frozenset({"script", "handler", "foreignobject", "iframe", "a"})
_MOVING = frozenset({"animate", "animatetransform", "animatemotion", "set"})
_OUTSIDE = re.compile(
    r"""@import | url\((?!\s*['"]?\s*\#) | (?:image|image-set|cross-fade|src)\( | expression\( | javascript: | \\""",
    re.IGNORECASE | re.VERBOSE,
)
"""What fetches something in CSS; a backslash could hide each of these."""
_SVG = "http://www.w3.org/2000/svg svg"
_CUT_OFF = [
    expat.errors.codes[what] for what in (expat.errors.XML_ERROR_NO_ELEMENTS, expat.errors.XML_ERROR_UNCLOSED_TOKEN)
]


def read_drawing(name: str, data: bytes, used_at: Span, diagnostics: Diagnostics) -> tuple[float, float] | None:
    """The width and height of a drawing in units of its viewBox; nothing where it is not safe or not whole."""
    reader = _DrawingReader(name)
    try:
        reader.parser.Parse(data, True)
    except _RefusedError as error:
        diagnostics.report(error.rule, used_at, str(error), error.hint)
    except expat.ExpatError as error:
        what = "it ends too early" if error.code in _CUT_OFF else expat.errors.messages[error.code]
        message = f"`{name}` is not a whole drawing: {what} (line {error.lineno} of the drawing)"
        diagnostics.report(codes.NOT_A_PICTURE, used_at, message, "save it again")
    except (ValueError, LookupError) as error:
        message = f"`{name}` cannot be read: {error}"
        diagnostics.report(codes.NOT_A_PICTURE, used_at, message, "save it as UTF-8")
    else:
        return reader.size
    return None


class _RefusedError(Exception):
    """What a drawing may not hold. Raised, because nothing else stops expat, which would go on to expand entities."""

    def __init__(self, rule: Rule, message: str, hint: str) -> None:
        super().__init__(message)
        self.rule, self.hint = rule, hint


class _DrawingReader:
    """Looks at a drawing as expat comes to its parts. `inside` are the names of the open elements."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.size = 0.0, 0.0
        self.inside: list[str] = []
        self.styles: list[str] = []
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._take_words
        self.parser.StartDoctypeDeclHandler = lambda *_: self._refuse("a document type")
        self.parser.ProcessingInstructionHandler = lambda *_: self._refuse("a processing instruction")

    def _refuse(self, what: str) -> NoReturn:
        place = f"line {self.parser.CurrentLineNumber}, column {self.parser.CurrentColumnNumber + 1}"
        hint = "draw with shapes and paths only; keep every part inside the file"
        raise _RefusedError(codes.UNSAFE_PICTURE, f"`{self.name}` holds {what} ({place} of the drawing)", hint)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        written = tag.rsplit(" ", 1)[-1]
        if not self.inside:
            if tag != _SVG:
                message = f"`{self.name}` is not an SVG drawing"
                raise _RefusedError(codes.NOT_A_PICTURE, message, "save it as plain SVG")
            self.size = _read_size(attributes)
        self.inside.append(written.lower())
        if len(self.inside) > DEEPEST:
            message = f"`{self.name}` has more than {DEEPEST} groups in groups"
            raise _RefusedError(codes.NOT_A_PICTURE, message, "flatten the drawing")
        if written.lower() in _ACTIVE | _MOVING:
            self._refuse(f"`{written}`")
        for key, value in attributes.items():
            self._check_attribute(key.rsplit(" ", 1)[-1].lower(), value)

    def _check_attribute(self, key: str, value: str) -> None:
        if key.startswith("on"):
            self._refuse(f"`{key}`, a script")
        if key == "base" or (key in ("href", "src") and not value.startswith("#")) or _OUTSIDE.search(value):
            self._refuse("a reference to something outside")

    def _end(self, _: str) -> None:
        if self.inside.pop() == "style":
            if _OUTSIDE.search("".join(self.styles)):
                self._refuse("a style that reaches outside")
            self.styles.clear()

    def _take_words(self, text: str) -> None:
        if self.inside and self.inside[-1] == "style":
            self.styles.append(text)


def _read_size(attributes: dict[str, str]) -> tuple[float, float]:
    box = re.split(r"[\s,]+", attributes.get("viewBox", "").strip())
    try:
        sides = box[2:] if len(box) == 4 else [attributes[key].removesuffix("px") for key in ("width", "height")]
        width, height = float(sides[0]), float(sides[1])
    except (KeyError, ValueError):
        return 0.0, 0.0
    return (width, height) if isfinite(width) and isfinite(height) else (0.0, 0.0)
