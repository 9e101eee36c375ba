"""Changes as people say them, in three languages; what is not one is left alone."""

from datetime import date

import pytest

from bot.domain.errors import InvalidInputError
from bot.domain.provenance import Field, Quote, Status, value_text
from bot.domain.spec.change import without_derived
from bot.domain.spec.draft import draft_spec
from bot.domain.spec.edit import part, with_choice, with_item, with_value
from bot.domain.spec.follow import settled
from bot.domain.spec.item_words import MAIN
from bot.domain.spec.model import AISpec
from bot.domain.spec.section import RiskSource
from bot.domain.spec.sentence import heard_in
from bot.domain.spec.wish import granted
from bot.domain.spec.wished import Wish
from tests.unit.domain.spec.examples import brightsmile
from tests.unit.domain.spec.test_spec_change import BY


@pytest.fixture(scope="module")
def spec() -> AISpec:
    """Two criteria with a number, a refusal, and an action somebody has to agree to."""
    made = without_derived(draft_spec(brightsmile(), ps_id="ps_1", ps_version=1))
    made = made.model_copy(update={"acceptance": (), "refusals": (), "oversight": ()})
    for words, number in (("Precision of the list", "80 %"), ("Recall of no-shows", "70 %")):
        made, new = with_item(made, "acceptance")
        made = with_value(made, f"acceptance.{new}.metric", words, BY)
        made = with_value(made, f"acceptance.{new}.threshold", number, BY)
        made = with_choice(made, f"acceptance.{new}.comparator", ">=")
    made, _ = with_item(made, "refusals")
    made, _ = with_item(made, "oversight")
    return made


@pytest.mark.parametrize(
    ("text", "wishes"),
    [
        ("set AC-02 to at least 90 %", [(Wish.THRESHOLD, "at least 90 %", "acceptance.AC-02")]),
        ("raise recall to 85 %", [(Wish.THRESHOLD, "85 %", "acceptance.AC-02")]),
        ("AC-1: 92 %", [(Wish.THRESHOLD, "92 %", "acceptance.AC-01")]),
        ("AC-2 is critical", [(Wish.SEVERITY, "critical", "acceptance.AC-02")]),
        (
            "Could you set AC-02 to 90 %?",
            [(Wish.THRESHOLD, "90 %", "acceptance.AC-02")],
        ),
        ("Please remove rf-1.", [(Wish.REMOVE, "remove rf-1", "refusals.RF-01")]),
        ("AC-01 is owned by Ines", [(Wish.OWNER, "Ines", "acceptance.AC-01")]),
        (
            "OV-01 needs approval by the desk lead",
            [(Wish.OVERSEE, "the desk lead", "oversight.OV-01")],
        ),
        (
            "refuse medical questions and legal questions",
            [(Wish.REFUSE, "medical questions and legal questions", None)],
        ),
        (
            "Mets le seuil de AC-02 à 92 % et refuse les remboursements de plus de 500 €",
            [
                (Wish.THRESHOLD, "92 %", "acceptance.AC-02"),
                (Wish.REFUSE, "les remboursements de plus de 500 €", None),
            ],
        ),
        (
            "Setze AC-02 auf mindestens 92 % und lehne medizinische Fragen ab",
            [
                (Wish.THRESHOLD, "mindestens 92 %", "acceptance.AC-02"),
                (Wish.REFUSE, "medizinische Fragen", None),
            ],
        ),
        (
            "add criterion: precision at least 80 % on the top 25",
            [(Wish.REQUIRE, "precision at least 80 % on the top 25", None)],
        ),
    ],
)
def test_a_change_is_read_whole(
    spec: AISpec, text: str, wishes: list[tuple[Wish, str, str | None]]
) -> None:
    heard = heard_in(text, spec)

    assert wishes == [(one.wish, one.text, one.item) for one in heard.wishes]
    assert heard.is_all


