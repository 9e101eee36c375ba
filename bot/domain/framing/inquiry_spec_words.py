"""How people ask about the way to a spec and its results in English, French and German.

What is missing, what one item says, how many cases it takes, and how the system does. All of it is compared without case
and accents, as a whole sentence: "what is missing in our onboarding?" is about the world.
"""

import re
from collections.abc import Mapping

from bot.domain.framing.inquiry_words import sentences

_CASES_EN = r"(?:test |eval |evaluation |labell?ed )?(?:cases|examples|samples|tests|items|rows|records|documents)"
_CASES_FR = r"(?:cas|exemples|tests|echantillons|documents|lignes)"
_CASES_DE = r"(?:falle|testfalle|beispiele|tests|datensatze|dokumente|zeilen|stichproben)"
_FOR_EN = r"(?:,? (?:for|to (?:show|test|prove|check|verify|reach|meet)) <about>)?"
_FOR_FR = r"(?:,? pour (?:(?:montrer|tester|prouver|verifier|atteindre) )?<about>)?"
_FOR_DE = r"(?:,? (?:fur|um) <about>(?: zu (?:zeigen|testen|beweisen|prufen|erreichen))?)?"


OPEN: Mapping[str, tuple[re.Pattern[str], ...]] = {
    "en": sentences(
        """
what(?: is|'s| is still|'s still) (?:missing|open|unclear|unknown|left|left to do|left open)[ here| now]
what (?:do you|don't you|do you still|do you not|do we not|don't we|do we still) (?:know|need)[ yet| now| from (?:me|us)| to know]
what do you [still |yet ]not know[ yet]
what(?: is|'s) (?:next|the next step|to do next|our next step)[ here| now]
what (?:should|do|can|must) (?:i|we) do (?:next|now)
what (?:blocks|is blocking|holds) (?:us|it|this|the spec)[ up| back]
how ready (?:is (?:it|this|the spec|the draft)|are we)[ now| yet]
(?:is (?:it|this|the spec|the draft)|are we) (?:ready|complete|done|finished)[ yet| now| for (?:review|approval)]
[what(?: is|'s) ][the ](?:status|state)[ of (?:it|this|the spec|the draft)]
where are we[ now| with (?:it|this|the spec)]
[what are |show |show me ][the ]open (?:questions|points|items|issues)
who (?:still )?(?:has|needs|must|should|will)[ still][ to] sign[ it| this| the spec| off]
who (?:signs|signed|has signed)[ it| this| the spec| off][ so far| already]
missing
"""
    ),
    "fr": sentences(
        """
(?:que|qu'est-ce qui|qu'est-ce qu'il|il) (?:manque|manque-t-il)[ encore| quoi]
qu'est-ce qui (?:est|reste) (?:encore )?(?:ouvert|a faire|inconnu|flou)
que reste-t-il (?:a faire|d'ouvert)
(?:qu'est-ce que|que) (?:tu|vous) ne (?:sais|savez) pas[ encore]
que ne (?:sais-tu|savez-vous) pas[ encore]
de quoi (?:as-tu|avez-vous) besoin[ encore]
(?:quelle est |et )?[la ](?:suite|prochaine etape)
et maintenant
(?:que|qu'est-ce qu'on) (?:dois-je|devons-nous|doit|doit-on) faire (?:maintenant|ensuite)
ou en (?:est-on|sommes-nous|est (?:la spec|le projet|l'enonce))
(?:est-ce|c'est) (?:pret|complet|fini)[ maintenant]
[quel est ][le ]statut
[quelles sont |montre |montre-moi ][les ]questions ouvertes
qui (?:doit|doit encore) signer
qui (?:a|a deja) signe
"""
    ),
    "de": sentences(
        """
was (?:fehlt|ist offen|ist unklar|ist noch offen|ist noch unklar|steht aus|ist zu tun)[ noch| jetzt]
was (?:weisst du|wissen wir|wissen sie)[ noch] nicht
was (?:brauchst du|brauchen sie|benotigst du)[ noch][ von mir| von uns]
wie geht es[ jetzt| nun] weiter
was (?:kommt|ist) (?:als nachstes|der nachste schritt|jetzt zu tun)
[was ist ][der ]nachster? schritt
was (?:soll|muss|kann) (?:ich|man) (?:jetzt|als nachstes) (?:tun|machen)
wo stehen wir[ jetzt| gerade| damit]
(?:ist (?:es|das|die spec|der entwurf)|sind wir) (?:schon )?(?:fertig|bereit|so weit|vollstandig)
wie weit (?:sind wir|ist (?:es|das|die spec))
[was ist ][der ](?:status|stand)
[was sind |zeig |zeig mir ][die ]offenen? (?:fragen|punkte)
wer muss[ noch] (?:unterschreiben|freigeben|zustimmen)
wer hat[ schon| bereits] (?:unterschrieben|freigegeben|zugestimmt)
"""
    ),
}
# Some numbers are also said with a space, as in "AC 1"; the rest would be words of other sentences.
_ITEM = (
    r"(?P<item>(?:(?:ac|rf|br|ov|gr|rk|er|co)(?:-| )?"
    r"|(?:pr|op|lm|cm|sl|qu|ph|mo|me|ho)-)\d{1,3})"
)
ITEM: Mapping[str, tuple[re.Pattern[str], ...]] = {
    "en": sentences(
        rf"""
[please |can you |could you |would you ][please ](?:explain|describe)[ to me| to us| me| us] {_ITEM}[ please| to me| to us]
what (?:does|do) {_ITEM} (?:mean|say|ask for|require|stand for)[ exactly]
what(?: is|'s| was) {_ITEM}[ about| again| exactly]
[please |can you |could you ](?:show|tell|give|read)[ me| us][ about| the details of| details of] {_ITEM}
(?:why|why is there|details of) {_ITEM}
"""
    ),
    "fr": sentences(
        rf"""
[peux-tu |pouvez-vous |tu peux ](?:m'|nous )?expli(?:que|quer|quez)(?:-moi|-nous)? {_ITEM}[ s'il te plait| s'il vous plait]
que (?:veut dire|signifie|dit|demande|exige) {_ITEM}[ exactement]
(?:c'est quoi|qu'est-ce que(?: c'est que)?|qu'est-ce que veut dire) {_ITEM}
(?:montre|montrez|decris|decrivez)[-moi|-nous] {_ITEM}
pourquoi {_ITEM}
"""
    ),
    "de": sentences(
        rf"""
[bitte |kannst du |konnen sie |konntest du ][mir |uns ][bitte ](?:erklar(?:e|en)?|beschreib(?:e|en)?)[ mir| uns][ bitte] {_ITEM}[ bitte]
(?:kannst du|konnen sie|konntest du)[ mir| uns][ bitte] {_ITEM} (?:erklaren|zeigen|beschreiben)
was (?:bedeutet|heisst|ist|sagt|verlangt|fordert|steht in) {_ITEM}[ genau| nochmal]
(?:zeig|zeige|zeigen sie)[ mir| uns] {_ITEM}
(?:warum|wieso) {_ITEM}
"""
    ),
}
CASES: Mapping[str, tuple[re.Pattern[str], ...]] = {
    "en": sentences(
        rf"""
how many (?:more |further )?{_CASES_EN} (?:do|would|will|should|must) (?:i|we|you|it|they) [still |then ](?:need|take|have to run|have to test|run|test|label|collect){_FOR_EN}
how many (?:more |further )?{_CASES_EN} (?:does it take|are needed|are required|are enough|is enough|would be enough|would show (?:it|that|this)){_FOR_EN}
how many (?:more |further )?{_CASES_EN} (?:for|to show) (?=.*\d)<about>
(?:how (?:big|large) (?:must|should|does|has) (?:the |our |a )?(?:test|eval|evaluation) ?(?:set|sample|data) (?:have to |need to )?be|[what ](?:is the |the )?sample size)(?: (?:do we|should we|is|we) need(?:ed)?)?{_FOR_EN}
(?:are|is|would|will|do) (?P<n>\d(?:\d|\W)*?) {_CASES_EN} (?:be )?(?:enough|sufficient|ok|suffice){_FOR_EN}
"""
    ),
    "fr": sentences(
        rf"""
combien (?:de |d')(?:nouveaux )?{_CASES_FR}(?: supplementaires| de plus)? (?:faut-il|nous faut-il|il faut|il nous faut|faudra-t-il|avons-nous besoin|on a besoin|sont necessaires|suffisent){_FOR_FR}
combien (?:de |d'){_CASES_FR} pour (?:montrer )?(?=.*\d)<about>
[quelle ](?:est la )?taille d'echantillon(?: faut-il)?{_FOR_FR}
(?:est-ce que )?(?P<n>\d(?:\d|\W)*?) {_CASES_FR} (?:suffisent(?:-ils)?|suffiront|sont suffisants|est-ce assez){_FOR_FR}
"""
    ),
    "de": sentences(
        rf"""
wie ?viele (?:weitere )?{_CASES_DE} (?:brauchen wir|brauche ich|braucht es|braucht man|brauchen sie|sind notig|sind erforderlich|benotigen wir|mussen wir (?:testen|prufen|haben)|reichen|genugen)(?: noch)?{_FOR_DE}
wie ?viele {_CASES_DE} fur (?=.*\d)<about>
(?:wie gross (?:muss|soll) (?:der testsatz|die stichprobe|das testset) sein|[welche ]stichprobengrosse(?: brauchen wir)?){_FOR_DE}
(?:reichen|genugen|sind) (?P<n>\d(?:\d|\W)*?) {_CASES_DE}(?: genug| ausreichend)?{_FOR_DE}
"""
    ),
}
RESULTS: Mapping[str, tuple[re.Pattern[str], ...]] = {
    "en": sentences(
        """
how (?:are|did) we do[ing][ so far| now| on (?:it|this|that)]
how (?:is|does|did) (?:it|the (?:system|model|bot|agent|assistant)) (?:do|doing|perform|performing)[ now| so far]
how good is (?:it|the (?:system|model|bot|agent|assistant))[ now]
[show |show me |show us |give me ][the |our ][latest |last |newest |current ](?:results|verdicts|evals|eval results|test results|evaluation)
what are the [latest |last |newest |current ](?:results|verdicts)
did (?:it|we|the (?:system|model|bot|agent)) pass[ the (?:eval|evaluation|test|tests)]
(?:do|does|did) (?:we|it|the (?:system|model|bot|agent)) (?:meet|reach|pass|satisfy) (?:the (?:spec|criteria|bar|target|tests?)|it|them)[ yet| now]
is (?:it|the (?:system|model|bot|agent)) good enough[ yet| now][ to (?:ship|launch|release|go live)]
(?:can|may|could|should) (?:we|i) (?:ship|launch|release|go live|deploy)[ it| this][ yet| now]
are we there yet
"""
    ),
    "fr": sentences(
        """
[montre |montre-moi |montrez |donne |donne-moi ][les |nos ][derniers ]resultats
quels sont les [derniers ]resultats
(?:est-ce que )?(?:ca|c'est|on|il) (?:passe|reussit|est assez bon|est reussi)[ maintenant]
est-ce (?:assez bon|suffisant)[ pour (?:lancer|livrer|la production)]
(?:peut-on|pouvons-nous|on peut) (?:lancer|livrer|deployer|mettre en production|y aller)[ maintenant]
comment (?:s'en sort-il|ca marche|s'en sort le (?:modele|systeme))
"""
    ),
    "de": sentences(
        """
[zeig |zeig mir |zeige mir |zeigen sie ][die |unsere ][letzten |neuesten |aktuellen ]ergebnisse
was sind die [letzten |neuesten |aktuellen ]ergebnisse
(?:hat es|haben wir|hat das (?:modell|system)) (?:es )?bestanden
(?:ist es|ist das (?:modell|system)) gut genug[ fur den start]
(?:konnen|durfen) wir[ jetzt| schon] (?:starten|live gehen|ausliefern|veroffentlichen|ausrollen)
wie (?:gut ist|schneidet) (?:es|das (?:modell|system))[ ab]
"""
    ),
}
