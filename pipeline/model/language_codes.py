"""Codes of the rules of language (LNG), a part of the table of codes: what readers could misread, or not read at all.

100 to 199 are about safety, 200 to 299 about understanding, 300 to 399 about evidence and the parts of a leaflet.
"""

from __future__ import annotations

from typing import Literal

from pipeline.model.diagnostics import Fixable, Rule, Severity


def _rule(
    code: str,
    name: str,
    title: str,
    severity: Severity = "warning",
    *,
    waived_by: Literal["anybody", "clinician", "nobody"] = "anybody",
    fixable: Fixable = "",
) -> Rule:
    """A line of the table. What can do harm `nobody` may allow; what has to be judged, only a `clinician` who is named
    among the clinical reviewers of the leaflet. What `anybody` may allow, they may where it is an error too.
    What it expects `check --fix` may write where it is `fixable`."""
    return Rule(
        code,
        name,
        severity,
        title,
        waivable=waived_by != "nobody",
        clinical=waived_by == "clinician",
        errors_waivable=waived_by == "anybody",
        fixable=fixable,
    )


# Doses, numbers and phones
TYPED_DOSE = _rule("LNG101", "typed-dose", "A dose is typed into the text", "error", waived_by="nobody")
ABBREVIATED_UNIT = _rule(
    "LNG102", "abbreviated-unit", "A unit or a time of taking is shortened", "error", waived_by="nobody"
)
NAKED_DECIMAL = _rule("LNG103", "naked-decimal", "A decimal can be misread", "error", waived_by="nobody")
DASHED_RANGE = _rule("LNG104", "dashed-range", "A range has a dash", "error", waived_by="nobody")
TYPED_PHONE = _rule("LNG105", "typed-phone", "A phone number is typed into the text", "error", waived_by="nobody")
PHONE_NOT_TO_CALL = _rule(
    "LNG106", "phone-not-to-call", "A phone number stands where nobody is to call it", "error", waived_by="nobody"
)

# Negatives
NEGATIVE_CONTRACTION = _rule(
    "LNG107", "negative-contraction", "“Not” is shortened", "error", waived_by="nobody", fixable="words"
)
DOUBLE_NEGATIVE = _rule("LNG108", "double-negative", "Two negatives say yes together", "error", waived_by="nobody")
DO_NOT_SAYS_DO = _rule("LNG109", "do-not-says-do", "A “do not” item says what to do, too", "error", waived_by="nobody")

# Care cards
NO_EMERGENCY_CARD = _rule(
    "LNG110", "no-emergency-card", "A leaflet about an illness has no emergency card", waived_by="clinician"
)
LATE_CARE_CARDS = _rule(
    "LNG111", "late-care-cards", "A care card stands behind the first section", waived_by="clinician"
)
DOUBLED_CARD_LEVEL = _rule("LNG112", "doubled-card-level", "Two care cards have one level", waived_by="clinician")
LONG_CARE_CARD = _rule("LNG113", "long-care-card", "A care card has too many signs", waived_by="clinician")
LONG_CARD_ITEM = _rule("LNG114", "long-card-item", "A sign in a care card is too long", waived_by="clinician")
JOINED_SIGNS = _rule("LNG115", "joined-signs", "An item of a care card joins two signs", waived_by="clinician")
SIGN_WITHOUT_TIME = _rule("LNG116", "sign-without-time", "A sign of a care card may be old", waived_by="clinician")
VAGUE_SEVERITY = _rule(
    "LNG117", "vague-severity", "A care card does not say how bad a sign has to be", waived_by="clinician"
)

# Claims and risks
TYPED_PERCENTAGE = _rule("LNG121", "typed-percentage", "A chance in percent is typed", waived_by="clinician")
TYPED_CHANCE = _rule("LNG122", "typed-chance", "A chance is typed", "error", waived_by="nobody")
FALSE_REASSURANCE = _rule(
    "LNG118", "false-reassurance", "Readers are told that nothing can happen", "error", waived_by="nobody"
)
GUARANTEE = _rule("LNG119", "guarantee", "A result is guaranteed", "error", waived_by="nobody")
CURE_CLAIM = _rule("LNG120", "cure-claim", "A cure is promised", "error", waived_by="nobody")
DANGEROUS_IDIOM = _rule("LNG126", "dangerous-idiom", "An idiom turns round when it is translated")
RELATIVE_RISK = _rule("LNG123", "relative-risk", "A risk is told by another", "error", waived_by="nobody")
MIXED_DENOMINATORS = _rule(
    "LNG124", "mixed-denominators", "Chances that are compared are of different wholes", waived_by="clinician"
)
FREQUENCY_WORD = _rule(
    "LNG125", "frequency-word", "How often a side effect happens is only said in words", waived_by="clinician"
)

# Numbers that do not fit their words, or each other
FREQUENCY_BAND = _rule(
    "NUM110", "frequency-band", "A word for how often something happens does not fit its number", waived_by="clinician"
)
SHARE_WORD = _rule("NUM111", "share-word", "A word for a share does not fit its number", waived_by="clinician")
SUMS = _rule("NUM112", "sums", "Numbers that belong together do not add up", waived_by="clinician")