def test_a_part_a_spec_does_not_have_yet_comes_in_with_its_version(spec: AISpec) -> None:
    (wished,) = heard_in("we use docs-2026-11 as the index", spec).wishes

    made = granted(spec, brightsmile(), wished, BY, Quote(message_id="m", start=0, end=1, text="w"))

    assert (Wish.ADD, "components", "index") == (wished.wish, wished.section, wished.sort)
    assert ("index", "docs-2026-11") == (
        made.components[-1].name.value, value_text(made.components[-1].version.value),
    )  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["the model is 95 % accurate", "the model is gpt-6 I think", "the index is slow"],
)
def test_what_is_no_version_of_a_part_of_the_spec_sets_none(spec: AISpec, text: str) -> None:
    assert () == heard_in(text, spec).wishes


@pytest.mark.parametrize(
    ("text", "wishes"),
    [
        ("Risiko: kleine Praxen", [(Wish.ADD, "kleine Praxen", None)]),
        ("limitation: no handwriting", [(Wish.ADD, "no handwriting", None)]),
        ("OP-01 cost: 200 €", [(Wish.SET, "200 €", "options.OP-01.cost")]),
        (
            "setze die Qualität von OP-02 auf 82 %",
            [(Wish.SET, "82 %", "options.OP-02.quality")],
        ),
        (
            "the simplest is rules in the ERP",
            [(Wish.SET, "rules in the ERP", "options.OP-01.name")],
        ),
        (
            "set the retraining lead time to 3 weeks",
            [(Wish.SET, "3 weeks", "drift.retraining.lead_time")],
        ),
        (
            "retrain it every quarter or when errors go above 2 %",
            [
                (
                    Wish.SET,
                    "retrain it every quarter or when errors go above 2 %",
                    "drift.retraining.policy",
                )
            ],
        ),
        (
            "le modèle mistral-large-2026-02 est retiré le 30 septembre 2027",
            [
                (Wish.SET, "mistral-large-2026-02", "components.CM-01.version"),
                (Wish.SET, "2027-09-30", "components.CM-01.retired_on"),
            ],
        ),
        ("the model is gpt-6-2026-05", [(Wish.SET, "gpt-6-2026-05", "components.CM-01.version")]),
        ("Le modèle est désormais gpt-6.", [(Wish.SET, "gpt-6", "components.CM-01.version")]),
        ("das Modell ist jetzt gpt-6-mini", [(Wish.SET, "gpt-6-mini", "components.CM-01.version")]),
        ("we now use gpt-6 as the model", [(Wish.SET, "gpt-6", "components.CM-01.version")]),
        (
            "we switched the model from gpt-5 to gpt-6",
            [(Wish.SET, "gpt-6", "components.CM-01.version")],
        ),
        ("wir nehmen gpt-6 als Modell", [(Wish.SET, "gpt-6", "components.CM-01.version")]),
        (
            "the model retires on September 30, 2027",
            [(Wish.SET, "2027-09-30", "components.CM-01.retired_on")],
        ),
        (
            "das Modell wird am 30.09.2027 abgeschaltet",
            [(Wish.SET, "2027-09-30", "components.CM-01.retired_on")],
        ),
        (
            "start with 5 % of traffic in shadow mode",
            [(Wish.SET, "5 %", "rollout.phases.PH-01.share")],
        ),
        ("Priya is our lawyer", [(Wish.HOLD, "Priya", "raci.holders.HO-09")]),
        (
            "wir wollen auch mindestens 60 % Genauigkeit",
            [(Wish.REQUIRE, "mindestens 60 % Genauigkeit", None)],
        ),
    ],
)
def test_any_field_can_be_said(
    spec: AISpec, text: str, wishes: list[tuple[Wish, str, str | None]]
) -> None:
    heard = heard_in(text, spec)

    assert wishes == [(one.wish, one.text, one.item) for one in heard.wishes]
    assert heard.is_all


