"""The words around a gate in English, French and German: how it came out, and what to do next about each part."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GateWords:
    """One language's words."""

    blocked: str  # title
    open: str
    counted: str  # blocking, looks, all
    severities: dict[str, str]
    against: str  # severity
    fixed_before: str
    regression_list: str
    cases: str  # cases
    more: str  # cases, rest
    next: str  # step
    elsewhere: str  # criteria
    steps: dict[str, str]  # by the outcome of a criterion; name
    broken: str
    luck: str
    apart: str
    back: str
    not_run: str
    there: str  # checks
    nothing_listed: str
    never: str  # event
    always: str  # event
    unless: str  # rule, exception


_ENGLISH = GateWords(
    blocked="{title}: blocked",
    open="{title}: may go on",
    counted="{blocking} blocking, {looks} to look at, {all} in all.",
    severities={"critical": "critical", "major": "major", "minor": "minor"},
    against="{severity}, against the version before",
    fixed_before="fixed before",
    regression_list="regression list",
    cases="cases: {cases}",
    more="cases: {cases} and {rest} more",
    next="next: {step}",
    elsewhere="Not measured by an evaluation run: {criteria}.",
    steps={
        "fail": "mend what these cases have in common and run again; another bar is a change of the spec, which its owner signs.",
        "inconclusive": "run it on more cases, as many as it says, and bring the new file.",
        "not_run": "run a check for it, and call it {name} or what it measures, so that its results are found.",
        "invalid": "put right what it names and run again; until then nobody knows how {name} stands.",
    },
    broken="look at the broken cases, mend what broke them, and run both versions on the same cases again.",
    luck="look through the broken cases; so few may be luck, so they hold nothing up.",
    apart="run both versions on the same cases, under the same names.",
    back="mend them before this goes on.",
    not_run="run them too, or take those that no longer exist off the list.",
    there="The checks of this run: {checks}.",
    nothing_listed="put each failure on it that was mended, one case a line, or leave the list out.",
    never="never {event}",
    always="always {event}",
    unless="{rule} unless {exception}",
)
_FRENCH = GateWords(
    blocked="{title} : bloqué",
    open="{title} : peut continuer",
    counted="Bloquent : {blocking}. À regarder : {looks}. En tout : {all}.",
    severities={"critical": "critique", "major": "majeur", "minor": "mineur"},
    against="{severity}, par rapport à la version précédente",
    fixed_before="corrigés auparavant",
    regression_list="liste de régression",
    cases="cas : {cases}",
    more="cas : {cases} et {rest} {rest:autre|autres}",
    next="ensuite : {step}",
    elsewhere="Non mesuré par une évaluation : {criteria}.",
    steps={
        "fail": "corrigez ce que ces cas ont en commun et relancez ; un autre seuil est une modification de la spécification, que son responsable signe.",
        "inconclusive": "exécutez-le sur plus de cas, autant qu'indiqué, et apportez le nouveau fichier.",
        "not_run": "exécutez un contrôle pour ce critère et nommez-le {name} ou d'après ce qu'il mesure, pour que ses résultats soient trouvés.",
        "invalid": "corrigez ce qui est indiqué et relancez ; d'ici là, personne ne sait où en est {name}.",
    },
    broken="regardez les cas cassés, corrigez ce qui les a cassés et relancez les deux versions sur les mêmes cas.",
    luck="parcourez les cas cassés ; si peu peut être le hasard, ils ne bloquent donc rien.",
    apart="exécutez les deux versions sur les mêmes cas, sous les mêmes noms.",
    back="corrigez-les avant de continuer.",
    not_run="exécutez-les aussi, ou retirez de la liste ceux qui n'existent plus.",
    there="Les contrôles de cette exécution : {checks}.",
    nothing_listed="mettez-y chaque échec corrigé, un cas par ligne, ou n'indiquez pas de liste.",
    never="jamais {event}",
    always="toujours {event}",
    unless="{rule}, sauf {exception}",
)
_GERMAN = GateWords(
    blocked="{title}: gesperrt",
    open="{title}: kann weitergehen",
    counted="Es sperren: {blocking}. Zum Ansehen: {looks}. Insgesamt: {all}.",
    severities={"critical": "kritisch", "major": "schwer", "minor": "leicht"},
    against="{severity}, gegenüber der Version davor",
    fixed_before="früher behoben",
    regression_list="Regressionsliste",
    cases="Fälle: {cases}",
    more="Fälle: {cases} und {rest} {rest:weiterer|weitere}",
    next="als Nächstes: {step}",
    elsewhere="Von keiner Auswertung gemessen: {criteria}.",
    steps={
        "fail": "beheben, was diesen Fällen gemeinsam ist, und noch einmal laufen lassen; eine andere Schwelle ist eine Änderung der Spezifikation, die ihr Verantwortlicher unterschreibt.",
        "inconclusive": "auf mehr Fällen laufen lassen, so vielen wie angegeben, und die neue Datei bringen.",
        "not_run": "eine Prüfung dafür laufen lassen und sie {name} nennen oder nach dem, was sie misst, damit ihre Ergebnisse gefunden werden.",
        "invalid": "in Ordnung bringen, was genannt ist, und noch einmal laufen lassen; bis dahin weiß niemand, wie es um {name} steht.",
    },
    broken="die neu falschen Fälle ansehen, beheben, was sie falsch machte, und beide Versionen noch einmal auf denselben Fällen laufen lassen.",
    luck="die neu falschen Fälle durchsehen; so wenige können Zufall sein und halten nichts auf.",
    apart="beide Versionen auf denselben Fällen laufen lassen, unter denselben Namen.",
    back="sie beheben, bevor es weitergeht.",
    not_run="auch sie laufen lassen, oder von der Liste nehmen, was es nicht mehr gibt.",
    there="Die Prüfungen dieses Laufs: {checks}.",
    nothing_listed="jeden behobenen Fehler daraufsetzen, einen Fall je Zeile, oder die Liste weglassen.",
    never="nie {event}",
    always="immer {event}",
    unless="{rule}, außer {exception}",
)
_WORDS = {"en": _ENGLISH, "fr": _FRENCH, "de": _GERMAN}


def gate_words(language: str) -> GateWords:
    """A language's words; English where there are none."""
    return _WORDS.get(language, _ENGLISH)
