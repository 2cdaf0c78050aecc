"""What holds for every text."""

import unicodedata
from collections.abc import Iterator

import regex
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.sms import ROOM, Count, PlaceholderInText, UncountableError, count, fill, find_placeholders, normalise
from pipeline.sms.alphabet import SEPTETS
from pipeline.sms.clusters import split_clusters
from pipeline.sms.jsonlines import answer_lines, format_answer
from pipeline.sms.unicode_composition import compose_pieces

# Runs of the pieces that matter, long enough to make several parts, beside whatever Hypothesis finds by itself.
GSM = ["a", "€", "\r\n", "\n", "{", "Ç", "\f", "Δ"]
OTHER = [
    "\u00f3",
    "😀",
    "e\u0301",
    "🇬",
    "🇬🇧",
    "👨\u200d👩\u200d👧",
    "क्",
    "क्त",
    "م",
    "\u200d",
    "\u0301",
    "\u0600",
    "\r",
    "\u1100\u1161",
]
ODD = [
    "\u2019",
    "\u2013",
    "1",
    "5 ",
    "\u00a0",
    "\u2022",
    "\u00ad",
    "\u200b",
    "\u200c",
    "\u2026",
    "°",
    "½",
    "\u03bc",
    "²",
    "٣",
    "\u212a",
]


def runs(pieces: list[str]) -> st.SearchStrategy[str]:
    run = st.builds(lambda piece, times: piece * times, st.sampled_from(pieces), st.integers(1, 160))
    return st.lists(run, min_size=1, max_size=8).map("".join)


def short(pieces: list[str]) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(pieces), min_size=1, max_size=30).map("".join)


countable = st.one_of(
    runs(GSM),
    runs(GSM + OTHER),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\x1b"), min_size=1),
)
unruly = st.one_of(
    short(GSM + OTHER + ODD),
    runs(OTHER + ODD),
    st.text(st.characters(exclude_categories=())),
)


def units(text: str, counted: Count) -> int:
    """Counted in another way than the room does it."""
    if counted.encoding == "UCS-2":
        return len(text.encode("utf-16-be")) // 2
    return len(text) + sum(text.count(character) for character in "\f^{}\\[~]|€")


def fits(parts: tuple[str, ...], counted: Count) -> bool:
    room = ROOM[counted.encoding]
    most = room.alone if len(parts) == 1 else room.each
    return all(part and units(part, counted) <= most for part in parts)


def filled_greedily(text: str, counted: Count) -> Iterator[str]:
    part = ""
    for character in text:
        if units(part + character, counted) > ROOM[counted.encoding].each:
            yield part
            part = ""
        part += character
    yield part


@given(countable)
def test_both_splits_join_to_the_text_and_fit(text: str) -> None:
    counted = count(text)
    assert "".join(counted.parts) == "".join(counted.cluster_parts) == text
    assert fits(counted.parts, counted) and fits(counted.cluster_parts, counted)
    assert counted.units == units(text, counted)


@given(countable)
def test_the_encoding_is_gsm_7_just_when_every_character_is_in_the_tables(text: str) -> None:
    assert (count(text).encoding == "GSM-7") == all(character in SEPTETS for character in text)


@given(countable)
def test_the_standard_split_is_the_plain_one(text: str) -> None:
    """A part ends only where the next character has no room. A pair is one character here, so it is never cut."""
    counted = count(text)
    alone = counted.units <= ROOM[counted.encoding].alone
    assert counted.parts == ((text,) if alone else tuple(filled_greedily(text, counted)))


@given(countable)
@example("e" + "\u0301" * 200)
@example("🇬" * 139)
def test_the_stricter_split_cuts_no_cluster_that_fits_in_a_part(text: str) -> None:
    counted = count(text)
    assert len(counted.cluster_parts) >= len(counted.parts)
    ends = {sum(map(len, counted.cluster_parts[:number])) for number in range(len(counted.cluster_parts))}
    start = 0
    for cluster in regex.findall(r"\X", text):
        if units(cluster, counted) <= ROOM[counted.encoding].each:
            assert not ends & set(range(start + 1, start + len(cluster)))
        start += len(cluster)


