"""What Plainleaf promises of itself: who writes, who reads the source, who knows whom, and that nothing is fetched."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.paths import EXAMPLE, PACKAGE, ROOT

WRITERS = {
    "build/exchange/journal.py": "the journal of a publication, and what it names: folders, and the manifest",
    "build/exchange/layout.py": "folders of leaflets, laid out beside the outputs",
    "build/exchange/lock.py": "the file that is locked, in the store",
    "build/exchange/places.py": "what is laid out, which goes when it was published or was stopped",
    "build/held_entries.py": "second names of entries of the store, while a build reads them again",
    "build/shared/addresses.py": "the store that others share, at an address: its folders",
    "build/shared/backends.py": "the store that others share, where it is a folder",
    "build/store.py": "the store beside the outputs",
    "build/whole_files.py": "whole files, for those who are listed here",
    "cli/failures.py": "the details of a fault of ours, in the folder for temporary files",
    "cli/questions.py": "the schemas, in the folder that the user names",
    "desk/releasing/record_file.py": "the record of releases, in the source: entries of what was published",
    "desk/reviewing/source_lines.py": "the source: edits that a person asked for, and nothing else does",
    "desk/sign_off_sheets/starting.py": "sheets to sign on, in the folder that the user names",
    "desk/signing/whole_pairs.py": "what it has just written, which goes where its other half cannot be written",
    "desk/translating/exporting.py": "files for the programs of translators, where the user says",
    "assets/compiled.py": "templates as Jinja compiled them and our YAML as it was read, beside Python's modules",
    "proof/validators/worker_process.py": "what a worker says on standard error, in a file without a name",
}
"""Who may write files, and what. Everyone else gives back values."""

_METHODS = frozenset(
    ("write_text", "write_bytes", "mkdir", "unlink", "rmdir", "touch", "chmod", "rename", "symlink_to", "hardlink_to")
)
_LIBRARIES = {
    "os": {"chmod", "link", "makedirs", "mkdir", "open", "remove", "rename", "replace", "rmdir", "symlink", "truncate"},
    "shutil": {"copy", "copy2", "copyfile", "copytree", "make_archive", "move", "rmtree", "unpack_archive"},
    "tempfile": {"NamedTemporaryFile", "TemporaryDirectory", "TemporaryFile", "mkdtemp", "mkstemp"},
}
_NETWORK = frozenset(("asyncio", "ftplib", "http", "httpx", "requests", "smtplib", "socket", "ssl", "urllib3"))

CALLS_TO_THE_WORLD = """
import json, socket, sys
from pathlib import Path

class Refused(socket.socket):
    def __init__(self, *_, **__):
        raise AssertionError("a socket was opened")

socket.socket = Refused
source, output = Path(sys.argv[1]).resolve(), Path(sys.argv[2])
touched = []

def watch(event, arguments):
    if event.startswith("socket."):
        raise AssertionError(f"{event} {arguments}")
    if event == "open" and isinstance(arguments[0], str) and set(str(arguments[1])) & set("wax+"):
        touched.append(arguments[0])
    elif event in ("os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.chmod", "os.truncate", "shutil.rmtree"):
        touched.extend(str(one) for one in arguments[:2] if isinstance(one, (str, Path)))

sys.addaudithook(watch)
from pipeline.build.request import Request
from pipeline.build.stages import build

