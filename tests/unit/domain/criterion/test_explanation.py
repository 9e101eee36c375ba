"""Each way of explaining a figure, as somebody reads it who decides: the sentence, and what is said with it."""

import re

import pytest

from bot.domain.criterion.beside import NOTHING_BESIDE, Beside, beside_in, worst_tenth
from bot.domain.criterion.caveat import CAVEATS
from bot.domain.criterion.explanation import explained, together
from bot.domain.criterion.frequency import OF_K, TEMPLATES
from bot.domain.criterion.grade import GRADES
from bot.domain.criterion.parsing import parse_line
from bot.domain.criterion.registry import METRICS
from bot.domain.lint.forbidden import forbidden_in

# what is measured · language · the sentence with its caveat
SAID = [
    ("precision >= 98 %", "en",
     ("Of 1,000 cases it flags, 980 are right and 20 bother someone innocent. It depends on how common "
     "such cases are, and changes with the threshold.")),
    ("recall >= 92 %", "de",
     ("Von 1.000 echten Fällen findet es 920 und übersieht 80. Übersehenes kennt man nur, wenn jemand auch "
     "nicht gemeldete Fälle prüft.")),
    ("accuracy >= 85 %", "en",
     ("Of 1,000 cases, 850 are right and 150 are wrong. Compare it with what the commonest answer "
     "would get, if it were given every time.")),
    ("f1 >= 0.8", "en",
     ("F1 is a grade that mixes how many real ones it catches with how often it cries wolf; 0.8 of 1 is no "
     "percentage of cases. Never read it as a share of right cases; its two parts say more.")),
    ("roc_auc >= 0.87", "fr",
     ("Devant un vrai et un faux cas, il classe le vrai plus haut dans 87 essais sur 100. Cela ne dit rien "
     "du seuil choisi.")),
    ("ece <= 0.05", "en",
     ("When it says 80 %, it is right about 75 to 85 of 100 times, on average. Over all cases; single "
     "groups can be further off.")),
    ("wape(horizon=7d) <= 12 %", "de",
     ("Von 100 Einheiten liegt es um etwa 12 daneben. Schwere Wochen sind schlechter: auch das schlechteste "
     "Zehntel ansehen.")),
    ("precision_at_k(k=10) >= 70 %", "en", ("Of the 10 it shows, 7 are useful: 700 of 1,000 shown. It holds for lists of this length; what would be "
     "useful and was not shown, nobody sees.")),
    ("bias <= 0.5", "en",
     ("On average it is 0.5 off on one side: too much where it is above 0, too little where it is below. Hard "
     "weeks are worse: look at the worst tenth too.")),
    ("mae <= 12 unit", "fr",
     ("Il se trompe en moyenne de 12, dans l'unité estimée. Les semaines difficiles sont pires : regarder aussi "
     "le pire dixième.")),
    ("equal_opportunity_diff <= 0.05", "en",
     ("Of 1,000 real cases in each group, it finds up to 50 fewer in one group than in another. Small groups "
     "show little: say how many each had, and the range.")),
    ("demographic_parity_diff <= 0.1", "de",
     ("Von je 1.000 Menschen bekommen in einer Gruppe bis zu 100 weniger ein Ja als in einer anderen. Kleine "
     "Gruppen zeigen wenig: dazu gehört, wie viele Fälle jede hatte, und die Spanne.")),
    ("selection_rate_ratio >= 0.8", "en",
     ("Where 100 of one group get a yes, 80 of as many in another do. Small groups show little: say how many "
     "each had, and the range.")),
    ("consistency(k=5) >= 90 %", "de",
     ("5-mal dasselbe gefragt, antwortet es bei 900 von 1.000 Fragen gleich. Das gilt für Aufgaben wie die "
     "erprobten, so oft gestellt wie dort.")),
    ("hallucination_rate(unit=claim) <= 1 %", "en",
     ("Of 1,000 statements, 10 contain something the sources don't support. If a model judges it, its own "
     "mistakes have to be taken out.")),
    ("pass_hat_k(k=3) >= 90 %", "en",
     ("Asked the same 3 times, it gets every one right in 900 of 1,000 tasks. It holds for tasks like those tried, asked as "
     "often as they were.")),
    ("override_rate <= 2 %", "en",
     ("Of 1,000 decisions, reviewers change 20. Few changes can mean a good system or a sleepy review; "
     "planted wrong cases tell which.")),
    ("uptime >= 99.5 %", "en",
     "Allowed outage: 3.6 hours in 30 days (43.8 hours a year). What is done meanwhile has to be agreed."),
    ("conversion >= 3 %", "en",
     ("Of 1,000 visitors, 30 buy or sign up. How long it was watched, on whom, and how new it was to them "
     "belong to it.")),
    ("adoption_rate >= 60 %", "fr",
     ("Sur mille personnes qui pourraient l'utiliser, 600 le font. Que l'on s'en serve ne montre pas que "
     "c'est juste.")),
]  # fmt: skip


@pytest.mark.parametrize(("line", "language", "sentence"), SAID)
def test_a_figure_is_explained_with_its_caveat(line: str, language: str, sentence: str) -> None:
    metric = METRICS[line.partition(" ")[0].partition("(")[0]]
    criterion = parse_line(f"AC-1 {metric.criterion_kind}: {line}")

    assert sentence == str(explained(criterion, language=language))
    assert () == forbidden_in(sentence)


