"""The words for what systems do, in English, French and German, with how final each of them is.

A row: how final | whom it reaches at the least, or - | what else it tells | the words, as patterns.
What else: money (a sum moves), out (somebody outside notices), payee (who is paid changes).
Rows are proposals: what they say is inferred, shown as such, and corrected by whoever knows.
"""

from bot.domain.oversight.scale import Blast

ENGLISH = r"""
R0 | B0 | - | draft(?:s|ing)?, suggest(?:s|ing)?, propos(?:e|es|ing), recommend(?:s|ing)?, prepar(?:e|es|ing), summari[sz](?:e|es|ing), rank(?:s|ing)?, scor(?:e|es|ing), predict(?:s|ing)?, forecast(?:s|ing)?, estimat(?:e|es|ing), explain(?:s|ing)?, translat(?:e|es|ing), look(?:s|ing)? up, search(?:es|ing)?, read(?:s|ing)?, detect(?:s|ing)?, highlight(?:s|ing)?, show(?:s|ing)?, display(?:s|ing)?, writ(?:e|es|ing) (?:a |the )?(?:draft|summary)
R1 | B0 | - | tag(?:s|ged|ging)?, label(?:s|led|ling)?, flag(?:s|ged|ging)?, categori[sz]\w+, classif\w+, rout(?:e|es|ed|ing), assign\w*, prioriti[sz]\w+, add(?:s|ed|ing)? (?:a )?notes?, creat\w+ (?:a |the )?(?:tickets?|tasks?|reminders?), mark(?:s|ed|ing)?, sort(?:s|ed|ing)?, set(?:s|ting)? (?:a |the )?status
R2 | B1 | money out | refund\w*, reimburs\w+, charg(?:e|es|ed|ing), discount\w*, credit(?:s|ed|ing)?, invoic\w+, bill(?:s|ed|ing)?, order(?:s|ed|ing)? (?:new |more )?\w+, buy(?:s|ing)?, bought, purchas\w+, reorder\w*
R2 | B1 | out | send(?:s|ing)?, sent, e-?mail(?:s|ed|ing)?, text(?:s|ed|ing)? (?:the |a )?\w+, messag(?:e|es|ed|ing), repl(?:y|ies|ied|ying), answer(?:s|ed|ing)?, respond\w*, call(?:s|ed|ing)?, phon(?:e|es|ed|ing), notif\w+ (?:the )?(?:customer|client|patient|user)\w*, book(?:s|ed|ing)?, reschedul\w+, cancel\w*, reject\w*, declin(?:e|es|ed|ing), den(?:y|ies|ied|ying), block(?:s|ed|ing)?, suspend\w*, lock(?:s|ed|ing)?, clos(?:e|es|ed|ing), chang(?:e|es|ed|ing) (?:the )?prices?, approv(?:e|es|ed|ing), grant\w*, invit\w+, deploy\w*, merg(?:e|es|ed|ing)
R2 | - | - | updat(?:e|es|ed|ing), edit(?:s|ed|ing)?, chang(?:e|es|ed|ing), modif\w+, overwrit\w+, writ(?:e|es|ing), submit\w*
R3 | B1 | money out | pay(?:s|ing|ment|ments|out|outs)?, paid, transfer\w*, wir(?:e|es|ed|ing), disburs\w+, trad(?:e|es|ed|ing), sell(?:s|ing)?, sold, donat\w+
R3 | - | - | delet\w+, eras\w+, purg\w+, wip(?:e|es|ed|ing), destroy\w*, drop(?:s|ping)? (?:the )?(?:table|database|record)\w*
R3 | B2 | out | publish\w*, post(?:s|ed|ing)?, tweet\w*, broadcast\w*, hir(?:e|es|ed|ing), fir(?:e|es|ed|ing) \w+, dismiss(?:es|ed|ing)?, evict\w*, prescrib\w+, administer\w*, diagnos\w+, arrest\w*, discharg\w+
R3 | B3 | out | shut(?:s|ting)? down, switch(?:es|ing)? off, stop(?:s|ping)? the (?:line|plant|turbine|pump|train)\w*, file\w* with the regulator, report(?:s|ed|ing)? to the (?:regulator|authorit\w+)
R2 | B1 | payee money out | (?:chang|updat|edit|modif)\w+ (?:[\w'-]+ ){0,3}(?:bank details?|bank accounts?|ibans?|payees?|account numbers?)
"""
FRENCH = r"""
R0 | B0 | - | rédige(?:r|nt)? (?:un |le )?brouillon\w*, propose(?:r|nt)?, suggère(?:nt)?, suggérer, recommande(?:r|nt)?, prépare(?:r|nt)?, résume(?:r|nt)?, class(?:er|e|ent) par, prédi(?:re|t|sent), prévoi[rt], estime(?:r|nt)?, explique(?:r|nt)?, tradui(?:re|t|sent), cherche(?:r|nt)?, recherche(?:r|nt)?, li(?:re|t|sent), détecte(?:r|nt)?, affiche(?:r|nt)?, montre(?:r|nt)?
R1 | B0 | - | étiquette(?:r|nt)?, catégorise(?:r|nt)?, classe(?:r|nt)?, rout(?:er|e|ent), oriente(?:r|nt)?, assigne(?:r|nt)?, attribue(?:r|nt)?, affecte(?:r|nt)?, ajoute(?:r|nt)? (?:une )?notes?, cré(?:er|e|ent) (?:un |une |le )?(?:tickets?|tâches?|rappels?), marque(?:r|nt)?, trie(?:r|nt)?, signale(?:r|nt)?
R2 | B1 | money out | rembourse\w*, factur\w+, débite\w*, crédite\w*, (?:accord|offr)\w+ (?:une )?remises?, command\w+, achet\w+, achète\w*
R2 | B1 | out | envo(?:yer|ie|ient|yé\w*|i), e-?mail\w*, écri(?:re|t|vent) (?:au|aux|à) \w+, répon(?:dre|d|dent)\w*, appel\w+, téléphon\w+, préven(?:ir)\w*, réserv\w+, annul\w+, refus\w+, rejet\w+, bloqu\w+, suspen\w+, clôtur\w+, ferm(?:er|e|ent), chang\w+ (?:le |les )?prix, approuv\w+, invit\w+, déplo(?:yer|ie|ient)
R2 | - | - | modifi\w+, met(?:tre|tent)? à jour, chang\w+, soumet\w*, écri(?:re|t|vent)
R3 | B1 | money out | pa(?:yer|ie|ye|ient|yent|iement|iements), vir(?:er|e|ent|ement|ements), vers(?:er|e|ent|ement|ements), transf(?:érer|ère|èrent|ert), vend(?:re|ent)?
R3 | - | - | supprim\w+, effac\w+, détrui\w+, purg(?:er|e|ent)
R3 | B2 | out | publi(?:er|e|ent)\w*, poste(?:r|nt)?, diffus\w+, embauch\w+, licenci\w+, expuls\w+, prescri\w+, administre\w*, diagnosti\w+
R3 | B3 | out | arrêt\w+ (?:la ligne|l'usine|la turbine|la pompe|le train), déclar\w+ à l'autorité, éteindre
R2 | B1 | payee money out | (?:chang|modifi|met)\w+ (?:[\w'à]+ ){0,4}(?:rib|iban|coordonnées bancaires|compte bancaire|bénéficiaire)
"""
GERMAN = r"""
R0 | B0 | - | entwirf\w*, entw[eu]rfen, schlägt, schlagen, vorschlag\w*, vorzuschlagen, vorgeschlagen, empf(?:ehlen|iehlt|iehl), bereitet, vorbereiten, entw[uü]rfe? (?:erstell|schreib)\w*, zusammenfass\w*, fasst, prognosti\w+, vorhersag\w*, schätz\w+, erklär\w+, übersetz\w+, such(?:en|t), l(?:esen|iest), erkenn\w+, anzeig\w+, zeigt
R1 | B0 | - | markier\w+, kennzeichn\w+, klassifizier\w+, kategorisier\w+, einordn\w+, sortier\w+, zuweis\w*, zugewiesen, weist, zuordn\w*, weiterleit\w*, leitet, notiz\w*, (?:tickets?|aufgaben?) (?:an|er)\w+, priorisier\w+
R2 | B1 | money out | erstatt\w*, rückerstatt\w*, gutschr\w+, abbuch\w*, bucht ab, rabatt\w*, rechnung\w* stell\w*, bestell\w*, einkauf\w*, kauft?, kaufen
R2 | B1 | out | send(?:en|et)\w*, gesendet, schick\w*, verschick\w*, versend\w*, e-?mail\w* schreib\w*, antwort\w*, beantwort\w*, anruf\w*, ruft, buch(?:en|t), termin\w* (?:verschieb|änder)\w*, verschieb\w*, stornier\w*, absag\w*, abgesagt, sagt, ablehn\w*, lehnt, abgelehnt, sperr\w*, blockier\w*, schließ\w*, schliess\w*, preise? (?:änder|anpass)\w*, genehmig\w*, einlad\w*, freischalt\w*
R2 | - | - | änder\w*, ander(?:n|t), aktualisier\w*, bearbeit\w*, überschreib\w*, einreich\w*, reicht
R3 | B1 | money out | zahl(?:en|t|ung|ungen), bezahl\w*, auszahl\w*, überweis\w*, überwiesen, verkauf\w*
R3 | - | - | lösch\w*, gelöscht, vernicht\w*
R3 | B2 | out | veröffentlich\w*, post(?:en|et), einstell(?:en|t) von \w+, entlass\w*, kündig\w*, verschreib\w*, verabreich\w*, diagnostizier\w*
R3 | B3 | out | abschalt\w*, schaltet, anlage\w* stopp\w*, behörde\w* meld\w*
R2 | B1 | payee money out | (?:bankverbindung\w*|kontoverbindung\w*|iban|bankdaten|zahlungsempfänger\w*) (?:\w+ ){0,2}(?:änder|aktualisier|anpass)\w*, (?:änder|aktualisier)\w+ (?:[\w'-]+ ){0,3}(?:bankverbindung\w*|kontoverbindung\w*|iban|bankdaten|zahlungsempfänger\w*)
"""
# Words that tell whom an action reaches, whatever the verb.
ENGLISH_REACH: dict[Blast, str] = {
    Blast.B3: r"(?:all|every|each|the entire|the whole) (?:of )?(?:the |our |your )?(?:customers?|clients?|users?|patients?|employees?|staff|sites?|stores?|plants?|fleet|population|database|network)|everyone|everybody|regulators?|safety of life",
    Blast.B2: r"bulk|mass|newsletters?|campaigns?|mailing lists?|job applicants?|applicants?|candidates?|medications?|doses?|prescriptions?|treatments?|mortgages?|loans?|credit (?:limit|line|application)s?|evictions?|benefits? claims?|custody",
    Blast.B1: r"customers?|clients?|patients?|users?|guests?|suppliers?|vendors?|students?|tenants?|citizens?|claimants?|members?|passengers?|partners?|subscribers?",
    Blast.B0: r"internal(?:ly)?|tickets?|notes?|tags?|labels?|wiki|draft folder|crm (?:field|entry|note)s?",
}
FRENCH_REACH: dict[Blast, str] = {
    Blast.B3: r"(?:tous les|toutes les|l'ensemble des) (?:clients?|clientes?|utilisateurs?|patients?|salariés?|sites?|magasins?)|tout le monde|toute (?:l'usine|la base|la population)|régulateurs?",
    Blast.B2: r"en masse|newsletters?|campagnes?|candidats?|candidatures?|médicaments?|doses?|ordonnances?|traitements? médica\w+|prêts?|crédits?|hypothèques?|expulsions?|allocations?",
    Blast.B1: r"clients?|clientes?|patients?|patientes?|utilisateurs?|fournisseurs?|étudiants?|locataires?|citoyens?|assurés?|adhérents?|voyageurs?|partenaires?|abonnés?",
    Blast.B0: r"internes?|tickets?|notes?|étiquettes?|wiki",
}
GERMAN_REACH: dict[Blast, str] = {
    Blast.B3: r"(?:alle|allen|sämtliche\w*) (?:kund\w+|nutzer\w*|patient\w+|mitarbeit\w+|standorte\w*|filialen)|jede[nr]?|die gesamte \w+|aufsicht\w*",
    Blast.B2: r"massen\w+|rundmail\w*|newsletter\w*|kampagnen?|bewerb\w+|medikament\w*|dosis|dosen|rezepte?|behandlung\w*|kredit\w*|darlehen|hypothek\w*|räumung\w*|sozialleistung\w*",
    Blast.B1: r"kund\w+|patient\w+|nutzer\w*|lieferant\w+|studierende\w*|mieter\w*|bürger\w*|versicherte\w*|mitglied\w*|fahrgäst\w+|partner\w*|abonnent\w+",
    Blast.B0: r"intern\w*|tickets?|notiz\w*|etikett\w*|wiki",
}
# What joins two actions in one phrase, what gives a sum no upper end, and what is said of undoing.
ENGLISH_JOINTS = r"\band\b|\bthen\b|\bor\b|[,;&/]"
FRENCH_JOINTS = r"\bet\b|\bpuis\b|\bou\b|[,;&/]"
GERMAN_JOINTS = r"\bund\b|\bdann\b|\boder\b|[,;&/]"
UNBOUNDED = (
    r"over|above|more than|beyond|from|plus de|au-dessus|au-delà|à partir de|über|mehr als|ab"
)
FINAL = r"cannot be undone|can't be undone|can not be undone|no way back|irreversible|not reversible|irréversible|pas annulable|ne peut pas être annulé\w*|nicht rückgängig|unwiderruflich|endgültig"
ONE_CLICK = r"one[- ]click|with one click|undo button|un clic|d'un clic|ein(?:em)? klick|knopfdruck"
WITH_EFFORT = r"within \d+|undo\w*|undone|revers\w+|restor\w+|roll(?:ed)? back|recall\w*|sous \d+|annul\w+|restaur\w+|rétabli\w*|innerhalb|binnen|rückgängig|wiederherstell\w+|zurück\w+"
