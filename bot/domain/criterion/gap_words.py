"""The question for everything a criterion may lack, in English, French and German."""

from bot.domain.criterion.gap import Gap

# gap | English | French | German
_TABLE = """\
metric | Which number must reach this: what is counted, out of what? | Quel chiffre doit atteindre cela : que compte-t-on, et sur quel total ? | Welche Zahl muss das erreichen: Was wird gezählt, und wovon?
definition | What exactly counts here, and who or what says so? | Qu'est-ce qui compte exactement ici, et qui ou quoi le dit ? | Was genau zählt hier, und wer oder was stellt es fest?
comparator | Is that at least, at most, or exactly? | Est-ce au moins, au plus, ou exactement ? | Ist das mindestens, höchstens oder genau?
threshold | Which number must hold? Of mistakes, how many in 1,000 are tolerable: nobody can promise none. | Quel chiffre doit tenir ? Pour des erreurs, combien sur mille sont supportables : personne ne peut promettre zéro. | Welche Zahl muss gelten? Bei Fehlern: Wie viele von 1.000 sind vertretbar, denn keine kann niemand versprechen.
unit | In which unit: percent, seconds, euros, …? | Dans quelle unité : pour cent, secondes, euros, … ? | In welcher Einheit: Prozent, Sekunden, Euro, …?
baseline | Compared with what: which figure today, from which period or version? | Par rapport à quoi : quel chiffre aujourd'hui, de quelle période ou version ? | Im Vergleich wozu: welcher Wert heute, aus welchem Zeitraum oder welcher Version?
points_or_percent | Do you mean percentage points, or percent of today's value? | S'agit-il de points de pourcentage, ou d'un pourcentage de la valeur actuelle ? | Sind Prozentpunkte gemeint oder Prozent des heutigen Werts?
minimum_effect | How large must the change be to be worth it? Significant only means that it is not chance. | De combien le changement doit-il être pour en valoir la peine ? Significatif veut seulement dire qu'il n'est pas dû au hasard. | Wie groß muss die Änderung sein, damit sie sich lohnt? Signifikant heißt nur, dass sie kein Zufall ist.
percentile | For how many of 100 calls must that hold: 50, 95, 99, all? | Pour combien d'appels sur 100 : 50, 95, 99, tous ? | Für wie viele von 100 Aufrufen: 50, 95, 99, alle?
counted_per | Counted per what: answer, claim, document? | Compté par quoi : réponse, affirmation, document ? | Gezählt je was: Antwort, Aussage, Dokument?
tolerance | Within which distance from the true value does it count as right? | À quelle distance de la vraie valeur cela compte-t-il comme juste ? | Bis zu welchem Abstand vom wahren Wert gilt es als richtig?
k | Among how many results: the first 3, 10, 25? | Parmi combien de résultats : les 3, 10, 25 premiers ? | Unter wie vielen Ergebnissen: den ersten 3, 10, 25?
window | Measured over which period, or how often? | Mesuré sur quelle période, ou à quelle fréquence ? | Über welchen Zeitraum gemessen, oder wie oft?
what_is_critical | Which mistakes are critical? Name them, so that everybody counts the same. | Quelles erreurs sont critiques ? Nommez-les, pour que tout le monde compte de même. | Welche Fehler sind kritisch? Nennen Sie sie, damit alle gleich zählen.
counterpart | What keeps the other side from getting worse? This alone is met by flagging everything, or nothing. | Qu'est-ce qui empêche l'autre côté de se dégrader ? Seul, ce critère est rempli en signalant tout, ou rien. | Was verhindert, dass die andere Seite schlechter wird? Allein ist das erfüllt, wenn alles gemeldet wird oder nichts.
event | What exactly must not happen, or must? | Qu'est-ce qui ne doit pas arriver exactement, ou doit arriver ? | Was genau darf nicht passieren, oder muss passieren?
time_limit | Within what time? | Dans quel délai ? | Innerhalb welcher Zeit?
"""


def _questions() -> dict[Gap, dict[str, str]]:
    rows = ([cell.strip() for cell in line.split("|")] for line in _TABLE.strip().splitlines())
    return {Gap(gap): {"en": en, "fr": fr, "de": de} for gap, en, fr, de in rows}


_QUESTIONS = _questions()


def question_for(gap: Gap, language: str = "en") -> str:
    """The question that would settle a gap."""
    texts = _QUESTIONS[gap]
    return texts.get(language, texts["en"])
