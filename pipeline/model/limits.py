"""Limits of what people may hand in: one table, which the readers go by and the guide prints (docs/writing/limits.md).

They are far above what a leaflet needs and low enough that whatever keeps to them is checked and built in seconds. What
goes beyond one is an error that names the limit.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.model import codes
from pipeline.model.diagnostics import Rule


@dataclass(frozen=True)
class Limit:
    """The most of something, counted in `of`; `rule` is said where there is more. `usual` says what is common."""

    most: int
    of: str
    rule: Rule
    usual: str


_LARGE, _DEEP = codes.TOO_LARGE, codes.NESTING

# files of words and of YAML
TEXT_SIZE = Limit(2_000_000, "bytes of a text file", _LARGE, "a long leaflet has 50,000")
LINE_LENGTH = Limit(20_000, "characters of a line", _LARGE, "a paragraph has 300")
YAML_DEPTH = Limit(20, "levels of keys and lists in a YAML file", _LARGE, "six")
YAML_VALUES = Limit(100_000, "values of a YAML file", _LARGE, "a large glossary has 2,000")
RELEASES_SIZE = Limit(20_000_000, "bytes of releases.yaml", _LARGE, "a release of a leaflet has 3,000")
RELEASES_VALUES = Limit(2_000_000, "values of releases.yaml", _LARGE, "a release of a leaflet has 70")
YAML_VALUE_LENGTH = Limit(10_000, "characters of a value in YAML", _LARGE, "a summary has 200")
NUMBER_LENGTH = Limit(40, "characters of a number in YAML", codes.WRONG_VALUE, "six")
FACTS = Limit(1_000, "facts of a leaflet", _LARGE, "20")
EARLIER_IDS = Limit(20, "ids that a leaflet had before", _LARGE, "one")
ADDRESS_LENGTH = Limit(2_000, "characters of an address", codes.LINK_ADDRESS, "80")
CODE_LENGTH = Limit(200, "characters of an address in a QR code", codes.LINK_ADDRESS, "40: phones read it best")

# words
WORDS = Limit(10_000, "words of a language of a leaflet", _LARGE, "2,500")
LETTERS = Limit(100_000, "characters of a language of a leaflet", _LARGE, "20,000")
WORD_LENGTH = Limit(2_000, "characters without a space", _LARGE, "the longest address has 200")
LONG_WORDS = Limit(5_000, "characters in words of more than 60", _LARGE, "none but those of addresses")
LINES = Limit(2_000, "lines with words", _LARGE, "400")
SECTIONS = Limit(60, "sections of a language of a leaflet", _LARGE, "12")
SECTION_PARTS = Limit(300, "paragraphs, lists and other parts of a section", _LARGE, "ten")
LIST_ITEMS = Limit(300, "items of a list", _LARGE, "seven")
LINES_TO_WRITE = Limit(20, "lines to write on below a label", codes.ATTRIBUTE, "four")
TABLE_ROWS = Limit(200, "rows of a table", _LARGE, "eight")
BLOCK_PARTS = Limit(100, "paragraphs, lists and other parts of a block or an item", _LARGE, "three")
SECTION_DEPTH = Limit(4, "blocks in blocks", _DEEP, "two")
PARAGRAPH_SIGNS = Limit(2_000, "signs of Markdown without a blank line between them", _LARGE, "20")
PARAGRAPH_PARTS = Limit(50, "facts, links, terms, citations and stressed words of a paragraph", _LARGE, "two")
INLINE_PARTS = Limit(1_000, "facts, links, terms, citations and stressed words of a language", _LARGE, "200")
TERMS = Limit(100, "terms that a leaflet explains", _LARGE, "ten")
REFERENCES = Limit(100, "references that a leaflet cites", _LARGE, "15")
LINKS = Limit(400, "links of a language of a leaflet", _LARGE, "20")
LIST_DEPTH = Limit(3, "lists in lists", _DEEP, "one: more cannot be followed, least of all by ear")
LIST_INDENT = Limit(24, "columns before the words of a line", _DEEP, "four")
LINE_MARKERS = Limit(6, "signs of lists and quotations on a line", _DEEP, "one")
INLINE_DEPTH = Limit(8, "emphasis, links and terms in each other", _DEEP, "two")
TABLE_COLUMNS = Limit(20, "columns of a table", _LARGE, "four: more do not fit on a phone")
KEPT_FILES = Limit(1_000, "files of what reviewers said of the messages of a leaflet", _LARGE, "ten")
MESSAGES = Limit(400, "messages of a language of a leaflet", _LARGE, "50")

# pictures
PICTURE_SIZE = Limit(5_000_000, "bytes of a picture", codes.PICTURE_SIZE, "500,000")
PICTURE_SIDE = Limit(8_000, "pixels of a side of a picture", codes.PICTURE_SIZE, "2,000")
DRAWING_SIZE = Limit(1_000_000, "bytes of a drawing", codes.PICTURE_SIZE, "10,000")
DRAWING_PARTS = Limit(
    5_000,
    "parts of a drawing: elements, letters and each 20 numbers of paths, as often as they are drawn",
    codes.PICTURE_SIZE,
    "100",
)
DRAWING_DEPTH = Limit(64, "groups in groups of a drawing", codes.NOT_A_PICTURE, "six")
DRAWING_REFERENCES = Limit(16, "parts of a drawing that refer to parts", codes.UNPRINTABLE_PICTURE, "two")
DRAWING_STYLES = Limit(50_000, "characters of the style sheets of a drawing", codes.PICTURE_SIZE, "1,000")
DRAWING_NUMBER = Limit(1_000_000, "as the largest number in a drawing", codes.UNPRINTABLE_PICTURE, "1,000")

# reviewed sheets
SHEET_SIZE = Limit(20_000_000, "bytes of a sheet, unpacked", _LARGE, "100,000")
SHEET_ROWS = Limit(20_000, "rows of a sheet", _LARGE, "200")

GROUPS: Mapping[str, tuple[Limit, ...]] = {
    "Files": (
        TEXT_SIZE,
        LINE_LENGTH,
        YAML_DEPTH,
        YAML_VALUES,
        RELEASES_SIZE,
        RELEASES_VALUES,
        YAML_VALUE_LENGTH,
        NUMBER_LENGTH,
        FACTS,
        EARLIER_IDS,
        KEPT_FILES,
        ADDRESS_LENGTH,
        CODE_LENGTH,
    ),
    "Words": (
        *(WORDS, LETTERS, LINES, WORD_LENGTH, LONG_WORDS, SECTIONS, SECTION_PARTS, SECTION_DEPTH, PARAGRAPH_PARTS),
        *(INLINE_PARTS, BLOCK_PARTS, PARAGRAPH_SIGNS),
        *(LIST_ITEMS, LIST_DEPTH, LIST_INDENT, LINE_MARKERS, INLINE_DEPTH, TABLE_COLUMNS, TABLE_ROWS, TERMS),
        LINES_TO_WRITE,
        *(REFERENCES, LINKS, MESSAGES),
    ),
    "Pictures": (
        *(PICTURE_SIZE, PICTURE_SIDE, DRAWING_SIZE, DRAWING_PARTS, DRAWING_DEPTH, DRAWING_REFERENCES),
        *(DRAWING_STYLES, DRAWING_NUMBER),
    ),
    "Reviewed sheets": (SHEET_SIZE, SHEET_ROWS),
}
"""All limits, in the order of the guide."""
