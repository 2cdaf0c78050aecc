"""Reader of drawings (SVG 1.1, by expat): nothing in one may run, move, or reach outside the file, and every form has
to draw it alike. What it may hold is listed in drawing_grammar.py.

What drawing programs keep for themselves, such as the folder of the file, comments and metadata are left out.
"""

from __future__ import annotations

import re
from math import isfinite
from typing import NoReturn
from xml.parsers import expat

from pipeline.model import codes, limits
from pipeline.model.diagnostics import Diagnostics, Rule
from pipeline.model.source import Span
from pipeline.templating.faces import find_covered
from pipeline.validation.reading.drawing_encodings import encode_as_utf8
from pipeline.validation.reading.drawing_grammar import ACTIVE, ATTRIBUTES, ELEMENTS, LEFT_OUT, WORDS
from pipeline.validation.reading.drawing_parts import PartCounter
from pipeline.validation.reading.drawing_references import TooManyPartsError
from pipeline.validation.reading.drawing_styles import StyleError, read_declarations
from pipeline.validation.reading.drawing_writing import CleanDrawing

_OUTSIDE = re.compile(
    r"""@import | @font-face | url\((?!\s*['"]?\s*\#) | (?:image|image-set|cross-fade|src)\( | expression\(
    | javascript: | \\""",
    re.IGNORECASE | re.VERBOSE,
)
"""What fetches something in CSS; a backslash could hide each of these."""
SVG, XLINK, XML = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink", "http://www.w3.org/XML/1998/namespace"
_TYPE = re.compile(r"-//W3C//DTD SVG (?:1\.[01]|20010904|1\.1 (?:Basic|Tiny))//EN")
_DOCUMENTS = {"http://www.w3.org/1999/xhtml", "http://www.w3.org/1998/Math/MathML", ""}
"""Namespaces whose elements show something themselves."""
_CUT_OFF = [
    expat.errors.codes[what] for what in (expat.errors.XML_ERROR_NO_ELEMENTS, expat.errors.XML_ERROR_UNCLOSED_TOKEN)
]
_DRAW = "draw with shapes, paths and words only; keep every part inside the file"
_ALIKE = "change it in your drawing program, or save the picture as a PNG"
_SIMPLER = "draw it with fewer parts, or save it as a PNG"


def read_drawing(name: str, data: bytes, used_at: Span, diagnostics: Diagnostics) -> tuple[float, float, bytes] | None:
    """The width and height of a drawing in units of its viewBox, and its bytes in UTF-8; nothing where it is not safe,
    not whole, or could not be drawn."""
    if len(data) > limits.DRAWING_SIZE.most:
        message = f"`{name}` has more than {limits.DRAWING_SIZE.most:,} bytes, which is too much for a drawing"
        diagnostics.report(codes.PICTURE_SIZE, used_at, message, _SIMPLER)
        return None
    try:
        data = encode_as_utf8(data)
        reader = _DrawingReader(name)
        reader.parser.Parse(data, True)
        reader.count_parts()
    except _RefusedError as error:
        diagnostics.report(error.rule, used_at, str(error), error.hint)
    except expat.ExpatError as error:
        what = "it ends too early" if error.code in _CUT_OFF else expat.errors.messages[error.code]
        message = f"`{name}` is not a whole drawing: {what} (line {error.lineno} of the drawing)"
        diagnostics.report(codes.NOT_A_PICTURE, used_at, message, "save it again")
    except (ValueError, LookupError) as error:
        message = f"`{name}` cannot be read: {error}"
        diagnostics.report(codes.NOT_A_PICTURE, used_at, message, "save it as plain SVG, in UTF-8")
    else:
        return *reader.size, reader.clean.write(data)
    return None


class _RefusedError(Exception):
    """What a drawing may not hold. Raised, because nothing else stops expat, which would go on to expand entities."""

    def __init__(self, rule: Rule, message: str, hint: str) -> None:
        super().__init__(message)
        self.rule, self.hint = rule, hint


