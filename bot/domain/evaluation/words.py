"""The sentences verdicts are told in, in English, French and German; figures come in ready to read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class VerdictWords:
    """One language's sentences."""

    # Of shares: {right} or {wrong} of {n}, {seen}, {bar}, and {low} to {high} of a thousand.
    shown: str
    refuted: str
    open: str
    kept: str
    exceeded: str
    unsure: str
    clean: str  # more
    alike: str
    not_alike: str
    never: str
    too_few: str  # n, bar, clean
    nothing_seen: str  # n, bound
    # Of other values: {seen}, {bar}, {low} to {high}.
    value_shown: str
    value_refuted: str
    value_open: str
    # Of rules: {wrong} of {n}.
    rule_kept: str
    rule_broken: str
    # What else has to be said.
    not_run: str
    unsaid: str  # where a run names no version
    invalid: dict[str, str]
    by_group: str
    no_spread: str
    lopsided: str
    too_lopsided: str
    unbounded: str  # where no bound exists
    too_few_values: str  # clean
    skill: str  # finds, rejects, labelled
    more_labels: str
    unchecked: str
    unusable: dict[str, str]
    look: str  # number, planned, luck
    look_alone: str  # number, planned
    every_look: str
    alone_a_fail: str  # planned
    not_growing: str
    part_right: str  # count, n, seen
    part_wrong: str
    worst_slice: str  # slice, counted
    failing_slices: tuple[str, str]  # one · several: count
    few_slices: tuple[str, str]  # one of all · few of all
    critical_fail: str
    critical_open: str
    at_least: str  # level
    at_most: str
    more_than: str
    less_than: str
    between: str  # low, high
    exactly: str


