"""Variables of references (Citation Style Language 1.0.2, appendix IV), and our own keys beside them."""

from __future__ import annotations

_NAMES = (
    "author chair collection-editor compiler composer container-author contributor curator director editor "
    "editor-translator editortranslator editorial-director executive-producer guest host illustrator interviewer "
    "narrator organizer original-author performer producer recipient reviewed-author script-writer series-creator "
    "translator"
)
_DATES = "accessed available-date event-date issued original-date submitted"
_WORDS = (
    "archive archive_collection archive_location archive-place authority call-number chapter-number collection-number "
    "collection-title container-title container-title-short dimensions division edition event event-title event-place "
    "genre ISBN ISSN issue journalAbbreviation jurisdiction license medium number number-of-pages number-of-volumes "
    "original-publisher original-publisher-place original-title page page-first part part-number part-title printing "
    "printing-number publisher publisher-place reviewed-genre reviewed-title scale section shortTitle status "
    "supplement supplement-number title title-short type URL version volume volume-title volume-title-short"
)
_UNSEEN = (
    "abstract annote categories citation-key citation-label citation-number custom first-reference-note-number id "
    "keyword language locator references source year-suffix"
)
_OURS = "DOI PMCID PMID note known-through"

NAMES = frozenset(_NAMES.split())
"""Those that hold a list of names."""
DATES = frozenset(_DATES.split())
"""Those that hold a date."""
UNPRINTED = frozenset(f"{_UNSEEN} {_OURS}".split())
"""What the style does not print, or we print ourselves. A DOI is printed as the address of what has no other."""
PRINTED = frozenset(f"{_WORDS} DOI PMCID PMID note".split())
"""Those that hold words, or a number."""
VARIABLES = NAMES | DATES | PRINTED | UNPRINTED
"""All keys that a reference may have."""
