"""Whole sentences people say to Remit in a thread instead of a button, in English, French and German.

Compared without case and accents.
"""

import re

from bot.domain.export.bundle import Audience

HELP = frozenset({
    "help", "what can you do", "what can i ask you", "how does this work",
    "aide", "que sais-tu faire", "que peux-tu faire", "comment ca marche",
    "hilfe", "was kannst du", "was kannst du tun", "wie funktioniert das",
})  # fmt: skip
LIST = frozenset({
    "list", "my drafts", "show my drafts", "liste", "mes ebauches", "meine entwurfe",
})  # fmt: skip
UNDO = frozenset({
    "undo", "undo that", "take that back", "annule", "annule ca", "annuler",
    "ruckgangig", "mach das ruckgangig", "nimm das zuruck",
})  # fmt: skip
THANKS = re.compile(
    r"(?:ok(?:ay)?|great|super|perfect|parfait|perfekt|prima)?,? ?"
    r"(?:thanks?(?: you)?(?: (?:a lot|so much|very much|all))?|thx|cheers|merci(?: (?:beaucoup|bien))?"
    r"|danke(?: (?:dir|schon|sehr))?|dankeschon|vielen dank)(?:,? remit)?"
)
SPEC = re.compile(
    r"spec|(?:turn|make) (?:this|it|that) into an? (?:ai |ml )?spec(?: draft)?"
    r"|(?:write|draft|make) (?:a|the|me a|us a) (?:ai |ml )?spec(?: draft)?(?: (?:for|from|of) (?:this|it))?"
    r"|(?:fais|faites)(?:-en| de ca)? (?:une |la )?(?:spec|specification)|redige(?:z)? (?:une |la )?(?:spec|specification)"
    r"|mach(?:e|en sie)? (?:daraus |mir )?(?:eine )?(?:spec|spezifikation)(?: daraus)?"
    r"|(?:entwirf|schreib(?:e)?) (?:eine |die )?(?:spec|spezifikation)"
)
_GIVE = (
    r"(?:(?:(?:can|could|would) you )?(?:show|send|give|export|write|get|make)(?: me| us)?(?: a| an| the| our| this)?"
    r"|(?:montre|donne|envoie|exporte|fais)(?:z)?(?:-moi|-nous| moi| nous)?(?: un| une| le| la| les| l'| des)?"
    r"|(?:zeig|gib|schick|exportier|mach)(?:e|en sie)?(?: mir| uns)?(?: ein| eine| einen| den| die| das)?"
    r"|export(?:er)?(?: as| for| pour| fur)?(?: a| the| la| les| den| die)?) ?"
)
_DOCUMENTS = {
    Audience.EXECUTIVES: r"(?:executive |management |one[- ]page )?(?:brief|one[- ]pager)|(?:executive|management) summary"
    r"|executives|(?:une )?(?:note|page) de synthese|resume pour la direction|direction"
    r"|kurzfassung|einseiter|management[- ]summary|zusammenfassung fur (?:die leitung|das management)|leitung",
    Audience.ENGINEERS: r"(?:acceptance )?criteria(?: as json)?|requirements|(?:test|eval) (?:stubs|files|harness)"
    r"|promptfoo (?:file|tests)|engineers|criteres|exigences|fichiers de tests?|ingenieurs"
    r"|kriterien|anforderungen|testdateien|entwickler",
    Audience.AUDITORS: r"model card|data ?sheet|raci(?: csv)?|(?:compliance |legal )?evidence map|decision log"
    r"|(?:audit|compliance) (?:documents|files)|auditors|legal|fiche du modele|fiche de donnees|journal des decisions"
    r"|auditeurs|modellkarte|datenblatt|entscheidungsprotokoll|prufer",
    Audience.EVERYBODY: r"spec|(?:whole|full) (?:spec|document)|documents?|files?|export"
    r"|specification|document complet|fichiers?|spezifikation|ganze dokument|dokumente?|dateien?",
}
DOCUMENTS = {audience: re.compile(rf"{_GIVE}(?:{names})") for audience, names in _DOCUMENTS.items()}
EXPORT = re.compile(r"export(?:er|ieren|iere)?")
