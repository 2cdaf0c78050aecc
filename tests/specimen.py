"""A document that holds every node of the tree, for the tests of whatever writes documents.

Its words are samples to look at, not advice. The pictures are those of the leaflet on muscle wasting, where that has
them, and plain drawings otherwise.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from pipeline.model.document import (
    Abbreviation,
    Appointment,
    Blank,
    Blanks,
    Break,
    Bullets,
    Cell,
    Cite,
    ComparedRisk,
    Definitions,
    Document,
    Dose,
    DosePart,
    Emphasis,
    Fact,
    Figure,
    Film,
    Foreign,
    Framing,
    Groups,
    Heading,
    Item,
    Link,
    Notice,
    Options,
    Pair,
    Picture,
    PictureRow,
    PictureRows,
    QrCode,
    RiskComparison,
    Section,
    Signature,
    Signatures,
    Steps,
    Story,
    Strong,
    Table,
    Term,
    TextMessage,
    Tick,
)
from tests.nodes import box, bullets, card, defined, english, group, item, option, phone, says, words
from tests.paths import SOURCE

IMAGES = SOURCE / "muscle-atrophy" / "images"
PLAIN_DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 320" width="480" height="320">
<title>Sample</title><desc>A ring on a plate.</desc>
<rect width="480" height="320" rx="16" fill="#E6F1ED"/>
<circle cx="240" cy="160" r="96" fill="#FBE3AE" stroke="#17262B" stroke-width="4"/></svg>"""


GET_HELP = Section(
    "get-help",
    words("Get help now"),
    (
        says("These boxes tell you who to call, and when."),
        card("emergency", "call-now", "999", "Call 999 now if:", "Do not wait to see if it goes away.",
             "you are suddenly weak on one side, or your face droops or your speech is slurred",
             "you find it hard to breathe or to swallow",
             "your legs go weak and you are numb between them, or you lose control of your bladder or bowel"),
        card("urgent", "call-today", "111", "Call 111 if:", "Call at any time, day or night.",
             "weakness is getting worse over days or weeks", "you keep falling",
             "your muscles hurt and your urine is dark"),
        card("routine", "see-gp", "", "See your GP if:", "Take this leaflet with you.",
             "one arm or leg looks smaller than the other", "you are losing weight and do not know why",
             "daily tasks are getting harder"),
    ),
)  # fmt: skip

WHAT_IT_IS = Section(
    "what-it-is",
    words("What muscle wasting is"),
    (
        says("Muscle wasting means that muscles look smaller than usual, because muscle tissue has been lost. Doctors "
             "call it ", Term("atrophy", words("muscle atrophy")), ". Read ", Link("#get-help", words("Get help now")),
             " first."),
        says("A muscle is made of many thin ", Strong(words("fibres")), '. The "Spanish" for it is ',
             Foreign("es", words("atrofia muscular")), ". It's ", Emphasis(words("not")), " a disease.", Break(),
             "It is a sign."),
        Pair("arms", (
            Figure("muscle-healthy", "images/muscle-healthy.svg", "A bent arm with a thick red muscle.",
                   "Healthy muscle"),
            Figure("muscle-wasted", "images/muscle-wasted.svg", "The same arm with a thin, pale muscle.",
                   "Wasted muscle"),
        )),
        box("important", says("Sudden weakness is not usual. Call ", phone("999", "emergency-line"), ".")),
    ),
)  # fmt: skip

MS = Abbreviation("MS", "Multiple sclerosis")

CAUSES = Section(
    "causes",
    words("Causes: find yours"),
    (
        says("More than one can be true for you. Ask which of them apply."),
        Groups("cause-groups", (
            group("moving-too-little", "bed", "Moving too little", "Your body breaks down muscle that you do not use, "
                  "to save energy. ", Strong(words("Regular exercise may undo it."))),
            group("nutrition", "bowl", "Food and nutrition", "You may eat too little protein, fruit and vegetables. "
                  "Severe weight loss with muscle loss is called ", Term("cachexia", words("cachexia")), "."),
            group("getting-older", "hourglass", "Getting older", "It affects ", Fact("sarcopenia-share", "risk",
                  words("up to 1 in 3 people aged 60 and over")), " ", Cite(("fda-sarcopenia",), (1,)), "."),
            group("genes", "dna", "Genes", "A change in a gene can lead to muscle wasting."),
        )),
        Heading(3, "signals", words("How signals reach a muscle")),
        Figure("nerve", "images/nerve-signal.svg", "Signals run along a yellow nerve to a thick red muscle.",
               "Signals arrive, and the muscle stays thick.", "The Plainleaf project", "CC BY 4.0", "full"),
        Heading(4, "conditions", words("Conditions of the nerves")),
        Definitions((defined("Polio", "This is an infection of the nervous system."),
                     defined(words("Multiple sclerosis (", MS, ")"), "This is a long-term condition.",
                             bullets("Nerve fibres become inflamed.")))),
    ),
)  # fmt: skip

