"""Rule of words for how often something happens: in information about medicines each stands for certain numbers, so
that a number beside it has to be one of these."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from pipeline.model import language_codes as codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.validation.prose import Prose, ProsePassage
from pipeline.validation.rules.language.bounded_chances import (
    BoundedChance,
    ChanceReader,
    find_clause,
    make_chance_reader,
)
from pipeline.validation.rules.language.language_rule import LanguageRule
from pipeline.validation.rules.rule_data import RuleData

BANDS = ("very_common", "common", "uncommon", "rare", "very_rare")
"""The bands, from the largest numbers down. Each but the last is a threshold of the data: one of so many."""
_LABELLED = frozenset({"item", "cell", "option", "paragraph"})


@dataclass(frozen=True)
class _Word:
    start: int
    end: int
    band: str


@dataclass
class _Labels:
    """Words that stand above or before others and are said of them: the heading, the line that leads in to a list, the
    first cell of a row."""

    heading: str = ""
    section: str = ""
    rows: dict[tuple[int, int], str] = field(default_factory=dict)


def frequencies_are_of_their_band(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """No “rare” beside 1 in 20: whoever knows one of the two is told something wrong by the other."""
    reader = make_chance_reader(prose)
    if reader is None:
        return
    labels = _Labels()
    for passage in prose.but("alt"):
        words = list(_find_words(passage.words, data))
        chances = reader.find(passage)
        _note(labels, passage, words)
        for one in chances:
            band = _find_band(passage, one, (words, chances), reader) or _find_label(prose, passage, labels, data)
            if band and not _fits(one, band, data) and not _is_illness(band, one, passage, data):
                yield _diagnose(passage, one, band, data)


def _find_words(text: str, data: RuleData) -> Iterator[_Word]:
    """The words of the bands, none inside another and none in a harmless phrase."""
    harmless = [match.span() for match in data.pattern("harmless").finditer(text)]
    hits = [
        _Word(match.start(), match.end(), band)
        for band in BANDS
        for match in data.pattern(band).finditer(text)
        if not any(start <= match.start() and match.end() <= end for start, end in harmless)
    ]
    done = 0
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if hit.start >= done:
            done = hit.end
            yield hit


def _find_band(
    passage: ProsePassage,
    one: BoundedChance,
    around: tuple[list[_Word], Any],
    reader: ChanceReader,
) -> str:
    """The band that is named in the same clause, or else in the sentence, where it is one, and the chance is one."""
    words, chances = around
    sentence = passage.sentence_at(one.start)
    whole = (sentence.start, sentence.end) if sentence else (0, len(passage.words))
    for first, last in (find_clause(passage, one, reader.limits), whole):
        near = [word for word in words if first <= word.start and word.end <= last]
        others = [other for other in chances if first <= other.start and other.end <= last]
        if near:
            return near[0].band if len(near) == 1 and len(others) == 1 else ""
    return ""


def _note(labels: _Labels, passage: ProsePassage, words: list[_Word]) -> None:
    """Remember what a passage says of those that follow."""
    band = words[0].band if len(words) == 1 else ""
    if passage.section != labels.section:
        labels.section, labels.heading = passage.section, ""
    if passage.kind == "heading":
        labels.heading = band
    elif band and (passage.kind == "cell" or passage.is_title) and passage.parent is not None:
        labels.rows.setdefault((id(passage.parent), passage.number), band)


def _find_label(prose: Prose, passage: ProsePassage, labels: _Labels, data: RuleData) -> str:
    """The band by which a line of a list, a cell or a paragraph is labelled."""
    if passage.kind not in _LABELLED or list(_find_words(passage.words, data)):
        return ""
    if passage.parent is None:
        return labels.heading
    row = labels.rows.get((id(passage.parent), passage.number), "")
    if row or passage.kind == "cell":
        return row
    lead = prose.find_lead_in(passage)
    ahead = list(_find_words(lead.words, data)) if lead and lead.words.rstrip().endswith(":") else []
    return ahead[0].band if len(ahead) == 1 else labels.heading if not ahead else ""


def _read_limits(data: RuleData) -> Mapping[str, tuple[Fraction, Fraction]]:
    """From which chance on each band reaches, and to which."""
    edges = [Fraction(1, int(data.thresholds[band])) for band in BANDS[:-1]]
    return dict(zip(BANDS, zip((*edges, Fraction(0)), (Fraction(2), *edges), strict=True), strict=True))


def _fits(one: BoundedChance, band: str, data: RuleData) -> bool:
    """Whether a chance is in a band. The upper edge belongs to the next one, but for “up to 1 in 100”, which is how
    leaflets say “uncommon”."""
    low, high = _read_limits(data)[band]
    if one.is_exact:
        return low <= one.most < high
    return low < one.most <= high if one.least == 0 else low <= one.least < high


def _name_band(value: Fraction, data: RuleData) -> str:
    return next(band for band, (low, _) in _read_limits(data).items() if value >= low)


def _is_illness(band: str, one: BoundedChance, passage: ProsePassage, data: RuleData) -> bool:
    """Whether “common” is only said of an illness that very many people have."""
    above = one.most >= _read_limits(data)["common"][1]
    return band == "common" and above and not data.finds("side_effects", passage.words)


def _diagnose(passage: ProsePassage, one: BoundedChance, band: str, data: RuleData) -> Diagnostic:
    low, high = _read_limits(data)[band]
    most = f"fewer than 1 in {high.denominator:,}" if high <= 1 else ""
    least = f"at least 1 in {low.denominator:,}" if low else ""
    there = _name_band(one.most if one.most < 1 else one.least, data)
    name, better = (word.replace("_", " ") for word in (band, there))
    message = f"“{name}” is {' and '.join(part for part in (least, most) if part)}, and not “{one.written}”"
    hint = f"write “{better}” beside it, leave the word out, or look at the number again"
    return codes.FREQUENCY_BAND.at(passage.span(one.start, one.end), message, hint)


FREQUENCY_BAND_RULES = (LanguageRule(codes.FREQUENCY_BAND, frequencies_are_of_their_band),)
