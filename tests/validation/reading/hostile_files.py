"""Hostile files: what is no text, no file, not here, or YAML that does not mean well."""

from __future__ import annotations

from itertools import pairwise

from tests.validation.reading.hostile import Change, all_of, edit, fifo, file, lines, link, more, named, row, words
from tests.workspace import LEAFLET, PUBLISHER, SETTINGS, SHARED, WORDS, Workspace

REFERENCES, GLOSSARY = "references.yaml", "glossary.yaml"


def folder(name: str) -> Change:
    """A folder in the place of a file."""

    def change(workspace: Workspace) -> None:
        workspace.remove(name)
        workspace.path(name).mkdir()

    return change


def outside(name: str) -> Change:
    """A file that lies beside the source, and a link to it in its old place."""

    def change(workspace: Workspace) -> None:
        there = workspace.place / "elsewhere"
        workspace.path(name).rename(there)
        workspace.path(name).symlink_to(there)

    return change


def inside(name: str) -> Change:
    """A file that lies elsewhere in the source, and a link to it in its old place: nothing is wrong with that."""

    def change(workspace: Workspace) -> None:
        there = workspace.source / "shared" / "moved.txt"
        workspace.path(name).rename(there)
        workspace.path(name).symlink_to(there)

    return change


TEXTS = (WORDS, SETTINGS, PUBLISHER, GLOSSARY, REFERENCES, SHARED)
FILES = (
    *(row(f"a pipe for {name}", fifo(name), "SRC006", built=name == WORDS) for name in TEXTS),
    *(row(f"a folder for {name}", folder(name), "SRC006") for name in (WORDS, SETTINGS)),
    *(row(f"a link out of the source for {name}", outside(name), "SRC006", built=True) for name in TEXTS),
    *(row(f"a link inside the source for {name}", inside(name), built=name == WORDS) for name in TEXTS),
    *(row(f"a link to itself for {name}", link(name, name.rpartition("/")[2]), "SRC006") for name in TEXTS),
    *(row(f"a link to a device for {name}", link(name, "/dev/zero"), "SRC006", built=name == WORDS) for name in TEXTS),
    *(row(f"a link to /proc for {name}", link(name, "/proc/self/environ"), "SRC006") for name in TEXTS),
    row("a link to nowhere", link(GLOSSARY, "nowhere"), "SRC001"),
    row("the leaflet's folder is elsewhere", outside(LEAFLET), "SRC006", built=True),
    row("the leaflet's folder is a loop", link(LEAFLET, LEAFLET), "SRC001 SRC006"),
    row("the leaflet's folder is /proc", link(LEAFLET, "/proc"), "SRC001", built=True),
    row("a link to /proc beside the leaflet", link(f"{LEAFLET}/more", "/proc"), built=True),
    row("a link upwards beside the leaflet", link(f"{LEAFLET}/more", ".."), built=True),
    row("a device beside the leaflet", link(f"{LEAFLET}/zero", "/dev/zero"), built=True),
    row("a pipe beside the leaflet", fifo(f"{LEAFLET}/pipe"), built=True),
    row("not UTF-8", file(WORDS, b"---\ntitle: caf\xe9\n"), "SRC002"),
    row("UTF-16", file(WORDS, b"\xff\xfe-\x00-\x00-\x00"), "SRC002"),
    row("NUL", file(WORDS, b"---\ntitle: a\x00b\n---\n"), "SRC003"),
    row("empty", file(WORDS, b""), "SRC004"),
    row("blank", file(WORDS, b" \n\t\n\n"), "SRC004"),
    row("too large", file(WORDS, b"x" * 2_000_001), "SRC108"),
    row("sparse and huge", file(WORDS, b"\0" * 2_000_001), "SRC108"),
    row("100,000 NULs", file(WORDS, b"\0" * 100_000), "SRC003"),
    row("no letter in settings", file(SETTINGS, b"\xe9"), "SRC002"),
    row("NUL in settings", file(SETTINGS, b"\x00"), "SRC003"),
    row("an empty publisher", file(PUBLISHER, b""), "SRC004"),
    row("a bell in the glossary", file(GLOSSARY, b"\x07"), "SRC003"),
    row("no letter in standing sections", file(SHARED, b"\x80"), "SRC002"),
)

