"""Kerning of two cuts of one font, made whole again.

A cut of a font keeps the pairs of its own characters only. Once two cuts are joined, the pairs across the join ("Tę",
"ł.") are in neither. They are recovered from the letters without their marks: in the typeface an accented letter kerns
like its base letter, and where the second cut shows that some letter does not (ď and ľ with their apostrophes, ī), its
pairs across the join are left alone.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping

from fontTools.otlLib.builder import buildLookup, buildPairPosClassesSubtable, buildValue
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables

Pairs = dict[tuple[str, str], int]
"""Left and right glyph, and by how many font units the right one moves (negative: closer)."""

IGNORE_MARKS = 8
STROKED = {"Đ": "D", "đ": "d", "Ħ": "H", "ħ": "h", "Ł": "L", "ł": "l"}  # Unicode does not decompose these
ENOUGH_ALIKE = 0.9
"""A letter borrows the kerning of its base letter when this share of the pairs that can be compared are equal."""


def find_kern_lookups(font: TTFont) -> list[int]:
    """The lookups of GPOS that the feature `kern` names, in the order they are applied."""
    features = font["GPOS"].table.FeatureList.FeatureRecord
    return sorted({i for f in features if f.FeatureTag == "kern" for i in f.Feature.LookupListIndex})


def list_pairs(font: TTFont) -> Pairs:
    """Every pair that the font kerns, as a shaper finds it: in a lookup the first subtable that applies decides."""
    total: Pairs = defaultdict(int)
    for index in find_kern_lookups(font):
        decided: Pairs = {}
        for subtable in font["GPOS"].table.LookupList.Lookup[index].SubTable:
            for pair, move in _list_subtable_pairs(subtable, font.getGlyphOrder()):
                decided.setdefault(pair, move)
        for pair, move in decided.items():
            total[pair] += move
    return {pair: move for pair, move in total.items() if move}


def _list_subtable_pairs(subtable: otTables.PairPos, glyphs: list[str]) -> Iterable[tuple[tuple[str, str], int]]:
    if subtable.Format == 1:
        for left, pair_set in zip(subtable.Coverage.glyphs, subtable.PairSet, strict=True):
            for record in pair_set.PairValueRecord:
                yield (left, record.SecondGlyph), _read_advance(record.Value1)
        return
    left_class, right_class = subtable.ClassDef1.classDefs, subtable.ClassDef2.classDefs
    for left in subtable.Coverage.glyphs:
        row = subtable.Class1Record[left_class.get(left, 0)].Class2Record
        for right in glyphs:
            yield (left, right), _read_advance(row[right_class.get(right, 0)].Value1)


def _read_advance(value: otTables.ValueRecord | None) -> int:
    return getattr(value, "XAdvance", 0)


def join_pairs(first: TTFont, second: TTFont) -> Pairs:
    """The pairs of both fonts (the first decides where both know a pair), and the pairs across the join."""
    known_first, known_second = list_pairs(first), list_pairs(second)
    base = _find_base_glyphs(first, second)
    as_left = {g: b for g, b in base.items() if _is_alike(g, base, known_first, known_second, left=True)}
    as_right = {g: b for g, b in base.items() if _is_alike(g, base, known_first, known_second, left=False)}
    inside_second = set(second.getBestCmap().values())

    across: Pairs = {}
    for (left, right), move in known_first.items():
        for new in (g for g, b in as_left.items() if b == left and right not in inside_second):
            across[new, right] = move
        for new in (g for g, b in as_right.items() if b == right and left not in inside_second):
            across[left, new] = move
    return {**across, **known_second, **known_first}


def _find_base_glyphs(first: TTFont, second: TTFont) -> dict[str, str]:
    """Each letter that only the second font has -> the glyph of its base letter in the first font."""
    glyph_of = first.getBestCmap()
    bases = {}
    for code, glyph in second.getBestCmap().items():
        base = STROKED.get(chr(code), unicodedata.normalize("NFD", chr(code))[0])
        if code not in glyph_of and base != chr(code) and ord(base) in glyph_of:
            bases[glyph] = glyph_of[ord(base)]
    return bases


def _is_alike(glyph: str, base: Mapping[str, str], first: Pairs, second: Pairs, *, left: bool) -> bool:
    def same(other: str) -> bool:
        pair, base_pair = (glyph, other), (base[glyph], base[other])
        if not left:
            pair, base_pair = pair[::-1], base_pair[::-1]
        return second.get(pair, 0) == first.get(base_pair, 0)

    return sum(map(same, base)) >= ENOUGH_ALIKE * len(base)


def make_kern_lookup(pairs: Pairs, font: TTFont) -> otTables.Lookup:
    """One GPOS lookup with all the pairs; glyphs that kern alike share a class, which keeps it small."""
    rows: dict[str, set[tuple[str, int]]] = defaultdict(set)
    columns: dict[str, set[tuple[str, int]]] = defaultdict(set)
    for (left, right), move in pairs.items():
        rows[left].add((right, move))
        columns[right].add((left, move))
    lefts, rights = _make_classes(rows), _make_classes(columns)
    classes = {
        (lefts[left], rights[right]): (buildValue({"XAdvance": move}), None)
        for (left, right), move in sorted(pairs.items())
    }
    subtable = buildPairPosClassesSubtable(classes, font.getReverseGlyphMap())
    return buildLookup([subtable], flags=IGNORE_MARKS)


def _make_classes(moves: Mapping[str, set[tuple[str, int]]]) -> dict[str, tuple[str, ...]]:
    """Each glyph -> all the glyphs that move the same, itself among them."""
    alike: dict[frozenset[tuple[str, int]], list[str]] = defaultdict(list)
    for glyph in sorted(moves):
        alike[frozenset(moves[glyph])].append(glyph)
    return {glyph: tuple(members) for members in alike.values() for glyph in members}
