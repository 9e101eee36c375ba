"""Facts read by how a sentence is built around them, in words that no list of phrases foresaw."""

import pytest

from bot.domain.framing.ranking import POINTS_OR_PERCENT
from bot.domain.provenance import Status, value_text
from tests.unit.guide.conversations import entered, read, said

BUILT = (
    ("the meter readings sit in a folder on our server", "data.source", "our server"),
    ("tout est dans une base Access", "data.source", "Access"),
    ("die Fotos sind auf dem Server", "data.source", "Server"),
    ("we've got 3 seasons of scores", "data.volume", "3 seasons"),
    ("18 mois de recul sur les ventes", "data.volume", "18 mois"),
    ("whether it burst is noted in the repair order", "data.label_source", "repair order"),
    ("die Ursache steht hinterher im Reparaturauftrag", "data.label_source", "Reparaturauftrag"),
    ("overlooking a rotten beam means a lawsuit", "task.cost_fn", "lawsuit"),
    ("wenn ein schlechtes Teil durchrutscht, kostet das 500 Euro", "task.cost_fn", "500 Euro"),
    ("se déplacer pour rien, c'est 120 euros", "task.cost_fp", "120 euros"),
    ("my team gets through 30 files a day, no more", "decision.capacity", "30"),
    ("wir haben nur Leute für 200 Briefe die Woche", "decision.capacity", "200"),
    ("it only helps if I know the night before", "decision.moment", "night before"),
    ("il me le faut deux jours avant", "decision.moment", "deux jours avant"),
    ("it's the site manager who orders", "decision.actor", "site manager"),
    ("am Ende entscheidet die Schichtleitung", "decision.actor", "Schichtleitung"),
    ("nothing goes out unless one of us has read it", "decision.automation_level", "act_with"),
    ("il doit juste prévenir", "decision.automation_level", "inform"),
    ("il propose, nous on décide", "decision.automation_level", "suggest"),
    ("under no circumstances may it unlock a door", "task.critical_errors", "unlock a door"),
    ("never pay an invoice twice", "task.critical_errors", "twice"),
    ("zwei Patienten verwechseln, das geht gar nicht", "task.critical_errors", "Patienten"),
    ("anything over 200 goes past Marie first", "task.approvers", "Marie"),
    ("jusqu'à 100 euros il peut rembourser seul", "task.caps", "100 euros"),
    ("s'il ne sait pas, qu'il nous le passe", "task.no_answer", "passe"),
    ("half the routes with, half without", "metrics.business_test", "half"),
    ("die Beschwerden dürfen nicht steigen", "metrics.guardrails", "Beschwerden"),
    ("sinon on perd le contrat", "business_goal.cost_of_inaction", "contrat"),
)
UNSAID = (
    ("nobody knows how long this has been going on", "data.volume"),
    ("we are four per shift", "decision.capacity"),
    ("the order was late again", "decision.actor"),
    ("it was 80 % before", "task.cost_fn"),
    ("we keep a table free on mondays", "data.source"),
    ("wir sitzen im Keller", "data.source"),
    ("on est en France", "data.source"),
    ("je suis là depuis 2015", "data.volume"),
    ("ich schaue morgen nach", "user_problem.current_process"),
)


@pytest.mark.parametrize(("line", "path", "words"), BUILT)
def test_a_fact_is_read_by_the_build_of_its_sentence(line: str, path: str, words: str) -> None:
    field = read(said(("ana", line))).field(path)

    assert field.status in {Status.STATED, Status.INFERRED}
    assert words.casefold() in value_text(field.value).casefold()


@pytest.mark.parametrize(("line", "path"), UNSAID)
def test_sentences_of_the_same_build_that_say_something_else_say_nothing(
    line: str, path: str
) -> None:
    assert read(said(("ana", line))).field(path).status not in {Status.STATED, Status.INFERRED}


@pytest.mark.parametrize(
    ("lines", "today", "wanted"),
    [
        (("every fifth delivery arrives broken", "one in ten would be fine"), 20, 10),
        (("une livraison sur cinq arrive cassée", "une sur dix, ce serait bien"), 20, 10),
        (("jede fünfte Lieferung ist kaputt", "der Chef will jede zehnte"), 20, 10),
        (("last winter 38 buses a day broke down. 20 would be a good winter",), 38, 20),
        (("we throw away 600 kilos of bread a week", "half of that would be ok"), 600, 300),
        (("only 41 percent came in, it used to be 55. I'd be ok with 50",), 41, 50),
    ],
)
def test_today_and_the_wish_are_told_apart_where_no_metric_is_known_by_name(
    lines: tuple[str, ...], today: float, wanted: float
) -> None:
    statement = read(said(*(("ana", line) for line in lines)))

    figures = [statement.field(f"business_goal.{name}").value for name in ("baseline", "target")]
    assert [getattr(figure, "value", None) for figure in figures] == pytest.approx([today, wanted])


