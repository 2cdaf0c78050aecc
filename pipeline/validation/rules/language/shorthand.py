"""Rules of shorthand: Latin, slashes, endings in brackets and “&” are written out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model import language_codes as codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.validation.prose import Prose, ProsePassage
from pipeline.validation.rules.language.language_rule import LanguageRule
from pipeline.validation.rules.phrase_tables import PhraseHit, match_case
from pipeline.validation.rules.rule_data import RuleData

_BESIDE = re.compile(r"[\w.@/&#=-]")
_SLASHED = re.compile(r"(?<![\w'’/.:@&-])[\w'’&-]+(?:(?:/|\s/\s)[\w'’&-]+)+(?![\w/@]|\.\w)")
_APART = re.compile(r"\s?/\s?")
_COUNTED = re.compile(r"\s(\w+)")
_TWO_SMALL = re.compile(r"[a-zß-öø-ÿ]{2}")
_PLURAL = re.compile(r"(?<![\w(])(?P<word>[^\W\d_]{2,})(?:\((?P<ending>[^\W\d_]{1,3})\)|/(?P<joined>e?s))(?![\w/(])")
_SHE = re.compile(r"(?<!\w)\((?P<he>s\)he)(?!\w)", re.IGNORECASE)
_LEFT = re.compile(r"([\w'’]*)[.)%]*[\s“”\"]*$")
_RIGHT = re.compile(r"[\s“”\"(]*([\w'’]*)([=;]?)")
_IN_AN_ADDRESS = re.compile(r"(?:://|www\.|=|\?)\S*$")
_NEAR = 40
"""Characters beside a sign that are looked at."""


def latin_is_written_out(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """No Latin stands in the words, shortened or whole: “e.g.” and “i.e.” are taken for each other, and some voices
    say “egg”."""
    for passage in prose.but("story"):
        for hit in data.find(passage.typed):
            if _is_latin(passage, hit, data):
                end, written = _write_latin(passage, hit)
                message = f"“{passage.words[hit.start : end]}” is Latin, which not every reader knows"
                yield codes.LATIN.at(passage.span(hit.start, end), message, expected=written)


def _is_latin(passage: ProsePassage, hit: PhraseHit, data: RuleData) -> bool:
    """Whether it is no part of an address, no name and no other shortened word."""
    words, before = passage.typed, passage.typed[max(0, hit.start - 1) : hit.start]
    after = words[hit.end : hit.end + 2]
    if _BESIDE.match(before) or (after and after[0] in "@/&#=-_’'") or (after[:1] == "." and after[1:].isalnum()):
        return False
    folded = hit.words.casefold()
    if folded in data.lists["before_figures"] and not re.match(r"\.?\s?\d", words[hit.end : hit.end + 3]):
        return False
    if hit.words.islower() or (not hit.words.isalpha() and " " not in hit.words):
        return True
    if hit.words.isupper():
        return folded not in data.lists["small_only"]
    sentence = passage.sentence_at(hit.start)
    opens = sentence is not None and not any(map(str.isalnum, words[max(sentence.start, hit.start - 3) : hit.start]))
    return opens and hit.words[1:].islower() and not words[hit.end : hit.end + 2].strip(" .,").isupper()


def _write_latin(passage: ProsePassage, hit: PhraseHit) -> tuple[int, str]:
    """Where it ends, with its full stop if that ends no sentence, and what to write in its place."""
    end, written = hit.end, hit.expected
    if hit.words.isupper() and not passage.is_in_capitals:
        opens = passage.sentence_at(hit.start)
        written = written.capitalize() if opens and opens.start == hit.start else written.lower()
    follows = passage.typed[end : end + 3]
    if follows[:1] == "." and (follows[1:2] in (",", ";", ")", ":") or _is_small(follows[1:].lstrip()[:1])):
        end += 1
    return end, written.rstrip(",:") if passage.typed[end : end + 1] in (",", ":") else written


def _is_small(sign: str) -> bool:
    return sign.islower() or sign.isdecimal()


def slashes_are_words(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """No slash stands between words: it means “and”, “or”, or both, and nobody knows which."""
    for passage in prose.but("story"):
        for match in _SLASHED.finditer(passage.typed) if "/" in passage.typed else ():
            written = _write_slashed(passage, match, data)
            if written:
                message = f"“{match.group()}” may mean “and”, “or”, or both"
                yield codes.SLASH.at(passage.span(*match.span()), message, expected=written)


def _write_slashed(passage: ProsePassage, match: re.Match[str], data: RuleData) -> str:
    """What to write for words with a slash between them; nothing where they are a unit, a fraction or a name."""
    parts = _APART.split(match.group())
    key = "/".join(parts).casefold()
    listed = {entry.phrase: entry.written for entry in data.entries}
    if key in listed:
        return match_case(listed[key], match.group()) if match.group()[:1].isupper() else listed[key]
    if key in data.fine or any(len(part) < 2 and not part.isdecimal() for part in parts):
        return ""
    if all(part.isdecimal() for part in parts):
        return _write_figures(passage, match, parts, data)
    if any(part[:1].isdecimal() for part in parts) or not any(map(_TWO_SMALL.search, parts)):
        return ""
    if parts[0].casefold() in data.lists["units"] and parts[-1].casefold() in data.lists["units"]:
        return ""
    if all(part[:1].isupper() for part in parts) and match.start() > 0:
        return ""
    if parts[1:] and parts[-1] in data.lists["times"] and len(parts) == 2 and parts[0].endswith("s"):
        return f"{parts[0]} {'an' if parts[1] == 'hour' else 'a'} {parts[1]}"
    return f"{', '.join(parts[:-1])} or {parts[-1]}"


def _write_figures(passage: ProsePassage, match: re.Match[str], parts: list[str], data: RuleData) -> str:
    """“7 to 10” for “7/10” where days or the like follow."""
    follows = _COUNTED.match(passage.typed, match.end())
    if len(parts) != 2 or follows is None or follows[1] not in data.lists["counted"]:
        return ""
    one, other = (int(part) for part in parts)
    return f"{one} to {other}" if one < other <= 99 and match.group() not in data.lists["fractions"] else ""


def plurals_are_whole(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """No ending of a word stands in brackets or behind a slash: the plural holds for one as well."""
    for passage in prose.but("story"):
        stretches = [(*match.span(), match_case("they", match["he"])) for match in _SHE.finditer(passage.typed)]
        for match in _PLURAL.finditer(passage.typed):
            if _is_ending(match, data):
                stretches.append((*match.span(), _write_plural(match)))
        for start, end, written in sorted(stretches):
            message, hint = f"“{passage.words[start:end]}” cannot be read aloud", "write the plural"
            yield codes.OPTIONAL_PLURAL.at(passage.span(start, end), message, "" if written else hint, expected=written)


def _is_ending(match: re.Match[str], data: RuleData) -> bool:
    word, ending = match["word"], match["ending"]
    if ending is None:
        return len(word) > 2 and word.islower() and not word.endswith("s")
    return ending.casefold() in data.lists["endings"] and (ending.islower() or word.isupper())


def _write_plural(match: re.Match[str]) -> str:
    word, ending = match["word"], match["ending"] or match["joined"]
    if ending.casefold() == "ies":
        return word[:-1] + ending if word[-1:].casefold() == "y" else ""
    return word + (ending[1:] if word[-1:] + ending == "ees" else ending)


def ampersands_are_words(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """No “&” stands for “and”, but in a name."""
    for passage in prose.but("story"):
        for match in re.finditer("&", passage.typed):
            start, end = match.span()
            if not _is_name(passage, start, data):
                before, after = passage.typed[max(0, start - 1) : start], passage.typed[end : end + 1]
                written = f"{' ' * (not before.isspace())}{data.lists['written'][0]}{' ' * (not after.isspace())}"
                message = "“&” is harder to read than a word"
                yield codes.AMPERSAND.at(passage.span(start, end), message, expected=written)


def _is_name(passage: ProsePassage, index: int, data: RuleData) -> bool:
    """Whether the sign belongs to a name, a code or an address."""
    words = passage.typed
    before, after = words[max(0, index - _NEAR) : index], words[index + 1 : index + 1 + _NEAR]
    left, right = _LEFT.search(before), _RIGHT.match(after)
    if left is None or right is None or right[2] or _IN_AN_ADDRESS.search(before):
        return True
    if not before[-1:].isspace() and not after[:1].isspace():
        return not (len(left[1]) > 1 and len(right[1]) > 1 and left[1].islower() and right[1].islower())
    if not (left[1][:1].isupper() and right[1][:1].isupper()):
        return False
    return not {left[1].casefold(), right[1].casefold()} <= data.words("no_names")


SHORTHAND_RULES = (
    LanguageRule(codes.LATIN, latin_is_written_out),
    LanguageRule(codes.SLASH, slashes_are_words),
    LanguageRule(codes.OPTIONAL_PLURAL, plurals_are_whole),
    LanguageRule(codes.AMPERSAND, ampersands_are_words),
)
