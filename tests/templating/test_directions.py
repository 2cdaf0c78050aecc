"""Directions of words, and what sets those of the other way apart."""

from __future__ import annotations

import pytest

from pipeline.model.document import Fact, Foreign, Inline, Link
from pipeline.sms import count, normalise
from pipeline.templating.body.calls import keep_numbers, link_numbers
from pipeline.templating.body.inlines import write_inlines
from pipeline.templating.directions import Direction, find_direction, isolate, isolate_in_text
from tests.nodes import phone, words

QUOTES = ("“", "”", "‘", "’")
SPACE = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("text", "direction"),
    [("5 mg", "ltr"), ("5 ملغ", "rtl"), ("… (שלום) hello", "rtl"), ("+44 20", ""), ("١٢٣", ""), ("", "")],
)
def test_words_run_as_their_first_letter(text: str, direction: Direction) -> None:
    for otherwise in ("ltr", "rtl"):
        assert find_direction(text, otherwise) == (direction or otherwise)


@pytest.mark.parametrize(
    ("node", "around", "markup"),
    [
        (Foreign("ar", words("مساعدة")), "ltr", '<span lang="ar" xml:lang="ar" dir="rtl">مساعدة</span>'),
        (Foreign("en", words("help")), "rtl", '<span lang="en" xml:lang="en" dir="ltr">help</span>'),
        (Foreign("fr", words("aide")), "ltr", '<span lang="fr" xml:lang="fr">aide</span>'),
        (Fact("most", "dose", words("5 mg")), "rtl", '<span class="fact fact-dose" dir="ltr">5 mg</span>'),
        (Fact("most", "dose", words("5 ملغ")), "rtl", '<span class="fact fact-dose">5 ملغ</span>'),
        (Fact("most", "dose", words("5 mg")), "ltr", '<span class="fact fact-dose">5 mg</span>'),
        (Fact("age", "number", words("60")), "rtl", '<span class="fact fact-number">60</span>'),
        (
            phone("+44 20 7946", "call"),
            "rtl",
            '<span class="fact fact-phone" dir="ltr"><a class="tel" href="tel:+44 20 7946">+44 20 7946</a></span>',
        ),
        (
            Link("https://example.org", words("example.org/a")),
            "rtl",
            '<a class="link" href="https://example.org" dir="ltr">example.org/a</a>',
        ),
    ],
)
def test_what_runs_the_other_way_is_set_apart(node: Inline, around: Direction, markup: str) -> None:
    assert write_inlines((node,), QUOTES, str, direction=around) == markup


def test_numbers_in_our_words_are_set_apart_too() -> None:
    text = "اتصل 111-222 الآن"
    assert keep_numbers(text, "111-222") == text.replace("111-222", '<span class="kept">111-222</span>')
    assert keep_numbers(text, "111-222", around="rtl").count('<span class="kept" dir="ltr">111-222</span>') == 1
    link = link_numbers("اتصل 18001 111", {"18001 111": "tel:18001111"}, around="rtl")
    assert link == f'اتصل <a class="dial" href="tel:18001111"><span class="kept" dir="ltr">18001{SPACE}111</span></a>'


def test_a_name_is_set_apart_only_among_words_of_the_other_way() -> None:
    assert isolate("The Plainleaf project", "rtl") == '<bdi dir="ltr">The Plainleaf project</bdi>'
    assert isolate("A & B", "ltr") == "A &amp; B"
    assert isolate("مستشفى", "rtl") == "مستشفى"


@pytest.mark.parametrize(
    ("words", "sent"),
    [
        ("020 7946 0958", "\u2066020 7946 0958\u2069"),
        ("+44 20", "\u2066+44 20\u2069"),
        ("5 mg", "\u20665 mg\u2069"),
        ("999", "999"),
        ("5 ملغ", "5 ملغ"),
    ],
)
def test_in_a_message_only_what_would_be_turned_round_is_set_apart(words: str, sent: str) -> None:
    assert isolate_in_text(words, "rtl") == sent
    assert isolate_in_text(words, "ltr") == words
    text = f"اتصل {sent} الآن"
    assert normalise(text).text == text, "phones get it as it is"
    assert count(text).units == len(text), "and it is paid for"
