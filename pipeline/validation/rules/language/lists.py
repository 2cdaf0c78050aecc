"""Rules of lists: how long one is, and that it is written like one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from pipeline.model import language_codes as codes
from pipeline.model.diagnostics import Diagnostic, Severity
from pipeline.validation.prose import PassageKind, Prose, ProsePassage
from pipeline.validation.rules.language.language_rule import LanguageRule
from pipeline.validation.rules.language.list_grammar import find_odd_item
from pipeline.validation.rules.rule_data import RuleData

ListItems: TypeAlias = Sequence[ProsePassage]
"""The first passage of each item of a list."""
_BOXES: tuple[PassageKind, ...] = ("care-card", "do", "do-not", "key-point", "questions")
"""Lists that have a heading of ours, and may have one item."""
_NOT_JUDGED: tuple[PassageKind, ...] = ("story",)
_LEADING: tuple[PassageKind, ...] = ("paragraph", "groups", "option")
_CLOSING = "\"'”’»)]*"
_FIRST = re.compile(r"[\s\"'“‘«(*]*([^\W\d_]+)")
_LAST = re.compile(r"\S+$")


def lists_are_short(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """No list of points has more items than are kept in mind; one that has more still is an error. Steps are as many as
    they are, and care cards have a rule of their own."""
    most = int(data.thresholds["most_items"])
    for items in _list_bullets(prose):
        if len(items) > most and items[0].kind != "care-card":
            severity: Severity | None = "error" if len(items) > data.thresholds["most_items_at_all"] else None
            message = f"this list has {len(items)} items"
            hint = f"make two lists of it, each with up to {most} items and its own words that lead in"
            yield codes.LONG_LIST.at(items[most].whole, message, hint, severity)


def lists_have_items(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """No list, and no row of steps, has one item only: it is a sentence. A box is made for a list, and may have one. A
    number other than 1 is a step that stands by itself by mistake, or a year, which other rules say."""
    for items in prose.lists:
        parent = items[0].parent
        judged = items[0].kind not in _NOT_JUDGED and not _is_in_box(items[0])
        if judged and len(parent.items) == 1 and getattr(parent, "start", 1) == 1:
            hint = "write it as a sentence, without a mark or a number in front, or add what is missing"
            yield codes.ONE_ITEM_LIST.at(items[0].whole, "this list has one item only", hint)


def lists_are_alike(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """Each list of points is led in by words with a colon, and its items are alike: no “and”, semicolon or comma
    between them, a full stop behind all or none, all with a capital letter or none, and each goes on from the words
    that lead in. A list has one finding, the plainest."""
    before = {id(one): previous for previous, one in zip(prose.passages, prose.passages[1:], strict=False)}
    for items in _list_bullets(prose):
        lead = _find_lead_in(prose, items)
        diagnostics = _diagnose_form(items, lead, before, data)
        yield from [one for one in [next(diagnostics, None)] if one]


def _is_in_box(item: ProsePassage) -> bool:
    return item.kind in _BOXES or getattr(item.block, "name", "") == "checklist"


def _list_bullets(prose: Prose) -> Iterator[ListItems]:
    for items in prose.lists:
        if items[0].parent.kind == "bullets" and items[0].kind not in _NOT_JUDGED:
            yield items


def _find_lead_in(prose: Prose, items: ListItems) -> ProsePassage | None:
    lead = prose.find_lead_in(items[0])
    return None if lead is None or lead.is_title or not lead.sentences else lead


def _diagnose_form(
    items: ListItems, lead: ProsePassage | None, before: Mapping[int, ProsePassage], data: RuleData
) -> Iterator[Diagnostic]:
    yield from _find_separators(items, data)
    yield from _diagnose_lead_in(items, lead, before)
    yield from _find_odd_stops(items)
    yield from _find_odd_capitals(items, data)
    sentence = lead.sentences[-1].words if lead else ""
    odd = None if all(map(_is_sentence, items)) else find_odd_item(items, sentence.rstrip(" :"), data)
    if odd is not None:
        hint = "begin each item in the same way, so that each goes on from the words before the list"
        yield codes.LIST_FORM.at(odd.whole, "this item begins in another way than the others of its list", hint)


def _find_separators(items: ListItems, data: RuleData) -> Iterator[Diagnostic]:
    """Words and signs that join an item to the next, as in a sentence."""
    joining = data.lists["joining"]
    for number, item in enumerate(items):
        words = item.words.rstrip()
        first, last = _FIRST.match(words), _LAST.search(words.rstrip(" ,;.…"))
        ends_so = last is not None and last.group().casefold() in joining and number < len(items) - 1
        if ends_so and last is not None:
            start = len(words[: last.start()].rstrip(" ,;"))
            span, word = item.span(start, len(words)), last.group()
            yield codes.LIST_FORM.at(
                span, f"this item ends with “{word}”", "leave it out: say before the list which it is"
            )
        elif first and first[1].casefold() in joining and not _is_sentence(item):
            span = item.span(first.start(1), first.end(1))
            yield codes.LIST_FORM.at(span, f"this item begins with “{first[1]}”", "leave it out")
        elif words.endswith((";", ",")):
            span = item.span(len(words) - 1, len(words))
            yield codes.LIST_FORM.at(
                span, f"this item ends with “{words[-1]}”", "leave it out: each item has its own line"
            )


def _diagnose_lead_in(
    items: ListItems, lead: ProsePassage | None, before: Mapping[int, ProsePassage]
) -> Iterator[Diagnostic]:
    """Items that are no sentences need words in front with a colon. A list of links leads on by itself."""
    if all(map(_is_sentence, items)) or all(map(_is_link, items)):
        return
    if lead is not None and lead.kind in _LEADING:
        words = lead.words.rstrip()
        if words.rstrip(_CLOSING).endswith((":", "?", "：")):
            return
        last = _LAST.search(words.rstrip(_CLOSING))
        if last is not None:
            written = f"{last.group().rstrip('.,;…')}:"
            span = lead.span(last.start(), last.end())
            yield codes.LIST_FORM.at(span, "the words before this list do not end with a colon", expected=written)
    elif lead is None and _opens_section(items[0], before.get(id(items[0]))):
        hint = "say before it what the items are, and end with a colon"
        yield codes.LIST_FORM.at(items[0].whole, "nothing leads in to this list", hint)


def _opens_section(item: ProsePassage, before: ProsePassage | None) -> bool:
    """Whether a list is the first thing below a heading, and in no box that has a heading of ours."""
    if item.kind != "item" or _is_in_box(item):
        return False
    return before is None or before.kind in ("heading", "title", "summary") or before.section != item.section


def _find_odd_stops(items: ListItems) -> Iterator[Diagnostic]:
    """A full stop behind some items and not behind others."""
    ends = [item.words.rstrip().rstrip(_CLOSING)[-1:] for item in items]
    with_stop = [item for item, end in zip(items, ends, strict=True) if end == "."]
    without = [item for item, end in zip(items, ends, strict=True) if end not in ".!?…:"]
    if with_stop and without:
        odd, has_stop = (with_stop, True) if len(with_stop) <= len(without) else (without, False)
        item, words = odd[0], odd[0].words.rstrip()
        message = "this item ends with a full stop, others do not" if has_stop else "this item ends without a full stop"
        hint = "end all items alike: those that are no sentences without one"
        yield codes.LIST_FORM.at(item.span(len(words) - 1, len(words)), message, hint)


def _find_odd_capitals(items: ListItems, data: RuleData) -> Iterator[Diagnostic]:
    """A capital letter at the start of some items and not of others, where the word is no name."""
    firsts = [(item, match) for item in items if (match := _FIRST.match(item.typed))]
    small = [match for _, match in firsts if match[1].islower()]
    known = {*data.lists["common_words"], *data.lists["verbs"], *data.lists["verbs_or_things"]}
    for item, match in firsts if small else ():
        word = match[1]
        if word[:1].isupper() and word[1:] == word[1:].lower() and word.casefold() in known:
            span = item.span(match.start(1), match.end(1))
            hint = "begin all items alike: those that are no sentences with a small letter"
            yield codes.LIST_FORM.at(span, "this item begins with a capital letter, others do not", hint)


def _is_sentence(item: ProsePassage) -> bool:
    words = item.words.strip().rstrip(_CLOSING)
    return words.endswith((".", "!", "?", "…")) and not words[:1].islower()


def _is_link(item: ProsePassage) -> bool:
    return item.is_in("link", 0, len(item.words.rstrip()))


LIST_RULES = (
    LanguageRule(codes.LONG_LIST, lists_are_short),
    LanguageRule(codes.LIST_FORM, lists_are_alike),
    LanguageRule(codes.ONE_ITEM_LIST, lists_have_items),
)