outcome = build(Request(source, output, executor="serial"), source.parent)
inside = [path for path in touched if Path(path).resolve().is_relative_to(source)]
print(json.dumps({"failed": outcome.failed, "written": len(outcome.written), "seen": len(touched), "inside": inside}))
"""


@cache
def parsed() -> dict[str, ast.Module]:
    """Our modules by their path."""
    paths = sorted(PACKAGE.rglob("*.py"))
    return {path.relative_to(PACKAGE).as_posix(): ast.parse(path.read_text(encoding="utf-8")) for path in paths}


def imports(*folders: str) -> Iterator[tuple[str, str]]:
    """The modules below some folders, each with a module that it names, wherever it does, and what it takes from it."""
    for name, tree in parsed().items():
        if not folders or name.startswith(tuple(f"{folder}/" for folder in folders)):
            yield from ((name, imported) for node in ast.walk(tree) for imported in names_in(node, name))


def names_in(node: ast.AST, name: str) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (one.name for one in node.names)
    elif isinstance(node, ast.ImportFrom):
        above = ("pipeline", *name.split("/")[: -node.level]) if node.level else ()
        module = ".".join((*above, *filter(None, [node.module])))
        yield from (f"{module}.{one.name}" for one in node.names)


def starts(name: str, *modules: str) -> bool:
    return any(name == module or name.startswith(f"{module}.") for module in modules)


def writes(call: ast.Call) -> bool:
    """True for a call that changes something on a disk, as far as one can tell without its types."""
    match call.func:
        case ast.Name("write_whole"):
            return True
        case ast.Name("open"):
            return opens_for_writing(call, 1)
        case ast.Attribute(ast.Name("os"), "open"):
            return not any("os.O_RDONLY" in ast.unparse(flags) for flags in call.args[1:2])
        case ast.Attribute(ast.Name(library), name) if name in _LIBRARIES.get(library, ()):
            return True
        case ast.Attribute(_, "open"):
            return opens_for_writing(call, 0)
        case ast.Attribute(_, "replace"):
            return len(call.args) == 1 and not call.keywords  # of a path; that of a text takes two
        case ast.Attribute(_, name):
            return name in _METHODS
    return False


def opens_for_writing(call: ast.Call, position: int) -> bool:
    given = [word.value for word in call.keywords if word.arg == "mode"] or call.args[position : position + 1]
    return any(isinstance(mode, ast.Constant) and bool(set(str(mode.value)) & set("wax+")) for mode in given)


@pytest.mark.parametrize(
    ("code", "answer"),
    [
        ("path.write_text(words)", True),
        ("path.replace(other)", True),
        ("words.replace('a', 'b')", False),
        ("replace(leaflet, texts=texts)", False),
        ("open(path)", False),
        ("open(path, 'wb')", True),
        ("path.open('a')", True),
        ("os.open(path, os.O_RDONLY | os.O_NOFOLLOW)", False),
        ("os.open(path, os.O_CREAT | os.O_WRONLY)", True),
        ("path.open(mode='x')", True),
        ("image.open(data)", False),
        ("shutil.rmtree(folder)", True),
        ("shutil.which('java')", False),
        ("tempfile.TemporaryFile()", True),
        ("write_whole(path, data)", True),
    ],
)
def test_a_call_that_writes_is_known(code: str, answer: bool) -> None:
    (call,) = (node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call))
    assert writes(call) is answer


def test_only_those_write_who_are_listed_with_a_reason() -> None:
    calls = ((name, node) for name, tree in parsed().items() for node in ast.walk(tree) if isinstance(node, ast.Call))
    assert {name for name, call in calls if writes(call)} == set(WRITERS)


def test_only_the_desk_edits_the_source() -> None:
    """Whoever imports the editor of source lines stands in desk/ too."""
    editor = "pipeline.desk.reviewing.source_lines"
    assert {name.split("/")[0] for name, imported in imports() if starts(imported, editor)} == {"desk"}


def test_the_readers_of_finished_files_know_no_writer() -> None:
    for name, imported in imports("proof/parity", "proof/validators"):
        assert not starts(imported, "pipeline.conversion", "weasyprint", "pikepdf"), name


def test_the_proof_knows_the_formats_and_the_report_of_quality_alone() -> None:
    for name, imported in imports("proof"):
        if starts(imported, "pipeline.conversion"):
            assert starts(imported, "pipeline.conversion.FORMATS", "pipeline.conversion.quality"), name


def test_no_writer_knows_the_proof() -> None:
    for name, imported in imports("conversion", "templating", "build", "desk"):
        assert not starts(imported, "pipeline.proof"), name


def test_writers_read_no_source() -> None:
    for name, imported in imports("conversion"):
        assert not starts(imported, "pipeline.validation", "pipeline.parsers", "pipeline.model.settings"), name


def test_commands_only_pass_on_what_they_are_given() -> None:
    """Of other people's libraries the command line knows click alone, and the body of a command is a few statements."""
    for name, imported in imports("cli"):
        library = imported.split(".")[0]
        assert library in {"click", "pipeline", "__future__", *sys.stdlib_module_names}, (name, library)
    for name, tree in parsed().items():
        for node in ast.walk(tree) if name.startswith("cli/") else ():
            if isinstance(node, ast.FunctionDef) and any("command" in ast.unparse(one) for one in node.decorator_list):
                done = [one for one in node.body[1:] if not isinstance(one, ast.ImportFrom)]
                assert len(done) <= 3, (name, node.name)


def test_nobody_opens_a_socket() -> None:
    for name, imported in imports():
        assert not starts(imported, "urllib.request", *_NETWORK), name


def test_a_build_without_a_network_works_and_leaves_the_source_alone(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", CALLS_TO_THE_WORLD, str(EXAMPLE), str(tmp_path / "outputs")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    outcome = json.loads(done.stdout)
    assert outcome["failed"] == [] and outcome["inside"] == []
    assert outcome["written"] > 8 and outcome["seen"] >= outcome["written"], "what is written is seen"


def test_type_checkers_of_others_see_our_types() -> None:
    """The marker of PEP 561 is there, and the wheel holds it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    patterns = project["tool"]["setuptools"]["package-data"]["pipeline"]
    packed = {path for pattern in patterns for path in PACKAGE.glob(pattern)}
    assert (PACKAGE / "py.typed").read_bytes() == b"" and PACKAGE / "py.typed" in packed
