"""The answers of `plainleaf messages count`, key by key."""

import json

import pytest

from pipeline.sms.jsonlines import MalformedLineError, answer_lines, answer_text, format_answer


def test_an_answer_has_the_agreed_keys_and_no_more() -> None:
    assert list(answer_lines(['{"text": "Rest well.", "id": 7}'])) == [
        {"text": "Rest well.", "encoding": "GSM-7", "units": 10, "parts": ["Rest well."]}
    ]


def test_answers_come_in_the_order_of_the_questions() -> None:
    lines = ['\ufeff{"text": "a"}\r\n', "\n", '{"text": ""}\n', '  {"text": "b", "text_2": [1e999, NaN]}']
    assert [given["text"] for given in answer_lines(lines)] == ["a", "", "b"]


def test_cluster_parts_stand_beside_only_where_they_differ() -> None:
    flags = answer_text("🇬🇧" * 33)
    assert list(flags) == ["text", "encoding", "units", "parts", "cluster_parts"]
    assert len(flags["cluster_parts"]) == 3
    assert "".join(flags["cluster_parts"]) == "".join(flags["parts"]) == flags["text"]


@pytest.mark.parametrize("line", [r'{"text": "a\u001b"}', r'{"text": "\u0000"}', r'{"text": "\ud800"}', '{"text": ""}'])
def test_refusals_have_a_text_and_an_error(line: str) -> None:
    (given,) = answer_lines([line])
    assert list(given) == ["text", "error"]
    assert given["text"] == json.loads(line)["text"]
    assert given["error"]


def test_a_pair_of_escapes_is_a_character() -> None:
    (given,) = answer_lines([r'{"text": "\ud83d\ude00"}'])
    assert (given["text"], given["units"]) == ("😀", 2)


def test_nothing_is_stripped_or_replaced_unless_asked() -> None:
    (given,) = answer_lines([r'{"text": " don\u2019t\r\n "}'])
    assert (given["text"], given["encoding"], given["units"]) == (" don’t\r\n ", "UCS-2", 9)


def test_normalise_counts_what_a_build_would_send() -> None:
    (given,) = answer_lines([r'{"text": "don\u2019t"}'], normalise=True)
    assert given == {
        "text": "don't",
        "encoding": "GSM-7",
        "units": 5,
        "parts": ["don't"],
        "changes": [
            {
                "characters": "’",
                "name": "U+2019 RIGHT SINGLE QUOTATION MARK",
                "replacement": "'",
                "count": 1,
                "index": 3,
            }
        ],
    }
    assert answer_text("a", normalise=True)["changes"] == []


def test_a_text_of_invisible_characters_is_empty_when_normalised() -> None:
    given = answer_text("\u00ad\ufeff", normalise=True)
    assert list(given) == ["text", "error", "changes"]
    assert (given["text"], len(given["changes"])) == ("", 2)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Rest well.", "not JSON"),
        ('{"text": "a"} {"text": "b"}', "not JSON"),
        ('{"text": "a\tb"}', "not JSON"),  # JSON has no bare control characters
        ('["text"]', "not an object"),
        ('"text"', "not an object"),
        ('{"Text": "a"}', 'no "text"'),
        ('{"text": null}', "not a string"),
        ('{"text": 5}', "not a string"),
        ("[" * 100_000, "nested"),
    ],
)
def test_a_line_that_is_no_question_is_told_by_its_number(line: str, words: str) -> None:
    given = answer_lines(['{"text": "a"}', "", line, '{"text": "b"}'])
    assert next(given)["text"] == "a"
    with pytest.raises(MalformedLineError, match=words) as fault:
        next(given)
    assert fault.value.line == 3
    assert str(fault.value).startswith("line 3: ")


def test_the_longest_numbers_beside_a_text_are_ignored() -> None:
    (given,) = answer_lines(['{"id": ' + "9" * 5000 + ', "text": "a"}'])
    assert given["units"] == 1


@pytest.mark.parametrize("text", ["\ud800", "é\u2028\u0085\n", "😀", "\x00"])
def test_a_written_answer_is_one_line_of_ascii(text: str) -> None:
    line = format_answer(answer_text(text))
    assert line.isascii() and line.splitlines() == [line]
    assert json.loads(line)["text"] == text
