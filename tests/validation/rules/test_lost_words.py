"""A sentence of a message has kept the "not", the "may" and the "if" of the sentence that it comes from."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.diagnostics import Diagnostic
from pipeline.templating.languages import language_pack
from pipeline.validation.rules.messages.lost_words import find_lost_words, share_stem, split_statements
from tests.workspace import Workspace, sms

PACK = language_pack("en")
assert PACK
AT = 'send="day 1 at 10:00"'
WORDS = [
    "not",
    "may",
    "if",
    "unless",
    "never",
    "exercise",
    "muscle",
    "tablets",
    "Stop",
    "your",
    "slow",
    "nurse",
    "say",
    ",",
    ".",
]
LINES = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)


def lost(original: str | list[str], message: str) -> list[str]:
    assert PACK
    originals = split_statements([original] if isinstance(original, str) else original, PACK)
    return [one.word for one in find_lost_words(message, originals, PACK, ["Muscle wasting"])]


@pytest.mark.parametrize(
    ("original", "message", "word"),
    [
        ("It may help to eat a little at a time, and often.", "It helps to eat a little at a time, and often.", "may"),
        (
            "Do not stop a medicine that a doctor gave you before you have asked.",
            "Stop one that a doctor gave you.",
            "not",
        ),
        (
            "Regular exercise and physiotherapy may reverse this loss.",
            "Muscle wasting: your body breaks down muscle. Exercise reverses this.",
            "may",
        ),
        (
            "Do not stop your medicine unless your care team says so.",
            "Stop your medicine when you feel well. Stop your medicine.",
            "not",
        ),
        ("You must not share needles.", "Share needles.", "not"),
        ("Your nails may turn yellow.", "Your nails turn yellow.", "may"),
        ("Do not stop taking your medicine unless your care team says so.", "Stop taking your medicine.", "not"),
        (
            "Do not lift heavy things for six weeks after your operation.",
            "Lift heavy things after your operation.",
            "not",
        ),
        ("Never stop the steroid tablets suddenly.", "Stop the steroid tablets suddenly.", "Never"),
        ("Do not use a heat pad on numb skin.", "Use a heat pad on numb skin.", "not"),
        ("Vaccines do not cause autism in children.", "Vaccines cause autism in children.", "not"),
        ("It is not known whether massage helps sore muscles.", "Massage helps sore muscles.", "not known whether"),
        (
            "Your visit takes an hour, unless you need a scan.",
            "Your visit takes an hour. Bring your list of medicines.",
            "unless",
        ),
        ("Physiotherapy might help you to walk further.", "Physiotherapy helps you to walk further.", "might"),
        ("A lump in the breast is usually harmless.", "A lump in the breast is harmless.", "usually"),
        ("You can take two tablets every four hours if the pain is bad.", "Take two tablets every four hours.", "if"),
        ("Antibiotics cannot cure a cold or the flu.", "Antibiotics cure a cold and the flu.", "cannot"),
        ("The jab will not give you the flu.", "The jab will give you flu and the jab hurts.", "not"),
        ("Do not drive for two weeks after the operation.", "Drive for two weeks after the operation.", "not"),
        (
            "You should not eat grapefruit with these tablets.",
            "Muscle wasting: you should eat grapefruit with these tablets.",
            "not",
        ),
        ("There is no need to fast before the blood test.", "Fast before the blood test.", "no need to"),
        ("You do not need to rest in bed all day.", "You need to rest in bed all day.", "not need to"),
        ("Exercise may slow the loss of muscle.", "Muscle wasting: exercise slows the loss of muscle.", "may"),
        ("It may reverse the loss.", "Muscle wasting: it reverses the loss.", "may"),
        ("Rest for up to 6 weeks after the operation.", "Rest for 6 weeks after the operation.", "up to 6"),
        ("Take up to 8 tablets in a day.", "Muscle wasting: take 8 tablets in a day.", "up to 8"),
        ("Gentle stretching can ease stiff joints.", "Gentle stretching eases stiff joints.", "can"),
        ("Most people recover within six weeks.", "People recover within six weeks.", "Most people"),
        ("Take an extra dose only if your care team says so.", "Take an extra dose each morning.", "only if"),
        ("If you feel dizzy, sit down and drink some water.", "Sit down and drink some water.", "If"),
        (
            "Ask your pharmacist before you take ibuprofen with these tablets.",
            "Take ibuprofen with these tablets.",
            "Ask your pharmacist before you",
        ),
        ("Take no more than 8 tablets in 24 hours.", "Take 8 tablets in 24 hours.", "no"),
        ("Not everyone needs treatment for this.", "Everyone needs treatment.", "Not"),
        (
            "Unless your nurse tells you otherwise, remove the dressing after two days.",
            "Remove the dressing after two days.",
            "Unless",
        ),
        ("The tablets are not safe in pregnancy.", "These tablets are safe in pregnancy.", "not"),
        ("Never give aspirin to a child under 16.", "Give aspirin to a child under 16.", "Never"),
        ("Treatment sometimes makes the pain worse at first.", "Treatment makes the pain worse at first.", "sometimes"),
        ("This medicine might cause swelling of the ankles.", "This medicine causes swelling of the ankles.", "might"),
        (
            "You may feel tired for some weeks after chemotherapy.",
            "You feel tired for some weeks after chemotherapy.",
            "may",
        ),
        ("Wash the wound, but do not scrub it with soap.", "Wash the wound and scrub it with soap.", "not"),
        ("Keep the plaster dry; do not cover it with plastic bags.", "Cover the plaster with plastic bags.", "not"),
        ("Your baby does not need extra water in hot weather.", "Your baby needs extra water in hot weather.", "not"),
        (
            "Take the red capsule every evening unless you have a fever.",
            "Take the red capsule every evening.",
            "unless",
        ),
    ],
)
def test_a_word_that_changes_what_is_said_is_missed(original: str, message: str, word: str) -> None:
    assert lost(original, message) == [word]


@pytest.mark.parametrize(
    ("original", "message"),
    [
        ("Do not take your tablets with milk.", "Take your tablets."),
        ("You can eat fish and eggs.", "Eat fish and eggs."),
        ("You may get cramps in your legs at night.", "Stretch your legs at night."),
        ("If you bleed a lot, call 999 now.", "Call 999 now."),
        ("Your legs may swell on long flights.", "Move your legs on long flights."),
        ("Do not wait to call your midwife.", "Call your midwife."),
        ("Do not let anyone rush your choice.", "Your choice."),
        ("Muscles can get weaker.", "Keep your muscles strong."),
        ("Ask what happens if you wait.", "Wait in line."),
        ("Do not take the tablets with grapefruit juice.", "Take the tablets with a glass of orange juice."),
        ("Do not wait to see if it gets better.", "See if it gets better. Wait and rest."),
        ("Do not put ice on bare skin.", "Wrap the ice in a towel before it goes on bare skin."),
        ("If you cannot eat solid food, drink milk shakes.", "Drink milk shakes if eating is hard."),
        ("Sometimes a drain is left in the wound for a day.", "Keep the drain in the wound clean each day."),
        ("You may need a blood test before the operation.", "Come for a blood test before the operation."),
        ("Doctors do not know why muscles shrink.", "Muscles shrink for many reasons, which doctors look for."),
        ("Do not drink alcohol while you take metronidazole.", "While you take metronidazole, leave out alcohol."),
        ("A dry mouth is common. It can be helped with sips of water.", "Dry mouth: take sips of water."),
        ("Children under 5 should not have nuts that are whole.", "Chop nuts for children under 5."),
        ("Your urine may turn orange while you take rifampicin.", "Rifampicin can turn your urine orange."),
        ("Your urine may turn orange while you take rifampicin.", "Orange urine is normal while you take rifampicin."),
        ("You must not drive if you have had a fit in the last year.", "After a fit, ask your doctor when to drive."),
        ("Keep the cream off your eyes.", "Keep the cream off your eyes."),
        ("Do not stop taking your blood pressure tablets.", "Keep taking your blood pressure tablets."),
        ("Do not forget to take your tablets every morning.", "Take your tablets every morning."),
        ("You can take paracetamol with food.", "Take paracetamol with food each day."),
        ("Do not drive for two weeks after the operation.", "No driving for two weeks after the operation."),
        ("Do not eat grapefruit with these tablets.", "Avoid grapefruit with these tablets."),
        ("Call 999 if you have chest pain.", "Chest pain: call 999."),
        ("If you feel dizzy, sit down and drink some water.", "Dizzy? Sit down and drink some water."),
        ("Exercise may slow the loss of muscle.", "Exercise can slow the loss of muscle."),
        ("Rest for up to 6 weeks after the operation.", "Rest for up to six weeks after the operation."),
        ("Rest for up to 6 weeks after the operation.", "Rest for at most 6 weeks after the operation."),
        ("It is up to you when you rest after work.", "You rest after work when you want."),
        (
            "Exercise may slow the loss of muscle. Ask us which exercises are safe.",
            "Ask which exercise slows the loss of muscle.",
        ),
        ("Ask for help if you need it, and walk every day with your frame.", "Walk every day with your frame."),
        ("Most people recover within six weeks.", "You are likely to recover within six weeks."),
        (
            ["Some people get a rash.", "Take the tablets with food every morning."],
            "Take the tablets with food each morning.",
        ),
        ("Take no more than 8 tablets in 24 hours.", "Take at most 8 tablets in 24 hours."),
        (
            "Eat protein at every meal. It can be eggs, fish or beans.",
            "Eat protein at every meal: eggs, fish or beans.",
        ),
        ("Not only exercise but also protein helps your muscles.", "Exercise and protein help your muscles."),
        ("Muscles that you do not use get smaller over time.", "Muscles get smaller over time."),
        (
            "If you smoke, stopping lowers your risk of infection of the wound.",
            "Stopping smoking lowers your risk of wound infection.",
        ),
        ("Do not wait: call the ward at once about heavy bleeding.", "Call the ward at once about heavy bleeding."),
        ("Keep the wound dry for two days, so that it does not open.", "Keep the wound dry for two days."),
        (
            "Bring your list of medicines, even those that you can buy without a prescription.",
            "Bring your list of medicines, with those you buy.",
        ),
        ("You may drive again after six weeks.", "Drive again after six weeks."),
        ("Drink water often during the day, as much as you can.", "Drink water often during the day."),
        (
            "Write down any questions that you might have before your visit.",
            "Write down your questions before your visit.",
        ),
        ("Tell your care team if pain makes you move less.", "Tell your care team about pain when you move."),
        (
            "A physiotherapist can show you safe exercises for your legs.",
            "Ask a physiotherapist to show you safe exercises for your legs.",
        ),
        ("Your muscles can get weaker if you do not move.", "Moving keeps muscles from getting weaker."),
        ("Squeeze your thighs if you can, ten times each hour.", "Squeeze your thighs ten times each hour."),
        ("You might be asked to keep a diary of your meals.", "Keep a diary of your meals."),
        ("Do not lift anything heavier than a full kettle.", "Lift nothing heavier than a full kettle."),
        ("If you can, walk for ten minutes every day.", "Walk for ten minutes every day."),
    ],
)
def test_what_says_the_same_in_other_words_or_something_else_is_left_alone(
    original: str | list[str], message: str
) -> None:
    assert lost(original, message) == []


@given(LINES)
def test_who_repeats_a_sentence_loses_nothing(words: str) -> None:
    assert lost(words, words) == []


@given(LINES, LINES)
def test_a_sentence_that_says_the_same_besides_takes_the_blame_away(original: str, message: str) -> None:
    assert lost([original, message], message) == []


@given(LINES, st.lists(LINES, max_size=3))
def test_a_question_says_nothing(message: str, originals: list[str]) -> None:
    assert lost(originals, f"{message.replace('.', '')} so?") == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("reverse", "reverses", True),
        ("smoke", "smoking", True),
        ("use", "used", True),
        ("car", "care", True),
        ("plaster", "plastic", False),
        ("worm", "warm", False),
        ("treat", "treatment", False),
    ],
)
def test_forms_of_a_word_have_one_stem(one: str, other: str, same: bool) -> None:
    assert share_stem(one, other) is same
    assert share_stem(other, one) is same


def missed(workspace: Workspace, words: str) -> list[Diagnostic]:
    workspace.add_words(words)
    return [one for one in workspace.diagnostics() if one.code == "MSG128"]


SECTION = "## Exercise {#exercise}\n\nExercise may slow the loss of muscle.\n\n"


def test_the_sentence_is_named_and_where_it_stands(workspace: Workspace) -> None:
    words = "Muscle wasting: ask us for help. Exercise slows\nthe loss of muscle. Call {{emergency-line}}."
    (diagnostic,) = missed(workspace, SECTION + sms(f"#x {AT}", words))
    assert (
        diagnostic.message == "the message has no “may”, and the leaflet says: “Exercise may slow the loss of muscle.”"
    )
    span, lines = diagnostic.span, workspace.read().split("\n")
    assert lines[span.line - 1][span.column - 1 :] == "Exercise slows"
    assert lines[span.end_line - 1][: span.end_column - 1] == "the loss of muscle."


def test_only_what_the_message_is_about_is_compared(tmp_path: Path) -> None:
    words = "Muscle wasting: exercise slows the loss of muscle."
    assert missed(Workspace(tmp_path / "a"), SECTION + sms(f"#x about=exercise {AT}", words))
    assert missed(Workspace(tmp_path / "b"), SECTION + sms(f"#x about=questions {AT}", words)) == []


def test_items_of_a_list_are_compared_too(workspace: Workspace) -> None:
    section = "## Exercise {#exercise}\n\n- do not lift heavy things\n- do not run on hard floors\n\n"
    (diagnostic,) = missed(workspace, section + sms(f"#x {AT}", "Muscle wasting: run on hard floors."))
    assert "“do not run on hard floors”" in diagnostic.message


def test_the_words_for_apps_are_compared_too(workspace: Workspace) -> None:
    short = sms(f"#x {AT}", "Muscle wasting: exercise may slow the loss of muscle.")
    long = "::: {.sms-long of=x}\nMuscle wasting: exercise slows the loss of muscle. It may help.\n:::\n"
    (diagnostic,) = missed(workspace, f"{SECTION}{short}\n{long}")
    assert workspace.read().split("\n")[diagnostic.span.line - 1].startswith("Muscle wasting: exercise slows")


def test_nothing_is_compared_while_there_are_errors(workspace: Workspace) -> None:
    words = "Muscle wasting: exercise slows the loss of muscle. {{nothing}}"
    assert missed(workspace, SECTION + sms(f"#x {AT}", words)) == []
