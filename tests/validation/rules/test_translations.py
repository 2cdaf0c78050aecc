"""A translation that says something else than its source is found; one that is right is left in peace."""

from __future__ import annotations

import pytest

from tests.translated import SPANISH, add_spanish, pin_spanish
from tests.workspace import LEAFLET, PUBLISHER, SETTINGS, WORDS, Workspace


@pytest.fixture
def spanish(workspace: Workspace) -> Workspace:
    add_spanish(workspace)
    return workspace


def found(workspace: Workspace, severity: str = "") -> list[tuple[str, str]]:
    """What is said of the Spanish words that is more than a note."""
    return [
        (one.code, one.message)
        for one in workspace.diagnostics()
        if one.severity == severity or (not severity and one.severity != "info")
    ]


def test_a_translation_that_is_right_passes_without_a_finding(spanish: Workspace) -> None:
    assert found(spanish) == []
    assert spanish.build(formats=("html",)).failed == ()


def test_a_file_that_lost_its_card_a_section_its_messages_and_a_number_is_not_built(workspace: Workspace) -> None:
    """A Swahili file, tried by hand, said 20 days for 10, and checked without an error."""
    workspace.add_words("## Walking {#walking}\n\nTry it for 10 days, and rest on the third.\n")
    workspace.edit(PUBLISHER, "languages: [en]", "languages: [en, sw]")
    workspace.edit(PUBLISHER, "{en: emergency services}", "{en: emergency services, sw: huduma za dharura}")
    workspace.edit("glossary.yaml", "{en:", "{sw: Sehemu ya mwili inakuwa ndogo., en:")
    workspace.write("shared/sw.md", "## Omba muundo mwingine {#other-formats}\n\nUnaweza kuomba herufi kubwa.\n")
    workspace.write(f"{LEAFLET}/sw.md", SWAHILI)
    pin_spanish(workspace, "sw")
    assert {message for code, message in found(workspace) if code.startswith("TRN")} == {
        "the care card `call-now` of the source is missing",
        "the section `questions` of the source is missing",
        "the message `call-now` of the source is missing",
        "the message `welcome` of the source is missing",
        "the source has the number `10` here, and the translation `20`",
    }
    outcome = workspace.build(formats=("html",))
    assert outcome.failed == (f"{LEAFLET}/sw",), "it keeps no other language back"
    assert {name for name in workspace.files() if name.startswith(LEAFLET)} == {f"{LEAFLET}/en/index.html"}


SWAHILI = """---
title: Kupungua kwa misuli
medical_name: atrofi ya misuli
summary: Kupungua kwa misuli ni nini, na uulize nini.
translation: {of: en, digest: none, translator: Ada Example, status: draft}
---

::: key-points
- Kupungua kwa misuli maana yake ni kwamba misuli inakuwa midogo.
- Sababu ni nyingi.
- Timu yako ya afya inaweza kukusaidia.
:::

## Wakati wa kupata msaada {#get-help}

## Ni nini {#what-it-is}

Madaktari huita hali hii [atrofi]{.term key=atrophy}. Kijikaratasi hiki kinatumia maneno rahisi [@plain-language].

![Miguu miwili. Mmoja ni mwembamba kuliko mwingine.](images/leg.svg "Mguu mmoja una misuli kidogo."){#leg}

::: {.include section=other-formats}
:::

## Kutembea {#walking}

Jaribu kwa siku 20, na upumzike siku ya tatu.
"""


def test_an_unfinished_language_keeps_no_other_back(spanish: Workspace) -> None:
    spanish.write(SPANISH, spanish.read(SPANISH).partition("## Qué es")[0])
    assert spanish.build(formats=("html",), languages=("en",)).failed == ()
    assert spanish.build(formats=("html",)).failed == (f"{LEAFLET}/es",)
    assert f"{LEAFLET}/en/index.html" in spanish.files()


