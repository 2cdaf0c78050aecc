"""Checks of pictures and tables. Whether a picture is good, no machine can tell."""

from __future__ import annotations

from pipeline.model.document import Options, Table, plain
from pipeline.validation.scorecards.material import Material
from pipeline.validation.scorecards.observations import Observation, count_of, met, not_met, skipped, unknown

MOST_WORDS_OF_HEAD = 6
"""Words of a heading of a column or row that is short. No instrument gives a number; this one is ours."""
MOST_COLUMNS = 6
"""Columns of a table that is simple. This number is ours too."""


def has_pictures(material: Material) -> Observation:
    """There are pictures, for a person to look at."""
    number = material.count_pictures()
    return met(count_of(number, "picture")) if number else skipped("no pictures")


def counts_pictures(material: Material) -> Observation:
    """How many pictures there are is shown to whoever judges."""
    return unknown(count_of(material.count_pictures(), "picture"))


def has_captions(material: Material) -> Observation:
    """Every picture has a caption, or a sentence beside it."""
    figures, without = material.figures, len(material.bare_figures)
    if not figures:
        return skipped("no pictures")
    seen = f"{count_of(len(figures), 'picture')}, {without} without a caption"
    return not_met(seen) if without else met(f"{count_of(len(figures), 'picture')}, each with a caption")


def has_captioned_picture(material: Material) -> Observation:
    """At least one picture has a caption, or a sentence beside it."""
    captioned = len(material.figures) - len(material.bare_figures)
    return (
        met(count_of(captioned, "picture with a caption", "pictures with a caption"))
        if captioned
        else not_met("no picture with a caption")
    )


def has_short_heads(material: Material) -> Observation:
    """Tables have few columns, and short headings of columns and rows."""
    if not material.tables:
        return skipped("no tables")
    heads = [head for table in material.tables for head in _list_heads(table)]
    columns = max(_count_columns(table) for table in material.tables)
    longest = max(heads, key=lambda words: len(words.split()), default="")
    seen = f"{count_of(len(material.tables), 'table')} of {columns} columns at most; the longest heading is “{longest}”"
    bare = any(not _list_heads(table) for table in material.tables)
    simple = columns <= MOST_COLUMNS and len(longest.split()) <= MOST_WORDS_OF_HEAD
    return met(seen) if simple and not bare else not_met("a table without headings" if bare else seen)


def has_charts(material: Material) -> Observation:
    """There are tables or drawings that a person could need help with."""
    tables, pictures = len(material.tables), material.count_pictures()
    seen = f"{count_of(tables, 'table')}, {count_of(pictures, 'picture')}"
    return unknown(seen) if tables + pictures else skipped("no charts, tables or diagrams")


def _list_heads(table: Table | Options) -> list[str]:
    if isinstance(table, Options):
        fields = [plain(field.term) for field in table.items[0].fields] if table.items else []
        return [*fields, *(plain(option.title) for option in table.items)]
    return [plain(cell.children) for row in table.rows for cell in row if cell.header]


def _count_columns(table: Table | Options) -> int:
    if isinstance(table, Options):
        return 1 + max((len(option.fields) for option in table.items), default=0)
    return max((len(row) for row in table.rows), default=0)
