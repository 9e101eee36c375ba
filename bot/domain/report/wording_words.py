"""The words a model may add to a fact, in three languages, and those by which its lies are told apart."""

import re
from dataclasses import dataclass

from bot.domain.lint.model import Language


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What a language says it with. Beside the words of its fact a sentence has `small` ones alone."""

    quantities: re.Pattern[str]
    dates: re.Pattern[str]
    claims: re.Pattern[str]  # how it came out, better or worse, what to do, why, and what is denied
    small: frozenset[str]  # they tie together, and say nothing of their own
    things: frozenset[str]  # what facts are about; not what failed in them
    leads: frozenset[str]  # after one of these a figure says how it stands, not what failed
    needed: str  # stands by what was needed, and by nothing that was seen
    verb_last: bool = False  # "mit 389 von 400 gezeigt": figures may stand right before the outcome

    @property
    def usable(self) -> frozenset[str]:
        """All words that may be added."""
        return self.small | self.things | self.leads


def _any(words: str) -> re.Pattern[str]:
    """Any of these words; `~` at the end stands for every ending."""
    ends = (re.escape(word).replace(r"\~", r"\w*") for word in words.split())
    return re.compile(rf"(?<!\w)(?:{'|'.join(ends)})(?!\w)", re.IGNORECASE)


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


ENGLISH = Lexicon(
    quantities=_any(
        "one ones once twice thrice double~ triple~ treble~ quadruple~ half halv~ third~ quarter~ dozen~ score "
        "hundred~ thousand~ million~ billion~ percent~ most majority minority many several few fewer "
        "all every everything everyone none nothing nobody nearly almost always entire~ whole zero "
        "both pair couple number~ per first second~ last"
    ),
    dates=_any(
        "jan january feb february mar march apr april jun june jul july aug august sep sept "
        "september oct october nov november dec december monday~ tuesday~ wednesday~ thursday~ friday~ "
        "saturday~ sunday~ today yesterday tomorrow tonight day~ week~ month~ quarterly year~ "
        "since until ago earlier previous~ before formerly recently now"
    ),
    claims=_any(
        "pass~ fail~ shown show~ prove~ proof met meet~ hit hits reach~ achiev~ satisf~ fulfil~ "
        "succe~ ok okay fine good great safe~ ready perfect~ excellent valid~ invalid~ better best worse "
        "worst improv~ declin~ drop~ fell fall~ rose rise~ increas~ decreas~ grew grow~ shrank "
        "slip~ regress~ degrad~ broke~ break~ above below over under exceed~ short more less higher "
        "lower because cause~ due led lead~ thank~ approv~ reject~ sign~ releas~ ship~ deploy~ launch~ "
        "stop~ rollback roll~ recommend~ should must shall can may will would not no never "
        "without neither nor cannot isn't wasn't hasn't didn't don't doesn't won't ignore disregard "
        "measured unmeasured run ran wrong right correct~ error~ true false"
    ),
    small=_set(
        "a an the this that these it its in on for of as and but while what which there here is was "
        "are were has been by between from to went moved open stands lies"
    ),
    things=_set(
        "result results answer answers case cases criterion measurement model prompt judge system"
    ),
    leads=_set("at with"),
    needed="needed",
)
FRENCH = Lexicon(
    quantities=_any(
        "deux-fois double~ tripl~ quadrupl~ moitié demi~ tiers quart~ douzaine~ dizaine~ centaine~ cent~ "
        "mille milliers million~ milliard~ plupart majorité minorité plusieurs beaucoup peu tout "
        "toute toutes tous chaque aucun aucune rien personne presque toujours entier~ zéro nombre~ "
        "premier~ première~ second~ dernier~ dernière~ fois"
    ),
    dates=_any(
        "janv janvier févr février mars avr avril mai juin juil juillet août sept septembre oct "
        "octobre nov novembre déc décembre lundi~ mardi~ mercredi~ jeudi~ vendredi~ samedi~ dimanche~ "
        "aujourd'hui hier demain jour~ semaine~ mois an ans année~ trimestr~ depuis jusqu'~ "
        "auparavant avant précéd~ récemment maintenant désormais"
    ),
    claims=_any(
        "réuss~ échou~ échec~ démontr~ montr~ prouv~ preuve~ attein~ satisf~ rempli~ respect~ bon bonne "
        "bons bonnes bien parfait~ excellent~ sûr~ prêt~ valable~ valide~ mieux meilleur~ pire~ amélior~ "
        "baiss~ chut~ tomb~ recul~ mont~ hauss~ augment~ diminu~ progress~ régress~ dégrad~ "
        "au-dessus au-dessous dessus dessous dépass~ plus moins supérieur~ inférieur~ parce car cause~ dû due "
        "grâce raison approuv~ rejet~ sign~ livr~ publi~ déploy~ lanc~ arrêt~ recommand~ doit doivent devrait "
        "faut peut peuvent pourrait ne n'est n'a pas jamais ni non sans ignor~ mesuré~ mesurée~ "
        "faux fausse~ juste~ exact~ erreur~ vrai~"
    ),
    small=_set(
        "le la les l' d' qu' un une des ce cet cette ces il elle ils elles en dans au aux pour de du et mais qui "
        "que est était sont étaient a été entre par pendant tandis allé ouvert voici"
    ),
    things=_set(
        "résultat résultats réponse réponses critère mesure modèle prompt juge cas système"
    ),
    leads=_set("avec à"),
    needed="exigé",
)
GERMAN = Lexicon(
    quantities=_any(
        "einmal zweimal dreimal doppelt~ verdoppel~ dreifach~ verdreifach~ hälfte halb~ drittel viertel "
        "dutzend~ hundert~ tausend~ million~ milliard~ prozent~ meist~ mehrheit minderheit viele vielen "
        "mehrere einige wenige weniger alle allen aller alles jede jeder jedes jeden kein~ nichts niemand "
        "fast beinahe immer ganz~ null anzahl beide~ erste~ zweite~ letzte~ mal"
    ),
    dates=_any(
        "jan januar feb februar märz apr april mai jun juni jul juli aug august sep sept september "
        "okt oktober nov november dez dezember montag~ dienstag~ mittwoch~ donnerstag~ freitag~ samstag~ "
        "sonntag~ heute gestern morgen tag tage tagen woche~ monat~ quartal~ jahr~ seit bis vorher zuvor "
        "früher vorig~ kürzlich jetzt nun"
    ),
    claims=_any(
        "bestand~ besteh~ verfehl~ gezeigt zeig~ bewies~ bewiesen beweis~ erreich~ erfüll~ gelung~ geling~ "
        "erfolg~ scheiter~ gescheitert gut gute~ bestens sicher~ bereit perfekt~ ausgezeichnet~ gültig~ "
        "ungültig~ besser~ best~ schlechter~ schlimm~ schlecht~ verbesser~ verschlechter~ fiel gefallen "
        "sank gesunken sink~ stieg~ gestiegen steig~ wuchs gewachsen rückgang abfall~ über unter darüber "
        "darunter übertr~ mehr höher~ niedriger~ weil wegen grund ursache~ dank genehmig~ abgelehnt "
        "ablehn~ unterschr~ freigegeben freigabe veröffentlich~ ausgeliefert ausliefer~ anhalten stopp~ "
        "empfehl~ empfohlen soll~ muss müssen darf dürfen kann können wird werden würde nicht nie niemals "
        "weder ohne ignorier~ gemessen~ richtig~ falsch~ korrekt~ fehler~ wahr~"
    ),
    small=_set(
        "der die das den dem des ein eine einen einem einer dies dieser diese dieses es er sie in im auf an "
        "am für von vom als und aber während was welche ist war sind waren hat ging wechselte steht lag "
        "zwischen durch aus zu bei offen"
    ),
    things=_set(
        "ergebnis ergebnisse antwort antworten kriterium kriterien messung messungen modell prompt "
        "richter fälle fällen testfälle testfällen wert werte werten stand schwelle system"
    ),
    leads=_set("mit"),
    needed="verlangt",
    verb_last=True,
)
LEXICONS: dict[Language, Lexicon] = {"en": ENGLISH, "fr": FRENCH, "de": GERMAN}
