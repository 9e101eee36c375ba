"""Who does what, and who gets it when, said in one sentence: everybody and every stage that was named is kept."""

import csv
import io

import pytest

from bot.domain.export.register import raci_csv
from bot.domain.provenance import value_text
from bot.domain.spec.change import diff
from bot.domain.spec.markdown import as_markdown
from bot.domain.spec.model import AISpec
from bot.domain.spec.plan.raci import Letter, RaciFault, Task, split_findings
from bot.domain.spec.raci_sentence import responsibilities_told
from bot.domain.spec.rollout_sentence import stages_told
from bot.domain.spec.saying import told
from bot.domain.spec.step import SpecStep, step_between
from tests.unit.domain.spec.told import changed, drafted, version

BUILDING = (Task.PROTOTYPE, Task.PIPELINE)
EVERYBODY = {
    "en": ("Ana is accountable, Leo builds it, Mia is consulted and the board is informed", "the board"),
    "fr": ("Ana est redevable, Leo le construit, Mia est consultée et le conseil est informé", "le conseil"),
    "de": ("Ana ist rechenschaftspflichtig, Leo baut es, Mia wird gefragt und der Vorstand wird informiert", "der Vorstand"),
}  # fmt: skip


def named(spec: AISpec, letter: Letter) -> dict[Task, str]:
    return {row.task: row.named(letter) for row in spec.raci.rows if row.named(letter)}


@pytest.mark.parametrize("language", ["en", "fr", "de"])
def test_everybody_a_sentence_names_is_kept_with_what_they_do(language: str) -> None:
    sentence, board = EVERYBODY[language]
    before = drafted(language=language)

    spec = changed(before, sentence)

    plan = spec.raci
    whole = (plan.accountable, plan.consulted, plan.informed, spec.owner)
    assert ["Ana", "Mia", board, "Ana"] == [value_text(one.value) for one in whole]
    assert dict.fromkeys(BUILDING, "Leo") == named(spec, Letter.RESPONSIBLE)
    assert all(one.quotes for one in whole)
    shown = {change.after for change in told(diff(before, spec), language)}
    assert {"Ana", "Leo", "Mia", board} <= shown
    page = as_markdown(version(spec), {})
    rows = list(csv.reader(io.StringIO(raci_csv(spec, {}))))
    for name in ("Ana", "Leo", "Mia", board):
        assert name in page
        assert any(name in cell for row in rows for cell in row)


@pytest.mark.parametrize(
    ("said", "letter", "tasks", "who"),
    [
        ("Ana is accountable for the rollout", Letter.ACCOUNTABLE, (Task.ROLLOUT,), "Ana"),
        ("Leo and Ben build it", Letter.RESPONSIBLE, BUILDING, "Leo, Ben"),
        ("<@U0LEO00001> builds it", Letter.RESPONSIBLE, BUILDING, "<@U0LEO00001>"),
        ("Leo is responsible for labelling", Letter.RESPONSIBLE, (Task.LABELLING,), "Leo"),
        ("keep the board informed about incidents", Letter.INFORMED, (Task.INCIDENT,), "the board"),
        ("we consult Mia on fairness", Letter.CONSULTED, (Task.FAIRNESS,), "Mia"),
        ("Ana verantwortet die Einführung", Letter.ACCOUNTABLE, (Task.ROLLOUT,), "Ana"),
        ("Ana répond du déploiement", Letter.ACCOUNTABLE, (Task.ROLLOUT,), "Ana"),
    ],
)
def test_what_somebody_answers_for_is_the_work_that_was_named(
    said: str, letter: Letter, tasks: tuple[Task, ...], who: str
) -> None:
    assert dict.fromkeys(tasks, who) == named(changed(drafted(), said), letter)


@pytest.mark.parametrize(
    "said",
    ["Ana is happy", "Leo builds trust", "Priya runs the marathon", "Leo is responsible", "Ana is accountable, and it rains"],
)  # fmt: skip
def test_talk_about_people_is_no_split_of_the_work(said: str) -> None:
    assert () == responsibilities_told(said, drafted())


@pytest.mark.parametrize(
    "said",
    [
        "It is responsible for data loss", "She is accountable", "Nobody is accountable for the data",
        "The model builds it", "The bot answers for the customer", "Ana is informed about the weather",
        "The customer is told", "The customer is asked for data",
        "Le bot répond des bêtises", "Le client a le dernier mot", "Elle est informée",
        "Das Wetter ist verantwortlich", "Der Kunde wird informiert", "Niemand ist verantwortlich für die Daten",
    ],
)  # fmt: skip
def test_things_pronouns_and_those_it_serves_take_no_part_in_the_work(said: str) -> None:
    assert () == responsibilities_told(said, drafted())


@pytest.mark.parametrize(
    ("said", "path"),
    [
        ("the users are informed about the rollout", "raci.rows.RA-15.informed"),
        ("Ana answers for the whole project", "raci.accountable"),
        ("Ana répond de tout", "raci.accountable"),
        ("Ana verantwortet alles", "raci.accountable"),
    ],
)
def test_those_it_serves_count_where_the_work_is_named_and_all_of_it_is_all(
    said: str, path: str
) -> None:
    assert path in dict(responsibilities_told(said, drafted()))