def test_a_price_far_from_the_figure_of_today_is_no_wish() -> None:
    """A bare number beside a share can only be a share."""
    statement = read(
        said(("ana", "only 41 percent came in last year"), ("bo", "one that leaves is 380 gone"))
    )

    assert not statement.known("business_goal.target")


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Our engineers spend half their week on doctor letters", "Time spent on doctor letters"),
        ("hi all, we need AI for the newsletter", "Newsletter"),
        ("Build me a bot that reads the supplier invoices; it must be fast", "Supplier invoices"),
        ("on perd 2 heures par jour à retaper les fiches", "Temps passé à retaper les fiches"),
        ("Eine Lösung, mit der die Leitung weiß, welche Züge morgen fehlen", "Welche Züge morgen fehlen"),
    ],
)  # fmt: skip
def test_a_draft_is_titled_by_its_matter(line: str, title: str) -> None:
    assert read(said(("ana", line))).title == title


def test_what_must_not_be_done_twice_is_a_mistake_and_no_forbidden_action() -> None:
    statement = read(said(("ana", "it may pay invoices, but never pay one twice")))

    assert not [hint for hint in statement.actions if hint.mode == "refuse"]


@pytest.mark.parametrize(
    ("reply", "kind"), [("from 5 to 4", "pp"), ("from 5 to 4.95", "rel"), ("from 5 to 3", "abs")]
)
def test_two_figures_tell_whether_points_or_percent_were_meant(reply: str, kind: str) -> None:
    first = said(("ana", "we want to reduce churn by 1 % by June, today 5 %"))
    asked = entered(first, "ana", "business_goal.target", reply, question=POINTS_OR_PERCENT)

    assert getattr(read(asked).field("business_goal.target").value, "kind", None) == kind


@pytest.mark.parametrize(
    ("text", "people", "misuse"),
    [
        (
            (
                "Young people and single mothers could be hit hardest. Somebody could misuse it to "
                "screen out a postcode."
            ),
            "Young people and single mothers",
            "misuse it to screen out a postcode",
        ),
        (
            (
                "Les familles seules seraient les plus touchées. Un agent pourrait s'en servir pour "
                "refuser sans lire."
            ),
            "Les familles seules",
            "s'en servir pour refuser",
        ),
        (
            "Ältere Bewerber wären besonders benachteiligt. Vorgesetzte könnten es missbrauchen.",
            "Ältere Bewerber",
            "missbrauchen",
        ),
        ("Customers are affected by late parcels, 12 % are late. We abuse Excel for that.", "", ""),
    ],
)
def test_who_is_affected_and_what_it_could_be_misused_for(
    text: str, people: str, misuse: str
) -> None:
    statement = read(said(("leo", text)))

    assert people == value_text(statement.field("risk.affected_people").value)
    told = value_text(statement.field("risk.misuse").value)
    assert misuse in told
    assert bool(misuse) == bool(told)


def test_a_suspected_high_risk_is_assumed_to_weigh_on_a_person_until_somebody_says_so() -> None:
    effect = "risk.effect_on_person"
    credit = read(said(("leo", "a credit score for every loan application, 9 % default today")))
    parcels = read(said(("leo", "12 % of parcels are late, we want 8 %")))

    assert ("significant", Status.ASSUMED) == (
        credit.field(effect).value,
        credit.field(effect).status,
    )
    assert parcels.field(effect).value is None


@pytest.mark.parametrize("text", ["we want it better", "nur die bitte", "never must happen"])
def test_words_that_name_nothing_are_no_goal_population_or_error(text: str) -> None:
    statement = read(said(("leo", f"Churn is 9 %, we want 7 %. {text}")))

    for path in ("business_goal.population", "task.critical_errors"):
        assert value_text(statement.field(path).value).casefold() not in {
            "nur die",
            "never must happen",
        }
    assert "better" != statement.field("business_goal.statement").value


def test_a_rule_is_told_without_the_other_things_its_sentence_asks_for() -> None:
    line = (
        "At least 97 % of the fields right, never pay an invoice without a matching purchase order, "
        "and 95 % of invoices processed in under 30 seconds."
    )
    statement = read(said(("p", "Invoices take us 12 minutes each; cut that to 4."), ("p", line)))

    never = statement.field("task.critical_errors")
    assert "never pay an invoice without a matching purchase order" == never.value
    assert not statement.known("task.output")
    assert ("At least 97 % of the fields right",) == statement.field("metrics.model").value


@pytest.mark.parametrize(
    ("line", "metric"),
    [
        ("We get about 6,000 invoices a month, it takes 12 minutes each; cut that to 4 minutes by end of June.",
         "handling time"),
        ("On traite 4 000 demandes, 12 minutes chacune ; on veut descendre à 4 minutes d'ici fin juin.",
         "temps de traitement"),
    ],
)  # fmt: skip
def test_how_long_one_takes_today_and_is_to_take_is_its_handling_time(
    line: str, metric: str
) -> None:
    assert metric == read(said(("p", line))).field("business_goal.metric").value


def test_a_rule_with_an_exception_takes_no_action_away() -> None:
    paying = "An AI should pay small invoices automatically."
    ruled = read(said(("p", f"{paying} Never pay an invoice without a matching purchase order.")))
    barred = read(said(("p", f"{paying} Never pay an invoice of a new supplier.")))

    assert ["auto"] == [action.mode for action in ruled.actions]
    assert "refuse" in [action.mode for action in barred.actions]