def test_a_field_that_was_said_says_it_and_whose_words_it_is(spec: AISpec) -> None:
    (wished,) = heard_in("OP-01 cost: 200 €", spec).wishes
    quote = Quote(message_id="m1", start=0, end=17, text="OP-01 cost: 200 €")

    after = granted(spec, brightsmile(), wished, BY, quote)

    leaf = part(after, "options.OP-01.cost")
    assert isinstance(leaf, Field)
    assert ("200 €", Status.STATED, (quote,)) == (value_text(leaf.value), leaf.status, leaf.quotes)


def test_a_number_that_could_be_for_several_criteria_is_asked_about(spec: AISpec) -> None:
    heard = heard_in("make the threshold 92 %, and refuse refunds over $500", spec)

    assert ("acceptance.AC-01", "acceptance.AC-02") == heard.wishes[0].choices
    assert "refunds over $500" == heard.wishes[1].text


@pytest.mark.parametrize(
    "text",
    [
        "I think we should talk about the threshold tomorrow",
        "change the target to 7 %",
        "make it friendlier",
        "we also had 92 % last year",
        "Leo is happy",
        "we talked about risk: it is high",
        "retrain it",
        "who refuses refunds today?",
        "What if AC-01 is owned by Ines?",
        "we had 92 % last year",
        "make precision 90 % or 95 %, I am not sure",
    ],
)
def test_what_is_no_clear_change_is_left_alone(spec: AISpec, text: str) -> None:
    assert not heard_in(text, spec).is_all


@pytest.mark.parametrize(
    "text",
    ["AC-02: 90 %, and by the way who is Ines", "drop RF-01. Nice weather; AC-01 is critical!"],
)
def test_every_word_is_in_a_change_or_named_as_not_understood(spec: AISpec, text: str) -> None:
    heard = heard_in(text, spec)

    found = " ".join([*(text[one.start : one.end] for one in heard.wishes), *heard.rest])
    small = {"and", "by", "the", "way"}
    assert set(
        text.replace(",", "").replace(";", "").replace("!", "").replace(".", "").split()
    ) <= (set(found.replace(",", "").replace(".", "").split()) | small)


ADDED = [
    ("add a risk: small clinics get fewer calls", "risks", None, "small clinics get fewer calls"),
    ("add slow answers as a risk", "risks", None, "slow answers"),
    ("Please add a fairness risk: small clinics", "risks", None, "fairness: small clinics"),
    ("add a monitor on refusal rate", "drift.monitors", "prediction_drift", "refusal rate"),
    ("add a refusal rate monitor", "drift.monitors", "prediction_drift", "refusal rate"),
    ("add a rollout phase for Berlin, 10 %", "rollout.phases", "limited", "Berlin, 10 %"),
    ("add a component: the judge gpt-6-mini-2026-10", "components", "judge", "gpt-6-mini-2026-10"),
    ("add an option: a lookup table", "options", None, "a lookup table"),
    ("add a limitation that it does not know strikes", "limitations", None, "it does not know strikes"),
    ("add a KPI: how often people follow it", "measures", None, "how often people follow it"),
    ("ajoute un risque : moins d'appels", "risks", None, "moins d'appels"),
    ("ajoute une surveillance du taux de refus", "drift.monitors", "prediction_drift", "taux de refus"),
    ("ajoute une phase pilote pour Berlin", "rollout.phases", "limited", "Berlin"),
    ("Füge ein Risiko hinzu: weniger Anrufe", "risks", None, "weniger Anrufe"),
    ("füge eine Überwachung der Antwortzeit hinzu", "drift.monitors", "cost_latency", "Antwortzeit"),
    ("ergänze eine Option: eine Nachschlagetabelle", "options", None, "eine Nachschlagetabelle"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "section", "sort", "says"), ADDED)
