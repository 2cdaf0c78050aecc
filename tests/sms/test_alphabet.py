"""The tables against what two independent sources say: PyPI gsmcodecs 1.0.0 (from TS 23.038 release 18) and Perl's
Encode::GSM0338 3.17. Both gave the code points below; neither is a dependency."""

import unicodedata

import pytest

from pipeline.sms.alphabet import DEFAULT, ESCAPE, EXTENSION, SEPTETS, find_first_outside

SOURCES = " ".join(
    [
        "0040 00A3 0024 00A5 00E8 00E9 00F9 00EC 00F2 00C7 000A 00D8 00F8 000D 00C5 00E5",
        "0394 005F 03A6 0393 039B 03A9 03A0 03A8 03A3 0398 039E ---- 00C6 00E6 00DF 00C9",
        "0020 0021 0022 0023 00A4 0025 0026 0027 0028 0029 002A 002B 002C 002D 002E 002F",
        "0030 0031 0032 0033 0034 0035 0036 0037 0038 0039 003A 003B 003C 003D 003E 003F",
        "00A1 0041 0042 0043 0044 0045 0046 0047 0048 0049 004A 004B 004C 004D 004E 004F",
        "0050 0051 0052 0053 0054 0055 0056 0057 0058 0059 005A 00C4 00D6 00D1 00DC 00A7",
        "00BF 0061 0062 0063 0064 0065 0066 0067 0068 0069 006A 006B 006C 006D 006E 006F",
        "0070 0071 0072 0073 0074 0075 0076 0077 0078 0079 007A 00E4 00F6 00F1 00FC 00E0",
    ]
).split(" ")

EXTENDED = {
    0x0A: 0x000C,
    0x14: 0x005E,
    0x28: 0x007B,
    0x29: 0x007D,
    0x2F: 0x005C,
    0x3C: 0x005B,
    0x3D: 0x007E,
    0x3E: 0x005D,
    0x40: 0x007C,
    0x65: 0x20AC,
}


def test_the_default_alphabet_is_what_the_sources_say() -> None:
    assert len(SOURCES) == 128 and SOURCES[0x1B] == "----"
    expected = {chr(int(point, 16)): septet for septet, point in enumerate(SOURCES) if point != "----"}
    assert dict(DEFAULT) == expected
    assert len(DEFAULT) == 127


def test_the_extension_table_is_what_the_sources_say() -> None:
    assert dict(EXTENSION) == {chr(point): septet for septet, point in EXTENDED.items()}
    assert len(EXTENSION) == 10


def test_the_two_tables_share_no_character_and_have_no_escape() -> None:
    assert not set(DEFAULT) & set(EXTENSION)
    assert ESCAPE not in SEPTETS
    assert len(SEPTETS) == 137
    assert {character for character, septets in SEPTETS.items() if septets == 2} == set("\f^{}\\[~]|€")


@pytest.mark.parametrize("character", "Çéèàùìòñäöüßåæø¿¡§@£¥¤\r\n")
def test_characters_that_are_in_it(character: str) -> None:
    assert find_first_outside(character) is None


@pytest.mark.parametrize("character", "çáíóúêâîôûÀÈ\t\v`°µ‘’“”–—…•\u00a0\u0085\u2028\u2029\x00\x1b😀")
def test_characters_that_people_expect_and_are_not_in_it(character: str) -> None:
    assert find_first_outside(f"ab{character}") == 2


def test_every_character_is_composed() -> None:
    """So that composing a text never takes it out of the alphabet."""
    assert all(unicodedata.is_normalized("NFC", character) for character in SEPTETS)
