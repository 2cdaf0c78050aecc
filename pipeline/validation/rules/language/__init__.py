"""Rules of language (LNG): words that a reader cannot misread, and can read. Each family has a module with a table of
its rules. What they look for is data by language (`rule_data.py`); without data a rule is silent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model.diagnostics import Diagnostic
from pipeline.model.leaflet import Leaflet
from pipeline.validation.prose import read_prose
from pipeline.validation.rules.language.abbreviations import ABBREVIATION_RULES
from pipeline.validation.rules.language.cards import CARD_ITEM_RULES
from pipeline.validation.rules.language.care_cards import CARE_CARD_RULES
from pipeline.validation.rules.language.claims import CLAIM_RULES
from pipeline.validation.rules.language.comparisons import COMPARISON_RULES
from pipeline.validation.rules.language.date_forms import DATE_RULES
from pipeline.validation.rules.language.denominators import DENOMINATOR_RULES
from pipeline.validation.rules.language.do_not_items import DO_NOT_RULES
from pipeline.validation.rules.language.doses import DOSE_RULES
from pipeline.validation.rules.language.double_negatives import DOUBLE_NEGATIVE_RULES
from pipeline.validation.rules.language.evidence import EVIDENCE_RULES
from pipeline.validation.rules.language.frequencies import FREQUENCY_RULES
from pipeline.validation.rules.language.frequency_bands import FREQUENCY_BAND_RULES
from pipeline.validation.rules.language.heading_trees import HEADING_TREE_RULES
from pipeline.validation.rules.language.headings import HEADING_RULES
from pipeline.validation.rules.language.identifiers import IDENTIFIER_RULES
from pipeline.validation.rules.language.idioms import IDIOM_RULES
from pipeline.validation.rules.language.jargon import JARGON_RULES
from pipeline.validation.rules.language.language_rule import Asked, LanguageRule
from pipeline.validation.rules.language.large_figures import THOUSAND_RULES
from pipeline.validation.rules.language.leaflet_parts import PART_RULES
from pipeline.validation.rules.language.link_words import LINK_RULES
from pipeline.validation.rules.language.lists import LIST_RULES
from pipeline.validation.rules.language.negatives import NEGATIVE_RULES
from pipeline.validation.rules.language.nobody_addressed import ADDRESS_RULES
from pipeline.validation.rules.language.numbers import DECIMAL_RULES
from pipeline.validation.rules.language.odd_characters import CHARACTER_RULES
from pipeline.validation.rules.language.openings import OPENING_RULES
from pipeline.validation.rules.language.passives import PASSIVE_RULES
from pipeline.validation.rules.language.people import PEOPLE_RULES
from pipeline.validation.rules.language.phone_links import PHONE_LINK_RULES
from pipeline.validation.rules.language.phones import PHONE_RULES
from pipeline.validation.rules.language.private_messages import PRIVATE_RULES
from pipeline.validation.rules.language.quotation_marks import QUOTE_RULES
from pipeline.validation.rules.language.ranges import RANGE_RULES
from pipeline.validation.rules.language.rare_illnesses import RARE_ILLNESS_RULES
from pipeline.validation.rules.language.repeated_words import REPEATED_WORD_RULES
from pipeline.validation.rules.language.risks import RISK_RULES
from pipeline.validation.rules.language.sentence_lengths import SENTENCE_RULES
from pipeline.validation.rules.language.share_words import SHARE_RULES
from pipeline.validation.rules.language.shorthand import SHORTHAND_RULES
from pipeline.validation.rules.language.spacing import SPACING_RULES
from pipeline.validation.rules.language.sums import SUM_RULES
from pipeline.validation.rules.language.temperatures import TEMPERATURE_RULES
from pipeline.validation.rules.language.terms import TERM_RULES
from pipeline.validation.rules.language.time_forms import TIME_RULES
from pipeline.validation.rules.language.tone import TONE_RULES
from pipeline.validation.rules.language.two_names import TWO_NAMES_RULES
from pipeline.validation.rules.language.units import UNIT_RULES

LANGUAGE_RULES: tuple[LanguageRule, ...] = (
    # safety
    *DOSE_RULES,
    *UNIT_RULES,
    *DECIMAL_RULES,
    *RANGE_RULES,
    *PHONE_RULES,
    *PHONE_LINK_RULES,
    *NEGATIVE_RULES,
    *CARD_ITEM_RULES,
    *RISK_RULES,
    *DOUBLE_NEGATIVE_RULES,
    *DO_NOT_RULES,
    *CARE_CARD_RULES,
    *CLAIM_RULES,
    *COMPARISON_RULES,
    *DENOMINATOR_RULES,
    *FREQUENCY_RULES,
    *FREQUENCY_BAND_RULES,
    *SHARE_RULES,
    *SUM_RULES,
    *IDIOM_RULES,
    *PRIVATE_RULES,
    # understanding
    *SENTENCE_RULES,
    *LIST_RULES,
    *OPENING_RULES,
    *JARGON_RULES,
    *TERM_RULES,
    *ABBREVIATION_RULES,
    *PEOPLE_RULES,
    *TONE_RULES,
    *PASSIVE_RULES,
    *ADDRESS_RULES,
    *RARE_ILLNESS_RULES,
    *REPEATED_WORD_RULES,
    *TWO_NAMES_RULES,
    *LINK_RULES,
    *HEADING_RULES,
    *HEADING_TREE_RULES,
    *DATE_RULES,
    *TIME_RULES,
    *THOUSAND_RULES,
    *TEMPERATURE_RULES,
    *SHORTHAND_RULES,
    *CHARACTER_RULES,
    *SPACING_RULES,
    *QUOTE_RULES,
    # evidence and parts
    *PART_RULES,
    # evidence
    *EVIDENCE_RULES,
    *IDENTIFIER_RULES,
)


def diagnose_language(
    leaflet: Leaflet, language: str, asked: Asked = "leaflet", today: date | None = None
) -> Iterator[Diagnostic]:
    """What all rules of language that are asked of the same have to say of a leaflet in one of its languages, on a day;
    its prose is made once."""
    prose = read_prose(leaflet, language, today)
    for one in LANGUAGE_RULES:
        if one.asked == asked:
            yield from one.diagnose(prose)


__all__ = ["LANGUAGE_RULES", "Asked", "LanguageRule", "diagnose_language"]
