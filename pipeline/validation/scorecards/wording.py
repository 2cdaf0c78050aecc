"""Checks of the words themselves, as far as counting and the rules of language go."""

from __future__ import annotations

from pipeline.model import language_codes as codes
from pipeline.model.document import Term
from pipeline.validation.rules.rule_data import find_rule_data
from pipeline.validation.scorecards.material import Material
from pipeline.validation.scorecards.observations import Observation, count_of, met, not_met, unknown

MOST_ON_AVERAGE = 15
"""Words of a sentence, on average, which is too many (EQIP)."""


def explains_words(material: Material) -> Observation:
    """Terms and abbreviations are explained where they first stand."""
    terms = len({term.key for term in material.of(Term)})
    seen = f"{count_of(terms, 'term')} explained in the glossary" if terms else "no term is marked"
    rules = (codes.UNEXPLAINED_TERM, codes.UNEXPLAINED_ABBREVIATION, codes.JARGON)
    if not any(find_rule_data(material.document.language, rule.name, {}) for rule in rules):
        return unknown(f"{seen}; Plainleaf cannot tell hard words in this language")
    missing = material.count_findings(*rules)
    places = count_of(
        missing, "place with a word that is hard or not explained", "places with words that are hard or not explained"
    )
    return not_met(f"{seen}; {places}") if missing else met(f"{seen}; no word that the rules know as hard")


def measures_grade(material: Material) -> Observation:
    """How hard the words are to read is shown to whoever judges."""
    scores = [f"{one.title} {one.value}" for one in material.readability.raw.scores if one.value is not None]
    return unknown(", ".join(scores) or material.readability.not_measured or "not enough text to measure")


def has_short_sentences(material: Material) -> Observation:
    """Sentences are short on average."""
    reading = material.readability.raw
    if not reading.sentences:
        return unknown("there are no sentences")
    seen = f"{reading.mean} words in a sentence on average, in {count_of(reading.sentences, 'sentence')}"
    return met(seen) if reading.mean < MOST_ON_AVERAGE else not_met(seen)


def is_respectful(material: Material) -> Observation:
    """No word blames, pities or belittles, as far as the rules know such words."""
    rules = (codes.STIGMA, codes.PERSON_FIRST, codes.BELITTLING)
    if not any(find_rule_data(material.document.language, rule.name, {}) for rule in rules):
        return unknown("Plainleaf knows no words to look for in this language")
    hurt = material.count_findings(*rules)
    return not_met(f"{count_of(hurt, 'word')} that may hurt") if hurt else met("no word that the rules know to hurt")
