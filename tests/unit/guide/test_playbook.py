"""What may be proposed: never a fact, never over a person's word, never for a mere hint."""

import re

import pytest

from bot.domain.framing.field import FIELDS
from bot.domain.framing.foremost import MOST_PROPOSALS, proposals_in
from bot.domain.framing.kind import Kind
from bot.domain.framing.merge import merge
from bot.domain.framing.proposal import Proposal
from bot.domain.framing.render import as_markdown, as_text
from bot.domain.framing.statement import ProblemStatement
from bot.domain.provenance import Policy, Status, numbers_in, traced, value_text
from bot.domain.spec.criterion import CriterionKind
from bot.domain.spec.draft import draft_spec
from bot.domain.spec.section import RiskSource
from bot.llm.guide.playbook import playbook
from tests.unit.guide.conversations import entered, read, said

LANGUAGES = ("en", "fr", "de")
_FACT = re.compile(r"[\d%€$£¥‰]|\bper ?cent\b|\bprozent\b|\bpour ?cent\b|https?:", re.IGNORECASE)
CHURN = said(
    (
        "p",
        "We want to predict which customers will churn so that our account managers can call them.",
    ),
    ("p", "Churn is 8 % in our subscription business"),
)
PAINTED = (
    ("p", "We want to predict demand per store, our bakeries throw too much away"),
    ("p", "Wir wollen eine Absatzprognose pro Filiale, unsere Bäckereien werfen zu viel weg"),
    ("p", "On veut prévoir la demande par magasin, nos boulangeries jettent trop"),
)


def states_a_fact(text: str, language: str) -> bool:
    return bool(_FACT.search(text) or numbers_in(text, language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_proposal_states_a_number_or_a_fact_about_the_world(language: str) -> None:
    entries = list(playbook(language).every())

    assert [] == [entry for entry in entries if states_a_fact(value_text(entry[2]), language)]
    assert [] == [path for _, path, _ in entries if FIELDS[path].policy is not Policy.ASSUME]
    assert len(entries) > 200


def test_the_check_for_facts_finds_them() -> None:
    for text in ("saves 20 percent", "about two thirds", "five days", "$ a case", "20 %"):
        assert states_a_fact(text, "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_proposes_for_the_same_things(language: str) -> None:
    english = [(where, path) for where, path, _ in playbook("en").every()]

    assert english == [(where, path) for where, path, _ in playbook(language).every()]
    assert set(playbook(language).kinds) == set(Kind) - {Kind.NOT_ML, Kind.HYBRID}
    assert len(playbook(language).industries) >= 10


def test_everything_proposed_is_an_assumption_with_its_reason() -> None:
    statement = read(CHURN)
    proposed = statement.having(Status.ASSUMED)

    assert len(proposed) > 10
    assert [] == [f.path for f in proposed if not f.rationale or f.confirmed]
    assert [] == [f.path for f in proposed if not f.quotes and numbers_in(value_text(f.value))]
    assert [] == [f.path for f in proposed if f.quotes and not traced(f.value, f.quotes)]


def test_nothing_is_proposed_for_a_kind_that_is_only_hinted_at() -> None:
    hinted = read(said(("p", "reduce no-shows from 11.8 % to 8 % by June")))
    plain = read(said(("p", "predict who will be a no-show")))

    assert hinted.kind is plain.kind is Kind.BINARY_CLASSIFICATION
    assert not hinted.known("metrics.model")
    assert plain.known("metrics.model")


def test_one_word_does_not_make_a_line_of_work() -> None:
    one = read(said(("p", "predict which customers churn, the store of our records is in SAP")))
    two = read(said(("p", "predict which customers churn in each store, per supermarket")))

    assert not one.known("risk.restricted_uses")
    assert "prices" in value_text(two.field("risk.restricted_uses").value)


def test_a_persons_word_stands_where_something_could_be_proposed() -> None:
    words = "call whoever has not logged in"
    heard = read(entered(CHURN, "p", "ml_fit.heuristic", words, question="Q-F04"))
    closed = read(entered(CHURN, "p", "ml_fit.heuristic", "not relevant", question="Q-F04"))

    field = heard.field("ml_fit.heuristic")
    assert (field.value, field.status) == (words, Status.STATED)
    assert closed.field("ml_fit.heuristic").value is None
    assert read(CHURN).field("ml_fit.heuristic").status is Status.ASSUMED


def test_a_models_own_proposal_comes_in_place_of_the_usual_one_but_decides_nothing() -> None:
    def proposal(path: str, words: str) -> Proposal:
        return Proposal(path=path, value_text=words, status=Status.ASSUMED, rationale="Because.")

    offline = read(CHURN)
    merged = merge(
        offline,
        [
            proposal("ml_fit.heuristic", "call those whose contract was moved to another tariff"),
            proposal("decision.automation_level", "act"),
            proposal("ml_fit.verdict", "buy"),
        ],
        CHURN,
    )

    assert "tariff" in value_text(merged.field("ml_fit.heuristic").value)
    assert merged.field("decision.automation_level").value == "suggest"
    assert merged.field("ml_fit.verdict").value == "ml"


def test_the_thread_shows_four_proposals_and_the_document_all_of_them() -> None:
    statement = read(CHURN)
    proposals = proposals_in(statement)
    text, document = as_text(statement), as_markdown(statement)

    left = len(proposals) - MOST_PROPOSALS
    assert f"and {left} more proposals: open the full document" in text
    shown = [field for field in proposals if value_text(field.value) in text.replace(", ", "; ")]
    assert len(shown) <= MOST_PROPOSALS
    for field in proposals:
        assert FIELDS[field.path].label in document


@pytest.mark.parametrize(("user", "line"), PAINTED)
def test_proposals_come_in_the_language_of_the_thread(user: str, line: str) -> None:
    statement = read(said((user, line)))

    assert statement.kind is Kind.FORECASTING
    book = playbook(statement.language)
    assert (
        statement.field("hypothesis.kill_criteria").value
        == (book.kinds[Kind.FORECASTING]["hypothesis.kill_criteria"])
    )
    assert statement.known("risk.affected_people")


def spec_of(statement: ProblemStatement) -> list[tuple[str, str]]:
    spec = draft_spec(statement, ps_id="ps_1", ps_version=1)
    return [(leaf.path, value_text(leaf.value)) for leaf in spec.having(Status.STATED)]


def test_a_spec_says_of_no_proposal_that_it_was_said() -> None:
    statement = read(CHURN)
    proposed = {value_text(f.value) for f in statement.having(Status.ASSUMED)}
    spec = draft_spec(statement, ps_id="ps_1", ps_version=1)

    assert [] == [leaf for leaf in spec_of(statement) if leaf[1] in proposed]
    assert RiskSource.SAID not in {risk.source for risk in spec.risks}
    titles = [criterion.title for criterion in spec.acceptance]
    assert len(titles) == len(set(titles))
    measures = [c for c in spec.acceptance if c.kind is CriterionKind.STATISTICAL]
    assert measures
    assert {criterion.text.status for criterion in measures} == {Status.ASSUMED}
