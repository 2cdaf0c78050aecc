"""What the reviewers' page has to say of what needs a person: each reason, and the messages that have it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from pipeline.model.document import (
    Box,
    CareCard,
    Document,
    Dose,
    Group,
    Heading,
    Option,
    Section,
    TextMessage,
    identified,
)
from pipeline.proof.parity.expectation import join_words
from pipeline.proof.parity.reading_copy import list_as_sent
from pipeline.proof.parity.review_numbers import count_cases, format_parts, list_approvals
from pipeline.sms import MOST_PARTS, WorstCase, fill
from pipeline.sms.alphabet import SEPTETS

_FEW = 8
"""So many messages stand beside a reason at once; the rest unfolds."""
_ALWAYS_NAMED = 3
_RIGHT_TO_LEFT = ("R", "AL")
_LETTERS = ("L", *_RIGHT_TO_LEFT)


def expect_reasons(document: Document) -> Iterator[str]:
    """The lines: that nobody has looked yet, or the reasons with their messages; the weightiest first."""
    labels, every = document.labels, len(document.messages)
    refusals = [words for _, _, words in list_approvals(document) if words]
    yield from refusals
    unseen = sum(_is_unseen(message) for message in document.messages)
    if unseen and _says_so_once(document):
        yield labels["review_unseen_many"].format(number=unseen, all=every)
    reasons = _collect(document)
    for why, ids in reasons.items():
        yield why
        if _is_common(len(ids), every):
            yield labels["review_of_messages"].format(number=len(ids), all=every)
        else:
            rest = [labels["review_more_kinds"].format(number=len(ids) - _FEW)] if len(ids) > _FEW else []
            yield " ".join((*ids[:_FEW], *rest, *ids[_FEW:]))
    if not reasons and not unseen and not refusals:
        yield labels["review_first_none"]


def list_named(document: Document) -> frozenset[str]:
    """The ids of the messages that stand beside a reason."""
    every = len(document.messages)
    return frozenset(id for ids in _collect(document).values() if not _is_common(len(ids), every) for id in ids)


def expect_state(document: Document, message: TextMessage) -> Mapping[str, object]:
    """What a message itself says of that: whether somebody has compared it, what is important, and how long it may
    be where that is not what all may."""
    labels, pin, digest = document.labels, message.pin, message.digest
    if pin:
        compared = labels["review_pinned" if pin == digest else "review_stale"]
    else:
        compared = labels["review_unpinned" if digest else "review_none"]
    stops = [labels[f"review_stop_{message.stop}"]] if message.stop else []
    usual = message.most_parts == MOST_PARTS
    return {
        "comparison": compared,
        "important": stops + ([labels["review_sensitive"]] if message.sensitive else []),
        "longest allowed": "" if usual else format_parts(document, message.most_parts),
    }


def find_heading(document: Document, id: str) -> str:
    """The heading of what a message is about; empty where the leaflet has no such thing."""
    for name, node in identified((document.key_points, *document.sections)):
        if name == id:
            match node:
                case Section() | Dose() | Group() | Option():
                    return join_words(node.title)
                case Heading():
                    return join_words(node.children)
                case Box():
                    return node.title
                case CareCard():
                    return f"{node.label}: {node.action.rstrip(': ')}"
    return ""


def _is_common(number: int, every: int) -> bool:
    return number > _ALWAYS_NAMED and number > every / 3


def _is_unseen(message: TextMessage) -> bool:
    return bool(message.digest) and not message.pin


def _says_so_once(document: Document) -> bool:
    """Whether those that nobody has looked at are too many to be named."""
    about_something = [message for message in document.messages if message.digest or message.pin]
    unseen = sum(map(_is_unseen, about_something))
    return unseen == len(about_something) or _is_common(unseen, len(document.messages))


def _collect(document: Document) -> Mapping[str, Sequence[str]]:
    """The messages of each reason, in the order in which they are sent."""
    reasons: dict[tuple[int, int, str], list[str]] = {}
    once = _says_so_once(document)
    for message in list_as_sent(document):
        cases = count_cases(document, message)
        kept = [*_find_states(document, message), *_find_lengths(document, message, cases)]
        if _is_unseen(message) and not once:
            kept.append((4, 0, document.labels["review_unseen"]))
        for reason in kept:
            reasons.setdefault(reason, []).append(message.id)
    return {why: reasons[weight, parts, why] for weight, parts, why in sorted(reasons)}


def _find_states(document: Document, message: TextMessage) -> Iterator[tuple[int, int, str]]:
    labels = document.labels
    if message.stop:
        yield 0, 0, labels[f"review_stop_{message.stop}"]
    if message.pin and message.pin != message.digest:
        yield 1, 0, labels["review_stale"]
    if message.comments:
        yield 2, 0, labels["review_open_comment"]
    if message.about and message.subject is None and not find_heading(document, message.about):
        yield 3, 0, labels["review_about_nothing"]
    if message.sensitive:
        yield 9, 0, labels["review_sensitive"]
    yield from _find_letters(document, message)


def _find_letters(document: Document, message: TextMessage) -> Iterator[tuple[int, int, str]]:
    labels = document.labels
    text = fill(message.text, {one.name: one.sample for one in document.campaign.placeholders})
    outside, letters = [one not in SEPTETS for one in text], [one for one in text if one.isalpha()]
    if any(outside) and sum(one not in SEPTETS for one in letters) <= len(letters) / 2:
        yield 7, 0, labels["review_outside"]
    kinds = (unicodedata.bidirectional(one) for one in text)
    first = next((kind for kind in kinds if kind in _LETTERS), "")
    runs = "rtl" if first in _RIGHT_TO_LEFT else "ltr" if first else document.direction
    if runs != document.direction:
        yield 8, 0, labels[f"review_runs_{runs}"]


def _find_lengths(document: Document, message: TextMessage, cases: WorstCase) -> Iterator[tuple[int, int, str]]:
    """Longer than its writer says that it may be, as it is usually or with some values."""
    labels = document.labels
    allowed = 1 if message.most_parts == MOST_PARTS else message.most_parts
    parts, most = len(cases.sample.parts), cases.sample.most_parts
    if parts > allowed:
        yield 5, -parts, format_parts(document, parts)
    if "((" not in message.text:
        return
    for kind, case in (("longest", cases.longest), ("fallback", cases.fallback)):
        if case.most_parts > max(most, allowed):
            values = labels[f"review_with_{kind}"]
            words = labels["review_parts_with"].format(parts=format_parts(document, case.most_parts), values=values)
            yield 6, -case.most_parts, words
