"""Examples of each command, which the tests run: by the words of the command, what it does and what is typed."""

from __future__ import annotations

REFUSED = frozenset(
    (
        "plainleaf build --release",
        "plainleaf find 7K3M-9QRT",
    )
)
"""Those that end with 1 where nobody has signed, and nothing was released."""

EXAMPLES: dict[str, tuple[tuple[str, str], ...]] = {
    "build": (
        ("Everything that is out of date:", "plainleaf build"),
        ("One leaflet, and only its page and its print leaflet:", "plainleaf build screen-breaks --format html,pdf"),
        ("The files for a messaging system:", "plainleaf build --format notify"),
        ("Say why each file was made again, and how much of it there is:", "plainleaf build --verbose"),
        ("In a script, which needs to know only what is wrong:", "plainleaf build --quiet"),
        ("Publish what is signed off, and record it:", "plainleaf build --release"),
    ),
    "check": (
        ("Everything, in full:", "plainleaf check"),
        ("One line for each finding:", "plainleaf check --report concise"),
        ("For a program:", "plainleaf check screen-breaks --language en --report json"),
    ),
    "find": (("What a code on paper stands for:", "plainleaf find 7K3M-9QRT"),),
    "verify": (("Everything that was built:", "plainleaf verify"),),
    "status": (
        ("Everything, the worst first:", "plainleaf status"),
        ("One leaflet, for a program:", "plainleaf status screen-breaks --report json"),
        ("The review dates, for a calendar:", "plainleaf status --report ics"),
    ),
    "review start": (
        ("The sheets of one leaflet:", "plainleaf review start screen-breaks"),
        ("Those of all, in another folder:", "plainleaf review start --output for-ada"),
    ),
    "review diff": (
        ("Everything that has changed since it was signed:", "plainleaf review diff"),
        ("One leaflet, for a program:", "plainleaf review diff screen-breaks --report json"),
    ),
    "translations start": (
        ("A file for Spanish, to be translated:", 'plainleaf translations start screen-breaks es --translator "Ana"'),
    ),
    "translations pin": (
        ("The Spanish words are those of the English ones of now:", "plainleaf translations pin screen-breaks es"),
    ),
    "translations confirm": (
        ("The items to compare:", "plainleaf translations confirm screen-breaks es"),
        (
            "Ben has compared them:",
            'plainleaf translations confirm screen-breaks es --by "Ben Example"',
        ),
    ),
    "translations status": (
        ("Where every translation stands:", "plainleaf translations status"),
        ("The same for a program:", "plainleaf translations status --report json"),
    ),
    "translations export": (
        ("For a program that reads gettext's PO files:", "plainleaf translations export screen-breaks es"),
        ("The same in XLIFF 2.1:", "plainleaf translations export screen-breaks es --format xliff"),
    ),
    "translations import": (
        ("What has come back:", "plainleaf translations import screen-breaks es screen-breaks-es.po"),
    ),
    "languages list": (
        ("Every language, and what is left to fill in:", "plainleaf languages list"),
        ("The same for a program:", "plainleaf languages list --report json"),
    ),
    "languages start": (("What a person has to fill in for Portuguese:", "plainleaf languages start pt"),),
    "messages list": (
        ("A table:", "plainleaf messages list"),
        ("The same for a program:", "plainleaf messages list screen-breaks --format json"),
        ("What they cost one person, and 6962 people:", "plainleaf messages list --people 6962"),
    ),
    "messages count": (
        ("A file with a line of JSON for each text:", "plainleaf messages count texts.jsonl"),
        ("A file that is one text:", "plainleaf messages count --plain texts.jsonl"),
        ("What a build would send of it:", "plainleaf messages count --normalise texts.jsonl"),
    ),
    "messages pin": (
        ("Show what waits:", "plainleaf messages pin --dry-run"),
        ("Say that you have read one message beside what it is about:", "plainleaf messages pin --message call-now"),
        ("Say so of all:", "plainleaf messages pin --all"),
    ),
    "messages import": (
        ("Show what a reviewer has changed:", "plainleaf messages import reviewed.csv"),
        ("Take it over:", "plainleaf messages import reviewed.csv --write"),
        (
            "Take over a sheet in which a reviewer has only written “yes”:",
            'plainleaf messages import reviewed.csv --by "A. Reviewer" --date 2026-11-02 --write',
        ),
    ),
    "review sign": (
        (
            "Sign the words as they stand:",
            'plainleaf review sign screen-breaks --name "Ada Example" --role clinician --organisation "Example Clinic"',
        ),
    ),
    "review status": (
        ("Everything:", "plainleaf review status"),
        ("One leaflet, for a program:", "plainleaf review status screen-breaks --report json"),
    ),
    "explain": (("Why a finding is one:", "plainleaf explain SRC306"),),
    "schema": (
        ("Show them:", "plainleaf schema"),
        ("Write a file for each:", "plainleaf schema --output schema"),
    ),
    "doctor": (("What is there, and what is missing:", "plainleaf doctor"),),
    "clean": (
        ("Remove the outputs and the store:", "plainleaf clean"),
        (
            "Remove what was not used for a month from the store, and nothing else:",
            "plainleaf clean --store --older 30d",
        ),
    ),
}
