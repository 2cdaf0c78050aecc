"""A sheet with everything that can stand on one, for its tests."""

from __future__ import annotations

from dataclasses import replace

from pipeline.conversion.sign_off_sheet import ChangesSince, SheetFact, SheetPoint, SignOffSheet
from pipeline.model.changes import Change
from pipeline.model.document import Difference
from pipeline.model.sign_off import RoleSignOff
from pipeline.templating.languages import language_pack
from tests.specimen import specimen

CHANGES = (
    Change("clinical", "Doses", "Take 5 mg.", "Take 10 mg.", "the amount of a dose has changed"),
    Change("editorial", "Older age", "", "Keep <well>.", "a sentence came in that says nothing new"),
)


def sample_sheet() -> SignOffSheet:
    """The specimen with three roles: one that holds, one that is void, one that nobody has signed in."""
    pack = language_pack("en")
    assert pack
    document = replace(specimen(), differences=(Difference("{{ward-line}}", "01632 960123"),))
    void = RoleSignOff("clinician", "void", "Ada Example", "Example Clinic", "2026-11-02", "ab" * 32, CHANGES)
    holds = RoleSignOff("committee", "holds", "Bo Example", "Example Trust", "2026-11-03", "cd" * 32)
    lost = RoleSignOff("library", "void", "Cy Example", "", "2020-01-01", "ef" * 32)
    return SignOffSheet(
        document=document,
        language="English (en)",
        digest="0123456789ab",
        audience="Adults & those who help them",
        purpose="To try a sheet",
        owner="Physiotherapy",
        deputy="Rehabilitation",
        roles=(void, RoleSignOff("patient", "missing"), holds),
        points=(SheetPoint("When to get help (call-now)", "Is each sign <right>?"),),
        facts=(
            SheetFact("dose", "ibuprofen", "ibuprofen 200 mg", ("Doses", "Key points"), "A guideline"),
            SheetFact("risk", "share", "up to 1 in 3 people", (), ""),
        ),
        since=(
            ChangesSince((void, replace(void, name="Di Example", role="patient")), CHANGES, True),
            ChangesSince((holds,), (), True),
            ChangesSince((lost,), (), False),
        ),
        commands=("plainleaf review sign specimen --language en --role clinician --name NAME",),
        words=pack.sign_off_sheet,
    )
