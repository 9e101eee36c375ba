"""Why a verdict on machine learning is what it is, in one sentence of each language."""

from bot.domain.framing.fit import Reason
from bot.domain.framing.words import table

_ENGLISH = table(
    """
decided = Decided by a person.
field = The answer already stands in a system; a report brings it out.
rules = A few written rules give the answer, every time the same way.
process = A person, a permission or a step holds it up, and no model can act in their place.
heuristic = A simple rule would reach the target, so the rule comes first.
search = It exists already and only has to be found.
buy = Something finished does this already.
no_action = Nobody acts on the output yet; until somebody does, a report tells as much as a model.
no_examples = There is nothing to learn from yet; collecting cases with their outcome comes first.
intolerable = A mistake cannot be tolerated and nobody would catch it: write exact rules, or put a person in between.
once = It happens once or rarely; one careful analysis by hand is enough.
partly = Part of it fits on a page of rules; only the rest has to be learned.
parts = Several parts, each built and judged in its own way.
language = It reads or writes language, and no page of rules covers that.
learns = Nobody has named a rule that gives the answer, so it would have to be learned from past cases.
"""
)
_FRENCH = table(
    """
decided = Décidé par une personne.
field = La réponse figure déjà dans un système ; un rapport la montre.
rules = Quelques règles écrites donnent la réponse, chaque fois la même.
process = Une personne, un droit d'accès ou une étape bloque, et aucun modèle n'agit à leur place.
heuristic = Une règle simple atteindrait la cible, donc la règle d'abord.
search = Cela existe déjà, il faut seulement le retrouver.
buy = Un produit fini le fait déjà.
no_action = Personne n'agit encore sur le résultat ; d'ici là, un rapport en dit autant qu'un modèle.
no_examples = Il n'y a encore rien à apprendre ; d'abord recueillir des cas avec leur issue.
intolerable = Une erreur n'est pas tolérable et personne ne la verrait : écrire des règles exactes, ou mettre une personne entre les deux.
once = Cela arrive une fois ou rarement ; une analyse soignée à la main suffit.
partly = Une partie tient sur une page de règles ; seul le reste doit être appris.
parts = Plusieurs parties, chacune construite et jugée à sa façon.
language = Il s'agit de lire ou d'écrire du texte, ce qu'aucune page de règles ne couvre.
learns = Personne n'a nommé de règle qui donne la réponse ; il faudrait l'apprendre de cas passés.
"""
)
_GERMAN = table(
    """
decided = Von einem Menschen entschieden.
field = Die Antwort steht schon in einem System; ein Bericht zeigt sie.
rules = Wenige geschriebene Regeln geben die Antwort, jedes Mal gleich.
process = Ein Mensch, eine Berechtigung oder ein Schritt hält es auf, und kein Modell handelt an deren Stelle.
heuristic = Eine einfache Regel erreicht den Zielwert, also kommt die Regel zuerst.
search = Es ist schon da und muss nur gefunden werden.
buy = Etwas Fertiges kann das schon.
no_action = Noch handelt niemand danach; bis dahin sagt ein Bericht so viel wie ein Modell.
no_examples = Noch gibt es nichts, woraus man lernen könnte; zuerst Fälle mit ihrem Ausgang sammeln.
intolerable = Ein Fehler ist nicht hinnehmbar und niemand würde ihn bemerken: genaue Regeln schreiben oder einen Menschen dazwischensetzen.
once = Es kommt einmal oder selten vor; eine sorgfältige Auswertung von Hand genügt.
partly = Ein Teil passt auf eine Seite Regeln; nur der Rest muss gelernt werden.
parts = Mehrere Teile, jeder auf seine Art gebaut und beurteilt.
language = Es geht um Lesen oder Schreiben von Sprache, und das deckt keine Seite Regeln ab.
learns = Niemand hat eine Regel genannt, die die Antwort gibt; sie wäre aus früheren Fällen zu lernen.
"""
)
_REASONS = {"en": _ENGLISH, "fr": _FRENCH, "de": _GERMAN}


def reason_in(language: str, reason: Reason) -> str:
    """The sentence for a reason; English for a language that has none."""
    return _REASONS.get(language, _ENGLISH)[reason]