@given(countable)
def test_clusters_are_those_of_the_tables(text: str) -> None:
    assert list(split_clusters(text)) == regex.findall(r"\X", text)


@given(unruly)
@example("")
def test_counting_raises_uncountable_and_nothing_else(text: str) -> None:
    bad = [place for place, c in enumerate(text) if c in "\x00\x1b" or "\ud800" <= c <= "\udfff"]
    try:
        count(text)
    except UncountableError as refusal:
        assert refusal.index == (bad[0] if text else 0)
        assert refusal.reason.isascii()
    else:
        assert text and not bad


@given(unruly)
@example("e\u00ad\u0301\u200db")
@example("\u212a\u200da")
@example("\r\u200b\n")
@example("\r\r\n")
@example("5\u00ad\u20136")
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalise(text)
    twice = normalise(once.text)
    assert (twice.text, twice.changes) == (once.text, ())
    assert [finding.character for finding in twice.refused] == [finding.character for finding in once.refused]
    assert [finding.count for finding in twice.suggested] == [finding.count for finding in once.suggested]
    assert unicodedata.is_normalized("NFC", once.text)


@given(unruly)
def test_every_report_points_at_what_it_names(text: str) -> None:
    """In the given text, unless composing had already made it: then at the start of what it was made from."""
    done = normalise(text)
    assert (done.changes == ()) == (done.text == text)
    for change in done.changes:
        assert change.characters != change.replacement and change.count >= 1
        assert change.name.startswith(f"U+{ord(change.characters[0]):04X}")
    if unicodedata.is_normalized("NFC", text):
        for finding in (*done.refused, *done.suggested):
            assert text[finding.index] == finding.character
            assert text.count(finding.character) >= finding.count


@given(unruly)
def test_letters_and_digits_are_never_lost(text: str) -> None:
    def kept(some: str) -> list[str]:
        return [c for c in unicodedata.normalize("NFC", some) if unicodedata.category(c)[0] in "LNS"]

    without_joints = text.replace("\u00ad", "").replace("\u200b", "").replace("\u2060", "").replace("\ufeff", "")
    done = normalise(text)
    if "\u200c" not in text and "\u200d" not in text:
        assert kept(done.text) == kept(without_joints)


@given(unruly)
def test_composing_piece_by_piece_is_composing(text: str) -> None:
    result, here = "", 0
    for start, end, replacement in compose_pieces(text):
        assert text[start:end] != replacement
        result += text[here:start] + replacement
        here = end
    assert result + text[here:] == unicodedata.normalize("NFC", text)


names = st.from_regex(r"[a-z][a-z0-9_-]{0,9}", fullmatch=True)
plain = st.text(st.sampled_from("ab1 ()\\@{é"), max_size=6)


@given(st.lists(st.tuples(plain, names, plain), max_size=5), plain)
def test_filling_puts_each_value_at_its_place(pieces: list[tuple[str, str, str]], tail: str) -> None:
    values = {name: value for _, name, value in pieces}
    template = "".join(f"{text}(({name}))" for text, name, _ in pieces) + tail
    found = find_placeholders(template)
    assert all(template[place.start : place.end] == f"(({place.name}))" for place in found)
    expected, here = "", 0
    for place in found:
        expected += template[here : place.start] + values.get(place.name, "?")
        here = place.end
    missing = {place.name for place in found} - set(values)
    assert fill(template, values | dict.fromkeys(missing, "?")) == expected + template[here:]


@given(names, st.text(), st.text())
def test_a_placeholder_between_words_is_found(name: str, before: str, after: str) -> None:
    template = f"{before}.(({name})).{after}"
    start = len(before) + 1
    assert PlaceholderInText(name, start, start + len(name) + 4) in find_placeholders(template)


@given(st.lists(unruly, max_size=4), st.booleans())
def test_every_question_has_an_answer_that_can_be_printed(texts: list[str], normalised: bool) -> None:
    questions = [format_answer({"text": text}) for text in texts]
    given_back = list(answer_lines(questions, normalise=normalised))
    assert len(given_back) == len(questions)
    for answer in given_back:
        assert format_answer(answer).isascii()
        assert ("error" in answer) != ("".join(answer.get("parts", [])) == answer["text"] != "")
