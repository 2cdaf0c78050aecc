"""Judge of a pair of words: what of a translation has to be as in its source, and what must not be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.document import Blank, Cite, Fact, Inlines, Link, Term, Tick, plain, walk
from pipeline.sms import find_placeholders
from pipeline.templating.written_numbers import NumberReader
from pipeline.validation.translation.letters import find_odd_letters, is_dense
from pipeline.validation.translation.pairs import WordPair
from pipeline.validation.translation.same_words import is_untranslated, join_own_words

_LEAST, _MOST = 0.5, 2.2
"""How many letters a translation has to one of its source."""
_SHORT = 40
"""Letters of words that are too few to be compared in their length."""
_DENSITY = 3.0
"""Letters of an alphabet that a sign for a whole word stands for."""


@dataclass(frozen=True)
class WordJudge:
    """Judges pairs of words in two languages. `on_purpose` are levelled words that are the same in both; in two
    `kinds` of one language, any may be."""

    source: NumberReader
    translation: NumberReader
    script: str
    on_purpose: frozenset[str]
    kinds: bool = False

    def diagnose(self, pair: WordPair) -> Iterator[Diagnostic]:
        """What is wrong with the words of a translation. Of those that nobody has translated, only that."""
        if not self.kinds and is_untranslated(pair, self.on_purpose):
            words = _shorten(join_own_words(pair.after))
            hint = "translate it; where it is the same in both languages, say so under `same`"
            yield codes.NOT_TRANSLATED.at(pair.span, f"the {pair.what} is not translated: “{words}”", hint)
            return
        typed = tuple(self._diagnose_numbers(pair))
        yield from typed
        if not any(one.code == codes.OTHER_FACT.code for one in typed):
            yield from self._diagnose_facts(pair)
        yield from _diagnose_targets(pair)
        for message, hint in find_odd_letters(join_own_words(pair.after), self.script):
            yield codes.ODD_LETTERS.at(pair.span, message, hint)
        yield from self._diagnose_length(pair)

    def _diagnose_numbers(self, pair: WordPair) -> Iterator[Diagnostic]:
        words = [join_own_words(nodes) for nodes in (pair.before, pair.after)]
        before, after = self.source.count_numbers(words[0]), self.translation.count_numbers(words[1])
        facts = _list_names(_count_facts(pair.before) - _count_facts(pair.after))
        more = _list_names(after - before)
        if facts and more:
            message = f"`{more[0]}` is typed where the source has the fact `{facts[0]}`"
            yield codes.OTHER_FACT.at(pair.span, message, f"write `{{{{{facts[0]}}}}}`")
            return
        lost = _list_names(before - after)
        if lost or more:
            yield codes.OTHER_NUMBER.at(pair.span, _tell(lost, more, "number"), "write the numbers of the source")
        units = [self.source.find_units(words[0]), self.translation.find_units(words[1])]
        lost, more = sorted(units[0] - units[1]), sorted(units[1] - units[0])
        if lost or more:
            named = " or ".join(f"`{self.translation.name_unit(sign)}`" for sign in lost)
            hint = f"write {named}, with its number" if named else "write the units of the source"
            yield codes.OTHER_NUMBER.at(pair.span, _tell(lost, more, "unit"), hint)

    def _diagnose_facts(self, pair: WordPair) -> Iterator[Diagnostic]:
        before, after = _count_facts(pair.before), _count_facts(pair.after)
        lost, more = _list_names(before - after), _list_names(after - before)
        if lost or more:
            written = " and ".join(f"`{{{{{name}}}}}`" for name in lost)
            hint = f"write {written}" if written else "take it out"
            yield codes.OTHER_FACT.at(pair.span, _tell(lost, more, "fact"), hint)

    def _diagnose_length(self, pair: WordPair) -> Iterator[Diagnostic]:
        one, two = (len(join_own_words(nodes)) for nodes in (pair.before, pair.after))
        ratio = two * (_DENSITY if is_dense(self.script) else 1) / max(one, 1)
        if one >= _SHORT and not _LEAST <= ratio <= _MOST:
            how = "short" if ratio < _LEAST else "long"
            message = f"the {pair.what} is very {how} beside the source: “{_shorten(plain(pair.before))}”"
            yield codes.OTHER_LENGTH.at(pair.span, message, "see that it says the same, no more and no less")


def _diagnose_targets(pair: WordPair) -> Iterator[Diagnostic]:
    """References, links, terms, placeholders, and what is filled in by hand."""
    for what, one, two in (
        ("reference", _count_keys(pair.before), _count_keys(pair.after)),
        ("link", _count(pair.before, Link, "target"), _count(pair.after, Link, "target")),
        ("term", _count(pair.before, Term, "key"), _count(pair.after, Term, "key")),
        ("placeholder", _count_placeholders(pair.before), _count_placeholders(pair.after)),
        ("line or box to fill in", _count(pair.before, Blank | Tick, "kind"), _count(pair.after, Blank | Tick, "kind")),
    ):
        lost, more = _list_names(one - two), _list_names(two - one)
        if lost or more:
            yield codes.OTHER_TARGET.at(pair.span, _tell(lost, more, what), "have the same as in the source")


def _tell(lost: Iterable[str], more: Iterable[str], what: str) -> str:
    """What is missing, and what is there instead or besides."""
    gone, there = (", ".join(f"`{name}`" for name in names) for names in (lost, more))
    if gone and there:
        return f"the source has the {what} {gone} here, and the translation {there}"
    return f"the {what} {gone} of the source is missing here" if gone else f"the {what} {there} is not in the source"


def _list_names(counted: Counter[str]) -> list[str]:
    return sorted(counted)


def _count_facts(nodes: Inlines) -> Counter[str]:
    return Counter(node.id for node in walk(nodes) if isinstance(node, Fact))


def _count_keys(nodes: Inlines) -> Counter[str]:
    return Counter(key for node in walk(nodes) if isinstance(node, Cite) for key in node.keys)


def _count(nodes: Inlines, kind: object, name: str) -> Counter[str]:
    return Counter(getattr(node, name) for node in walk(nodes) if isinstance(node, kind))  # type: ignore[arg-type]


def _count_placeholders(nodes: Inlines) -> Counter[str]:
    return Counter(f"(({one.name}))" for one in find_placeholders(plain(nodes)))


def _shorten(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= 60 else f"{words[:58].rsplit(' ', 1)[0]} …"
