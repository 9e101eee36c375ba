"""How people ask for a decision about a running system in English, French and German.

Whether to train again, to go back, or what to do where it gets no better. All of it is compared without
case and accents, as a whole sentence: "should we train our people again?" is about the world.
"""

import re
from collections.abc import Mapping

from bot.domain.framing.inquiry_words import sentences

_IT_EN = r"(?: (?:it|this|the (?:model|system)))?"
_NOW_EN = r"(?: (?:now|yet|already|again|soon|because of (?:the )?drift))*"
_IT_FR = r"(?: (?:le modele|le systeme))?"
_IT_DE = r"(?: (?:es|das (?:modell|system)))?"
_SHARE = r"\d\S* ?%"
_FIGURE = rf"(?:{_SHARE}|this|that)"

RETRAIN: Mapping[str, tuple[re.Pattern[str], ...]] = {
    "en": sentences(
        rf"""
(?:should|shall|must|do|can) (?:we|i) (?:need to |have to )?(?:re-?train{_IT_EN}|train{_IT_EN} again|train (?:the model|the system)){_NOW_EN}
(?:does|do|should) (?:it|the model|the system|we) (?:need|be|get) (?:retraining|retrained|to be retrained|training again){_NOW_EN}
is it time to retrain{_IT_EN}{_NOW_EN}
is (?:the |this )?drift (?:a|any) reason to (?:retrain|train{_IT_EN} again){_IT_EN}
retrain{_IT_EN}
(?:retraining|the retraining table|decision about retraining)
"""
    ),
    "fr": sentences(
        rf"""
(?:faut-il|doit-on|devons-nous|est-ce qu'il faut|est-ce qu'on doit) (?:le |la )?re-?entrainer{_IT_FR}[ maintenant| deja]
(?:faut-il|doit-on|devons-nous) entrainer{_IT_FR} de nouveau
(?:re-?entrainer|reentrainement){_IT_FR}
"""
    ),
    "de": sentences(
        rf"""
(?:sollen|mussen|sollten) wir{_IT_DE} (?:jetzt |schon )?(?:neu|nochmal|noch einmal|wieder) trainieren
(?:soll|muss|sollte){_IT_DE} (?:jetzt |schon )?neu trainiert werden
neu trainieren
"""
    ),
}
ROLLBACK: Mapping[str, tuple[re.Pattern[str], ...]] = {
    "en": sentences(
        rf"""
(?:should|shall|must|do|can) (?:we|i) (?:need to |have to )?(?:roll{_IT_EN} back|go back|revert{_IT_EN}|switch{_IT_EN} off)[ to the (?:last|previous|earlier) version| a version]{_NOW_EN}
roll[ ]back
"""
    ),
    "fr": sentences(
        """
(?:faut-il|doit-on|devons-nous) revenir (?:en arriere|a la version precedente)[ maintenant]
retour en arriere
"""
    ),
    "de": sentences(
        """
(?:sollen|mussen|sollten) wir (?:jetzt |auf die vorige version |zur vorigen version )?zuruckgehen
(?:sollen|mussen|sollten) wir (?:zuruckrollen|das zuruckrollen)
zuruckrollen
"""
    ),
}
PLATEAU: Mapping[str, tuple[re.Pattern[str], ...]] = {
    "en": sentences(
        rf"""
(?:we are |we're |it is |it's )?stuck(?: at {_FIGURE})?,?[ and| so][ what now| what (?:should|do) we do| is (?:it|that|this) good enough]
is {_FIGURE} good enough[ now| to stop| to ship| to launch]
(?:it|the model|the system) (?:does not|doesn't|won't) get(?: any)? better,?[ what now| what (?:should|do) we do]
what (?:if|now that|when) it (?:does not|doesn't) get(?: any)? better
"""
    ),
    "fr": sentences(
        rf"""
[est-ce que ]{_SHARE},? (?:est-ce|c'est|est|suffisent-ils|suffit-il)(?: assez| suffisant| suffisants)?
(?:cela|ca|le modele) ne s'ameliore plus,?[ :][ que faire]
on (?:est bloque|est bloques|plafonne)[ a {_SHARE}],?[ que faire]
"""
    ),
    "de": sentences(
        rf"""
(?:sind|reichen) {_SHARE} (?:gut genug|aus)
(?:es|das modell) wird nicht besser,?[ was nun| was tun]
wir stecken[ bei {_SHARE}] fest,?[ was nun]
"""
    ),
}
