"""Codes of all diagnostics that Plainleaf can make, as one literal table. The page of each rule is in rules/pages/.

Families: SRC the source, FCT facts and evidence, NUM numbers and risk, GOV governance, ACC accessibility at the source,
MSG messages, TRN translation, LNG language (in language_codes.py), and for what came out OUT the files as they were
published, HTM the page, PDF the print leaflet, EPB the e-book. A code is never used
again for something else.
"""

from __future__ import annotations

from pipeline.model.diagnostics import Rule, Severity
from pipeline.model.language_codes import LANGUAGE_RULES


def _rule(
    code: str,
    name: str,
    title: str,
    severity: Severity = "error",
    *,
    nobody: bool = False,
    warns: bool = False,
    errors: bool = False,
) -> Rule:
    """A line of the table. Warnings can be allowed, with a reason and a last day; `nobody` may allow those that can do
    harm to a reader, or that are untrue. `warns` stands at an error or a note that can be a warning too, and
    `errors` where what is allowed may be an error as well."""
    waivable = not nobody and (warns or severity == "warning")
    return Rule(code, name, severity, title, waivable=waivable, errors_waivable=errors)


# Files
MISSING_FILE = _rule("SRC001", "missing-file", "A file is missing")
NOT_UTF8 = _rule("SRC002", "not-utf-8", "A file is not UTF-8 text")
CONTROL_CHARACTER = _rule("SRC003", "control-character", "A file contains a character that is not text")
EMPTY_FILE = _rule("SRC004", "empty-file", "A file is empty")
FILE_NAME = _rule("SRC005", "file-name", "A file or folder has a name that is not recognised")
UNREADABLE = _rule("SRC006", "unreadable", "A file cannot be read")
INVISIBLE_CHARACTER = _rule("SRC007", "invisible-character", "A text contains an invisible character")
# YAML
BROKEN_YAML = _rule("SRC101", "broken-yaml", "The YAML cannot be read")
DUPLICATE_KEY = _rule("SRC102", "duplicate-key", "A key is used twice")
UNKNOWN_KEY = _rule("SRC103", "unknown-key", "A key is not recognised")
WRONG_VALUE = _rule("SRC104", "wrong-value", "A value is not valid for its key")
MISSING_KEY = _rule("SRC105", "missing-key", "A key is missing")
YAML_FEATURE = _rule("SRC106", "yaml-feature", "Anchors, aliases and tags are not part of the source format")
UNQUOTED = _rule("SRC107", "unquoted", "A value needs quotes")
TOO_LARGE = _rule("SRC108", "too-large", "A file is larger or deeper than a leaflet can be")
CUT_VALUE = _rule("SRC109", "cut-value", "A value is cut off before its end")
STYLE_ENTRY = _rule("SRC111", "style-entry", "An entry of style.yaml does not work")
LANGUAGE_WORDS = _rule("SRC112", "language-words", "Words of a language are missing or do not fit")
LATER_FORMAT = _rule("SRC110", "later-format", "The source is written for a later Plainleaf")
# Markdown
FRONT_MATTER = _rule("SRC201", "front-matter", "The front matter is missing or not closed")
RAW_HTML = _rule("SRC301", "raw-html", "Raw HTML is not part of the source format")
NOT_SUPPORTED = _rule("SRC302", "not-supported", "This Markdown is not part of the source format")
UNCLOSED_BLOCK = _rule("SRC303", "unclosed-block", "A block is not closed")
MALFORMED_BLOCK = _rule("SRC304", "malformed-block", "The opening line of a block cannot be read")
UNKNOWN_BLOCK = _rule("SRC305", "unknown-block", "A block is not recognised")
ATTRIBUTE = _rule("SRC306", "attribute", "An attribute is unknown, missing, repeated or invalid")
STRAY_ATTRIBUTES = _rule("SRC307", "stray-attributes", "Attributes are not attached to anything")
NESTING = _rule("SRC308", "nesting", "Lists or blocks are nested too deep")
BLOCK_SHAPE = _rule("SRC309", "block-shape", "A block does not contain what it needs")
OUT_OF_PLACE = _rule("SRC310", "out-of-place", "Something is in the wrong place")
LINK_DEFINITION = _rule("SRC312", "link-definition", "Link definitions are not part of the source format")
MALFORMED_TOKEN = _rule("SRC313", "malformed-token", "A fact, citation or placeholder is written incorrectly")
UNKNOWN_SECTION = _rule("SRC314", "unknown-section", "A standing section does not exist")
LOST_WORDS = _rule("SRC315", "lost-words", "Words would be lost")
SPLIT_WORD = _rule("SRC316", "split-word", "Emphasis stands inside a word or a number")
SHORT_ROW = _rule("SRC317", "short-row", "A row has fewer cells than its table", "warning")
COMMENT = _rule("SRC318", "comment", "A comment is written incorrectly")
LEFTOVER_MARK = _rule("SRC319", "leftover-mark", "A Markdown sign is left over in the words", "warning")
READ_OTHERWISE = _rule("SRC320", "read-otherwise", "Markdown reads a line as something else", "warning")
STEP_NUMBERS = _rule("SRC321", "step-numbers", "Steps are not numbered one after the other", "warning")
# Ids and links
MISSING_ID = _rule("SRC401", "missing-id", "A section has no id")
DUPLICATE_ID = _rule("SRC402", "duplicate-id", "An id is used twice")
BAD_ID = _rule("SRC403", "bad-id", "An id is badly formed or reserved")
UNKNOWN_TARGET = _rule("SRC404", "unknown-target", "A link leads nowhere")
LINK_ADDRESS = _rule("SRC405", "link-address", "A link address is not safe to print or follow")
LEAFLET_LINK = _rule("SRC406", "leaflet-link", "A link to another leaflet is written incorrectly")
MOVED_LEAFLET = _rule("SRC407", "moved-leaflet", "A link names a leaflet by an id that it had before", "warning")
EARLIER_ID = _rule("SRC408", "earlier-id", "An earlier id under “was” cannot be used")
# Pictures
MISSING_PICTURE = _rule("SRC501", "missing-picture", "A picture is missing")
PICTURE_OUTSIDE = _rule("SRC502", "picture-outside", "A picture is not in the images folder")
UNSAFE_PICTURE = _rule("SRC503", "unsafe-picture", "A drawing contains a script or loads something from elsewhere")
PICTURE_SIZE = _rule("SRC504", "picture-size", "A picture is too large")
NOT_A_PICTURE = _rule("SRC505", "not-a-picture", "A picture cannot be read")
UNPRINTABLE_PICTURE = _rule(
    "SRC506", "unprintable-picture", "A drawing contains something that not every form can draw"
)
# Places
UNKNOWN_PLACE = _rule("SRC601", "unknown-place", "A place is not in places.yaml")
PLACE_CIRCLE = _rule("SRC602", "place-circle", "Places are within each other")
NOT_FOR_SOME_PLACES = _rule("SRC603", "not-for-some-places", "This is the same in every place")
NEVER_PRINTED = _rule("SRC604", "never-printed", "No place gets what is for some places only")
LOCAL_FACT = _rule("SRC605", "local-fact", "A place sets a fact that it cannot set", warns=True)
# Facts and evidence
UNKNOWN_FACT = _rule("FCT101", "unknown-fact", "A fact does not exist")
UNKNOWN_CITATION = _rule("FCT102", "unknown-citation", "A citation is not in references.yaml")
UNKNOWN_TERM = _rule("FCT103", "unknown-term", "A term is not in glossary.yaml")
UNKNOWN_SERVICE = _rule("FCT104", "unknown-service", "A phone service is not in publisher.yaml")
IMPOSSIBLE_RISK = _rule("FCT105", "impossible-risk", "A risk counts more people than its total")
UNUSED_FACT = _rule("FCT106", "unused-fact", "A fact is never used", "warning")
UNTRANSLATED = _rule("FCT107", "untranslated", "Something has no translation in this language")
INCOMPLETE_REFERENCE = _rule("FCT108", "incomplete-reference", "A reference is incomplete")
FUTURE_REFERENCE = _rule("FCT120", "future-reference", "A reference is dated in the future", "warning")
SECOND_HAND_CIRCLE = _rule("FCT121", "second-hand-circle", "References are known only through each other")
IMPOSSIBLE_PHONE = _rule("FCT115", "impossible-phone", "Nobody can be called at a phone number", "warning")
# Numbers and risk
NOT_A_RISK = _rule("NUM101", "not-a-risk", "Something else than a risk is compared")
NO_COMMON_WHOLE = _rule("NUM102", "no-common-whole", "Risks that are compared cannot be of as many people")
SAME_TITLE = _rule("NUM103", "same-title", "Two risks that are compared have the same label")
UNLIKE_EVIDENCE = _rule("NUM104", "unlike-evidence", "Risks that are compared come from different sources", "warning")
# Governance
NOT_REVIEWED = _rule("GOV101", "not-reviewed", "These words are not signed off")
NO_REVIEW_DATE = _rule("GOV102", "no-review-date", "The dates of review are not set")
NO_USER_TESTING = _rule("GOV103", "no-user-testing", "The leaflet has not been tested with readers")
NO_CONTACT = _rule("GOV104", "no-contact", "Readers cannot reach the publisher")
TO_CHECK = _rule("GOV105", "to-check", "A clinician has to check this point")
VERSION_HISTORY = _rule("GOV106", "version-history", "The version has no entry in the history")
REVIEW_OVERDUE = _rule("GOV107", "review-dates", "The dates of review do not fit together")
FUTURE_DATE = _rule("GOV108", "future-date", "Something already done is dated in the future", "warning", nobody=True)
OVERDUE_REVIEW = _rule("GOV109", "overdue-review", "The next review is overdue", "warning", nobody=True)
REVIEW_DUE = _rule("GOV140", "review-due", "The next review is due soon", "warning", nobody=True)
IMPOSSIBLE_DATES = _rule("GOV141", "impossible-dates", "Dates cannot be as they are written", "warning", nobody=True)
WAIVER = _rule("GOV110", "waiver", "A waiver under “allow” does not work")
EDITED_WORDS = _rule("GOV120", "edited-words", "What is kept of a sign-off is not as it was signed")
LOST_SIGNED_WORDS = _rule("GOV121", "lost-signed-words", "The words that somebody signed are not kept")
NO_SIGNING_ROLE = _rule("GOV122", "no-signing-role", "Somebody signed in a role that has to sign nothing", "warning")
SIGNED_TWICE = _rule("GOV123", "signed-twice", "Somebody signed the same words twice", "warning")
NO_OWNER = _rule("GOV124", "no-owner", "Nobody looks after a published leaflet", "warning")
UNDERSTATED_CHANGE = _rule("GOV130", "understated-change", "The history calls a change less than it is")
NO_CONSENT = _rule("GOV111", "no-consent", "A story is told without consent")
HARDER_TO_READ = _rule(
    "GOV170", "harder-to-read", "A version is harder to read than the one before", "warning", errors=True
)
WITHDRAWAL = _rule("GOV160", "withdrawal", "What is said of a withdrawal does not fit the leaflet")
WITHDRAWN_INSTEAD = _rule("GOV161", "withdrawn-instead", "What is to be read instead cannot be read")
WITHDRAWAL_REASON = _rule("GOV162", "withdrawal-reason", "Not all readers are told why it is withdrawn", "warning")
NO_WITHDRAWN_PAGE = _rule("GOV163", "no-withdrawn-page", "No page can say that a leaflet is withdrawn")
NO_FEEDBACK = _rule("GOV165", "no-feedback", "Readers cannot say what they think of the leaflet")
FEEDBACK_KEYWORD = _rule("GOV166", "feedback-keyword", "The word for feedback means something else")
LONG_FEEDBACK_ADDRESS = _rule("GOV167", "long-feedback-address", "An address is too long to type from paper", "warning")
# The record of releases
CHANGED_ENTRY = _rule("GOV150", "changed-entry", "An entry of the record of releases was changed", nobody=True)
BROKEN_RECORD = _rule("GOV151", "broken-record", "Entries of the record of releases are missing or out of order")
TWO_RELEASES = _rule("GOV152", "two-releases", "Two branches have each released a leaflet", nobody=True)
LOST_RELEASE = _rule("GOV153", "lost-release", "A release is gone from the record")
CHANGED_HISTORY = _rule("GOV154", "changed-history", "The history is not as it was at a release")
# Accessibility at the source
HEADING_JUMP = _rule("ACC101", "heading-jump", "A heading level is skipped")
NO_ALT_TEXT = _rule("ACC102", "no-alt-text", "A picture has no alternative text")
ALT_IS_CAPTION = _rule("ACC103", "alt-is-caption", "The alternative text repeats the caption")
EMPTY_HEADER = _rule("ACC104", "empty-header", "A header cell is empty")
MISSING_GLYPH = _rule("ACC105", "missing-glyph", "The fonts have no glyph for a character")
DO_NOT_WORDS = _rule("ACC106", "do-not-words", "An item under “Do not” does not say “do not”")
EMPTY_WORDS = _rule("ACC107", "empty-words", "A heading, link, term or line to write on has no words")
MERGED_HEADER = _rule("ACC108", "merged-header", "A header is meant for several rows or columns")
UNCLEAR_SIGN = _rule("ACC109", "unclear-sign", "A sign stands where words are clearer", "warning")
COLOUR_UNUSABLE = _rule("ACC110", "colour-unusable", "A colour of the publisher cannot be used")
# Messages
CLINICAL_CHARACTER = _rule("MSG101", "clinical-character", "A message contains a character that phones may change")
TOO_MANY_PARTS = _rule("MSG102", "too-many-parts", "A message is too long")
UNDECLARED_PLACEHOLDER = _rule("MSG103", "undeclared-placeholder", "A placeholder is not declared")
MESSAGE_MARKUP = _rule("MSG104", "message-markup", "A message contains formatting")
NORMALISED = _rule("MSG105", "normalised", "A message is sent with simpler punctuation", "info")
SEVERAL_PARTS = _rule("MSG106", "several-parts", "A message needs more than one part", "warning")
NO_CARD_MESSAGE = _rule("MSG107", "no-card-message", "An emergency card has no message")
UNKNOWN_ABOUT = _rule("MSG108", "unknown-about", "A message is about something that is not in the leaflet", warns=True)
EMPTY_MESSAGE = _rule("MSG109", "empty-message", "A message is empty")
SCHEDULE = _rule("MSG110", "schedule", "A message does not say when it is sent", warns=True)
STALE_MESSAGE = _rule("MSG111", "stale-message", "What a message is about has changed", "warning", nobody=True)
SPLIT_DANGER = _rule("MSG112", "split-danger", "A message is split where it can do harm")
LATE_NUMBER = _rule("MSG113", "late-number", "The emergency number is not in the first part of a message")
LINK_FORM = _rule("MSG114", "link-form", "A link in a message may not open, or be trusted", warns=True)
CAPITALS = _rule("MSG115", "capitals", "A message is written in capitals", "warning")
EMPTY_PLACEHOLDER = _rule("MSG116", "empty-placeholder", "A message reads badly where a value is missing", "warning")
STANDS_ALONE = _rule("MSG117", "stands-alone", "A message cannot be understood alone", "warning")
TOO_OFTEN = _rule("MSG118", "too-often", "Messages come too often", "warning")
QUIET_HOURS = _rule("MSG119", "quiet-hours", "A message arrives during quiet hours", "warning")
NO_STARTER = _rule("MSG120", "no-starter", "No message is sent on the day that somebody joins", "warning")
NO_OPT_OUT = _rule("MSG121", "no-opt-out", "People cannot stop the messages", "info", warns=True)
UNKNOWN_REPLY = _rule("MSG141", "unknown-reply", "An answer to a message leads nowhere", warns=True)
UNKNOWN_EVENT = _rule("MSG142", "unknown-event", "What a message is counted from is not described")
TWO_LENGTHS = _rule("MSG143", "two-lengths", "The two lengths of a message do not say the same", warns=True)
NOT_APPROVED = _rule("MSG145", "not-approved", "A messaging system has not approved the messages", "info")
MAY_NOT_BE_SENT = _rule("MSG146", "may-not-be-sent", "A message may not be sent as it stands", nobody=True)
UNSIGNED_SOURCE = _rule("MSG147", "unsigned-source", "A message is about a leaflet that is not published", "info")
DOUBLED_KEYWORD = _rule("MSG122", "doubled-keyword", "Two messages share a keyword", warns=True)
BARE_PRONOUN = _rule("MSG123", "bare-pronoun", "A message opens with a word that stands for something else", "warning")
RELATIVE_DATE = _rule("MSG124", "relative-date", "A message means a day that only its first reader knows", "warning")
NOBODY_TO_REACH = _rule("MSG125", "nobody-to-reach", "For weeks, no message says how to reach somebody", "warning")
NO_STOP_WORD = _rule("MSG126", "no-stop-word", "For weeks, no message says how to stop them", "warning")
LOCK_SCREEN = _rule("MSG127", "lock-screen", "A lock screen shows what is private", "warning")
LOST_WORD = _rule("MSG128", "lost-word", "A message lost a word that changes what the leaflet says", "warning")
# Translations
NOT_PINNED = _rule("TRN101", "not-pinned", "Nobody knows of which words a translation is")
OTHER_WORDS = _rule("TRN102", "other-words", "The words of another leaflet are translated")
LOST_PART = _rule("TRN103", "lost-part", "A translation lacks a part of its source")
OTHER_PART = _rule("TRN104", "other-part", "A translation has other parts than its source")
OTHER_SENDING = _rule("TRN105", "other-sending", "A message is sent otherwise than in the source")
OTHER_FACT = _rule("TRN106", "other-fact", "A translation takes in other facts than its source")
OTHER_NUMBER = _rule("TRN107", "other-number", "A translation has other numbers or units than its source")
OTHER_TARGET = _rule("TRN108", "other-target", "A translation leads to something else than its source")
NOT_TRANSLATED = _rule("TRN109", "not-translated", "Words are not translated")
ODD_LETTERS = _rule("TRN110", "odd-letters", "Letters do not belong to the language")
OTHER_LENGTH = _rule("TRN111", "other-length", "A translation is much longer or shorter than its source", "warning")
NOT_CONFIRMED = _rule("TRN112", "not-confirmed", "Nobody has confirmed the “do not” items", "info")
NEWER_SOURCE = _rule("TRN113", "newer-source", "The source of a translation is newer", "info")
OUTDATED = _rule("TRN114", "outdated-translation", "A translation may do harm by now", "warning", nobody=True)
NEEDLESS_SAME = _rule("TRN115", "needless-same", "Words are called the same and are not", "warning")
UNKNOWN_LANGUAGE = _rule("TRN116", "unknown-language", "There is no language with this tag")
# What reviewers said
OPEN_COMMENT = _rule("MSG401", "open-comment", "A reviewer's comment on a message is open", "info")
VOIDED_SIGN_OFF = _rule("MSG402", "voided-sign-off", "A sign-off is of other words of a message", "info")
KEPT_OF_NOTHING = _rule("MSG403", "kept-of-nothing", "What reviewers said is about no message", "warning")
# What came out
CHANGED_FILE = _rule("OUT101", "changed-file", "A file was changed after it was published")
LOST_FILE = _rule("OUT102", "lost-file", "A published file is missing")
STRAY_FILE = _rule("OUT103", "stray-file", "An unknown file is among the published files", "warning")
PAGE_DIFFERS = _rule("HTM101", "page-differs", "The page does not say what the source says")
PAGE_WORDS_HIDDEN = _rule("HTM102", "page-words-hidden", "Words of the page are hidden by its style")
TOO_MANY_PAGES = _rule("PDF101", "too-many-pages", "A print leaflet has too many pages", "warning")
NOT_PRINTABLE = _rule("PDF102", "not-printable", "The print leaflet could not be laid out properly")
LEAFLET_DIFFERS = _rule("PDF103", "leaflet-differs", "The print leaflet does not say what the source says")
DOES_NOT_FIT = _rule("PDF104", "does-not-fit", "A short edition does not fit on its paper")
NOT_PAIRED = _rule("PDF105", "not-paired", "Two languages cannot be set side by side", nobody=True)
WORDS_OVERLAP = _rule("PDF201", "words-overlap", "Words overlap in a print leaflet")
WORD_OFF_PAGE = _rule("PDF202", "word-off-page", "A word runs into the margin or off the paper")
WORD_LEAVES_BOX = _rule("PDF203", "word-leaves-box", "A word leaves its table cell or its box")
WORD_UNSEEN = _rule("PDF204", "word-unseen", "A word of a print leaflet cannot be seen")
WORD_TOO_SMALL = _rule("PDF205", "word-too-small", "A word of a print leaflet is too small")
STRANDED_HEADING = _rule("PDF206", "stranded-heading", "A heading is separated from its text", "warning")
ROW_CUT = _rule("PDF207", "row-cut", "A row of a table is cut over two pages", "warning")
EMPTY_PAGE = _rule("PDF208", "empty-page", "More than a third of a page is empty", "warning")
BOOK_DIFFERS = _rule("EPB101", "book-differs", "The e-book does not say what the source says")
BOOK_WORDS_HIDDEN = _rule("EPB102", "book-words-hidden", "Words of the e-book are hidden by its style")
CANNOT_BE_EXPORTED = _rule("MSG301", "cannot-be-exported", "A messaging system would spoil or refuse the messages")
MESSAGES_DIFFER = _rule("MSG201", "messages-differ", "The message files do not say what the source says")

_OWN = {value.code: value for value in list(globals().values()) if isinstance(value, Rule)}
RULES: dict[str, Rule] = {**_OWN, **LANGUAGE_RULES}
"""All rules by code, in the order of the table."""
