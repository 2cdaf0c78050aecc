"""Rule of style.yaml: what a publisher adds to the words of rules of language, and takes out, works."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.language_codes import LANGUAGE_RULES
from pipeline.model.leaflet import STYLE, Leaflet, Library
from pipeline.model.settings import StyleEntries
from pipeline.model.source import Places
from pipeline.model.suggestions import suggest
from pipeline.validation.rules.phrase_tables import endings_agree
from pipeline.validation.rules.rule_data import RuleData, find_rule_data


def style_entries_work(library: Library, leaflets: Sequence[Leaflet]) -> Iterator[Diagnostic]:
    """Every rule that style.yaml names looks for words, and every entry changes what it looks for. What nobody may
    allow, nobody takes out."""
    names = {rule.name: rule for rule in LANGUAGE_RULES.values()}
    for language, rules in library.style.items():
        for name, entries in rules.items():
            places = library.places[STYLE]
            data = find_rule_data(language, name, {}) if name in names else None
            if name not in names:
                hint = suggest(name, names, "name a rule of language, as `plainleaf explain` knows it")
                yield codes.STYLE_ENTRY.at(places.key(language, name), f"there is no rule of language `{name}`", hint)
            elif data is None or not data.entries:
                message = f"the rule `{name}` looks for no words in `{language}`"
                yield codes.STYLE_ENTRY.at(places.key(language, name), message, "take the entry out")
            else:
                yield from _diagnose_entries(places, (language, name), entries, data)


def _diagnose_entries(
    places: Places, path: tuple[str, str], entries: StyleEntries, data: RuleData
) -> Iterator[Diagnostic]:
    rule = next(rule for rule in LANGUAGE_RULES.values() if rule.name == path[1])
    for number, phrase in enumerate(entries.remove):
        place = places.value(*path, "remove", number)
        if not rule.waivable:
            hint = "take the entry out: what this rule finds can do harm to a reader"
            yield codes.STYLE_ENTRY.at(place, f"nothing can be taken out of `{rule.name}`", hint)
        elif not data.has(phrase):
            known = [entry.phrase for entry in data.entries]
            message = f"`{rule.name}` does not look for “{phrase}”"
            yield codes.STYLE_ENTRY.at(place, message, suggest(phrase, known, "take the entry out"))
    for phrase, written in entries.add.items():
        if not endings_agree(phrase, written):
            message = f"“{phrase}” and “{written}” have not as many endings"
            hint = "write an ending for each, as in `occur(|s|ring): happen(|s|ing)`"
            yield codes.STYLE_ENTRY.at(places.value(*path, "add", phrase), message, hint)
        if data.has(phrase) and phrase not in entries.remove:
            message = f"`{rule.name}` looks for “{phrase}” already"
            hint = "take the entry out, or name it under `remove` too: yours is then the one that counts"
            yield codes.STYLE_ENTRY.at(places.key(*path, "add", phrase), message, hint)
