"""The clarifying questions in French: question, why it matters, options."""

from bot.domain.framing.bank import Wording, wordings

# id | question | why it matters | options
_TABLE = """\
Q-B01 | Quel chiffre, dans quel rapport, bougerait si ça marche ? | Sans un chiffre, personne ne pourra dire si c'est réussi. |
Q-B02 | Où en êtes-vous aujourd'hui pour {metric} : quel chiffre, sur quelle période, d'après quelle source ? | Un objectif ne dit rien sans point de départ. |
Q-B03 | De combien {metric} devrait-il bouger pour parler de succès ? En points ou en pour cent ? | Cela décide si une règle simple suffit. |
Q-B04 | Quand le chiffre doit-il avoir bougé, et pourquoi à ce moment-là ? | Cela décide de ce que l'on peut essayer avant. | Ce trimestre; Le trimestre prochain; Cette année; Pas de date fixe
Q-B05 | Quels clients, sites ou produits sont concernés, et lesquels ne le sont pas ? | Les données et les tests en dépendent. |
Q-B06 | Qui décide que c'est assez bon ? | Quelqu'un devra signer, autant savoir qui. |
Q-B07 | Combien vaut une unité, par exemple un cas évité ? | Cela fixe ce que l'ensemble peut coûter. |
Q-B09 | Qu'est-ce qui compte exactement comme « {word} », et qu'est-ce qui ne compte pas ? | Compter autrement, c'est mesurer un autre projet. |
Q-U01 | Qui en souffre aujourd'hui, et que dirait cette personne ? | C'est elle qui décidera de s'en servir. |
Q-U02 | Qu'avez-vous vu qui le montre : tickets, appels, comptages ? | Un exemple réel évite de résoudre le mauvais problème. |
Q-U03 | Racontez-moi le dernier cas réel : qui a fait quoi ? | La meilleure amélioration est souvent une étape d'aujourd'hui. |
Q-X01 | Que fera-t-on différemment quand la réponse est oui ? | Si personne n'agit, un rapport suffit. |
Q-X02 | Combien de cas pouvez-vous traiter par jour ? | Une liste plus longue n'est jamais lue jusqu'au bout. |
Q-X03 | Combien de temps à l'avance faut-il le savoir ? | Cela décide des données utilisables. |
Q-X04 | Doit-il informer, suggérer, agir après validation, ou agir seul ? | Cela décide de la place de l'humain. | Informer; Suggérer; Agir après validation; Agir
Q-X05 | Pour qui tout irait bien sans l'action, et peut-on comparer avec un groupe sans ? | Sinon on compte des cas qui allaient bien de toute façon. |
Q-F01 | Un collègue expérimenté pourrait-il écrire la règle sur une page ? | Si oui, écrivez la règle : moins chère, plus rapide, sans surprise. | Oui; Non; En partie
Q-F02 | La réponse est-elle déjà dans un champ d'un système ? | Si oui, un rapport suffit cette semaine. | Oui; Non; En partie
Q-F03 | Si une personne ou une règle changeait, le problème disparaîtrait-il ? | Aucun modèle ne remplace une signature manquante. | Oui; Non; En partie
Q-F04 | Quelle règle simple utiliseriez-vous demain sans IA ? | Un modèle doit faire mieux qu'elle. |
Q-M01 | Quelle erreur fait le plus mal, un cas manqué ou une fausse alerte, et combien coûte chacune ? | Cela fixe la limite entre oui et non. | Un cas manqué; Une fausse alerte; À peu près pareil
Q-M02 | Quelle erreur ne doit jamais arriver, pas une seule fois ? | Une telle règle s'impose hors du modèle. |
Q-M03 | Qui dit ce qui est juste, et les experts sont-ils d'accord ? | La qualité ne se mesure pas sans juge. |
Q-M04 | Peut-on comparer avec et sans, par exemple un site pilote ou un test A/B ? | C'est le seul moyen de savoir ce qui a causé le résultat. | Test A/B; Site pilote; Avant et après; Impossible
Q-M05 | Sur 1 000 cas, combien d'erreurs sont tolérables ? | Cela dit quand arrêter d'améliorer. |
Q-M06 | « {target} » : en points de pourcentage, ou en pour cent de la valeur actuelle ? | Les deux peuvent différer du simple au multiple. | Points de pourcentage; Pour cent de la valeur actuelle
Q-M07 | Qu'est-ce qui ne doit pas se dégrader ? | Un objectif seul peut être atteint de façons que personne ne veut. |
Q-M08 | « {target} » ne tient pas tel quel ; que vouliez-vous dire ? | Un chiffre impossible n'aide personne. |
Q-M09 | Combien coûte à peu près un cas manqué, et combien une fausse alerte ? | Avec des montants, la limite entre oui et non se calcule. |
Q-D01 | Où sont les données, à qui sont-elles, et y avez-vous accès ? | L'accès prend plus de temps que le modèle. |
Q-D02 | Comment apprend-on après coup ce qui était vrai, et quand ? | Sans résultat connu, rien à apprendre ni à vérifier. |
Q-D03 | Comment les données ont-elles été recueillies, et qui y manque ? | Qui manque est traité au hasard. |
Q-D04 | Combien de cas par mois, et sur combien de mois ? | Cela décide de ce que l'on peut apprendre et tester. |
Q-D05 | À quelle fréquence cela arrive-t-il, sur 1 000 ? | Les cas rares demandent d'autres mesures. |
Q-D06 | Peut-on utiliser ces données pour ce but, et qui le confirme ? | Un refus dans trois mois coûte cher. |
Q-L01 | Que doit-il refuser ou transmettre à une personne ? | Les pires réponses viennent de questions qu'il ne devait pas prendre. |
Q-L02 | Quels documents font foi, qui les tient à jour, et qui peut voir quoi ? | Une réponse ne vaut que sa source. |
Q-L03 | Que doit-il se passer quand il ne sait pas ? | Sinon il devinera. | Le dire; Transmettre à une personne; Montrer le document le plus proche
Q-L04 | Quelles langues, quel ton, quelle longueur, quel format ? | Cela décide de ce qui est testé. |
Q-G01 | Quelles actions peut-il faire, et avec quelle limite pour chacune ? | Chaque action demande sa propre règle de contrôle. |
Q-G02 | Lesquelles peut-on annuler, comment, et jusqu'à quand ? | Ce qui ne s'annule pas demande d'abord une personne. |
Q-G03 | Combien au plus par heure et par jour, en nombre et en argent ? | Beaucoup de petites actions s'additionnent. |
Q-H01 | Que se passe-t-il quand il se trompe, et qui le remarque ? | Il se trompera parfois ; cela décide du coût. |
Q-H02 | Qui valide, en combien de temps, et hors horaires ? | Sans personnes, les validations deviennent une file. |
Q-H03 | Comment la personne concernée peut-elle contester et joindre un humain ? | Une décision sur une personne demande un recours. |
Q-R01 | Cela ressemble à un sujet sensible ({area}) ; le service juridique ou le DPO l'a-t-il vu ? | Mieux vaut un échange maintenant qu'un arrêt avant le lancement. | Oui; Pas encore; Pas nécessaire, car …
Q-R02 | Quels groupes pourraient être moins bien traités, et peut-on le mesurer ? | Ce qui n'est pas mesuré ne se corrige pas. |
Q-C01 | {claims} : qu'est-ce qui est juste, ou s'agit-il de mesures différentes ? | Je ne choisis pas entre des personnes. |
Q-C02 | {who} a retiré « {old} ». Est-ce que « {value} » fait foi maintenant ? | Ce qui est retiré ne compte plus, et rien ne le remplace tout seul. |
Q-C03 | {who} dit que « {value} » était convenu ; je ne trouve aucun message qui le dise. Est-ce que cela compte, et qui était d'accord ? | Un accord que personne ne retrouve n'est que la parole d'une personne. |
Q-B08 | Que se passe-t-il si nous ne faisons rien pendant un an ? | Cela montre l'urgence à côté de tout le reste. |
Q-D07 | Qui peut étiqueter, combien par jour, selon quel guide ? | Étiqueter est le plus lent dans la plupart des projets. |
Q-D08 | Un système, une règle ou une définition a-t-il changé pendant cette période ? | Pour un modèle, un changement ressemble à un motif. |
Q-D09 | Qu'avons-nous que les autres ne peuvent pas obtenir ? | Cela dit s'il faut construire ou acheter. |
Q-L05 | Les personnes savent-elles que c'est une IA, et faut-il un consentement ? | Être informé est souvent un droit. |
Q-G04 | Avec les droits de qui agit-il ? | Il ne doit pas voir ou faire plus que la personne qui l'utilise. |
Q-N01 | En combien de temps, dans 95 % des cas, et combien par jour ? | Cela exclut certaines constructions. |
Q-N02 | Combien peut coûter une réponse ou une décision ? | Cela exclut certaines constructions. |
Q-N03 | Où les données peuvent-elles aller, et quels systèmes sont exclus ? | Cela décide quels modèles sont seulement possibles. |
Q-T01 | Qui le construit et le fait tourner ? | Un modèle que personne ne fait tourner cesse sans bruit de marcher. |
Q-P01 | Quelle autre équipe s'en sert ou l'alimente ? | Leurs changements deviennent nos incidents. |
"""

FRENCH: dict[str, Wording] = wordings(_TABLE)