class _DrawingReader:
    """Looks at a drawing as expat comes to its parts. `inside` are the names of the open elements; those of what is
    left out are empty."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.size = 0.0, 0.0
        self.inside: list[str] = []
        self.style = ""
        self.elements = 0
        self.counter = PartCounter()
        self.clean = CleanDrawing()
        self.parser = expat.ParserCreate("utf-8", namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._take_words
        self.parser.StartDoctypeDeclHandler = self._check_type
        self.parser.CommentHandler = lambda _: self.clean.leave_out()
        self.parser.ProcessingInstructionHandler = lambda *_: self._refuse("a processing instruction")

    def count_parts(self) -> None:
        """Go into what parts refer to; raises what is too much."""
        try:
            self.counter.count_drawn()
        except TooManyPartsError as error:
            loops = "refers to itself" in str(error)
            rule = codes.UNPRINTABLE_PICTURE if loops else codes.PICTURE_SIZE
            raise _RefusedError(rule, f"`{self.name}`: {error}", _ALIKE if loops else _SIMPLER) from None

    def _refuse(self, what: str, rule: Rule = codes.UNSAFE_PICTURE, hint: str = _DRAW) -> NoReturn:
        place = f"line {self.parser.CurrentLineNumber}, column {self.parser.CurrentColumnNumber + 1}"
        raise _RefusedError(rule, f"`{self.name}` holds {what} ({place} of the drawing)", hint)

    def _check_type(self, name: str, _: str | None, known_as: str | None, has_own: int) -> None:
        """The document type of SVG says nothing that we do not know; any other could fetch, or grow without end."""
        if has_own or name != "svg" or not _TYPE.fullmatch(known_as or ""):
            self._refuse("a document type")
        self.clean.leave_out()

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        space, _, written = tag.rpartition(" ")
        if not self.inside:
            if (space, written) != (SVG, "svg"):
                message = f"`{self.name}` is not an SVG drawing"
                raise _RefusedError(codes.NOT_A_PICTURE, message, "save it as plain SVG")
            self.size = _read_size(attributes)
        self._check_size()
        left_out = "" in self.inside or self._is_left_out(space, written)
        self.inside.append("" if left_out else written)
        if left_out:
            self.clean.leave_out()
            return
        kept = dict(filter(None, (self._check_attribute(key, value) for key, value in attributes.items())))
        self._check_id(kept.get("id", ""))
        self.counter.open(written, kept, self.parser.CurrentLineNumber)
        self.clean.open(written, kept)

    def _check_size(self) -> None:
        self.elements += 1
        if self.elements > limits.DRAWING_PARTS.most:
            message = f"`{self.name}` has more than {limits.DRAWING_PARTS.most:,} parts"
            raise _RefusedError(codes.PICTURE_SIZE, message, _SIMPLER)
        if len(self.inside) >= limits.DRAWING_DEPTH.most:
            message = f"`{self.name}` has more than {limits.DRAWING_DEPTH.most} groups in groups"
            raise _RefusedError(codes.NOT_A_PICTURE, message, "flatten the drawing")

    def _is_left_out(self, space: str, written: str) -> bool:
        """Whether an element draws nothing; one that cannot stay is refused."""
        if space in _DOCUMENTS or (space == SVG and written.lower() in ACTIVE):
            self._refuse(f"`{written}`")
        if space == SVG and written not in ELEMENTS | LEFT_OUT:
            self._refuse(f"`{written}`, which not every form can draw", codes.UNPRINTABLE_PICTURE, _ALIKE)
        return space != SVG or written in LEFT_OUT

    def _check_attribute(self, key: str, value: str) -> tuple[str, str] | None:
        """The name and value of an attribute that stays."""
        space, _, name = key.rpartition(" ")
        if space not in ("", XML) and (space, name) != (XLINK, "href"):
            self.clean.leave_out()
            return None
        if name.lower().startswith("on"):
            self._refuse(f"`{name}`, a script")
        leads_out = name in ("href", "src") and not value.startswith("#")
        if leads_out or (space, name) == (XML, "base") or _OUTSIDE.search(value):
            self._refuse("a reference to something outside")
        self._check_value(name, value)
        return {XLINK: "xlink:", XML: "xml:"}.get(space, "") + name, value

    def _check_value(self, name: str, value: str) -> None:
        if name.startswith(("data-", "aria-")):
            return
        check = ATTRIBUTES.get(name)
        wrong = check(value) if check else "not every form knows this attribute"
        if name == "style":
            try:
                list(read_declarations(value))
            except StyleError as error:
                wrong = str(error)
        if wrong:
            quoted = value if len(value) <= 60 else f"{value[:57]}…"
            self._refuse(f'`{name}="{quoted}"`: {wrong}', codes.UNPRINTABLE_PICTURE, _ALIKE)

    def _check_id(self, name: str) -> None:
        if name and name in self.counter.parts:
            self._refuse(f"the id `{name}` twice", codes.UNPRINTABLE_PICTURE, "give one of them another id")

    def _end(self, _: str) -> None:
        ended = self.inside.pop()
        if not ended:
            return
        if ended == "style":
            self._read_style()
        self.counter.close()
        self.clean.close(ended)

    def _read_style(self) -> None:
        if _OUTSIDE.search(self.style):
            self._refuse("a style that reaches outside")
        try:
            self.counter.styles.add_sheet(self.style)
        except StyleError as error:
            self._refuse(str(error), codes.UNPRINTABLE_PICTURE, _ALIKE)
        self.style = ""

    def _take_words(self, text: str) -> None:
        where = self.inside[-1] if self.inside else ""
        if not where or "" in self.inside:
            return
        self.clean.add(text)
        if where == "style":
            self.style += text
            self.counter.styled += len(text)
            if self.counter.styled > limits.DRAWING_STYLES.most:
                message = f"`{self.name}` has styles of more than {limits.DRAWING_STYLES.most:,} characters"
                raise _RefusedError(codes.PICTURE_SIZE, message, _SIMPLER)
        elif where not in WORDS and text.strip():
            what = f"words outside a `text`: “{text.strip()[:30]}”"
            self._refuse(what, codes.UNPRINTABLE_PICTURE, "put them into a `text`, or take them out")
        elif where in ("text", "tspan"):
            self.counter.add_letters(len(text))
            for character in text:
                if not character.isspace() and ord(character) not in find_covered():
                    what = f"U+{ord(character):04X} in its words, for which our fonts have no glyph"
                    self._refuse(what, codes.UNPRINTABLE_PICTURE, "turn the words into shapes")


def _read_size(attributes: dict[str, str]) -> tuple[float, float]:
    box = re.split(r"[\s,]+", attributes.get("viewBox", "").strip())
    try:
        sides = box[2:] if len(box) == 4 else [attributes[key].removesuffix("px") for key in ("width", "height")]
        width, height = float(sides[0]), float(sides[1])
    except (KeyError, ValueError):
        return 0.0, 0.0
    return (width, height) if isfinite(width) and isfinite(height) else (0.0, 0.0)