SYMPTOMS = Section(
    "symptoms",
    words("Symptoms"),
    (
        says("Symptoms vary with the cause. You may notice that:"),
        Figure("legs", "images/legs.svg", "Two legs from the front. One leg is thinner.",
               "The dotted line shows the usual size.", place="beside"),
        Bullets((item("one arm or leg is clearly smaller"), item("one limb, or your whole body, is weak"),
                 Item((says("it is hard to keep your balance:"), bullets("on stairs", "in the dark"))))),
        box("uncertainty", says("We know that treating the cause may slow muscle loss."),
            says("We do not know how long it takes.")),
    ),
)  # fmt: skip

TREATMENT = Section(
    "treatment",
    words("Treatment"),
    (
        says("Treatment depends on the cause. There is often more than one choice."),
        Figure("exercise", "images/exercise.svg", "A woman lifts one leg. A therapist guides her foot.",
               "A physiotherapist shows you each exercise."),
        Options("choices", (
            option("physiotherapy", "Physiotherapy", "Stretches and exercises that you learn with a therapist.",
                   "Stronger muscles, and you keep moving.", "How often, and for how long."),
            option("better-nutrition", "Better nutrition", "You and a dietitian look at what you eat.",
                   "Gives muscles what they need.", "Our source gives no diet plan."),
            option("surgery", "Surgery", "An operation, if the cause allows.",
                   "May help if the cause is a nerve problem or an injury.", "Our source does not give the risks."),
        ), "Choice"),
        Dose("examplol", "examplol", words("Examplol"), words("by mouth"),
             (DosePart("How much", words("200\N{NO-BREAK SPACE}mg")),
              DosePart("How often", words("up to 3\N{NO-BREAK SPACE}times a day"))),
             words("No more than 600\N{NO-BREAK SPACE}mg in 24\N{NO-BREAK SPACE}hours."),
             words(Strong(words("Not for")), " people with a stomach ulcer.")),
        RiskComparison("effect", (
            ComparedRisk(Fact("without"), words("Without Examplol"), (("full", 12), ("open", 88)),
                         "A picture of 100 people: 12 filled in, 88 outlined.",
                         (Framing("full", words(Strong(words("12"))), "of 100 people have the effect"),
                          Framing("open", words(Strong(words("88"))), "of 100 people do not have it"))),
            ComparedRisk(Fact("with"), words("With Examplol"), (("half", 7), ("open", 93)),
                         "A picture of 100 people: 7 half filled in, 93 outlined.",
                         (Framing("half", words("up to ", Strong(words("7"))), "of 100 people have the effect"),
                          Framing("open", words("at least ", Strong(words("93"))), "of 100 people do not have it"))),
        ), "What may happen", "have the effect", "do not have it", "",
            "Each picture shows 100 people. Nobody can tell which of them you would be.",
            ("With Examplol: at least 5 fewer people in 100 have the effect.", "This is a sample.")),
        Table("who-helps", "Who can help you", (
            (Cell(words("Who"), "column"), Cell(words("What they do"), "column")),
            (Cell(words("Physiotherapist"), "row"), Cell(words("Shows you exercises"))),
            (Cell(words("Dietitian"), "row"), Cell(words("Looks at what you eat"))),
        )),
    ),
)  # fmt: skip

WHAT_YOU_CAN_DO = Section(
    "what-you-can-do",
    words("What you can do"),
    (
        Steps((item("Write down what has changed."), item("Ask what is safe for you."))),
        says("Then:"),
        Steps((item("Take your notes with you."),), 3),
        box("do", bullets("ask which exercises are safe for you", "tell your care team if it gets harder to move")),
        box("do-not", bullets("do not wait if you have a sign that needs help now")),
        Heading(3, "your-visit", words("Get ready for your visit")),
        box("checklist", bullets("when you first saw a change", "how much you move on most days")),
        Story("a-story", (says("I ask my therapist what is safe for me."),), says("Amina, 52"),
              "invented", english()["labels"]["story_invented"]),
        box("questions", bullets("What is the cause of my muscle wasting?", "Which exercises are safe for me?")),
        PictureRows("sitting", (
            PictureRow(Figure("sit", "images/legs.svg", "Feet on the floor.", credit="The Plainleaf project"),
                       says("Sit straight. See ", Link("#book", words("how to book")), ".")),
            PictureRow(Figure("stretch-leg", "images/exercise.svg", "A stretched leg."), says("Stretch one leg.")),
        )),
        Film("stretch", Link("https://example.org/films/stretch", words("Watch the film: Stretching at home")),
             Figure("poster", "images/exercise.svg", "A woman lifts a leg.", "Filmed at home"), "treatment", "bsl",
             "It is signed in British Sign Language (BSL).",
             words(Link("#treatment", words("Read the words: Treatment")))),
        QrCode("book", Link("https://example.org/classes/book?from=leaflet", words("Book a class"))),
        says("You weigh ", Blank(words("Weight"), "short", unit=words("kg"), spoken="Weight, in kg: space to write"),
             " today. Do you sleep well? ", Tick(words("Yes"), "Yes: box to tick"), " ",
             Tick(words("No"), "No: box to tick")),
        says(Blank(words("Notes"), lines=3, spoken="Notes: 3 lines to write on")),
        Blanks("fill-in", (
            says(Blank(words("My dose"), unit=words("ml"), spoken="My dose, in ml: space to write")),
            says(Blank(words("What matters to me"), "full", spoken="What matters to me: space to write")),
        )),
        Table("diary", "My week", (
            (Cell(words("Day"), "column"), Cell(words("Steps"), "column"), Cell(words("Rested"), "column")),
            (Cell(words("Monday"), "row"), Cell((Blank((), spoken="Monday, Steps: space to write"),)),
             Cell((Tick((), "Monday, Rested: box to tick"),))),
        )),
        Signatures("signing", (Signature(words("Patient"), tuple(
            Blank(words(name), spoken=f"Patient, {name}: space to write") for name in ("Name", "Signature", "Date")
        )),)),
        Appointment("next", (
            defined("Date and time", says(Blank((), spoken="Date and time: space to write"))),
            defined("With", "a physiotherapist"),
        ), "Your appointment"),
        says("Write to ", Link("mailto:leaflets@example.org", words("leaflets@example.org")), " or read ",
             Link("https://example.org/muscle", words("the sample page")), "."),
    ),
)  # fmt: skip