BOMB = "a: &a [x]\n" + "".join(f"{b}: &{b} [{f'*{a}, ' * 9}]\n" for a, b in pairwise("abcdefghi"))
YAML = (
    row("a bomb of aliases", file(GLOSSARY, BOMB), "SRC106", built=True),
    row("an alias of itself", file(GLOSSARY, "a: &a [*a]\n"), "SRC106"),
    row("a merge", file(GLOSSARY, "<<: *x\n"), "SRC106"),
    row("a tag that runs", file(GLOSSARY, "a: !!python/object/apply:os.system [ls]\n"), "FCT103 SRC104 SRC106"),
    row("a list as key", file(GLOSSARY, "? [a, b]\n: c\n"), "FCT103 SRC106"),
    row("100,000 brackets", file(GLOSSARY, "[" * 100_000), "SRC108"),
    row("10,000 braces", file(GLOSSARY, "{a: " * 10_000), "SRC108"),
    row("400 dashes", file(GLOSSARY, "- " * 400 + "x\n"), "SRC108"),
    row("1,500 levels", more(SETTINGS, lines(1_500, lambda n: " " * n + "a:\n")), "SRC108"),
    row("two documents", file(GLOSSARY, "a: b\n---\nc: d\n"), "FCT103 SRC101 SRC104"),
    row("an open bracket", file(GLOSSARY, "a: [b\nc: d\n"), "SRC101"),
    row("an open quote of 100,000 lines", more(SETTINGS, "x: '" + "a\n" * 100_000), "SRC101"),
    row("a tab", file(GLOSSARY, "\ta: b\n"), "SRC101"),
    row("two colons", file(GLOSSARY, "a: b: c\n"), "SRC101"),
    row("a directive", file(GLOSSARY, "%YAML 9.9\n"), "SRC101"),
    row("a control in an escape", file(GLOSSARY, 'a: {en: "x\\ay"}\n'), "FCT103 SRC003"),
    row("a key twice", file(GLOSSARY, "a: {en: x}\na: {en: y}\n"), "SRC102 FCT103"),
    row("20,000 times the same key", more(SETTINGS, "a: 1\n" * 20_000), "SRC102 SRC103"),
    row("a million digits", more(SETTINGS, "x: " + "9" * 1_000_000 + "\n"), "SRC108"),
    row("a fact of a million letters", edit(SETTINGS, "facts:\n", "facts:\n  t: {kind: text, value: " + "a" * 1_000_000 + "}\n"), "SRC108"),
    row("100 values of 9,900 letters", more(SETTINGS, "topics: [" + ", ".join("a" * 9_900 for _ in range(100)) + "]\n")),
    row("5,000 digits", file(GLOSSARY, "a: " + "9" * 5_000 + "\n"), "SRC104 FCT103"),
    row("just words", file(GLOSSARY, "just words\n"), "SRC104"),
    row("a list", file(GLOSSARY, "- a\n- b\n"), "SRC104"),
    row("a map for a word", file(GLOSSARY, "a: {en: {en: x}}\n"), "SRC104 FCT103"),
    row("numbers for words", file(GLOSSARY, "a: {en: no}\nb: {en: 0800}\n"), "SRC107 FCT103"),
    row("4,000 unknown keys", more(SETTINGS, lines(4_000, lambda n: f"key{n}: x\n")), "SRC103", built=True),
    row("4,000 unknown keys of the publisher", more(PUBLISHER, lines(4_000, lambda n: f"key{n}: x\n")), "SRC103"),
    row("4,000 unknown keys in the head", edit(WORDS, "title:", lines(4_000, lambda n: f"k{n}: x\n") + "title:"), "SRC103"),
    row("10,000 anchors", more(SETTINGS, lines(10_000, lambda n: f"a{n}: &a{n} x\n")), "SRC103 SRC106"),
    row("20,000 values that are cut", more(SETTINGS, lines(20_000, lambda n: f"a{n}: b #c\n")), "SRC103 SRC109"),
    row("200,000 values", more(SETTINGS, "topics: [" + "a, " * 200_000 + "]\n"), "SRC108"),
    row("100,000 comments", more(SETTINGS, "# a\n" * 100_000)),
    row("10,000 facts", edit(SETTINGS, "facts:\n", "facts:\n" + lines(10_000, lambda n: f"  f{n}: {{kind: text, value: x}}\n")), "SRC108"),
    row("900 facts", edit(SETTINGS, "facts:\n", "facts:\n" + lines(900, lambda n: f"  f{n}: {{kind: text, value: x}}\n")), built=True),
    row("10,000 terms", more(GLOSSARY, lines(10_000, lambda n: f"term{n}: {{en: words}}\n")), built=True),
    row("2,000 references known through each other", all_of(more(REFERENCES, lines(2_000, lambda n: f"- {{id: r{n}, title: T, issued: 2020, known-through: r{n + 1}}}\n")), words("Words [@r0].\n")), "SRC108 FCT102"),
    row("a reference known through itself", all_of(more(REFERENCES, "- {id: r, title: T, issued: 2020, known-through: r}\n"), words("Words [@r].\n")), "FCT121"),
    row("a title of stars and tags", all_of(more(REFERENCES, f"- {{id: r, title: \"{'*a <i>' * 1_500}\", issued: 2020}}\n"), words("Words [@r].\n"))),
    row("a reference with 5,000 authors", all_of(more(REFERENCES, f"- {{id: r, title: T, issued: 2020, author: [{'{family: A, given: B}, ' * 5_000}]}}\n"), words("Words [@r].\n"))),
    row("10,000 references", more(REFERENCES, lines(10_000, lambda n: f"- {{id: r{n}, title: T, issued: 2020}}\n")), built=True),
    row("10,000 points to check", more(SETTINGS, "to_check:\n" + lines(10_000, lambda n: f"  - {{about: x{n}, note: y}}\n")), "SRC404"),
    row("10,000 waivers", more(SETTINGS, "allow:\n" + lines(10_000, lambda n: f"  - {{rule: X{n}, because: y, by: z, until: 2027-01-01}}\n")), "GOV110"),
    row("10,000 sections of an edition", more(SETTINGS, "editions: {folded: [" + ", ".join(f"s{n}" for n in range(10_000)) + "]}\n"), "SRC404"),
    row("a number of a million digits as risk", edit(SETTINGS, "facts:\n", "facts:\n  r: {kind: risk, n: " + "9" * 40 + ", of: " + "9" * 40 + ", who: {en: people}}\n")),
)  # fmt: skip