def test_an_item_is_added_to_its_list(
    spec: AISpec, text: str, section: str, sort: str | None, says: str
) -> None:
    heard = heard_in(text, spec)
    wished = heard.wishes[0]
    after = granted(spec, brightsmile(), wished, BY, quote(text))
    new = part(after, section)[-1]  # type: ignore[index]
    leaf = getattr(new, MAIN[section])

    assert heard.is_all
    assert (section, sort, says) == (wished.section, wished.sort, wished.text)
    assert (says, Status.STATED, text) == (value_text(leaf.value), leaf.status, leaf.quotes[0].text)
    assert len(part(spec, section)) + 1 == len(part(after, section))  # type: ignore[arg-type]


def test_a_risk_somebody_adds_is_one_that_was_said(spec: AISpec) -> None:
    text = "add a risk: small clinics get fewer calls"

    after = granted(spec, brightsmile(), heard_in(text, spec).wishes[0], BY, quote(text))

    assert RiskSource.SAID is after.risks[-1].source


def test_an_added_phase_stands_in_its_place_and_ends_on_what_the_others_end_on(
    spec: AISpec,
) -> None:
    text = "add an internal phase for the desk in Bern"
    wished = heard_in(text, spec).wishes[0]

    after = settled(granted(spec, brightsmile(), wished, BY, quote(text)), brightsmile())
    names = [phase.name.value for phase in after.rollout.phases]
    added = next(one for one in after.rollout.phases if one.id == "PH-06")

    assert ["shadow", "internal", "internal", "canary", "limited", "general"] == names
    assert after.rollout.phases[0].exit_on == added.exit_on


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("remove the shadow phase", "rollout.phases.PH-01"),
        ("supprime la phase fantôme", "rollout.phases.PH-01"),
        ("Streiche die Schattenphase", "rollout.phases.PH-01"),
        ("drop the monitor on missing inputs", "drift.monitors.MO-01"),
        ("remove the UX role", "raci.holders.HO-07"),
        ("supprime le rôle sécurité", "raci.holders.HO-10"),
        ("remove MO-02", "drift.monitors.MO-02"),
        ("remove the recall criterion", "acceptance.AC-02"),
    ],
)
def test_an_item_is_removed_by_what_it_is_called(spec: AISpec, text: str, item: str) -> None:
    heard = heard_in(text, spec)

    assert (item, ()) == (heard.wishes[0].item, heard.wishes[0].choices)
    granted(spec, brightsmile(), heard.wishes[0], BY, quote(text))


def test_which_item_is_meant_is_asked_where_its_words_do_not_say(spec: AISpec) -> None:
    heard = heard_in("remove the monitor about sunshine", spec)

    assert len(spec.drift.monitors) == len(heard.wishes[0].choices)


@pytest.mark.parametrize(
    ("text", "role", "person"),
    [
        ("add Leo as security lead", "security", "Leo"),
        ("make Ana Lopez the data scientist", "data_scientist", "Ana Lopez"),
        ("nomme Leo ingénieur ML", "ml_engineer", "Leo"),
        ("ajoute Léa comme juriste", "legal", "Léa"),
        ("trage Leo als Datenwissenschaftler ein", "data_scientist", "Leo"),
        ("Mach Leo zum Datenwissenschaftler", "data_scientist", "Leo"),
    ],
)
def test_who_holds_a_role_is_said_in_a_sentence(
    spec: AISpec, text: str, role: str, person: str
) -> None:
    wished = heard_in(text, spec).wishes[0]

    after = granted(spec, brightsmile(), wished, BY, quote(text))
    again = heard_in("add Mia as data scientist", after).wishes[0]

    assert [person] == [
        value_text(one.person.value) for one in after.raci.holders if one.role == role
    ]
    assert (role == "data_scientist") == (again.item is None)  # a second one, where one is there


@pytest.mark.parametrize(
    "text",
    [
        "add sugar to the coffee",
        "drop the monitor off at my desk",
        "who added a risk?",
        "include Leo",
    ],
)
def test_other_things_people_add_and_drop_are_left_alone(spec: AISpec, text: str) -> None:
    assert not heard_in(text, spec).wishes