GENERATED = (
    Section("glossary", words("Words in this leaflet"), (Definitions((
        defined("atrophy", "A part of the body gets smaller because tissue is lost.", id="term-atrophy"),
        defined("cachexia", "A condition with extreme weight loss and muscle wasting.", id="term-cachexia"),
    ), "glossary"),)),
    Section("references", words("Where the facts come from"), (Definitions((
        defined("1", "US Food and Drug Administration. Reference incomplete.", id="reference-1"),
    ), "references"),)),
    Section("about", words("About this leaflet"), (Definitions((
        defined("Written by", "The Plainleaf project"),
        defined("Checked by", "No doctor or nurse has checked this leaflet yet"),
        defined("Version and code", "0.1.0 of 22 November 2026"),
    ), "about"),)),
)  # fmt: skip


@cache
def specimen() -> Document:
    """A leaflet in draft, in English, with every kind of node that a finished document can hold."""
    sections = (GET_HELP, WHAT_IT_IS, CAUSES, SYMPTOMS, TREATMENT, WHAT_YOU_CAN_DO, *GENERATED)
    names = ("cover", "muscle-healthy", "muscle-wasted", "nerve-signal", "legs", "exercise")
    ours = english()
    return Document(
        leaflet="specimen", language="en", direction="ltr", title="Muscle wasting", medical_name="muscle atrophy",
        subtitle="What it is, what causes it and what can help", keywords=("muscle wasting", "muscle atrophy"),
        summary="Muscle wasting means that you have lost muscle. Find out why it happens, when to get help, what can "
                "help and what to ask.",
        publisher="The Plainleaf project", version="0.1.0", status="draft", date="2026-11-22", next_review="",
        notice=Notice("draft", ours["notices"]["draft"]["label"], ours["notices"]["draft"]["text"]),
        strip=ours["strip"].format(number="999"),
        key_points=box("key-points", bullets("Your muscles look smaller because you have lost muscle tissue.",
                                             "There are many causes. Moving too little is a common one.",
                                             "Treatment depends on the cause.", "New weakness needs to be checked.")),
        sections=sections,
        messages=(TextMessage("call-now", "call-now", "day 0 at 11:00", "Muscle wasting: call 999 now."),),
        cover="images/cover.svg", cover_alt="Three people: one has a walking stick, one uses a wheelchair.",
        pictures=tuple(_picture(name) for name in names), labels=ours["labels"], quotes=tuple(ours["quotes"]),
        authors=("The Plainleaf project",),
        editions={"folded": ("key-points", "get-help", "what-it-is"), "card": ("key-points", "get-help")},
    )  # fmt: skip


def crowd(document: Document) -> Document:
    """The document with so many key points that the signs have no room on the first page."""
    points = (f"Point number {number} says what matters to you and what you can do about it." for number in range(8))
    return replace(document, key_points=box("key-points", bullets(*points)))


def shorten(document: Document, *ids: str) -> Document:
    """Of the specimen the sections with these ids and those that are made: for what is not about all of its nodes."""
    made = {section.id for section in GENERATED}
    return replace(document, sections=tuple(one for one in document.sections if one.id in {*ids, *made}))


def _picture(name: str) -> Picture:
    drawn = IMAGES / f"{name}.svg"
    data = drawn.read_text("utf-8") if drawn.exists() else PLAIN_DRAWING
    size = re.search(r'viewBox="\S+ \S+ (\S+) (\S+)"', data)
    assert size, f"{name} has no viewBox"
    return Picture(f"images/{name}.svg", "image/svg+xml", float(size[1]), float(size[2]), data.encode())
