"""Joining of fonts: two cuts of one font (Latin and Latin Extended) into one face.

Both cuts call a glyph by the same name and draw it alike, so the join is a union by name. (fontTools.merge is for fonts
that know nothing of each other: it keeps both copies of a shared glyph, and no kerning crosses from one to the other.)
"""

from collections.abc import Mapping
from itertools import pairwise

import fontTools.merge.layout  # noqa: F401  (gives lookups their methods mapLookups and mapMarkFilteringSets)
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables

from kerning import find_kern_lookups, join_pairs, make_kern_lookup

DEFAULT = ""
"""The language of a script's default features, beside tags such as `ROM `."""

Systems = dict[str, dict[str, dict[str, list[int]]]]
"""Script -> language -> feature -> the lookups it applies, by index."""


def join(font: TTFont, other: TTFont) -> None:
    """Adds to `font` all that only `other` has: glyphs, characters, language features, kerning.

    Raises ValueError when a glyph that both have is not the same in both: they are then no cuts of one font.
    """
    font.ensureDecompiled()
    other.ensureDecompiled()
    pairs = join_pairs(font, other)
    mark_sets = len(font["GDEF"].table.MarkGlyphSetsDef.Coverage)
    _join_glyphs(font, other)
    _join_glyph_definitions(font, other)
    for lookup in other["GSUB"].table.LookupList.Lookup + other["GPOS"].table.LookupList.Lookup:
        lookup.mapMarkFilteringSets({i: i + mark_sets for i in range(len(_list_mark_sets(other)))})
    _join_layout(font["GSUB"].table, other["GSUB"].table)
    drop = set(find_kern_lookups(font)), set(find_kern_lookups(other))
    _join_layout(font["GPOS"].table, other["GPOS"].table, drop, make_kern_lookup(pairs, font))
    font["OS/2"].recalcUnicodeRanges(font)
    font["OS/2"].recalcCodePageRanges(font)
    font["OS/2"].recalcAvgCharWidth(font)


def _join_glyphs(font: TTFont, other: TTFont) -> None:
    have = set(font.getGlyphOrder())
    new = [name for name in other.getGlyphOrder() if name not in have]
    for name in have & set(other.getGlyphOrder()):
        if font["glyf"][name] != other["glyf"][name] or font["hmtx"][name] != other["hmtx"][name]:
            raise ValueError(f"the glyph {name} differs between the two cuts")
    font.setGlyphOrder(_join_orders(font.getGlyphOrder(), other.getGlyphOrder()))
    for name in new:
        font["glyf"].glyphs[name] = other["glyf"].glyphs[name]
        font["hmtx"].metrics[name] = other["hmtx"].metrics[name]
    for table in font["cmap"].tables:
        table.cmap = {**other.getBestCmap(), **table.cmap}


def _join_orders(first: list[str], second: list[str]) -> list[str]:
    """Both orders in one, each kept: the lists inside the layout tables are sorted by them."""
    order = list(first)
    for before, name in pairwise(second):
        if name not in order:
            order.insert(order.index(before) + 1, name)
    if [name for name in order if name in set(second)] != second:
        raise ValueError("the two cuts have their glyphs in different orders")
    return order


def _list_mark_sets(font: TTFont) -> list[otTables.Coverage]:
    sets: list[otTables.Coverage] = font["GDEF"].table.MarkGlyphSetsDef.Coverage
    return sets


def _join_glyph_definitions(font: TTFont, other: TTFont) -> None:
    classes = font["GDEF"].table.GlyphClassDef
    classes.classDefs = {**other["GDEF"].table.GlyphClassDef.classDefs, **classes.classDefs}
    _list_mark_sets(font).extend(_list_mark_sets(other))
    definition = font["GDEF"].table.MarkGlyphSetsDef
    definition.MarkSetCount = len(definition.Coverage)


