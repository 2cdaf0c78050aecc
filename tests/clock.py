"""Time that does not depend on what else the machine does."""

from __future__ import annotations

import os


def cpu_seconds() -> float:
    """The CPU time of this process and of all processes that it has waited for."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system