_BAD = ("javascript:alert(1)", "data:text/html,x", "http://example.org", "https://[::1", "https://?", "https://", "//example.org",
        "https://user:secret@example.org", "https://xn--80ak6aa92e.com", "https://example.org/a b", "file:///etc/passwd")  # fmt: skip


def _reference(key: str, value: str) -> Change:
    item = f'- {{id: bad, title: T, issued: 2020, {key}: "{value}"}}\n'
    return all_of(more(REFERENCES, item), words("Words [@bad].\n"))


ADDRESSES = (
    *named("URL of a reference", "SRC405", _BAD, lambda value: _reference("URL", value)),
    *named("DOI of a reference", "SRC405", ("x", "javascript:alert(1)", "10.1/x"), lambda value: _reference("DOI", value)),
    *named("address of the publisher", "SRC405", _BAD, lambda value: more(PUBLISHER, f'url: "{value}"\n')),
    *named("mail of the publisher", "SRC405", ("a@b", "javascript:alert(1)", "a@example.org?x=y"), lambda value: more(PUBLISHER, f'contact: {{email: "{value}"}}\n')),
    *named("licence", "SRC405", ("javascript:alert(1)", "See http://example.org"), lambda value: more(PUBLISHER, f'licence: "{value}"\n')),
    *named("hours", "SRC405", ("https://[::1", "data:text/html,x"), lambda value: more(PUBLISHER, f'contact: {{hours: "{value}"}}\n')),
    *named("a fact of kind url", "SRC405", _BAD, lambda value: edit(SETTINGS, "facts:\n", f'facts:\n  u: {{kind: url, value: "{value}"}}\n')),
    row("a safe DOI", _reference("DOI", "10.1002/(SICI)1097<1::A>3.0"), built=True),
)  # fmt: skip
