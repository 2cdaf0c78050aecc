"""What a build asks of the system, seen from outside (strace): no connection to a network, and no file but those of the
source, the outputs, the store, the fonts, the libraries, and what every process of the system needs."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.needs import need
from tests.paths import ROOT
from tests.workspace import Workspace

OPENED = re.compile(r"\b(?:open|openat|openat2|creat)(?:\(| resumed>).*=\s*\d+<(?P<path>[^>]+)>")
"""A call that opened something; one that another process interrupted has its answer in a line that says “resumed”."""
SOCKET = re.compile(r"\b(?:socket|connect|sendto|bind)\((?P<rest>.*)")
SYSTEM = (
    *("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/opt/homebrew"),
    *("/usr/share/fontconfig", "/usr/share/fonts", "/usr/local/share/fonts", "/etc/fonts", "/var/cache/fontconfig"),
    *(
        "/usr/share/locale",
        "/usr/share/zoneinfo",
        "/usr/share/mime",
        "/etc/locale.alias",
        "/etc/ld.so.cache",
        "/etc/localtime",
        "/etc/mime.types",
    ),
    *(
        "/usr/share/glib-2.0",
        "/etc/apache2/mime.types",
        "/etc/nsswitch.conf",
        "/etc/passwd",
        "/etc/gai.conf",
        "/etc/ssl/openssl.cnf",
    ),
    *("/dev/null", "/dev/urandom", "/dev/tty", "/proc", "/sys/fs/cgroup", "/sys/devices/system", "/dev/shm"),
)
"""Libraries, fonts and the answers of the kernel."""


def list_own(workspace: Workspace) -> tuple[Path, ...]:
    """The folders that a build has to do with, and Python's own."""
    python = {sys.prefix, sys.base_prefix, sys.exec_prefix, *sysconfig.get_paths().values()}
    return (
        *(
            workspace.source,
            workspace.place / "home" / ".cache" / "fontconfig",
            workspace.outputs,
            workspace.place / ".plainleaf",
            workspace.place / "tmp",
            ROOT / "pipeline",
            ROOT / "plainleaf.egg-info",  # in which libraries look for plug-ins, as in every installed package
        ),
        *(path for name in python for path in (Path(name), Path(name).resolve())),
    )


def trace(workspace: Workspace, report: Path, *words: str) -> list[str]:
    """The lines of strace on a command, with the paths behind descriptors."""
    (workspace.place / "tmp").mkdir()
    command = [
        "strace",
        "-f",
        "-y",
        "-qq",
        "-e",
        "trace=open,openat,openat2,creat,socket,connect,sendto,bind",
        "-o",
        str(report),
    ]
    done = subprocess.run(
        [*command, sys.executable, "-m", "pipeline", *words],
        cwd=workspace.place,
        env={
            "PATH": "/usr/bin:/bin",
            "HOME": str(workspace.place / "home"),
            "TMPDIR": str(workspace.place / "tmp"),
            "PYTHONPATH": str(ROOT),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    need("ptrace" not in done.stderr and report.exists(), "the right to trace processes (strace)")
    assert done.returncode == 0, done.stderr
    return report.read_text(encoding="utf-8", errors="replace").splitlines()


def find_foreign(paths: Iterable[str], own: Iterable[Path]) -> set[str]:
    own = tuple(own)
    return {
        path
        for path in paths
        if not any(path == one or path.startswith(f"{one}/") for one in SYSTEM)
        and not any(Path(path) == one or Path(path).is_relative_to(one) for one in own)
    }


@pytest.mark.slow
def test_a_build_opens_no_socket_and_no_file_that_is_not_its_own(workspace: Workspace, tmp_path: Path) -> None:
    need(shutil.which("strace"), "strace")
    (workspace.place / "secret.txt").write_text("secret")
    workspace.write("muscle/images/out.svg", "")
    workspace.path("muscle/images/out.svg").unlink()
    workspace.path("muscle/images/out.svg").symlink_to(workspace.place / "secret.txt")
    workspace.path("muscle/more").symlink_to("/etc")
    lines = trace(workspace, tmp_path / "trace.txt", "build")
    opened = [match["path"] for line in lines if (match := OPENED.search(line))]
    assert any(path.endswith("/source/muscle/en.md") for path in opened), "what is opened is seen"
    made = (str(workspace.outputs), str(workspace.place / ".plainleaf"))
    assert any(path.startswith(made) for path in opened)
    assert find_foreign(opened, list_own(workspace)) <= {str(workspace.place), str(ROOT)}, (
        "the folders themselves may be listed"
    )
    sockets = [line for line in lines if SOCKET.search(line) and "resumed" not in line]
    assert not [line for line in sockets if "AF_UNIX" not in line and "sun_path" not in line], sockets


@pytest.mark.parametrize(
    "line",
    [
        '12 openat(AT_FDCWD</src>, "a", O_RDONLY) = 3</src/a>',
        "12 <... openat resumed>) = 3</src/a>",
        "12 <... open resumed>, O_RDONLY|O_CLOEXEC) = 11</src/a>",
        '12 creat("a", 0644) = 3</src/a>',
    ],
)
def test_what_is_opened_is_seen_in_every_form_of_a_line(line: str) -> None:
    assert (match := OPENED.search(line)) and match["path"] == "/src/a"
    assert not OPENED.search('12 openat(AT_FDCWD</src>, "a", O_RDONLY <unfinished ...>')
    assert not OPENED.search("12 <... openat resumed>) = -1 ENOENT (No such file or directory)")
