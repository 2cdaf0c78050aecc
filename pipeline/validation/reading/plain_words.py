"""Words that are printed as they stand, in captions and credits: markup would be printed with them. And what a picture
shows, which is heard as it stands."""

from __future__ import annotations

import re

from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostics
from pipeline.model.document import Cite, Fact, Inlines, Link, plain, walk
from pipeline.model.source import Span

_TOKEN = re.compile(r"\{\{(?:(?!\{\{).)*?(?:\}\}|$)|\[@(?:(?!\[@).)*?(?:\]|$)|\(\([a-z][\w-]*\)\)")
"""None of them looks beyond the next opening: words full of openings are read in time."""
_MARKUP = re.compile(
    r"""(?<!\w)(\*\*?|__?)(?=\S)[^*_]*(?<=\S)\1(?!\w)   # emphasis
    | !?\[[^\[\]]*\][({][^)}]*[)}]?                     # a link, a picture, a term, words in another language
    | `[^`]*`                                           # code
    | </?[A-Za-z][^>]*>?                                # HTML, and an address between angle brackets
    | \{[.\#:A-Za-z][^}]*\}?                            # attributes
    | <!--(?:(?!<!--).)*?(?:-->|$)                      # a comment
    | ~~[^~]+~~ | (?<=\w)~\w+~ | (?<=\w)\^\w+\^         # struck out, below and above the line
    | &(?:\#\d+|\#[xX][0-9A-Fa-f]+|[A-Za-z][A-Za-z0-9]*); # a character by its name
    | \\[!-/:-@\[-`{-~]                                 # a sign that is escaped
    """,
    re.VERBOSE,
)


_PICTURE = re.compile(r"!\[(?:(?!!\[)[^\]])*\]\(([^<>\n]{1,255}\.(?:svg|png|jpe?g)) *[)\"“]", re.IGNORECASE)


def check_for_pictures(words: str, span: Span, diagnostics: Diagnostics) -> None:
    """Report a picture that Markdown took for words, because its file's name has a space in it."""
    picture = _PICTURE.search(words)
    if picture:
        message = f"this picture would be printed as words: its name, `{picture[1]}`, has a space in it"
        diagnostics.report(codes.MISSING_PICTURE, span, message, f"write `<{picture[1]}>` in the brackets")


def find_markup(words: str) -> re.Match[str] | None:
    """The first markup, fact, citation or placeholder in some words that are printed as they stand."""
    return _TOKEN.search(words) or _MARKUP.search(words)


def check_plain_words(what: str, words: str, span: Span, diagnostics: Diagnostics) -> None:
    """Report markup in words that are `what` ("a caption")."""
    token = _TOKEN.search(words)
    if token:
        kind = "placeholder" if token[0].startswith("(") else "fact or citation"
        message = f"{what} takes plain words, not the {kind} `{token[0]}`"
        diagnostics.report(codes.MALFORMED_TOKEN, span, message, "say it in the text beside it")
        return
    markup = _MARKUP.search(words)
    if markup:
        message = f"{what} takes plain words; `{markup[0]}` would be printed with its signs"
        diagnostics.report(codes.ATTRIBUTE, span, message, "write the words alone, or say it in the text beside it")


def check_picture_words(alt: Inlines, caption: str, here: Span, diagnostics: Diagnostics) -> None:
    """Report alternative text that is missing, says what the caption says, or holds more than words."""
    alt_words = plain(alt).strip()
    hint, kinds = "say it in the text beside the picture", {type(node) for node in walk(alt)}
    if Link in kinds:
        diagnostics.report(codes.OUT_OF_PLACE, here, "a link cannot stand in a picture's words", hint)
    elif "((" in alt_words or kinds & {Fact, Cite}:
        what = "facts, citations and placeholders"
        diagnostics.report(codes.MALFORMED_TOKEN, here, f"{what} cannot stand in a picture's words", hint)
    elif not alt_words:
        hint = "say in the brackets what the picture shows: `![Two legs, one thinner](images/legs.svg)`"
        diagnostics.report(codes.NO_ALT_TEXT, here, "this picture has no alternative text", hint)
    elif alt_words.casefold().strip(" .") == caption.casefold().strip(" ."):
        hint = "say in the brackets what is seen, and in the caption what it means"
        diagnostics.report(codes.ALT_IS_CAPTION, here, "the alternative text repeats the caption", hint)