_ENGLISH = VerdictWords(
    shown="{right} of {n} right ({seen}) shows {bar}.",
    refuted="{right} of {n} right ({seen}) shows that {bar} is missed: results like these are what you would see if between {low} and {high} of 1,000 were right.",
    open="{right} of {n} right ({seen}) does not show {bar} yet: results like these are what you would see if between {low} and {high} of 1,000 were right.",
    kept="{wrong} of {n} wrong ({seen}) shows at most {bar}.",
    exceeded="{wrong} of {n} wrong ({seen}) shows more than {bar}: results like these are what you would see if between {low} and {high} of 1,000 were wrong.",
    unsure="{wrong} of {n} wrong ({seen}) does not show at most {bar} yet: results like these are what you would see if between {low} and {high} of 1,000 were wrong.",
    clean="{more:One more case without a failure|{more} more cases without a single further failure} would show it.",
    alike="If they fail as often as those so far, it takes about {more} more.",
    not_alike="If they fail as often as those so far, no number of cases will: what was seen is not better than the bar.",
    never="No number of cases can show it.",
    too_few="{n:A single case|{n} cases} could not have shown it in any case: it takes {clean} without a single failure.",
    nothing_seen="There was none in {n}, which still allows up to about {bound} per 1,000.",
    value_shown="{seen} shows {bar}: results like these are what you would see if it were between {low} and {high}.",
    value_refuted="{seen} shows that {bar} is missed: results like these are what you would see if it were between {low} and {high}.",
    value_open="{seen} does not show {bar} yet: results like these are what you would see if it were between {low} and {high}.",
    rule_kept="The rule held in {n:the only case|all {n} cases}; that still allows up to about {bound} {bound:violation|violations} per 1,000.",
    rule_broken="The rule was broken in {wrong} of {n} {n:case|cases}; it must never be.",
    unsaid="an unknown one",
    not_run="Nothing was run, so nothing is known; missing results are not good results.",
    invalid={
        "too_few": "This run does not count: it has {n} {n:case|cases}, and the criterion asks for at least {wanted}.",
        "too_few_positives": "This run does not count: it has too few positive cases; the criterion asks for at least {wanted}.",
        "other_dataset": "This run does not count: the plan names dataset version {planned}, and the run used {used}.",
        "other_judge": "This run does not count: the plan names {planned} as judge, and the run used {used}.",
        "other_component": "This run does not count: the plan names {planned}, and the run used {used}.",
        "no_threshold": "This cannot be judged: the criterion has no threshold yet. Say one in the thread of its spec.",
        "no_comparator": "This cannot be judged: the criterion does not say whether more or less is better.",
        "spoilt": "This run does not count: {states}.",
        "too_few_attempts": "This run does not count: the criterion asks every task {wanted} {wanted:time|times}, and some were asked less often.",
        "unsized": "This cannot be judged: nobody knows out of how many cases the figure is.",
        "no_baseline": "This cannot be judged: the criterion compares with today's value, which is not known.",
    },
    by_group="Cases that belong together resemble each other, so they count for less than as many single ones.",
    no_spread="How groups differ cannot be seen here, so each of them counts once.",
    too_lopsided="A few values are far larger than the rest, and too few of them were seen: how far the mean may be off on that side cannot be said. Collect more cases.",
    lopsided="The values are too lopsided for so few cases, so take the bounds with care.",
    unbounded="no known limit",
    too_few_values="So few values allow no bound at all: it takes at least {clean}.",
    skill="A model graded the cases; people checked {labelled} of them: it passes {finds} of 100 right ones and stops {rejects} of 100 wrong ones, and the rate is corrected for that.",
    more_labels="More labels by people, of cases it passed and of cases it did not, would tell more exactly.",
    unchecked="A model graded the cases and nobody checked it, so its own mistakes are in this figure.",
    unusable={
        "too_few_labels": "This run does not count: a model graded it, and people checked only {labelled} {labelled:case|cases}; label at least 100.",
        "unchecked_pile": "This run does not count: a model graded it, and people have to check at least 10 cases it passed and 10 it did not.",
        "no_skill": "This run does not count: the model that graded it is hardly better than a coin, as it passes {finds} of 100 right ones and stops {rejects} of 100 wrong ones; change the judge or let people grade.",
        "outside_its_errors": "This run does not count: the grading model's error rates cannot have led to this rate; label cases of this run.",
    },
    look="This is look {number} of {planned}: by luck alone, a system just at the bar would have been called met by now {luck} times in 100.",
    look_alone="This is look {number} of {planned}.",
    alone_a_fail="Taken alone this would miss the bar; among {planned} looks it may still be bad luck, so bring another run before it counts as failed.",
    every_look="These bounds hold at every look at a set of cases that grows, so it may be declared as soon as it is met.",
    not_growing="It was to be declared as soon as it is met; that takes files with all the cases so far, and an earlier one had as many or more.",
    part_right="{count} of {n} right ({seen})",
    part_wrong="{count} of {n} wrong ({seen})",
    worst_slice="The weakest part is {slice}: {counted}.",
    failing_slices=(
        "One part misses the bar by more than luck explains: {slice}, {counted}.",
        "{count} parts miss the bar by more than luck explains, the weakest of them {slice}: {counted}.",
    ),
    few_slices=(
        "1 of {all} parts has too few cases to say anything good about it.",
        "{few} of {all} parts have too few cases to say anything good about them.",
    ),
    critical_fail="It is critical, so the release is blocked until a person decides.",
    critical_open="It is critical, so hold the release or keep a person in the loop until it is shown.",
    at_least="at least {level}",
    at_most="at most {level}",
    more_than="more than {level}",
    less_than="less than {level}",
    between="between {low} and {high}",
    exactly="exactly {level}",
)
_FRENCH = VerdictWords(
    shown="{right} {right:juste|justes} sur {n} ({seen}) {right:montre|montrent} {bar}.",
    refuted="{right} {right:juste|justes} sur {n} ({seen}) {right:montre|montrent} que {bar} est manqué : c'est ce qu'on verrait si entre {low} et {high} sur mille étaient justes.",
    open="{right} {right:juste|justes} sur {n} ({seen}) ne {right:montre|montrent} pas encore {bar} : c'est ce qu'on verrait si entre {low} et {high} sur mille étaient justes.",
    kept="{wrong} faux sur {n} ({seen}) {wrong:montre|montrent} {bar} au plus.",
    exceeded="{wrong} faux sur {n} ({seen}) {wrong:montre|montrent} plus de {bar} : c'est ce qu'on verrait si entre {low} et {high} sur mille étaient faux.",
    unsure="{wrong} faux sur {n} ({seen}) ne {wrong:montre|montrent} pas encore {bar} au plus : c'est ce qu'on verrait si entre {low} et {high} sur mille étaient faux.",
    clean="{more:Un cas de plus sans échec le montrerait|{more} cas de plus sans un seul nouvel échec le montreraient}.",
    alike="S'ils échouent aussi souvent que jusqu'ici, il en faut environ {more} de plus.",
    not_alike="S'ils échouent aussi souvent que jusqu'ici, aucun nombre de cas n'y suffira : ce qui a été vu n'est pas meilleur que le seuil.",
    never="Aucun nombre de cas ne peut le montrer.",
    too_few="{n:Un seul cas ne pouvait|{n} cas ne pouvaient} de toute façon pas le montrer : il en faut {clean} sans un seul échec.",
    nothing_seen="Aucun sur {n}, ce qui laisse encore possible jusqu'à environ {bound} pour mille.",
    value_shown="{seen} montre {bar} : c'est ce qu'on verrait si la valeur était entre {low} et {high}.",
    value_refuted="{seen} montre que {bar} est manqué : c'est ce qu'on verrait si la valeur était entre {low} et {high}.",
    value_open="{seen} ne montre pas encore {bar} : c'est ce qu'on verrait si la valeur était entre {low} et {high}.",
    rule_kept="La règle a tenu dans {n:le seul cas|les {n} cas} ; cela laisse encore possible jusqu'à environ {bound} {bound:violation|violations} pour mille.",
    rule_broken="La règle a été enfreinte dans {wrong} cas sur {n} ; elle ne doit jamais l'être.",
    unsaid="une version inconnue",
    not_run="Rien n'a été exécuté, donc rien n'est connu ; des résultats manquants ne sont pas de bons résultats.",
    invalid={
        "too_few": "Cette exécution ne compte pas : elle a {n} cas, le critère en demande au moins {wanted}.",
        "too_few_positives": "Cette exécution ne compte pas : trop peu de cas positifs ; le critère en demande au moins {wanted}.",
        "other_dataset": "Cette exécution ne compte pas : le plan nomme la version {planned} des données, elle a utilisé {used}.",
        "other_judge": "Cette exécution ne compte pas : le plan nomme le juge {planned}, elle a utilisé {used}.",
        "other_component": "Cette exécution ne compte pas : le plan nomme {planned}, elle a utilisé {used}.",
        "no_threshold": "On ne peut pas juger : le critère n'a pas encore de seuil. Dites-en un dans le fil de sa spécification.",
        "no_comparator": "On ne peut pas juger : le critère ne dit pas si plus ou moins est mieux.",
        "spoilt": "Cette exécution ne compte pas : {states}.",
        "too_few_attempts": "Cette exécution ne compte pas : le critère demande chaque tâche {wanted} fois, et certaines l'ont été moins souvent.",
        "unsized": "On ne peut pas juger : personne ne sait sur combien de cas porte ce chiffre.",
        "no_baseline": "On ne peut pas juger : le critère se compare à la valeur d'aujourd'hui, qui n'est pas connue.",
    },
    by_group="Les cas qui vont ensemble se ressemblent ; ils comptent moins que autant de cas isolés.",
    no_spread="On ne voit pas ici combien les groupes diffèrent ; chacun compte donc pour un.",
    too_lopsided="Quelques valeurs sont bien plus grandes que les autres, et trop peu ont été vues : de ce côté, on ne peut dire de combien la moyenne s'écarte. Réunissez plus de cas.",
    lopsided="Les valeurs sont trop asymétriques pour si peu de cas ; prenez les bornes avec prudence.",
    unbounded="aucune limite connue",
    too_few_values="Si peu de valeurs ne permettent aucune borne : il en faut au moins {clean}.",
    skill="Un modèle a noté les cas ; des personnes en ont vérifié {labelled} : il accepte {finds} {finds:juste|justes} sur 100 et arrête {rejects} faux sur 100, et le taux en est corrigé.",
    more_labels="Plus de cas vérifiés par des personnes, parmi ceux qu'il a acceptés et ceux qu'il a refusés, le diraient plus exactement.",
    unchecked="Un modèle a noté les cas et personne ne l'a vérifié ; ses propres erreurs sont dans ce chiffre.",
    unusable={
        "too_few_labels": "Cette exécution ne compte pas : un modèle l'a notée et {labelled:un seul cas a été vérifié|seuls {labelled} cas ont été vérifiés} ; il en faut au moins 100.",
        "unchecked_pile": "Cette exécution ne compte pas : un modèle l'a notée ; il faut vérifier au moins 10 cas qu'il a acceptés et 10 qu'il a refusés.",
        "no_skill": "Cette exécution ne compte pas : le modèle qui l'a notée ne vaut guère mieux qu'une pièce de monnaie, il accepte {finds} {finds:juste|justes} sur 100 et arrête {rejects} faux sur 100 ; changez de juge ou faites noter par des personnes.",
        "outside_its_errors": "Cette exécution ne compte pas : les taux d'erreur du modèle qui note ne peuvent pas donner ce taux ; étiquetez des cas de cette exécution.",
    },
    look="C'est le regard {number} sur {planned} : par le seul hasard, un système juste au seuil aurait déjà été déclaré conforme {luck} fois sur 100.",
    look_alone="C'est le regard {number} sur {planned}.",
    alone_a_fail="Prise seule, cette mesure manquerait le seuil ; parmi {planned} regards, ce peut encore être le hasard : apportez une autre mesure avant de la compter comme un échec.",
    every_look="Ces bornes tiennent à chaque regard sur un ensemble de cas qui grandit ; on peut donc le déclarer dès que c'est atteint.",
    not_growing="On devait le déclarer dès que c'est atteint ; il faut pour cela des fichiers avec tous les cas jusqu'ici, et un précédent en avait autant ou plus.",
    part_right="{count} {count:juste|justes} sur {n} ({seen})",
    part_wrong="{count} faux sur {n} ({seen})",
    worst_slice="La partie la plus faible est {slice} : {counted}.",
    failing_slices=(
        "Une partie manque le seuil plus que le hasard ne l'explique : {slice}, {counted}.",
        "{count} parties manquent le seuil plus que le hasard ne l'explique, la plus faible étant {slice} : {counted}.",
    ),
    few_slices=(
        "1 partie sur {all} a trop peu de cas pour qu'on puisse en dire du bien.",
        "{few} parties sur {all} ont trop peu de cas pour qu'on puisse en dire du bien.",
    ),
    critical_fail="C'est critique : la mise en service est bloquée jusqu'à la décision d'une personne.",
    critical_open="C'est critique : attendez, ou gardez une personne dans la boucle, jusqu'à ce que ce soit montré.",
    at_least="au moins {level}",
    at_most="au plus {level}",
    more_than="plus de {level}",
    less_than="moins de {level}",
    between="entre {low} et {high}",
    exactly="exactement {level}",
)
_GERMAN = VerdictWords(
    shown="{right} von {n} richtig ({seen}) zeigt {bar}.",
    refuted="{right} von {n} richtig ({seen}) zeigt, dass {bar} verfehlt ist: Solche Ergebnisse sähe man, wenn zwischen {low} und {high} von 1.000 richtig wären.",
    open="{right} von {n} richtig ({seen}) zeigt {bar} noch nicht: Solche Ergebnisse sähe man, wenn zwischen {low} und {high} von 1.000 richtig wären.",
    kept="{wrong} von {n} falsch ({seen}) zeigt höchstens {bar}.",
    exceeded="{wrong} von {n} falsch ({seen}) zeigt mehr als {bar}: Solche Ergebnisse sähe man, wenn zwischen {low} und {high} von 1.000 falsch wären.",
    unsure="{wrong} von {n} falsch ({seen}) zeigt noch nicht höchstens {bar}: Solche Ergebnisse sähe man, wenn zwischen {low} und {high} von 1.000 falsch wären.",
    clean="{more:Ein weiterer Fall ohne Fehler würde|{more} weitere Fälle ohne einen einzigen weiteren Fehler würden} es zeigen.",
    alike="Schlagen sie so oft fehl wie bisher, braucht es etwa {more} weitere.",
    not_alike="Schlagen sie so oft fehl wie bisher, genügt keine Zahl von Fällen: Was zu sehen war, ist nicht besser als die Schwelle.",
    never="Keine Zahl von Fällen kann es zeigen.",
    too_few="{n:Ein einziger Fall hätte|{n} Fälle hätten} es auf keinen Fall zeigen können: Es braucht {clean} ohne einen einzigen Fehler.",
    nothing_seen="Keiner in {n}; damit sind noch bis zu etwa {bound} von 1.000 möglich.",
    value_shown="{seen} zeigt {bar}: Solche Ergebnisse sähe man, wenn der Wert zwischen {low} und {high} läge.",
    value_refuted="{seen} zeigt, dass {bar} verfehlt ist: Solche Ergebnisse sähe man, wenn der Wert zwischen {low} und {high} läge.",
    value_open="{seen} zeigt {bar} noch nicht: Solche Ergebnisse sähe man, wenn der Wert zwischen {low} und {high} läge.",
    rule_kept="Die Regel hielt {n:im einzigen Fall|in allen {n} Fällen}; damit sind noch bis zu etwa {bound} {bound:Verstoß|Verstöße} von 1.000 möglich.",
    rule_broken="Die Regel wurde in {wrong} von {n} {n:Fall|Fällen} verletzt; das darf nie geschehen.",
    unsaid="eine unbekannte",
    not_run="Es lief nichts, also weiß man nichts; fehlende Ergebnisse sind keine guten.",
    invalid={
        "too_few": "Dieser Lauf zählt nicht: Er hat {n} {n:Fall|Fälle}, das Kriterium verlangt mindestens {wanted}.",
        "too_few_positives": "Dieser Lauf zählt nicht: zu wenige positive Fälle; das Kriterium verlangt mindestens {wanted}.",
        "other_dataset": "Dieser Lauf zählt nicht: Der Plan nennt Version {planned} der Daten, der Lauf nahm {used}.",
        "other_judge": "Dieser Lauf zählt nicht: Der Plan nennt {planned} als Prüfer, der Lauf nahm {used}.",
        "other_component": "Dieser Lauf zählt nicht: Der Plan nennt {planned}, der Lauf nahm {used}.",
        "no_threshold": "Das lässt sich nicht beurteilen: Das Kriterium hat noch keine Schwelle. Im Thread der Spezifikation eine nennen.",
        "no_comparator": "Das lässt sich nicht beurteilen: Das Kriterium sagt nicht, ob mehr oder weniger besser ist.",
        "spoilt": "Dieser Lauf zählt nicht: {states}.",
        "too_few_attempts": "Dieser Lauf zählt nicht: Das Kriterium stellt jede Aufgabe {wanted}-mal, und manche wurden seltener gestellt.",
        "unsized": "Das lässt sich nicht beurteilen: Niemand weiß, auf wie viele Fälle sich die Zahl bezieht.",
        "no_baseline": "Das lässt sich nicht beurteilen: Das Kriterium vergleicht mit dem heutigen Wert, und der ist nicht bekannt.",
    },
    by_group="Fälle, die zusammengehören, ähneln einander; sie zählen weniger als ebenso viele einzelne.",
    no_spread="Wie sehr sich Gruppen unterscheiden, ist hier nicht zu sehen; jede zählt einmal.",
    too_lopsided="Einige Werte sind viel größer als die übrigen, und zu wenige davon wurden gesehen: wie weit das Mittel auf dieser Seite danebenliegt, ist nicht zu sagen. Sammeln Sie mehr Fälle.",
    lopsided="Die Werte sind für so wenige Fälle zu schief; die Schranken mit Vorsicht nehmen.",
    unbounded="keine bekannte Grenze",
    too_few_values="So wenige Werte erlauben keine Schranke: Es braucht mindestens {clean}.",
    skill="Ein Modell hat die Fälle bewertet; Menschen haben {labelled} davon geprüft: Es lässt {finds} von 100 richtigen durch und hält {rejects} von 100 falschen auf, und die Rate ist darum berichtigt.",
    more_labels="Mehr von Menschen geprüfte Fälle, angenommene und abgelehnte, würden es genauer sagen.",
    unchecked="Ein Modell hat die Fälle bewertet, und niemand hat es geprüft; seine eigenen Fehler stecken in dieser Zahl.",
    unusable={
        "too_few_labels": "Dieser Lauf zählt nicht: Ein Modell hat ihn bewertet, und Menschen haben nur {labelled} {labelled:Fall|Fälle} geprüft; es braucht mindestens 100.",
        "unchecked_pile": "Dieser Lauf zählt nicht: Ein Modell hat ihn bewertet; Menschen müssen mindestens 10 angenommene und 10 abgelehnte Fälle prüfen.",
        "no_skill": "Dieser Lauf zählt nicht: Das bewertende Modell ist kaum besser als eine Münze, es lässt {finds} von 100 richtigen durch und hält {rejects} von 100 falschen auf; anderes Modell nehmen oder Menschen bewerten lassen.",
        "outside_its_errors": "Dieser Lauf zählt nicht: Die Fehlerraten des bewertenden Modells passen nicht zu dieser Rate; Fälle dieses Laufs prüfen.",
    },
    look="Das ist Blick {number} von {planned}: Durch bloßes Glück hätte ein System genau an der Schwelle bis jetzt {luck}-mal von 100 bestanden.",
    look_alone="Das ist Blick {number} von {planned}.",
    alone_a_fail="Für sich allein verfehlte das die Schwelle; unter {planned} Blicken kann es noch Pech sein: einen weiteren Lauf bringen, bevor es als verfehlt zählt.",
    every_look="Diese Schranken halten bei jedem Blick auf eine wachsende Menge von Fällen; es darf gelten, sobald es erreicht ist.",
    not_growing="Es sollte gelten, sobald es erreicht ist; dafür braucht es Dateien mit allen Fällen bisher, und eine frühere hatte so viele oder mehr.",
    part_right="{count} von {n} richtig ({seen})",
    part_wrong="{count} von {n} falsch ({seen})",
    worst_slice="Der schwächste Teil ist {slice}: {counted}.",
    failing_slices=(
        "Ein Teil verfehlt die Schwelle weiter, als Zufall erklärt: {slice}, {counted}.",
        "{count} Teile verfehlen die Schwelle weiter, als Zufall erklärt, am weitesten {slice}: {counted}.",
    ),
    few_slices=(
        "1 von {all} Teilen hat zu wenige Fälle, um Gutes über ihn zu sagen.",
        "{few} von {all} Teilen haben zu wenige Fälle, um Gutes über sie zu sagen.",
    ),
    critical_fail="Es ist kritisch: Die Freigabe ist blockiert, bis ein Mensch entscheidet.",
    critical_open="Es ist kritisch: mit der Freigabe warten oder einen Menschen beteiligen, bis es gezeigt ist.",
    at_least="mindestens {level}",
    at_most="höchstens {level}",
    more_than="mehr als {level}",
    less_than="weniger als {level}",
    between="zwischen {low} und {high}",
    exactly="genau {level}",
)
_WORDS = {"en": _ENGLISH, "fr": _FRENCH, "de": _GERMAN}


def words_of(language: str) -> VerdictWords:
    """A language's sentences; English where there are none."""
    return _WORDS.get(language, _ENGLISH)