# Sentences, paragraphs and lists
LONG_SENTENCE = _rule("LNG201", "long-sentence", "A sentence has too many words")
CHOPPY = _rule("LNG202", "choppy", "The sentences of a section are too short, or too alike")
LONG_PARAGRAPH = _rule("LNG203", "long-paragraph", "A paragraph has too many sentences")
LONG_LIST = _rule("LNG204", "long-list", "A list has too many items")
LIST_FORM = _rule("LNG205", "list-form", "A list is not written like one")
ONE_ITEM_LIST = _rule("LNG206", "one-item-list", "A list has one item only")
OPENING_PRONOUN = _rule("LNG208", "opening-pronoun", "A text opens with a word that stands for something else")

# Text messages
PRIVATE_RESULT = _rule(
    "MSG133", "private-result", "A message tells a result, a medicine or an illness", "error", waived_by="nobody"
)

# Words
JARGON = _rule("LNG207", "jargon", "A word is one that few readers know")
STIGMA = _rule("LNG213", "stigma", "A word blames or pities people")
PERSON_FIRST = _rule("LNG214", "person-first", "People are named after an illness")
BELITTLING = _rule("LNG215", "belittling", "An instruction is called easy or obvious")
YOU_AND_RARE_ILLNESS = _rule("LNG216", "you-and-rare-illness", "A rare illness is said to be the reader's")
PATIENTS_SHOULD = _rule("LNG218", "patients-should", "A leaflet speaks of patients, not to its reader")
PASSIVE_INSTRUCTION = _rule("LNG219", "passive-instruction", "An instruction does not say who does it")
TWO_NAMES = _rule("LNG228", "two-names", "One thing has two names")
REPEATED_WORD = _rule("LNG237", "repeated-word", "A word stands twice")

# Terms and abbreviations
UNEXPLAINED_TERM = _rule("LNG209", "unexplained-term", "A term stands before it is explained")
UNUSED_TERM = _rule("LNG210", "unused-term", "The glossary explains a term that no leaflet uses")
UNEXPLAINED_ABBREVIATION = _rule("LNG211", "unexplained-abbreviation", "An abbreviation is not explained")
NEEDLESS_ABBREVIATION = _rule("LNG212", "needless-abbreviation", "An abbreviation is explained and not used")

# Who is spoken to
NOBODY_ADDRESSED = _rule("LNG217", "nobody-addressed", "A part about what to do speaks to nobody")

# Links and headings
LINK_WORDS = _rule("LNG220", "link-words", "The words of a link do not say where it leads")
BARE_ADDRESS = _rule("LNG221", "bare-address", "A web address stands in the words")
LONG_HEADING = _rule("LNG222", "long-heading", "A heading is too long")
HEADING_STOP = _rule("LNG223", "heading-stop", "A heading ends with a full stop")
HEADING_QUESTION = _rule("LNG224", "heading-question", "A heading is a question")
SHOUTED_HEADING = _rule("LNG225", "shouted-heading", "A heading is in capitals")

REPEATED_HEADING = _rule("LNG226", "repeated-heading", "A heading stands twice")
LONE_SECTION = _rule("LNG227", "lone-section", "A part has one smaller part only")

# Dates, numbers and signs
DATE_FORM = _rule("LNG229", "date-form", "A date is written in figures, or shortened")
TIME_FORM = _rule("LNG230", "time-form", "A time of day is not written on a clock of twelve hours")
THOUSANDS = _rule("LNG231", "thousands", "The thousands of a figure are not parted")
TEMPERATURE = _rule("LNG232", "temperature", "A temperature has no letter right behind it", fixable="spaces")
LATIN = _rule("LNG233", "latin", "Latin stands in the words")
SLASH = _rule("LNG234", "slash", "A slash stands between words")
OPTIONAL_PLURAL = _rule("LNG235", "optional-plural", "The ending of a word stands in brackets")
VAGUE_AMOUNT = _rule("LNG241", "vague-amount", "An amount or a time is vague")
SPACES = _rule("LNG238", "spaces", "A space is missing, or stands where none belongs", fixable="spaces")
AMPERSAND = _rule("LNG236", "ampersand", "“&” stands for “and”", fixable="words")
ODD_UNICODE = _rule("LNG239", "odd-unicode", "A character is not what it looks like", fixable="words")
MIXED_QUOTES = _rule("LNG240", "mixed-quotes", "Quotation marks are straight and curly side by side", fixable="words")

# Evidence
CLAIM_WITHOUT_EVIDENCE = _rule("LNG301", "claim-without-evidence", "A section claims something and cites nothing")
UNCITED_REFERENCE = _rule("LNG302", "uncited-reference", "No leaflet cites a reference")
MALFORMED_IDENTIFIER = _rule("LNG303", "malformed-identifier", "A reference cannot be looked up by its number")
OLD_EVIDENCE = _rule("LNG304", "old-evidence", "A reference that is cited is old")

# Parts of a leaflet
PART_ORDER = _rule("LNG312", "part-order", "Sections are not in the usual order")
LARGE_SECTION = _rule("LNG313", "large-section", "A section is out of proportion")

LANGUAGE_RULES: dict[str, Rule] = {value.code: value for value in list(globals().values()) if isinstance(value, Rule)}
"""The rules of language by code, in the order of the table."""
