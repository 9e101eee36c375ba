"""The sentences comparisons and gates are told in, in English, French and German."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ComparisonWords:
    """One language's sentences; figures come in ready to read."""

    counts: str  # n, before, after, fixed, regressed
    means: str  # n, before, after, fixed, regressed
    totals: str  # of runs whose single cases are not known: before, m, after, n
    same: str
    chance: str
    chance_within: str  # low fewer, high more
    chance_mean: str  # low, high
    better: str  # low, high
    worse: str
    better_mean: str
    worse_mean: str
    nothing: str  # no case is in both
    unmatched: str  # count
    apart: str
    graded: str
    drop: str  # drop, tolerated
    none_back: str
    none_listed: str
    back: str  # count
    not_run: str  # count: of the list, and not judged


_ENGLISH = ComparisonWords(
    counts="Of the same {n} {n:case|cases} {before} {before:was|were} right before and {after} {after:is|are} now: {fixed} fixed, {regressed} broken.",
    means="On the same {n} {n:case|cases} it was {before} on average and is {after} now: {fixed} better, {regressed} worse.",
    totals="{before} of {m} {before:was|were} right before, {after} of {n} now.",
    same="No case got better or worse.",
    chance="This could be chance.",
    chance_within="This could be chance: the change is compatible with {low} fewer to {high} more of 1,000 right, so “no effect” is in.",
    chance_mean="This could be chance: the change is compatible with {low} to {high}, so “no effect” is in.",
    better="That is better by more than luck explains: {low} to {high} more of 1,000 right.",
    worse="That is worse by more than luck explains: {low} to {high} fewer of 1,000 right.",
    better_mean="That is better by more than luck explains: between {low} and {high}.",
    worse_mean="That is worse by more than luck explains: between {low} and {high}.",
    nothing="The two runs have no case in common, so nothing can be compared.",
    unmatched="{count} {count:case is|cases are} in only one of the two runs and {count:was|were} left out.",
    apart="Single cases are not known, so only a large difference could be seen; run both on the same cases to see a small one.",
    graded="A model graded both, so its own mistakes are in this; look at some of the cases yourself.",
    drop="A drop of up to {drop} of 1,000 cannot be ruled out, and {tolerated} is tolerated.",
    none_back="No failure that was fixed before is back.",
    none_listed="The list of cases that were fixed before is empty: nothing that was mended is watched.",
    back="Failures that were fixed before are back: {count}.",
    not_run="Of the cases that were fixed before, so many were not judged in this run: {count}. Nobody knows whether they still pass.",
)
_FRENCH = ComparisonWords(
    counts="Sur {n:le même cas|les mêmes {n} cas}, {before} {before:était juste|étaient justes} avant et {after} {after:l'est|le sont} maintenant : {fixed} {fixed:corrigé|corrigés}, {regressed} {regressed:cassé|cassés}.",
    means="Sur {n:le même cas|les mêmes {n} cas}, la moyenne était {before} et elle est {after} maintenant : {fixed} {fixed:meilleur|meilleurs}, {regressed} {regressed:moins bon|moins bons}.",
    totals="{before} {before:juste|justes} sur {m} avant, {after} sur {n} maintenant.",
    same="Aucun cas n'est devenu meilleur ou moins bon.",
    chance="Cela peut être le hasard.",
    chance_within="Cela peut être le hasard : le changement est compatible avec {low} {low:juste|justes} de moins à {high} de plus sur mille ; « aucun effet » en fait partie.",
    chance_mean="Cela peut être le hasard : le changement est compatible avec {low} à {high} ; « aucun effet » en fait partie.",
    better="C'est meilleur, plus que le hasard ne l'explique : {low} à {high} {high:juste|justes} de plus sur mille.",
    worse="C'est moins bon, plus que le hasard ne l'explique : {low} à {high} {high:juste|justes} de moins sur mille.",
    better_mean="C'est meilleur, plus que le hasard ne l'explique : entre {low} et {high}.",
    worse_mean="C'est moins bon, plus que le hasard ne l'explique : entre {low} et {high}.",
    nothing="Les deux exécutions n'ont aucun cas en commun ; rien ne peut être comparé.",
    unmatched="{count} cas {count:n'est|ne sont} que dans l'une des deux exécutions et {count:a été laissé|ont été laissés} de côté.",
    apart="Les cas isolés ne sont pas connus, seule une grande différence se verrait ; exécutez les deux sur les mêmes cas.",
    graded="Un modèle a noté les deux, ses propres erreurs y sont donc comprises ; regardez vous-même quelques cas.",
    drop="Une baisse allant jusqu'à {drop} sur mille ne peut être exclue ; {tolerated} est toléré.",
    none_back="Aucun échec corrigé auparavant n'est revenu.",
    none_listed="La liste des cas corrigés auparavant est vide : rien de ce qui a été corrigé n'est surveillé.",
    back="Des échecs corrigés auparavant sont revenus : {count}.",
    not_run="Cas corrigés auparavant qui n'ont pas été jugés dans cette exécution : {count}. Personne ne sait s'ils passent encore.",
)
_GERMAN = ComparisonWords(
    counts="Von {n:demselben Fall|denselben {n} Fällen} {before:war|waren} vorher {before} richtig und {after:ist|sind} es jetzt {after}: {fixed} behoben, {regressed} neu falsch.",
    means="Bei {n:demselben Fall|denselben {n} Fällen} war der Mittelwert {before} und ist jetzt {after}: {fixed} besser, {regressed} schlechter.",
    totals="Vorher {before:war|waren} {before} von {m} richtig, jetzt {after} von {n}.",
    same="Kein Fall wurde besser oder schlechter.",
    chance="Das kann Zufall sein.",
    chance_within="Das kann Zufall sein: Vereinbar ist eine Änderung von {low} weniger bis {high} mehr von 1.000 richtigen; „keine Wirkung“ liegt darin.",
    chance_mean="Das kann Zufall sein: Vereinbar ist eine Änderung von {low} bis {high}; „keine Wirkung“ liegt darin.",
    better="Das ist besser, als Zufall erklärt: {low} bis {high} von 1.000 mehr richtig.",
    worse="Das ist schlechter, als Zufall erklärt: {low} bis {high} von 1.000 weniger richtig.",
    better_mean="Das ist besser, als Zufall erklärt: zwischen {low} und {high}.",
    worse_mean="Das ist schlechter, als Zufall erklärt: zwischen {low} und {high}.",
    nothing="Die beiden Läufe haben keinen Fall gemeinsam; es lässt sich nichts vergleichen.",
    unmatched="{count} {count:Fall|Fälle} gibt es nur in einem der beiden Läufe; {count:er blieb|sie blieben} außen vor.",
    apart="Einzelne Fälle sind nicht bekannt, also wäre nur ein großer Unterschied zu sehen; beide auf denselben Fällen laufen lassen.",
    graded="Ein Modell hat beide bewertet, seine eigenen Fehler stecken also darin; einige der Fälle selbst ansehen.",
    drop="Ein Rückgang um bis zu {drop} von 1.000 ist nicht auszuschließen; geduldet sind {tolerated}.",
    none_back="Kein früher behobener Fehler ist wieder da.",
    none_listed="Die Liste der früher behobenen Fälle ist leer: Nichts Behobenes wird beobachtet.",
    back="Früher behobene Fehler sind wieder da: {count}.",
    not_run="Früher behobene Fälle, die in diesem Lauf nicht beurteilt wurden: {count}. Niemand weiß, ob sie noch bestehen.",
)
_WORDS = {"en": _ENGLISH, "fr": _FRENCH, "de": _GERMAN}


def comparison_words(language: str) -> ComparisonWords:
    """A language's sentences; English where there are none."""
    return _WORDS.get(language, _ENGLISH)
