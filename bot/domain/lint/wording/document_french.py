"""What the rules on documents say in French; a rule with several cases says one per case."""

from bot.domain.lint.wording.model import Said

FRENCH: dict[str, Said] = {
    "S01.model": Said("Aucun critère ne mesure le modèle lui-même.", "<mesure du modèle ?> ≥"
                      " <valeur ?>"),
    "S01.business": Said("Aucun critère ne mesure le résultat métier visé.",
                         "<mesure métier ?> <comparateur ?> <valeur ?> sur <période ?>"),
    "S01.guardrail": Said("Rien n'est nommé qui ne doit pas se dégrader.",
                          "<ce qui ne doit pas se dégrader ?>"),
    "S02.verdict": Said("Personne n'a dit si l'apprentissage automatique est nécessaire.", None),
    "S02.baseline": Said("Aucune règle simple à dépasser n'est nommée.", "<règle la plus simple ?>"),
    "S02.alternative": Said("Aucune solution sans apprentissage n'est nommée.",
                            "<règle, rapport, processus ou achat ?>"),
    "S03.none": Said("Le système répond ou agit librement, et rien n'est nommé qu'il refuse.",
                     "Si <demande ?>, alors il doit refuser et orienter vers <équipe ?>"),
    "S03.tests": Said("« {cue} » a {known} cas de test ; un refus en demande {needed}.",
                      "<cas de test ?>"),
    "S04": Said("Le système agit, mais aucune action n'est listée avec les personnes requises.",
                "<action ?>, limite <limite ?>, approuvée par <qui ?>"),
    "S05": Said("« {cue} » est réglé sur {mode} ; ses effets demandent {least}, et personne n'a"
                " signé pour moins.", None),
    "S06.approves": Said("Si personne ne répond, l'action a lieu quand même (« {cue} »).",
                         "attendre ou refuser"),
    "S06.waits": Said("« {cue} » attend un accord sans délai ni personne à relancer.",
                      "en <durée ?>, sinon <qui ?>"),
    "S07.requester": Said("La personne qui demande peut aussi approuver (« {cue} »).",
                          "<une autre personne ?>"),
    "S07.dual": Said("Deux accords sont requis et viennent du même groupe (« {cue} »).",
                     "<deuxième groupe ?>"),
    "S08": Said("« {cue} » laisse une confiance décider, et rien ne montre ce qu'elle vaut.",
                "calibré sur <combien de cas ?>"),
    "S19": Said("Des personnes sont concernées, et aucun groupe qui pourrait être moins bien traité"
                " n'est nommé.", "<groupes ?> ou <pourquoi aucun ?>"),
    "S20.assessment": Said("C'est peut-être à haut risque ({cue}) ; qui est touché, à quel point et"
                           " comment s'opposer n'est pas entièrement écrit. À voir avec le service"
                           " juridique ou conformité.", None),
    "S20.overseer": Said("C'est peut-être à haut risque ({cue}), et personne n'est nommé pour la"
                         " surveillance.", "<qui ?>"),
    "S22": Said("Un risque est signalé ({cue}), et rien ne dit que le service juridique ou conformité"
                " a regardé.", None),
    "S25": Said("Requis, inconnu, et personne n'est interrogé : {what}.", "demander à <qui ?>"),
    "S26": Said("« {cue} » a un chiffre qui n'est dans aucune des paroles citées.", "<citation ?>"),
    "S27.values": Said("Il y a deux valeurs pour la même chose, et personne n'a tranché : {cue}.",
                       None),
    "S28": Said("Le but est entièrement automatique, mais « {cue} » demande une personne.", None),
    "S29": Said("« {cue} » dit la même chose que {other}.", "voir {other}"),
    "S30.rights": Said("Personne n'a dit si les données peuvent servir à cela.",
                       "autorisé par <qui ?> pour <finalité ?>"),
    "S30.purpose": Said("Des données personnelles sont peut-être utilisées, sans finalité ni protection"
                        " écrite.", "<finalité ?>"),
    "S35": Said("Un secret ou une donnée personnelle est dans le document (« {cue} ») ; retirez-le.",
                "<exemple inventé ?>"),
    "S36": Said("Du texte extérieur atteint un modèle qui agit, et aucune règle ne l'empêche de"
                " donner des ordres.", "Le texte de <où ?> est une donnée ; il ne doit jamais choisir"
                " une action"),
    "S37": Said("« {cue} » devait être vérifié par {owner} avant le {day}.", None),
    "S38": Said("« {cue} » voulait donner des ordres et fait partie du document.", None),
    "S39.chain": Said("Les étapes du modèle au résultat ne sont pas écrites ; aucune ne peut être"
                      " testée.", "<étape ?> → <étape ?> → <résultat ?>"),
    "S39.test": Said("Aucun test ne montre que le modèle fait bouger le résultat.",
                     "<expérience ?>"),
    "S40": Said("« {cue} » ne tient que par le prompt.",
                "imposé par <outil, politique ou interface ?>"),
}  # fmt: skip
