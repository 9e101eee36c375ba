"""The sentences about numbers of cases, in English, French and German."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AdviceWords:
    """One language's sentences; figures come in ready to read."""

    too_few: str  # n, bar, clean
    room: str  # n, bar, failures
    no_room: str
    needs: str  # bar, clean, failures, roomy
    absolute: str  # bar
    shown: str  # right, n, seen, bar
    refuted: str  # and low, high
    open: str
    clean: str  # more
    alike: str
    not_alike: str  # seen, bar
    never: str
    zero: str  # n, bound


_WORDS = {
    "en": AdviceWords(
        too_few="With {n} {n:case|cases} you cannot show {bar}, not even without a single failure; {clean} clean {clean:one|ones} would.",
        room="{n} {n:case|cases} can show {bar} if no more than {failures} of them {failures:fails|fail}.",
        no_room="{n} {n:case|cases} can show {bar} only if {n:it does not fail|not one of them fails}.",
        needs="To show {bar} takes at least {clean} {clean:case|cases} without a single failure; {roomy} leave room for {failures}.",
        absolute="No number of cases can show {bar}: name the rate you can live with, or make it a rule that something outside the model enforces.",
        shown="{right} of {n} right ({seen}) shows {bar}.",
        refuted="{right} of {n} right ({seen}) shows that {bar} is missed: results like these are what you would see if between {low} and {high} of 1,000 were right.",
        open="{right} of {n} right ({seen}) does not show {bar} yet: results like these are what you would see if between {low} and {high} of 1,000 were right.",
        clean="{more:One more case without a failure|{more} more cases without a single further failure} would show it.",
        alike="If they fail as often as those so far, it takes about {more} more.",
        not_alike="If they fail as often as those so far, no number of cases will: what was seen is not above the bar.",
        never="No number of cases can show it.",
        zero="No failure in {n}. That still allows up to about {bound} per 1,000.",
    ),
    "fr": AdviceWords(
        too_few="Avec {n} cas, on ne peut pas montrer {bar}, même sans un seul échec ; {clean} cas sans échec le pourraient.",
        room="{n} cas {n:peut|peuvent} montrer {bar} si {failures} d'entre eux au plus {failures:échoue|échouent}.",
        no_room="{n} cas {n:ne peut montrer {bar} que s'il n'échoue pas|ne peuvent montrer {bar} que si aucun n'échoue}.",
        needs="Pour montrer {bar}, il faut au moins {clean} cas sans un seul échec ; {roomy} en tolèrent {failures}.",
        absolute="Aucun nombre de cas ne peut montrer {bar} : dites quel taux est supportable, ou faites-en une règle appliquée hors du modèle.",
        shown="{right} {right:juste|justes} sur {n} ({seen}) {right:montre|montrent} {bar}.",
        refuted="{right} {right:juste|justes} sur {n} ({seen}) {right:montre|montrent} que {bar} est manqué : c'est ce qu'on verrait si entre {low} et {high} sur mille étaient justes.",
        open="{right} {right:juste|justes} sur {n} ({seen}) ne {right:montre|montrent} pas encore {bar} : c'est ce qu'on verrait si entre {low} et {high} sur mille étaient justes.",
        clean="{more:Un cas de plus sans échec le montrerait|{more} cas de plus sans un seul nouvel échec le montreraient}.",
        alike="S'ils échouent aussi souvent que jusqu'ici, il en faut environ {more} de plus.",
        not_alike="S'ils échouent aussi souvent que jusqu'ici, aucun nombre de cas n'y suffira : ce qui a été vu ne dépasse pas le seuil.",
        never="Aucun nombre de cas ne peut le montrer.",
        zero="Aucun échec sur {n}. Cela laisse encore possible jusqu'à environ {bound} pour mille.",
    ),
    "de": AdviceWords(
        too_few="Mit {n} {n:Fall|Fällen} lässt sich {bar} nicht zeigen, auch nicht ganz ohne Fehler; {clean} fehlerfreie würden genügen.",
        room="{n} {n:Fall kann|Fälle können} {bar} zeigen, wenn höchstens {failures} davon {failures:fehlschlägt|fehlschlagen}.",
        no_room="{n} {n:Fall kann|Fälle können} {bar} nur zeigen, wenn {n:er nicht|kein einziger} fehlschlägt.",
        needs="Um {bar} zu zeigen, braucht es mindestens {clean} {clean:Fall|Fälle} ohne einen einzigen Fehler; {roomy} lassen Raum für {failures}.",
        absolute="Keine Zahl von Fällen kann {bar} zeigen: nennen Sie eine Rate, mit der Sie leben können, oder machen Sie eine Regel daraus, die außerhalb des Modells durchgesetzt wird.",
        shown="{right} von {n} richtig ({seen}) zeigt {bar}.",
        refuted="{right} von {n} richtig ({seen}) zeigt, dass {bar} verfehlt ist: Solche Ergebnisse sähe man, wenn zwischen {low} und {high} von 1.000 richtig wären.",
        open="{right} von {n} richtig ({seen}) zeigt {bar} noch nicht: Solche Ergebnisse sähe man, wenn zwischen {low} und {high} von 1.000 richtig wären.",
        clean="{more:Ein weiterer Fall ohne Fehler würde|{more} weitere Fälle ohne einen einzigen weiteren Fehler würden} es zeigen.",
        alike="Schlagen sie so oft fehl wie bisher, braucht es etwa {more} weitere.",
        not_alike="Schlagen sie so oft fehl wie bisher, genügt keine Zahl von Fällen: Was zu sehen war, liegt nicht über der Schwelle.",
        never="Keine Zahl von Fällen kann es zeigen.",
        zero="Kein Fehler in {n}. Damit sind noch bis zu etwa {bound} von 1.000 möglich.",
    ),
}


def words_of(language: str) -> AdviceWords:
    """A language's sentences; English where there are none."""
    return _WORDS.get(language, _WORDS["en"])
