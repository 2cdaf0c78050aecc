"""Comparison of the reviewers' page (HTML) with the document: what a clinician signs has to be what is sent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import zip_longest

from pipeline.model.document import Document, TextMessage
from pipeline.proof.parity.expected_front import format_version_and_state
from pipeline.proof.parity.file_check import FileCheck
from pipeline.proof.parity.messages import Row, compare_rows
from pipeline.proof.parity.passages import Wording
from pipeline.proof.parity.reading_copy import list_questions
from pipeline.proof.parity.review_numbers import expect_message, expect_numbers, expect_stories
from pipeline.proof.parity.review_prices import expect_prices
from pipeline.proof.parity.review_reader import Article, ReviewReader
from pipeline.proof.parity.review_reasons import expect_reasons, expect_state, find_heading
from pipeline.proof.parity.review_weeks import expect_calendar, list_in_order, list_weeks, name_pages
from pipeline.sms import UncountableError, count, fill, find_placeholders
from pipeline.sms.limits import MOST_APP_LETTERS

_FACTS = {
    "comparison": "review_comparison",
    "cost": "review_cost",
    "purpose": "review_purpose",
    "keyword": "review_keyword",
    "answers": "message_answers",
    "replies": "message_replies",
    "longest allowed": "review_may_be",
}
"""What is said of a message under one term, and the label of that term."""


def verify_review(file: FileCheck) -> None:
    """Compare the page's head, its numbers and prices, what needs a person, the calendar, and of each message its words
    as a phone shows them, as they are written, and the first line of the lock screen, with the week in which it is
    shown, its keyword, its time, its lengths and its costs."""
    text = file.read_text()
    if text is None:
        return
    reader = ReviewReader()
    reader.feed(text)
    reader.close()
    if not reader.closed:
        file.report("the page is cut off: it does not end with </html>")
    document = file.document
    head = {"version": format_version_and_state(document), "publisher": document.brand}
    if document.notice:
        notice = document.notice
        head["notice"] = f"{notice.label} {notice.text} {document.labels['do_not_send']}"
    values = {name: " ".join(words[0].split()) for name, words in reader.head.items() if words}
    file.compare_values(values, head, "at the top of the page")
    file.compare_values(reader.numbers, {**expect_numbers(document), **expect_stories(document)}, "in the numbers")
    _compare_lines(file, "in the prices", reader.lines.get("numbers", []), expect_prices(document))
    _compare_lines(file, "in what needs a person", reader.lines.get("look-first", []), expect_reasons(document))
    _compare_lines(file, "in the calendar", reader.lines.get("calendar", []), expect_calendar(document))
    again = {heading: reader.lines.get(id, []) for id, heading in reader.pages.items()}
    for week in list_weeks(document) if reader.pages else ():
        expected = (f"{document.labels['review_again']} {id}" for id in week.again)
        _compare_lines(file, f"in “{week.heading}”", again.get(week.heading, []), expected)
    rows = [_read_article(document, article, reader.pages) for article in reader.articles]
    expect = partial(_expect, name_pages(document))
    compare_rows(file, rows, expect, list_in_order(document))
    _compare_links(file, reader)


def _read_article(document: Document, article: Article, pages: Mapping[str, str]) -> Row:
    facts, labels = article.facts, document.labels
    row: Row = {
        "id": article.id.removeprefix("message-"),
        "heading": " ".join("".join(article.texts.get("name", [])).split()),
        "page": pages.get(article.page, ""),
        "text": "".join(article.texts.get("part", [])),
        "parts": len(article.texts.get("part", [])),
        "lock screen": "".join(article.texts.get("first-line", [])),
        "written": "".join(article.texts.get("written", [])),
        "about": Wording(document.quotes).split_words(" ".join(facts.get(labels["message_about"], []))),
        "important": facts.get(labels["important"], []),
        "when": " ".join(article.texts.get("stamp", [])),
        "lengths": [" ".join(one.split()) for one in article.texts.get("figures", [])],
        "values": article.texts.get("value", []),
        "said": [" ".join(one.split()) for one in article.texts.get("said", [])],
        "for apps": "".join(article.texts.get("app-words", [])),
        "letters for apps": "".join(article.texts.get("app-letters", [])),
    }
    return row | {name: ", ".join(facts.get(labels[label], [])) for name, label in _FACTS.items()}


def _compare_lines(file: FileCheck, where: str, lines: Iterable[str], expected: Iterable[str]) -> None:
    """The lines of a section, such as the weeks and days of the calendar, in their order. Which space parts words, or
    the thousands of a number, says nothing."""
    wanted = [" ".join(line.split()) for line in expected]
    file.needed += len(wanted)
    for line, right in zip_longest((" ".join(line.split()) for line in lines), wanted, fillvalue=""):
        if line == right:
            file.matched += 1
        else:
            file.report(f"{where}: “{right or 'the end'}” should stand where “{line or 'the end'}” stands")
            return


def _expect(pages: Mapping[str, str], document: Document, message: TextMessage, row: Row) -> Row:
    """The text has its usual values filled in. How much of it a lock screen shows is free."""
    samples = {values.name: values.sample for values in document.campaign.placeholders}
    names = find_placeholders(message.text)
    text = fill(message.text, samples)
    lock = str(row.get("lock screen", ""))
    begins = lock.removesuffix("…")
    try:
        parts = len(count(text).parts)
    except UncountableError:
        parts = 0
    return {
        "id": message.id,
        "heading": message.id,
        "page": pages.get(message.id, ""),
        "text": text,
        "parts": parts,
        "lock screen": lock if begins and " ".join(text.split()).startswith(begins) else text[:40],
        "written": message.text if names else "",
        "about": Wording(document.quotes).split_words(_name_subject(document, message)),
        "keyword": message.keyword,
        "purpose": document.labels[f"review_purpose_{message.purpose}"],
        **expect_state(document, message),
        **expect_message(document, message),
        "said": [" ".join(one.split()) for one in _expect_said(document, message)],
        **_expect_answers(document, message, samples),
    }


def _name_subject(document: Document, message: TextMessage) -> str:
    """What the page calls a thing that a message is about; where it has no heading, it says that there is none."""
    if message.subject is not None:
        return f"{message.subject.heading.rstrip(': ')} ({message.about})"
    nothing = f"{message.about}: {document.labels['review_about_nothing']}" if message.about else ""
    return find_heading(document, message.about) or nothing


def _expect_answers(document: Document, message: TextMessage, samples: Mapping[str, str]) -> Row:
    """The words for apps, what leads to the message and where its own replies lead."""
    labels, words = document.labels, fill(message.long, samples)
    letters = labels["app_letters"].format(letters=len(words), room=MOST_APP_LETTERS)
    return {
        "for apps": words,
        "letters for apps": letters if words else "",
        "answers": ", ".join(list_questions(document, message)),
        "replies": ", ".join(f"{reply.word}: {reply.message}" for reply in message.replies),
    }


def _expect_said(document: Document, message: TextMessage) -> Iterator[str]:
    """Who signed the message off on which day, and what was said of it."""
    for signed in message.signed:
        yield f"{document.labels['review_signed']} {signed.by}, {signed.date}"
    for comment in message.comments:
        yield f"{comment.by}, {comment.date}: {comment.text}"


def _compare_links(file: FileCheck, reader: ReviewReader) -> None:
    """A link to a message has its name for words, wherever it stands, and one to a week the words of a calendar, or
    those for the week before or the next."""
    names = {message.id for message in file.document.messages}
    weeks = {week.heading: week.links for week in list_weeks(file.document)}
    for target, text in reader.links:
        name, words = target.removeprefix("#message-"), " ".join(text.split())
        if target.startswith("#message-") and (name not in names or words != name):
            file.report(f"a link to `{target}` says “{words}”")
        heading = reader.pages.get(target.removeprefix("#"))
        if heading is not None and words not in weeks.get(heading, ()):
            file.report(f"a link to `{target}`, which is “{heading}”, says “{words}”")