EDITS = {
    "another level": ("=emergency serv", "=urgent serv", "TRN104", "`level` is `urgent` here"),
    "another time": ("day 0 at 11:00", "day 2 at 11:00", "TRN105", "has `day 2 at 11:00` as `send`"),
    "a lost fact": (" al {{emergency-line}}", "", "TRN106", "the fact `emergency-line` of the source is missing"),
    "a typed fact": ("{{emergency-line}}", "999", "TRN106", "`999` is typed where the source has the fact"),
    "a number more": ("muchas causas", "muchas causas, unas 30", "TRN107", "the number `30` is not in the source"),
    "a lost reference": (" [@plain-language]", "", "TRN108", "the reference `plain-language` of the source is"),
    "a lost term": ("[atrofia]{.term key=atrophy}", "atrofia", "TRN108", "the term `atrophy` of the source is"),
    "a lost placeholder": (", ((name))", "", "TRN108", "the placeholder `((name))` of the source is missing"),
    "a link": ("equipo de atención", "[equipo](#questions)", "TRN108", "the link `#questions` is not in the source"),
    "a title": ("Pérdida de músculo\n", "Muscle wasting\n", "TRN109", "the title is not translated"),
    "alt text": (
        "Dos piernas. Una es más delgada que la otra.",
        "Two legs. One is thinner than the other.",
        "TRN109",
        "the alternative text is not translated",
    ),
    "a message": (
        "Hola, ((name)). Le escribimos sobre la pérdida de músculo.",
        "Hello ((name)). This is our first message about muscle wasting.",
        "TRN109",
        "the message is not translated",
    ),
    "another script": ("La pérdida tiene muchas", "У этого много", "TRN110", "not in the letters of the language"),
    "two scripts": (
        "La pérdida tiene",
        "La pérdid\u0430 tiene",
        "TRN110",
        "letters of two scripts",
    ),
    "nobody's letter": ("La pérdida tiene", "La \ue000 tiene", "TRN110", "a letter is nobody's"),
    "a mark of direction": ("La pérdida tiene", "La pérdida \u2067tiene\u2069", "TRN110", "a mark of direction stands"),
    "a sentence lost": (
        "La pérdida de músculo significa que los músculos se hacen más pequeños.",
        "Son los músculos.",
        "TRN111",
        "is very short beside the source",
    ),
    "words that are called the same": (
        "status: draft}",
        "status: draft, same: [{words: Ibuprofen, by: A}]}",
        "TRN115",
        "“Ibuprofen” stands nowhere",
    ),
}


@pytest.mark.parametrize("what", EDITS)
def test_what_a_translation_says_otherwise_is_found(what: str, spanish: Workspace) -> None:
    old, new, code, message = EDITS[what]
    spanish.edit(SPANISH, old, new)
    assert any(one == code and message in said for one, said in found(spanish)), found(spanish)


BODY = "A part of the body gets smaller because tissue is lost"


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (
            "glossary.yaml",
            "Una parte del cuerpo se hace más pequeña.",
            "A part of the body gets smaller because tissue is lost.",
        ),
        (PUBLISHER, "es: emergencias", "es: emergency services"),
        ("shared/es.md", "Podemos darle este folleto en letra grande.", "You can ask for this leaflet in large print."),
    ],
)
def test_what_it_takes_in_from_elsewhere_is_translated(name: str, old: str, new: str, spanish: Workspace) -> None:
    spanish.edit(name, old, new)
    assert [code for code, _ in found(spanish)] == ["TRN109"]
    assert spanish.build(formats=("html",)).failed == (f"{LEAFLET}/es",)


def test_what_is_the_same_on_purpose_is_said_by_somebody(spanish: Workspace) -> None:
    spanish.edit(SPANISH, "medical_name: atrofia muscular", "medical_name: Muscle atrophy")
    assert [code for code, _ in found(spanish)] == ["TRN109"]
    spanish.edit(SPANISH, "status: draft}", "status: draft, same: [{words: muscle atrophy, by: Ben Example}]}")
    assert found(spanish) == []