def test_two_people_accountable_for_one_task_are_still_one_too_many() -> None:
    def faults(spec: AISpec) -> set[Task | None]:
        found = split_findings(spec.raci, high_impact=False)
        return {one.task for one in found if one.fault is RaciFault.NOT_ONE_ACCOUNTABLE}

    one, two = "Ana is accountable for the rollout", "Ana and Bo are accountable for the rollout"
    assert Task.ROLLOUT not in faults(changed(drafted(), one))
    assert Task.ROLLOUT in faults(changed(drafted(), two))


@pytest.mark.parametrize(
    ("language", "said", "everybody"),
    [
        ("en", "start with 5 % in shadow for two weeks, then 25 %, then everybody", "everybody"),
        ("fr", "commencer par 5 % en mode fantôme, puis 25 %, puis tout le monde", "tout le monde"),
        ("de", "zuerst 5 % im Schattenmodus, dann 25 %, dann alle", "alle"),
    ],
)
def test_every_stage_of_a_rollout_in_one_sentence_is_filled(
    language: str, said: str, everybody: str
) -> None:
    spec = changed(drafted(language=language), said)

    shares = {one.name.value: value_text(one.share.value) for one in spec.rollout.phases}
    assert ("5 %", "25 %", everybody) == (shares["shadow"], shares["limited"], shares["general"])
    if language == "en":
        assert "two weeks" == value_text(spec.rollout.phases[0].at_least.value)
    assert "25 %" in as_markdown(version(spec), {})


def test_stages_alone_fill_the_phases_from_the_last_one_back() -> None:
    spec = drafted()
    phases = {one.id: one.name.value for one in spec.rollout.phases}

    def filled(said: str) -> dict[str, str]:
        return {phases[path.split(".")[2]]: share for path, share in stages_told(said, spec)}

    assert {"canary": "5 %", "general": "everybody"} == filled("first 5 %, then everybody")
    assert {"canary": "10 %", "limited": "25 %", "general": "all users"} == filled(
        "start with 10 %, then 25 %, then all users"
    )


@pytest.mark.parametrize(
    ("said", "shares"),
    [
        ("start with 5 % of payments, after two weeks 25 %, then all users", ["5 %", "25 %", "all users"]),
        ("we start with 5 %, then 25 % a week later, finally all of our traffic", ["5 %", "25 %", "all of our traffic"]),
        ("roll it out to 5 % of customers first, then everybody", ["5 %", "everybody"]),
    ],
)  # fmt: skip
def test_a_stage_may_say_of_what_it_is_a_share_and_when_it_begins(
    said: str, shares: list[str]
) -> None:
    assert shares == [share for _, share in stages_told(said, drafted())]


@pytest.mark.parametrize(
    "said",
    ["start with the invoices, then the rest", "start with 5 %", "first 1 %, then 2 %, then 3 %, then everybody",
     "Start at 5 % margin, then 10 %", "First 20 % of customers churned, then 40 %", "We begin with a 5 % discount, then 10 %",
     "First 3 %, then 4 % of our orders were lost", "On commence par 5 % de remise, puis 10 %", "Beginnen wir mit 5 % Rabatt, dann 10 %",
     "Zuerst 5 % der Kunden kündigten, dann 10 %, dann alle"],
)  # fmt: skip
def test_what_is_no_plan_of_stages_we_know_is_left_alone(said: str) -> None:
    assert () == stages_told(said, drafted())


def test_the_thread_reads_which_work_somebody_was_named_for() -> None:
    before = version(drafted())
    after = before.model_copy(update={"version": 2, "spec": changed(before.spec, "Leo builds it")})

    labels = {one.label for one in step_between(before, after, None).changes}

    assert {"prototype and validate: does it", "build the production pipeline: does it"} == labels


def test_the_thread_reads_which_stage_it_is_and_what_follows_from_steps_and_prices() -> None:
    said = ("A false alarm costs 3 €, a miss costs 80 €", "the base rate is 2 %", "precision at least 60 % and recall at least 80 %")  # fmt: skip
    before = version(drafted(*said))

    def after(sentence: str) -> SpecStep:
        spec = changed(before.spec, sentence)
        return step_between(before, before.model_copy(update={"version": 2, "spec": spec}), None)

    stages = after("start with 5 % in shadow, then 30 %, then everybody")
    assert "PH-01 shadow: share" in {one.label for one in stages.changes}
    steps = after("retraining takes a week: 5 days to collect, a week to label, 3 days testing")
    assert any("longer than" in sentence for sentence in steps.advice)
    assert any("Skipping the test saves 3 days" in sentence for sentence in steps.advice)
    priced = after("a look costs 4 €")
    assert any(sentence.startswith("Expected cost") for sentence in priced.advice)
    assert not any(sentence.startswith("Expected cost") for sentence in stages.advice)
