"""What becomes of a text before it is counted, and what is only reported."""

import pytest

from pipeline.sms import LetterChange, count, normalise
from pipeline.sms.normalising import name_characters


def test_a_plain_text_stays_as_it_is() -> None:
    done = normalise("Take 1 tablet - with food.\nCall 111 if it hurts.")
    assert done.text == "Take 1 tablet - with food.\nCall 111 if it hurts."
    assert (done.changes, done.refused, done.suggested) == ((), (), ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("don\u2019t \u2018rush\u2019", "don't 'rush'"),
        ("\u201cyes\u201d \u201eja\u201f", '"yes" "ja"'),
        ("wait \u2013 then call\u2014now", "wait - then call-now"),
        ("short\u2010term 0800\u2011111", "short-term 0800-111"),  # hyphens, also between digits
        ("and so on\u2026", "and so on..."),
        ("5\u00a0mg\u2009a\u202fday", "5 mg a day"),
        ("\ufeffmus\u00adcle\u200b \u2060loss", "muscle loss"),
        ("\u2022 rest\r\n\u2022rest", "- rest\n-rest"),
        ("\u20225 mg", "- 5 mg"),  # never minus 5
        ("a\r\r\nb", "a\nb"),
        ("man\u0303ana", "mañana"),
        ("e\u00ad\u0301", "é"),  # composed after the soft hyphen has gone
        ("\u212a\u1100\u1161\u11a8", "K각"),
        ("ab\u200dc\u200c", "abc"),  # joiners that no script needs
    ],
)
def test_the_closed_list(text: str, expected: str) -> None:
    done = normalise(text)
    assert done.text == expected
    assert done.changes and not done.refused and not done.suggested
    assert normalise(expected).changes == ()


@pytest.mark.parametrize(
    "text",
    [
        "mañana, él cortó el año",  # accents are never stripped
        "5\u2032 6\u2033",  # primes are feet and inches, or minutes and seconds
        "«oui» ‹non›",
        "О\u02bcКоннор",  # a letter in Ukrainian
        "می\u200cخواهم",  # Persian: the verb needs its non-joiner
        "COVID\u200cها",  # on one side only is enough
        "ക്\u200d क्\u200cष",
        "👨\u200d👩\u200d👧 ❤\ufe0f\u200d🔥 👩🏽\u200d⚕\ufe0f",
        "a\tb\rc",
        "\u200e\u202bابج\u202c",
    ],
)
def test_what_is_left_alone(text: str) -> None:
    done = normalise(text)
    assert (done.text, done.changes, done.refused, done.suggested) == (text, (), (), ())


def test_each_kind_of_change_is_reported_once_with_its_first_place_in_the_given_text() -> None:
    done = normalise("\ufeff\u2018a\u2019 man\u0303ana \u2019n\u0303")
    assert done.text == "'a' mañana 'ñ"
    assert done.changes == (
        LetterChange("\ufeff", "U+FEFF ZERO WIDTH NO-BREAK SPACE", "", 1, 0),
        LetterChange("\u2018", "U+2018 LEFT SINGLE QUOTATION MARK", "'", 1, 1),
        LetterChange("\u2019", "U+2019 RIGHT SINGLE QUOTATION MARK", "'", 2, 3),
        LetterChange("n\u0303", "U+006E LATIN SMALL LETTER N + U+0303 COMBINING TILDE", "ñ", 2, 7),
    )


def test_control_characters_have_names_too() -> None:
    assert name_characters("\r\n") == "U+000D CARRIAGE RETURN + U+000A LINE FEED"
    assert name_characters("\x01") == "U+0001"


@pytest.mark.parametrize(
    ("text", "character", "use"),
    [
        ("38°C", "°", "38 C"),
        ("38ºC", "º", "38 C"),  # the ordinal that Spanish keyboards offer
        ("38 ℃", "℃", "38 C"),
        ("5 \u00b5g", "\u00b5", "micrograms"),
        ("5 \u03bcg", "\u03bc", "micrograms"),
        ("3 × a day", "×", "times"),
        ("10 ÷ 2", "÷", "divided by"),
        ("½ tablet", "½", "half a tablet"),
        ("¼ tablet", "¼", "a quarter"),
        ("⅓ tablet", "⅓", "in words"),
        ("1⁄2 tablet", "⁄", "in words"),
        ("age ≥ 60", "≥", "at least"),
        ("age ≤ 60", "≤", "at most"),
        ("±5", "±", "plus or minus"),
        ("−5", "−", "minus"),
        ("m²", "²", "square"),
        ("cm³", "³", "cubic"),
        ("10⁵", "⁵", "power"),
        ("B₁", "₁", "vitamin B12"),
        ("٣ times", "٣", '"3"'),
        ("５ mg", "５", '"5"'),
        ("𝟓 mg", "𝟓", '"5"'),
        ("𝐓𝐚𝐤𝐞 𝟓", "𝟓", '"5"'),  # letters of the same style do not make it a script
        ("① rest", "①", '"1"'),
    ],
)
def test_clinical_characters_are_refused_and_never_substituted(text: str, character: str, use: str) -> None:
    done = normalise(text)
    assert (done.text, done.changes) == (text, ())
    (refused,) = done.refused
    assert refused.character == character
    assert use in refused.use
    assert (refused.count, refused.index) == (1, text.index(character))


def test_refused_characters_are_told_once_and_at_their_place_in_the_given_text() -> None:
    done = normalise("\u00ad\u201838\u00b0C\u2026 39\u00b0C")
    (refused,) = done.refused
    assert done.text == "'38°C... 39°C"
    assert (refused.name, refused.count, refused.index) == ("U+00B0 DEGREE SIGN", 2, 4)


def test_a_refused_character_that_composing_made_has_the_place_of_its_first_piece() -> None:
    done = normalise("\ufeff5 =\u00ad\u0338 6")
    assert done.text == "5 ≠ 6"
    assert (done.refused[0].character, done.refused[0].index) == ("≠", 3)


@pytest.mark.parametrize("text", ["٣ مرات في اليوم", "दिन में ३ बार", "วันละ ๓ ครั้ง", "Ωμέγα μμ", "1.º y 3.ª", "3º C"])
def test_digits_and_letters_of_the_own_script_are_not_refused(text: str) -> None:
    assert normalise(text).refused == ()


@pytest.mark.parametrize("text", ["1\u20132", "1 \u2013 2", "1\u00a0\u2014 2", "½\u20131", "٣\u2013٤ حبات"])
def test_a_dash_between_digits_is_suggested_and_not_changed(text: str) -> None:
    done = normalise(text)
    (suggested,) = done.suggested
    assert suggested.use == '"to", as in "1 to 2"'
    assert suggested.character in done.text
    assert suggested.index == min(text.find(dash) for dash in "\u2013\u2014" if dash in text)


def test_a_removed_character_does_not_hide_a_range() -> None:
    assert normalise("1\u2013\u00ad2").text == "1\u20132"
    assert normalise("1\u200b\u20132").suggested[0].index == 2


def test_a_dash_at_the_start_of_a_line_is_no_range() -> None:
    assert normalise("Call 111\n\u2013 5 a day").text == "Call 111\n- 5 a day"


def test_what_the_list_is_for() -> None:
    text = "Don\u2019t stop \u2013 " + "a" * 140
    assert len(count(text).parts) == 3
    assert len(count(normalise(text).text).parts) == 1


@pytest.mark.parametrize("text", ["", "\x00\x1b", "\ud800a\u0301", "\u0301", "\r", "\u200d"])
def test_odd_texts_raise_nothing(text: str) -> None:
    assert normalise(normalise(text).text).changes == ()