def test_numbers_and_units_are_read_as_each_language_writes_them(spanish: Workspace) -> None:
    spanish.edit(WORDS, "Wasting has many causes.", "Wasting is 1,000 mg, 2.5 ml and 30%.")
    for words, expected in {
        "Son 1.000 mg, 2,5 ml y el 30 %.": [],
        "Son 1000 miligramos, 2,5 mililitros y el 30 %.": [],
        "Son 1.000 g, 2,5 ml y el 30 %.": ["TRN107"],
        "Son 1.000 mg, 25 ml y el 30 %.": ["TRN107"],
    }.items():
        text = spanish.read(SPANISH)
        start = text.index("- ", text.index("pequeños."))
        spanish.write(SPANISH, f"{text[:start]}- {words}{text[text.index(chr(10), start) :]}")
        pin_spanish(spanish)
        assert [code for code, _ in found(spanish) if code.startswith("TRN")] == expected, words


def test_words_that_are_not_kept_and_those_of_another_leaflet_are_errors(spanish: Workspace) -> None:
    spanish.edit(SPANISH, 'digest: "', 'digest: "0')
    assert [code for code, _ in found(spanish)] == ["TRN101"]
    text = spanish.read(SPANISH)
    for name in ("get-help", "what-it-is", "questions"):
        text = text.replace(f"{{#{name}}}", f"{{#{name}-of-feet}}")
    spanish.write(SPANISH, text.replace("section=other-formats", "section=other-formats"))
    assert ("TRN102", "none of its sections is one of the words in `en`: it is of another leaflet") in found(spanish)


def test_do_not_items_are_confirmed_before_a_leaflet_is_published(spanish: Workspace) -> None:
    spanish.add_words("## At home {#home}\n\n::: do-not\n- do not lift anything\n:::\n")
    spanish.append(SPANISH, "\n## En casa {#home}\n\n::: do-not\n- no levante nada\n:::\n")
    pin_spanish(spanish)
    said = ("TRN112", "nobody yet has compared the “do not” items with the source")
    assert said in found(spanish, "info")
    spanish.edit(SETTINGS, "status: draft", "status: published")
    assert said in found(spanish, "error")


def test_a_newer_source_is_told_and_an_outdated_translation_is_a_warning(spanish: Workspace) -> None:
    spanish.edit(WORDS, "Your care team can help you.", "Your family can help you.")
    assert [message for code, message in found(spanish, "info") if code == "TRN113"] == [
        "the words in `en` are newer: 1 content change, and readers are told so"
    ]
    spanish.edit(WORDS, "Wasting has many causes.", "Wasting has few causes.")
    assert [code for code, _ in found(spanish)] == ["TRN114"]


def test_a_translation_alone_is_compared_with_its_source_all_the_same(spanish: Workspace) -> None:
    spanish.edit(SPANISH, "muchas causas", "muchas causas, unas 30")
    done = spanish.plainleaf("check", "--language", "es", "--report", "concise")
    assert done.returncode == 1 and "TRN107" in done.stdout
    spanish.add_words("{{nobody}}\n")
    done = spanish.plainleaf("build", "--language", "es", "--format", "html")
    assert done.returncode == 1


@pytest.mark.parametrize(("tag", "hint"), [("jp", "did you mean `ja`?"), ("qx", "BCP 47"), ("es-XX", "BCP 47")])
def test_a_tag_that_does_not_exist_is_an_error(tag: str, hint: str, spanish: Workspace) -> None:
    spanish.write(f"{LEAFLET}/{tag}.md", spanish.read(SPANISH))
    (one,) = [one for one in spanish.errors() if one.code == "TRN116"]
    assert one.span.path == f"source/{LEAFLET}/{tag}.md" and hint in one.hint


def test_two_kinds_of_one_language_may_have_the_same_words(spanish: Workspace) -> None:
    head = "translation: {of: en, digest: none, translator: Ada Example, status: draft}\nsummary:"
    spanish.write(f"{LEAFLET}/en-US.md", spanish.read(WORDS).replace("summary:", head, 1))
    pin_spanish(spanish, "en-US")
    assert [code for code, _ in found(spanish) if code.startswith("TRN")] == []
