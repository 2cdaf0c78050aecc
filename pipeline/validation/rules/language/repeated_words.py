"""Rule of repeated words: nothing stands twice by mistake."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model import language_codes as codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.validation.prose import Prose, ProsePassage
from pipeline.validation.rules.language.language_rule import LanguageRule
from pipeline.validation.rules.phrases import find_phrases
from pipeline.validation.rules.rule_data import RuleData

_TWICE = re.compile(r"(?<![\w'’‑-])([^\W\d_][^\W\d_'’-]*)(?:\s+\1)+(?![\w'’]|[‑-]\w)", re.IGNORECASE)


def no_word_stands_twice(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """No word stands twice side by side, but for those that may: “had had”, “log in in the morning”, names. Over the
    end of a line they are a mistake more often than not. The words of a story are somebody's own."""
    for passage in prose.but("story"):
        matches = list(_TWICE.finditer(passage.typed))
        fine = [match.span() for match in find_phrases(passage.typed, data.fine)] if matches else []
        for match in matches:
            span = passage.span(match.start(), match.end())
            harmless = any(start <= match.start() and match.end() <= end for start, end in fine)
            if (
                (harmless and span.line == span.end_line)
                or _is_parted(passage, match)
                or _is_named_so(passage, match, data)
            ):
                continue
            message = f"“{match[1]}” stands twice"
            yield codes.REPEATED_WORD.at(span, message, expected=match[1])


def _is_parted(passage: ProsePassage, match: re.Match[str]) -> bool:
    """Whether a line to write on stands between the two: behind its label, and in front of its unit."""
    ends = (blank.end - len(blank.name) for blank in passage.marks_of("blank"))
    return any(match.start() < end < match.end() for end in ends)


def _is_named_so(passage: ProsePassage, match: re.Match[str], data: RuleData) -> bool:
    """Whether it is a letter that names something, as a vitamin or a group, or a name that repeats itself."""
    words = match.group().split()
    sentence = passage.sentence_at(match.start())
    opens = sentence is None or sentence.start == match.start()
    if len(words[0]) == 1:
        return not (words[0].casefold() == "i" or words[0] == "a" or (words[0] == "A" and opens))
    if passage.is_in_capitals or not all(word.istitle() for word in words):
        return False
    return not opens or words[0].casefold() not in data.lists["common"]


REPEATED_WORD_RULES = (LanguageRule(codes.REPEATED_WORD, no_word_stands_twice),)
