"""The reviewer's page of text messages: every message as it is sent, and the numbers of counting."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
import tinyhtml5
from hypothesis import given
from hypothesis import strategies as st

from pipeline.conversion.review.bubble import (
    cut_into_parts,
    split_by_placeholder,
)
from pipeline.conversion.review.characters import examine_characters
from pipeline.conversion.review.stylesheet import quote_css_string
from pipeline.conversion.review.writer import write_review
from pipeline.model.document import Campaign, Document, Notice, TextMessage
from pipeline.sms import UncountableError, count, fill, worst_case
from pipeline.sms.lock_screen import LOCK_SCREEN, take_first_line
from pipeline.templating.directions import find_direction
from tests.conversion.campaign import MESSAGES, PLACEHOLDERS, campaign, from_right_to_left
from tests.elsewhere import digest, digest_elsewhere
from tests.specimen import specimen

GOLDEN = Path(__file__).parent / "golden"
DECLARED = {values.name: values for values in PLACEHOLDERS}
SAMPLES = {values.name: values.sample for values in PLACEHOLDERS}
INLINE = frozenset({"a", "bdi", "br", "span", "strong"})


def text(document: Document) -> str:
    (artifact,) = write_review(document)
    return artifact.data.decode("utf-8")


def parse(document: Document) -> Element:
    parsed: Element = tinyhtml5.parse(text(document), namespace_html_elements=False)
    return parsed


@cache
def page() -> Element:
    return parse(campaign())


def found(selector: str, inside: Element) -> list[Element]:
    """The elements with a tag, or a tag and a class ("span.chip")."""
    tag, _, name = selector.partition(".")
    return [one for one in inside.iter(tag) if not name or name in one.get("class", "").split()]


def words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def message(id: str, inside: Element | None = None) -> Element:
    return next(one for one in (inside or page()).iter("article") if one.get("id") == f"message-{id}")


def fact(id: str, name: str) -> str:
    """What the list of facts of a message says of something."""
    rows = list(found("dl.facts", message(id))[0])
    return next(words(dd) for dt, dd in pairwise(rows) if words(dt) == name)


def spoken(element: Element) -> Iterator[str]:
    """The words of an element that are told to everybody."""
    if element.get("aria-hidden") != "true":
        yield element.text or ""
        for child in element:
            yield from spoken(child)
            yield child.tail or ""


def lines(element: Element) -> Iterator[str]:
    """What a reader sees, a line for each block."""
    line = [element.text or ""]
    for child in element:
        if child.tag in INLINE:
            line += [*spoken(child)] or [" "]
        else:
            yield "".join(line)
            line = []
            yield from lines(child)
        line.append(child.tail or "")
    yield "".join(line)


def test_its_place_among_the_outputs() -> None:
    (artifact,) = write_review(campaign())
    assert (artifact.path, artifact.media_type) == ("messages/index.html", "text/html")


def test_it_reads_as_it_was_looked_at(golden: Callable[[Path, str], None]) -> None:
    seen = (" ".join(line.split()) for line in lines(found("body", page())[0]))
    golden(GOLDEN / "review.txt", "".join(f"{line}\n" for line in seen if line))


def test_the_draft_is_said_at_the_top_and_on_each_sheet() -> None:
    (notice,) = found("p.notice", page())
    assert words(notice).startswith("Draft. Not for patients yet.") and words(notice).endswith(
        "Do not send these messages."
    )
    everything = list(page().iter())
    assert everything.index(notice) < everything.index(found("section", page())[0])
    assert 'content:"Messages: Muscle wasting (muscle atrophy). Version 0.1.0, draft"' in text(campaign())


def test_a_checked_leaflet_is_not_called_a_draft() -> None:
    checked = parse(replace(campaign(), notice=None, status="published"))
    assert not found("p.notice", checked)
    assert "Do not send" not in words(found("body", checked)[0])


def test_every_message_is_there_exactly() -> None:
    assert sorted(one.get("id", "") for one in page().iter("article")) == sorted(f"message-{m.id}" for m in MESSAGES)
    for sent in MESSAGES:
        parts = ["".join(part.itertext()) for part in found("p.part", message(sent.id))]
        assert "".join(parts) == fill(sent.text, SAMPLES)
        assert tuple(parts) == count(fill(sent.text, SAMPLES)).parts
        written = ["".join(one.itertext()) for one in found("p.written", message(sent.id))]
        assert written == ([sent.text] if "((" in sent.text else [])


def test_every_message_of_the_real_leaflet_is_there_exactly(real_document: Document) -> None:
    samples = {values.name: values.sample for values in real_document.campaign.placeholders}
    real = parse(real_document)
    assert len(found("article", real)) == len(real_document.messages) > 20
    for sent in real_document.messages:
        parts = ["".join(part.itertext()) for part in found("p.part", message(sent.id, real))]
        assert "".join(parts) == fill(sent.text, samples)


@pytest.mark.parametrize("sent", MESSAGES, ids=lambda sent: sent.id)
def test_the_numbers_are_those_of_counting(sent: TextMessage) -> None:
    counted = count(fill(sent.text, SAMPLES))
    parts = len(counted.parts)
    alone, each = (160, 153) if counted.encoding == "GSM-7" else (70, 67)
    room = alone if parts == 1 else parts * each
    said = words(found("p.figures", message(sent.id))[0])
    assert said == f"{parts} part{'s' * (parts > 1)} {counted.encoding} {counted.units} of {room}"
    bars = list(found("p.meter", message(sent.id))[0])
    widths = [int(bar[0].get("width", "")) for bar in bars]
    assert len(bars) == parts and sum(widths) == counted.units
    assert all(bar.get("viewBox") == f"0 0 {alone if parts == 1 else each} 10" for bar in bars)
    assert f"parts-{min(parts, 3)}" in found("span.chip", message(sent.id))[0].get("class", "")


def test_worst_cases_are_those_of_counting() -> None:
    worst = worst_case(next(sent.text for sent in MESSAGES if sent.id == "welcome"), DECLARED)
    rows = found("tr", found("tbody", message("welcome"))[0])
    assert [words(found("th", row)[0]) for row in rows] == [
        "usual values Amina 4 May",
        "the longest values Oluwaseun-Babatunde 24 November",
        "no values known left empty the day we agreed",
        "a letter outside the alphabet Oluwaseun-Babatundó 24 Novembeó",
    ]
    for row, counted in zip(rows, (worst.sample, worst.longest, worst.fallback, worst.outside), strict=True):
        said = words(found("td", row)[0])
        assert f"{counted.encoding} {counted.units} of" in said
        assert said.startswith(f"{len(counted.parts)} part")
    assert not found("table", message("call-now")), "nothing is filled in, so that there is only one case"


def test_cost_is_from_the_price_list_or_said_to_be_unknown() -> None:
    assert fact("call-now", "Cost") == "0.0233 GBP"
    assert fact("very-long", "Cost") == "3 × 0.0233 GBP = 0.0699 GBP"
    prices = [words(row) for row in found("tr", found("table.prices", page())[0])]
    parts = [len(count(fill(sent.text, SAMPLES)).parts) for sent in MESSAGES]
    most = [worst_case(sent.text, DECLARED).most_parts for sent in MESSAGES]
    assert (sum(parts), sum(most)) == (16, 18)
    assert prices == [
        "To 1 person To 1,000 people",
        "Usual values 16 parts (0.3728 GBP) 16,000 parts (372.8000 GBP)",
        "At worst 18 parts (0.4194 GBP) 18,000 parts (419.4000 GBP)",
    ]
    unpriced = parse(replace(campaign(), campaign=Campaign(PLACEHOLDERS)))
    said = words(found("main", unpriced)[0])
    assert "Not known. No price is set for this language (messaging, prices in publisher.yaml)." in said
    assert "Usual values 16 parts 16,000 parts At worst 18 parts 18,000 parts" in said
    assert "GBP" not in said and "Sender Not yet" in said


def test_what_characters_outside_the_alphabet_cost() -> None:
    said = words(found("div.numbers", message("accents"))[0])
    assert "ú U+00FA latin small letter u with acute, 2 times" in said
    assert "í U+00ED" in said and "é U+00E9" not in said, "é is in the alphabet"
    assert "With any of these: 2 parts. Without them: 1 part." in said
    assert "€ U+20AC euro sign" in words(found("div.numbers", message("brackets"))[0])
    assert "a message holds 70 characters" in words(found("div.numbers", message("other-way"))[0])
    assert not found("ul.characters", message("other-way"))


def test_it_leads_to_what_a_message_is_about() -> None:
    links = {sent.id: [one.get("href") for one in message(sent.id).iter("a")] for sent in MESSAGES}
    assert links["call-now"] == ["../index.html#call-now"]
    assert fact("call-now", "About") == "Emergency: Call 999 now if"
    assert fact("welcome", "About") == "What muscle wasting is"
    assert links["other-way"] == []
    assert fact("other-way", "About") == "nowhere: It is about something that is not in the leaflet"


def test_whether_a_message_is_stale() -> None:
    assert fact("call-now", "Compared") == "Yes, and the leaflet has not changed since"
    assert fact("long", "Compared").startswith("Stale")
    assert fact("welcome", "Compared") == "Not yet"
    assert "Compared with the leaflet 1 of 10" in words(found("dl.facts", page())[0])


def test_what_needs_a_person() -> None:
    rows = list(found("dl.look-first", page())[0])
    listed = {words(why): words(ids) for why, ids in zip(rows[::2], rows[1::2], strict=True)}
    assert listed == {
        "Stale: what it is about has changed since it was compared": "long",
        "It is about something that is not in the leaflet": "other-way",
        "2 parts": "long accents emoji",
        "A character outside the alphabet": "accents emoji",
        "A phone lays it out from right to left, because its first letter runs that way": "other-way",
        "Sensitive on a phone that others can see": "visit",
    }, "very-long may have four parts, as its writer says"
    assert next(iter(listed)).startswith("Stale")
    many = [TextMessage(f"m-{number}", "causes", "day 1 at 10:00", "a" * 161) for number in range(1, 46)]
    rows = list(found("dl.look-first", parse(replace(campaign(), messages=tuple(many))))[0])
    assert [words(one) for one in rows] == ["2 parts", "45 of 45 messages"], "one line, and no list of all"
    calm = parse(replace(campaign(), messages=MESSAGES[:1]))
    assert "Nothing stands out." in words(found("main", calm)[0])


def test_the_calendar_is_a_list_of_weeks_and_days() -> None:
    (weeks,) = found("ol.weeks", page())
    assert [words(found("p.week-name", week)[0]) for week in weeks] == [
        *("Week 1 Days 0 to 6", "Week 2 Days 7 to 13", "Week 3 Days 14 to 20", "Week 4 Days 21 to 27"),
        *("Weeks 5 to 6 Days 28 to 41", "Week 7 Days 42 to 48"),
    ]
    assert [words(day) for day in found("li.day", weeks[0])] == [
        "Day 0 10:00 welcome 11:00 call-now",
        "Day 3 10:00 long 2 parts 18:30 very-long 3 parts",
    ]
    assert words(weeks[2]).endswith("No message")
    assert "place-4" in found("li.day", weeks[0])[1].get("class", "")
    rounds = [words(one) for name in ("ol.round", "ul.round") for one in found(name, page())]
    assert rounds == ["2 days before: visit 17:30 visit 1 day after: visit 09:00 after", "stop on STOP"]
    to_messages = [one.get("href") for one in found("section", page())[2].iter("a")]
    assert sorted(filter(None, to_messages)) == sorted(f"#message-{sent.id}" for sent in MESSAGES)


def test_a_message_runs_as_its_first_letter_does() -> None:
    arabic = parse(from_right_to_left())
    assert (arabic.get("lang"), arabic.get("dir")) == ("ar", "rtl")
    assert found("div.bubble", message("call-now", arabic))[0].get("dir") == "rtl"
    assert found("div.bubble", message("welcome", arabic))[0].get("dir") == "ltr", "it begins with Amina"
    assert found("div.bubble", message("other-way"))[0].get("dir") == "rtl"
    assert find_direction("123: ...", "rtl") == "rtl"


def test_a_lock_screen_shows_forty_characters() -> None:
    assert take_first_line("a" * LOCK_SCREEN) == "a" * LOCK_SCREEN
    assert take_first_line("a" * (LOCK_SCREEN + 1)) == "a" * LOCK_SCREEN + "…"
    assert take_first_line("Hello\nthere") == "Hello there"
    assert take_first_line("👩🏽‍🦽" * 41) == "👩🏽‍🦽" * 40 + "…"
    assert words(found("span.first-line", message("welcome"))[0]) == "Hello Amina. For 12 weeks we will send y…"


def test_there_is_room_to_sign_on_paper_alone() -> None:
    for sent in MESSAGES:
        assert words(found("div.sign-off", message(sent.id))[0]) == "Fine Change Name Date"
    style = "".join(found("style", page())[0].itertext())
    assert ".sign-off{display: none}" in style
    assert ".sign-off{display: flex" in style[style.index("@media print{@page") :]


def test_headings_go_down_a_step_at_a_time_and_ids_are_unique() -> None:
    levels = [int(one.tag[1]) for one in page().iter() if re.fullmatch("h[1-6]", str(one.tag))]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(below - above <= 1 for above, below in pairwise(levels))
    ids = [one.get("id") for one in page().iter() if one.get("id")]
    assert len(ids) == len(set(ids))
    hrefs = [one.get("href", "") for one in page().iter("a")]
    assert {href[1:] for href in hrefs if href.startswith("#")} <= set(ids)
    referred = [name for one in page().iter() for name in one.get("aria-labelledby", "").split()]
    assert set(referred) <= set(ids)


def test_nothing_runs_and_nothing_is_fetched() -> None:
    assert not [tag for tag in ("script", "iframe", "object", "embed", "form", "base", "img") if found(tag, page())]
    assert not {name for one in page().iter() for name in one.attrib if name.startswith("on") or name == "style"}
    style = "".join(found("style", page())[0].itertext())
    fetched = [one.get("href", "") for one in found("link", page())] + re.findall(r"url\(\"?([^\")]*)", style)
    assert fetched and all(address.startswith("data:") for address in fetched)
    (policy,) = [one.get("content") for one in found("meta", page()) if one.get("http-equiv")]
    digest = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; font-src data:; base-uri 'none'; "
        "form-action 'none'"
    )


def test_words_cannot_become_markup_or_style() -> None:
    nasty = '</style><script>"\\&'
    changed = replace(
        specimen(), title=nasty, notice=Notice("draft", nasty, nasty), publisher=nasty, version="1",
        messages=(TextMessage("a", nasty, nasty, nasty),), campaign=Campaign((), nasty, nasty),
    )  # fmt: skip
    parsed = parse(changed)
    assert not found("script", parsed)
    assert "".join(found("p.part", parsed)[0].itertext()) == nasty
    assert quote_css_string('a"\\</') == '"a\\22 \\5c \\3c /"'


def test_a_leaflet_without_messages_has_a_page_that_says_so() -> None:
    none = parse(replace(specimen(), messages=()))
    assert not found("article", none)
    assert "The messages None" in words(found("main", none)[0])
    assert "calendar" not in {one.get("id") for one in none.iter()}


def test_a_text_that_no_message_can_carry_is_refused() -> None:
    with pytest.raises(UncountableError):
        write_review(replace(specimen(), messages=(TextMessage("empty", "causes", "day 0 at 10:00", ""),)))
    with pytest.raises(KeyError, match="name"):
        write_review(replace(specimen(), messages=(TextMessage("a", "causes", "day 0 at 10:00", "Hello ((name))"),)))


@given(st.lists(st.sampled_from(["Hello ", "((name))", "((visit))", "€", "ó", "👩🏽‍🦽", "a" * 80]), min_size=1))
def test_pieces_join_to_the_message_and_parts_to_the_split(words: list[str]) -> None:
    template = "".join(words)
    whole = split_by_placeholder(template, SAMPLES)
    assert "".join(piece.words for piece in whole) == fill(template, SAMPLES)
    parts = count(fill(template, SAMPLES)).parts
    assert tuple("".join(piece.words for piece in part) for part in cut_into_parts(whole, parts)) == parts
    assert {piece.words for piece in whole if piece.name} <= set(SAMPLES.values())


def test_the_price_of_a_character_is_that_of_the_parts_it_adds() -> None:
    priced = examine_characters("°" + "a" * 149)
    assert (priced.parts, priced.without, priced.more) == (3, 1, 2)
    assert examine_characters("a" * 40 + "°").more == 0
    assert examine_characters("ç").script and not examine_characters("°").script


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_same_bytes_in_another_process(seed: str, tmp_path: Path) -> None:
    assert digest_elsewhere(write_review, campaign, tmp_path, PYTHONHASHSEED=seed) == digest(write_review(campaign()))