def test_a_measured_value_is_explained_and_not_the_level_that_was_agreed() -> None:
    criterion = parse_line("AC-1 statistical: recall >= 92 %")

    meant = explained(criterion, 0.5)

    assert meant is not None
    assert "Of 1,000 real cases, it catches 500 and misses 500." == meant.text


def test_there_are_no_words_where_a_figure_is_neither_a_share_nor_known_as_a_grade() -> None:
    assert explained(parse_line("AC-1 slo: latency(p95) <= 300 ms")) is None
    assert explained(parse_line("AC-1 statistical: critical_error_rate <= 4 count")) is None
    assert explained(parse_line("AC-1 statistical: recall ? ?")) is None


@pytest.mark.parametrize("table", [CAVEATS, GRADES, OF_K], ids=["caveats", "grades", "of k"])
def test_every_text_is_there_in_three_languages_with_the_same_holes(
    table: dict[str, dict[str, str]],
) -> None:
    for metric, texts in table.items():
        assert metric in METRICS
        assert {"en", "fr", "de"} == set(texts)
        holes = {tuple(sorted(re.findall(r"{\w+}", text))) for text in texts.values()}
        assert 1 == len(holes), metric
        assert not any(forbidden_in(text) for text in texts.values())


def test_what_judges_people_or_finds_few_never_stands_without_its_caveat() -> None:
    told_in_counts = {
        "precision",
        "recall",
        "fpr",
        "accuracy",
        "hallucination_rate",
        "override_rate",
    }

    assert told_in_counts <= set(CAVEATS) & set(TEMPLATES)


PAIR = ("AC-1 statistical: precision >= 80 %", "AC-2 statistical: recall >= 90 %")


@pytest.mark.parametrize(
    ("base", "language", "said"),
    [
        (0.04, "en",
         (("Per 1,000 cases: 40 are real and 36 of them caught; it flags 45, of which 9 bother someone "
          "innocent."),)),
        (0.04, "de",
         ("Je 1.000 Fälle: 40 sind echt, davon 36 gefunden; gemeldet werden 45, davon 9 zu Unrecht.",)),
        (None, "en",
         ("How many of all cases that is, nobody can say before it is known how often real ones come.",)),
    ],
)  # fmt: skip
def test_precision_and_recall_are_told_together_among_all_cases(
    base: float | None, language: str, said: tuple[str, ...]
) -> None:
    assert said == together([parse_line(one) for one in PAIR], base, language)


def test_beside_accuracy_stands_what_always_saying_no_would_get() -> None:
    accuracy = parse_line("AC-1 statistical: accuracy >= 99 %")

    assert ("Saying “no” every time would be right in 998 of 1,000.",) == together(
        [accuracy], 0.002
    )
    assert () == together([accuracy], 0.7)
    assert () == together([accuracy], None)


F1 = "AC-3 statistical: f1 >= 0.8"


def test_f1_is_told_with_its_two_parts_where_they_are_agreed() -> None:
    f1, precision, recall = (parse_line(one) for one in (F1, *PAIR))

    meant = str(explained(f1, beside=beside_in(f1, (f1, precision, recall))))
    half = str(explained(f1, language="de", beside=beside_in(f1, (f1, recall))))
    alone = str(explained(f1, beside=beside_in(f1, (f1,))))

    assert (
        "is no percentage of cases. Here are its two parts. Of 1,000 cases it flags, 800 are right and 200 "
        "bother someone innocent. Of 1,000 real cases, it catches 900 and misses 100. Never read it"
    ) in meant
    assert (
        "Von ihren beiden Teilen ist einer bekannt. Von 1.000 echten Fällen findet es 900" in half
    )
    assert "Here are its two parts" not in alone


def test_the_parts_of_f1_are_of_the_same_class_and_the_same_cases() -> None:
    f1 = parse_line("AC-3 statistical: f1(urgent) >= 0.8 where language=fr")
    other = parse_line("AC-1 statistical: precision(urgent) >= 80 %")
    same = parse_line("AC-2 statistical: recall(urgent) >= 90 % where language=fr")

    assert Beside(recall=0.9) == beside_in(f1, (f1, other, same))
    assert NOTHING_BESIDE == beside_in(other, (f1, other, same))


@pytest.mark.parametrize(
    ("line", "language", "said"),
    [
        ("wape <= 12 %", "en",
         "by about 12. Hard cases are worse: in the worst tenth it is off by 34.5 or more of 100 units."),
        ("mae <= 12 unit", "de", "Im schlechtesten Zehntel liegt es um mindestens 34,5 daneben."),
        ("mape <= 12 %", "fr", "dans le pire dixième, il se trompe d'au moins 34,5 sur 100 unités."),
    ],
)  # fmt: skip
def test_an_error_is_told_with_its_worst_tenth_where_it_was_measured(
    line: str, language: str, said: str
) -> None:
    criterion = parse_line(f"AC-1 statistical: {line}")

    meant = str(explained(criterion, language=language, beside=Beside(worst_tenth=34.5)))

    assert meant.endswith(said)
    assert () == forbidden_in(meant)


def test_a_worst_tenth_needs_ten_cases_and_misses_that_can_be_ranked() -> None:
    off = [1.0, -9.0, 2.0, 3.0, 1.0, 2.0, 3.0, 1.0, 2.0, 3.0]

    assert 9.0 == worst_tenth("bias", off)
    assert 8.0 == worst_tenth("mae", [*off, *[1.0] * 9, 8.0])
    assert worst_tenth("mae", off[:9]) is None
    assert worst_tenth("rmse", off) is None
