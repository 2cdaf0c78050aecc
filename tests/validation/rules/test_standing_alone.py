"""A message is read alone, months later, on somebody else's phone: what it points to, what it opens with, which day it
means."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.model.diagnostics import Diagnostic
from pipeline.templating.languages import language_pack
from pipeline.templating.sentence_splitting import find_sentences
from pipeline.validation.rules.messages.standing_alone import find_names, list_beginnings
from pipeline.validation.rules.phrases import compile_phrases, find_phrases, opens_with
from tests.workspace import PUBLISHER, SETTINGS, WORDS, Workspace, sms

AT = 'send="day 1 at 10:00"'
PACK = language_pack("en")
assert PACK


def points_elsewhere(words: str) -> str:
    assert PACK
    listed, fine = PACK.message_words("elsewhere"), PACK.message_words("elsewhere_fine")
    return next((match.group() for match in find_phrases(words, listed, fine)), "")


def names_no_day(words: str) -> str:
    assert PACK
    listed, fine = PACK.message_words("relative_dates"), PACK.message_words("relative_dates_fine")
    return next((match.group() for match in find_phrases(words, listed, fine)), "")


def opens_bare(words: str) -> bool:
    assert PACK
    pronoun = opens_with(words, PACK.message_words("opening_pronouns"))
    return bool(pronoun) and not opens_with(words, PACK.message_words("opening_pronouns_fine"))


def messages_of(workspace: Workspace, code: str) -> list[Diagnostic]:
    return [one for one in workspace.diagnostics() if one.code == code]


@pytest.mark.parametrize(
    ("words", "phrase"),
    [
        ("Muscle wasting: as we told you, rest.", "as we told you"),
        ("Like we said before: drink water.", "Like we said"),
        ("As I mentioned, walk each day.", "As I mentioned"),
        ("See our last message for the exercises.", "our last message"),
        ("Do the exercises in our first message.", "in our first message"),
        ("Remember our tip: take the stairs.", "Remember our tip"),
        ("We already told you about water.", "We already told you"),
        ("Read the message above.", "message above"),
        ("Use the link below.", "link below"),
        ("As you know, salt is bad for you.", "As you know"),
        ("Look at yesterday's message.", "yesterday's message"),
        ("The signs below are serious.", "The signs below"),
        ("Our previous texts said how to rest.", "Our previous texts"),
        ("Muscle wasting, part two of three: rest.", "part two of"),
        ("The list we sent you has the signs.", "The list we sent"),
        ("As discussed, drink water.", "As discussed,"),
        ("When we last spoke, you were ill.", "When we last spoke"),
        ("Answer our last question.", "our last question"),
        ("As promised, here are the exercises.", "As promised"),
        ("More in our next message.", "More in our next"),
    ],
)
def test_what_the_reader_may_not_have_is_found(words: str, phrase: str) -> None:
    assert points_elsewhere(words) == phrase


@pytest.mark.parametrize(
    "words",
    [
        "This is our last message. Call 999 in an emergency.",
        "Take part in the walking group.",
        "If you miss a tablet, take it as soon as you remember.",
        "See part 2 of your red book.",
        "Text MORE for the next tip.",
        "Use the inhaler we gave you.",
        "Do this as described by your nurse.",
        "Call 111 if your blood sugar is above 10.",
        "Text 60777 to stop.",
        "Bring the letter we sent you.",
        "Leave a message before 5 pm.",
        "If the last dose made you ill, call.",
        "Keep your foot above your heart.",
        "Send a text to your midwife first.",
    ],
)
def test_what_the_reader_has_is_not(words: str) -> None:
    assert points_elsewhere(words) == ""


@pytest.mark.parametrize(
    "words",
    [
        "It can make you tired.",
        "It is safe for most people.",
        "It is important for your health.",
        "That is why we wrote to you.",
        "It's common after 60.",
        "It is caused by a virus.",
        "It is important.",
        "It is given as an injection.",
        "They help you sleep.",
        "These can help.",
        "This helps you move.",
        "This is not normal. Call us.",
        "It often goes away.",
        "Its cause is not known.",
        "That can hurt.",
        "He may cry a lot.",
        "One of them is a rash.",
        "These are common side effects.",
        "Both of these can hurt.",
        "Taking it with food helps.",
    ],
)
def test_a_pronoun_for_what_is_not_said_is_found(words: str) -> None:
    assert opens_bare(words)


@pytest.mark.parametrize(
    "words",
    [
        "It is common to feel tired.",
        "It is normal for your breasts to leak.",
        "It is hard being a parent.",
        "It is day 3 of your treatment.",
        "It only takes ten minutes to walk.",
        "It is common for pain to come back at night.",
        "It is normal if your leg aches.",
        "It's OK to ask for help.",
        "It is never too late to stop smoking.",
        "It can help to write a list.",
        "It may take 6 weeks until you feel better.",
        "It is very important that you rest.",
        "It is time to book your visit.",
        "It's Amina from the clinic.",
        "This is ((nurse)) from the clinic.",
        "This is a reminder about your visit.",
        "This leaflet can help.",
        "These exercises make you strong.",
        "That lump may be harmless.",
        "It is hot outside. Drink water.",
        "It does not matter how far you walk.",
        "It depends on your age how much you need.",
        "These are questions to ask.",
        "Items to bring: a list.",
        "Those with a fever need to rest.",
        "That's great! You have walked each day.",
    ],
)
def test_a_pronoun_that_stands_for_nothing_is_not(words: str) -> None:
    assert not opens_bare(words)


@pytest.mark.parametrize(
    "words",
    ["Hello ((name)). It can make you tired.", "Hi ((name)), they can help.", "The Plainleaf project: this can help."],
)
def test_what_stands_before_the_first_words_is_passed_over(words: str, workspace: Workspace) -> None:
    workspace.add_words(sms(f"#x {AT}", f"{words} Muscle wasting has many causes."))
    (diagnostic,) = messages_of(workspace, "MSG123")
    assert diagnostic.span.column - 1 in (words.find("It"), words.find("they"), words.find("this"))


def test_a_topic_before_a_colon_is_what_the_pronoun_stands_for(workspace: Workspace) -> None:
    workspace.add_words(sms(f"#x {AT}", "Muscle wasting: it can make you tired."))
    assert messages_of(workspace, "MSG123") == []


@pytest.mark.parametrize(
    ("words", "phrase"),
    [
        ("We will call you tomorrow.", "tomorrow"),
        ("Your visit is next Monday.", "next Monday"),
        ("Come this week.", "this week"),
        ("You started last week.", "last week"),
        ("Yesterday you had a scan.", "Yesterday"),
        ("Your scan is in 3 days.", "is in 3 days"),
        ("Three weeks ago you had surgery.", "Three weeks ago"),
        ("Only 5 days to go.", "5 days to go"),
        ("From today, drink more.", "From today"),
        ("Today you start your tablets.", "Today you start"),
        ("In two weeks' time you see the nurse.", "In two weeks' time"),
        ("The clinic is closed this weekend.", "this weekend"),
    ],
)
def test_a_day_that_only_the_first_reader_knows_is_found(words: str, phrase: str) -> None:
    assert names_no_day(words) == phrase


@pytest.mark.parametrize(
    "words",
    [
        "You are now 20 weeks.",
        "When you have 7 days left of your tablets, order more.",
        "Bring it to your next visit.",
        "Call 111 today.",
        "Have you fallen in the last year?",
        "Most people are better in 2 weeks.",
        "Rest for the next week.",
        "In week 20 your baby moves.",
        "See a GP if the pain lasts over 2 weeks.",
        "Do this twice a week.",
        "If your operation was less than 6 weeks ago, call.",
        "Come at 10 on 3 March.",
        "Drink more in summer.",
    ],
)
def test_a_day_that_every_reader_knows_is_not(words: str) -> None:
    assert names_no_day(words) == ""


@pytest.mark.parametrize(
    ("words", "fine"),
    [
        ("Your visit is tomorrow, 3 March.", True),
        ("Your visit is tomorrow, 03/03/2026.", True),
        ("Your visit is tomorrow, ((day)).", True),
        ("Your visit is tomorrow at 10:30.", False),
        ("Your visit is tomorrow at ((time)).", False),
        ("You may come tomorrow at 10:30.", False),
        ("Your visit is tomorrow. It is on 3 March.", False),
    ],
)
def test_a_sentence_with_the_date_may_say_tomorrow(words: str, fine: bool, workspace: Workspace) -> None:
    workspace.edit(
        SETTINGS,
        "placeholders:",
        "placeholders:\n  day: {sample: 3 May 2026, longest: 30 September 2026, fallback: see your letter}"
        '\n  time: {sample: "10:30", longest: "10:30", fallback: the time in your letter}',
    )
    workspace.add_words(sms(f"#x {AT}", f"Muscle wasting: welcome. {words}"))
    assert (messages_of(workspace, "MSG124") == []) is fine


def test_a_name_is_no_part_of_another_word(tmp_path: Path) -> None:
    def named(place: str, words: str, publisher: str = "") -> bool:
        workspace = Workspace(tmp_path / place)
        workspace.edit(WORDS, "title: Muscle wasting", "title: Pain\nkeywords: [arm]")
        workspace.append(PUBLISHER, publisher)
        workspace.add_words(sms(f"#x {AT}", words))
        return not [one for one in messages_of(workspace, "MSG117") if one.span.line > 40]

    assert not named("a", "Keep warm when you are in Spain.")
    assert named("b", "Keep your arms warm.")
    assert named("c", "Pain: keep warm.")
    assert not named("d", "Ring 60777 and keep warm.", 'sender: "60777"\n')
    assert named("e", "TyGlan: keep warm.", "sender: TyGlan\n")


@pytest.mark.parametrize(
    ("name", "words", "there"),
    [
        ("肌肉", "您的肌肉需要食物。", True),
        ("عضلات", "نكتب عن لعضلاتك.", True),
        ("मांसपेशियाँ", "आपकी मांसपेशियाँ", True),
        ("ाज", "आवाज", False),
        ("arm", "warm", False),
        ("", "words", False),
    ],
)
def test_a_name_stands_where_its_script_has_no_space_before_it(name: str, words: str, there: bool) -> None:
    assert bool([*find_names(name, words)]) is there


@pytest.mark.parametrize(
    ("language", "name", "words", "there"),
    [
        ("cy", "Prosiect Plainleaf", "Dyma brosiect Plainleaf.", True),
        ("cy", "cadw'n gryf", "Negeseuon am gadw'n gryf.", True),
        ("cy", "gwan", "Yn fwy wan heddiw.", True),
        ("ar", "العضلات", "نكتب عن لعضلاتك.", True),
        ("ar", "العضلات", "ضعف للعضلات", True),
        ("en", "Project", "A broject.", False),
    ],
)
def test_a_name_is_known_by_its_other_beginnings(language: str, name: str, words: str, there: bool) -> None:
    pack = language_pack(language)
    assert pack is not None
    assert any(any(find_names(one, words)) for one in list_beginnings(name, pack)) is there


def test_a_name_that_a_placeholder_fills_in_is_a_name(workspace: Workspace) -> None:
    project = "The Plainleaf project"
    declared = f"placeholders:\n  us: {{sample: {project}, longest: {project}, fallback: {project}}}"
    workspace.edit(SETTINGS, "placeholders:", declared)
    workspace.add_words(sms(f"#x {AT}", "((us)): keep warm."))
    assert messages_of(workspace, "MSG117") == []


def test_words_are_found_over_lines_and_with_other_quotation_marks(workspace: Workspace) -> None:
    workspace.add_words(sms(f"#x {AT}", "Muscle wasting: look at yesterday’s\nmessage. See our last\nmessage too."))
    (diagnostic,) = messages_of(workspace, "MSG117")
    span = diagnostic.span
    assert (span.line, span.column, span.end_line, span.end_column) == (43, 25, 44, 8)


def test_phrases_have_wordings_and_words_that_may_be_missing() -> None:
    pattern = compile_phrases(
        ("as (I|we) (already|just|) said", "{number} (day|days) left", "(AIDS|HIV)", "from {name}")
    )
    assert pattern
    for words in ("As we  said", "as I already said", "3 days left", "AIDS", "HIV", "from ((name))", "From Amina"):
        assert pattern.fullmatch(words), words
    for words in ("as you said", "as we already just said", "days left", "aids", "hiv", "from here"):
        assert not pattern.fullmatch(words), words


def test_phrases_have_wildcards_and_capitals_that_count() -> None:
    pattern = compile_phrases(("good for {words} to", "try *ing", "PrEP"))
    assert pattern
    for words in ("good for you and me to", "Try walking", "PrEP"):
        assert pattern.fullmatch(words), words
    for words in ("good for to", "try ing", "prep", "good for one two three four five six seven to"):
        assert not pattern.fullmatch(words), words


def test_a_fine_phrase_covers_what_stands_in_it() -> None:
    matches = list(find_phrases("the last year, and last year", ("last year",), ("the last year",)))
    assert [match.start() for match in matches] == [19]
    assert list(find_phrases("last year", (), ("last year",))) == []


def test_a_language_without_the_words_is_silent() -> None:
    assert list(find_phrases("anything", ())) == []
    assert opens_with("anything", ()) is None


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two? Three!", ["One.", "Two?", "Three!"]),
        ("See Dr. May at 1.30, e.g. on foot.", ["See Dr. May at 1.30, e.g. on foot."]),
        ("A line\nand another", ["A line", "and another"]),
        ("  Read https://example.org/a.b now.  ", ["Read https://example.org/a.b now."]),
        ("", []),
    ],
)
def test_sentences_end_where_readers_end_them(text: str, sentences: list[str]) -> None:
    assert PACK
    assert [text[start:end] for start, end in find_sentences(text, PACK)] == sentences


def test_the_words_for_apps_are_read_alone_too(workspace: Workspace) -> None:
    long = "They help. As we said, muscle wasting has many causes.\n\nWe write to you next week."
    short = sms(f"#x {AT}", "Muscle wasting: move more.")
    workspace.add_words(f"{short}\n::: {{.sms-long of=x}}\n{long}\n:::\n")
    lines = workspace.read().split("\n")
    places = {}
    for one in workspace.diagnostics():
        if one.code in ("MSG117", "MSG123", "MSG124"):
            places[one.code] = lines[one.span.line - 1][one.span.column - 1 : one.span.end_column - 1]
    assert places == {"MSG117": "As we said", "MSG123": "They", "MSG124": "next week"}
