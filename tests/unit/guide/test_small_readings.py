"""Small things people write that are easily taken for something else."""

import pytest

from bot.domain.framing.kind import Kind
from bot.domain.framing.render import as_text
from bot.domain.provenance import Quantity
from tests.unit.guide.conversations import read, said


def amounts(statement_path: str, *lines: tuple[str, str]) -> list[float]:
    field = read(said(*lines)).field(statement_path)
    values = [claim.value for claim in field.conflicts] if field.conflicts else [field.value]
    return [value.value for value in values if isinstance(value, Quantity)]


@pytest.mark.parametrize(
    ("text", "today"),
    [
        ("Wir haben zu viel Ausschuss in Linie 3, aktuell 4,2 %", 4.2),
        ("too much scrap on line 3, currently 4.2 %", 4.2),
        ("trop de rebuts à l'atelier 2, aujourd'hui 4,2 %", 4.2),
    ],
)
def test_the_number_of_a_line_is_a_name(text: str, today: float) -> None:
    assert [today] == amounts("business_goal.baseline", ("ute", text))


def test_a_bare_correction_is_about_the_figure_of_its_size() -> None:
    goal = (
        "nadia",
        "no-shows are at 11.8 % of booked slots, I want 8 %. Front desk calls 20 people a day.",
    )

    assert [11.8, 12.4] == amounts(
        "business_goal.baseline", goal, ("sam", "Finance says 12.4 actually")
    )
    assert [20.0, 18.0] == amounts("decision.capacity", goal, ("sam", "18 people actually"))


def test_time_that_work_takes_today_is_no_capacity() -> None:
    costs = "nurses type for two hours a shift"
    has = "each desk has about 40 minutes a day for calls"

    assert [] == amounts("decision.capacity", ("ana", costs))
    assert [40.0] == amounts("decision.capacity", ("ana", has))


def test_people_who_leave_their_employer_are_no_customers() -> None:
    statement = read(said(("ana", "Attrition is 14 %, predict which engineers will quit")))
    rule = str(statement.field("ml_fit.heuristic").value)

    assert "contract ends" not in rule
    assert "F-EMPLOYMENT" in {flag.flag for flag in statement.flags}
    assert "Check with Legal or Compliance" in as_text(statement)


def test_a_market_segment_is_no_wish_for_segments() -> None:
    churn = read(said(("ana", "predict who will churn in the SMB segment, it is 5 % a month")))
    groups = read(said(("ana", "find segments of customers we should treat differently")))

    assert Kind.BINARY_CLASSIFICATION is churn.kind
    assert Kind.SEGMENTATION is groups.kind


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("use the customers' faces to see who is in a bad mood", "F-EMOTION-RECOGNITION"),
        ("use the customers' faces to see who is in a bad mood", "F-BIOMETRIC"),
        ("détecter sur leurs visages la mauvaise humeur", "F-EMOTION-RECOGNITION"),
        ("erkennen, wer schlechte Laune hat, über ihre Gesichter", "F-EMOTION-RECOGNITION"),
    ],
)
def test_faces_and_moods_are_for_legal_to_see(text: str, flag: str) -> None:
    assert flag in {one.flag for one in read(said(("ana", text))).flags}


def test_what_a_system_already_knows_needs_a_report() -> None:
    asked = "can you just tell me which invoices are older than 30 days? it's all in SAP already"

    assert Kind.NOT_ML is read(said(("ana", asked))).kind