def _join_layout(
    table: otTables.GSUB,
    other: otTables.GSUB,
    drop: tuple[set[int], set[int]] = (set(), set()),
    kern: otTables.Lookup | None = None,
) -> None:
    """Joins two GSUB or two GPOS tables. The lookups in `drop`, the kerning of each, give way to the one in `kern`."""
    lookups = [kern] if kern else []
    systems: list[Systems] = []
    for source, dropped in zip((table, other), drop, strict=True):
        place = {}
        for index, lookup in enumerate(source.LookupList.Lookup):
            place[index] = 0 if index in dropped else len(lookups)
            if index not in dropped:
                lookups.append(lookup)
        source.LookupList.mapLookups(place)
        source.FeatureList.mapLookups(place)
        systems.append(_read_systems(source))
    table.LookupList.Lookup = lookups
    table.LookupList.LookupCount = len(lookups)
    _write_systems(table, _join_systems(*systems))


def _read_systems(table: otTables.GSUB) -> Systems:
    features = table.FeatureList.FeatureRecord

    def lookups_of(system: otTables.LangSys) -> dict[str, list[int]]:
        return {features[i].FeatureTag: sorted(set(features[i].Feature.LookupListIndex)) for i in system.FeatureIndex}

    return {
        record.ScriptTag: {
            DEFAULT: lookups_of(record.Script.DefaultLangSys),
            **{language.LangSysTag: lookups_of(language.LangSys) for language in record.Script.LangSysRecord},
        }
        for record in table.ScriptList.ScriptRecord
    }


def _join_systems(first: Systems, second: Systems) -> Systems:
    """What both say of a script and a language; where one says nothing of a language, its default holds for it."""
    joined: Systems = {}
    for script in sorted({*first, *second}):
        a, b = first.get(script, {DEFAULT: {}}), second.get(script, {DEFAULT: {}})
        joined[script] = {
            language: _join_features(a.get(language, a[DEFAULT]), b.get(language, b[DEFAULT]))
            for language in sorted({*a, *b})
        }
    return joined


def _join_features(a: Mapping[str, list[int]], b: Mapping[str, list[int]]) -> dict[str, list[int]]:
    return {tag: sorted({*a.get(tag, []), *b.get(tag, [])}) for tag in sorted({*a, *b})}


def _write_systems(table: otTables.GSUB, systems: Systems) -> None:
    used = sorted(
        {
            (tag, tuple(lookups))
            for languages in systems.values()
            for features in languages.values()
            for tag, lookups in features.items()
        }
    )
    table.FeatureList.FeatureRecord = []
    for tag, lookups in used:
        record = otTables.FeatureRecord()
        record.FeatureTag, record.Feature = tag, otTables.Feature()
        record.Feature.FeatureParams, record.Feature.LookupListIndex = None, list(lookups)
        record.Feature.LookupCount = len(lookups)
        table.FeatureList.FeatureRecord.append(record)
    table.FeatureList.FeatureCount = len(used)

    def language_system(features: Mapping[str, list[int]]) -> otTables.LangSys:
        system = otTables.LangSys()
        system.LookupOrder, system.ReqFeatureIndex = None, 0xFFFF
        system.FeatureIndex = [used.index((tag, tuple(lookups))) for tag, lookups in features.items()]
        system.FeatureCount = len(system.FeatureIndex)
        return system

    table.ScriptList.ScriptRecord = []
    for tag, languages in systems.items():
        script = otTables.ScriptRecord()
        script.ScriptTag, script.Script = tag, otTables.Script()
        script.Script.DefaultLangSys = language_system(languages[DEFAULT])
        script.Script.LangSysRecord = []
        for language in sorted(set(languages) - {DEFAULT}):
            record = otTables.LangSysRecord()
            record.LangSysTag, record.LangSys = language, language_system(languages[language])
            script.Script.LangSysRecord.append(record)
        script.Script.LangSysCount = len(script.Script.LangSysRecord)
        table.ScriptList.ScriptRecord.append(script)
    table.ScriptList.ScriptCount = len(systems)