def quote(text: str) -> Quote:
    return Quote(message_id="m1", start=0, end=len(text), text=text)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("live with AC-02 until 2026-12-31 because the vendor mends it", "the vendor mends it"),
        ("waive AC-02 until 31.12.2026: slow vendor", "slow vendor"),
        ("accepte AC-02 jusqu'au 31/12/2026 car ça ira", "ça ira"),
        ("nimm AC-02 bis zum 31.12.2026 hin, weil es geht", "es geht"),
        ("make AC-01 critical, and accept AC-02 until 2026-12-31", ""),
    ],
)
def test_a_failure_is_lived_with_until_a_day(spec: AISpec, said: str, kept: str) -> None:
    wished = heard_in(said, spec).wishes[-1]

    after = granted(spec, brightsmile(), wished, BY, quote(said))

    (waiver,) = (one.waiver for one in after.acceptance if one.waiver)
    assert (BY.by, date(2026, 12, 31), kept) == (waiver.by, waiver.until, waiver.reason)


@pytest.mark.parametrize("day", ["2026-02-31", "2025-01-01"])
def test_nobody_lives_with_it_until_a_day_that_is_past_or_none(spec: AISpec, day: str) -> None:
    said = f"live with AC-02 until {day}"
    (wished,) = heard_in(said, spec).wishes

    with pytest.raises(InvalidInputError):
        granted(spec, brightsmile(), wished, BY, quote(said))


@pytest.mark.parametrize(
    "text",
    [
        # What is, or what somebody else wants: no criterion.
        "we also lose at least 3 % of customers every month",
        "It also takes more than 20 minutes per call",
        "They also miss at least 5 % of appointments",
        "Also at least 3 % of patients cancelled last year",
        "besides at least 90 % of our people speak German",
        # A word many things are called by: no field.
        "Cost: 200 €",
        "Owner: Maria",
        "Policy: pay within 30 days",
        "Name: foo",
        # A command, or about people: no policy.
        "Retrain the staff of the desk first",
        "please retrain it with the new data tonight",
        "retrain the model now",
        # No day, or nothing of a component: none goes.
        "the model retires on 31 February 2027",
        "the threshold is retired on 12 foo 2027",
        "we retired the thresholds on 2025-01-01",
        "features deprecated 2025-01-01 in the CRM",
    ],
)
def test_what_asks_for_no_change_of_the_spec_changes_nothing(spec: AISpec, text: str) -> None:
    assert () == heard_in(text, spec).wishes


def test_the_component_with_that_very_version_goes_and_no_longer_name_that_begins_like_it(
    spec: AISpec,
) -> None:
    pinned = with_value(spec, "components.CM-02.version", "gpt-6-2026-05", BY)

    (gone,) = heard_in("The model gpt-6-2026-05 retires on 2027-09-30", pinned).wishes

    assert ("components.CM-02.retired_on", "2027-09-30") == (gone.item, gone.text)
    other = with_value(spec, "components.CM-01.version", "gpt-4o-2024-08-06", BY)
    assert () == heard_in("gpt-4 retires on 2027-01-01", other).wishes


def test_a_field_is_not_taken_for_a_criterion_with_a_word_in_common(spec: AISpec) -> None:
    timed = with_value(spec, "acceptance.AC-01.metric", "handling time", BY)
    timed = with_value(timed, "acceptance.AC-01.threshold", "4 minutes", BY)

    (wished,) = heard_in("set the retraining lead time to 3 weeks", timed).wishes
    (moved,) = heard_in("set the handling time to 3 minutes", timed).wishes

    assert (Wish.SET, "drift.retraining.lead_time") == (wished.wish, wished.item)
    assert (Wish.THRESHOLD, "acceptance.AC-01") == (moved.wish, moved.item)
