"""What the rules on sentences say in French."""

from bot.domain.lint.wording.model import Said

FRENCH: dict[str, Said] = {
    "L01": Said("« {cue} » veut dire autre chose pour chaque lecteur ; donnez un nombre et ce"
                " qu'il compte.", "≥ <valeur ?> de <quels cas ?>"),
    "L02": Said("« {cue} » est une échappatoire : dites exactement quand cela vaut.",
                "quand <condition ?>"),
    "L03": Said("« {cue} » laisse la liste ouverte ; nommez tout ce qui en fait partie.",
                "<la liste entière ?>"),
    "L04": Said("« {cue} » ne dit pas qui le fait.", "<qui ?> doit …"),
    "L05": Said("« {cue} » n'oblige personne ; ce qui doit valoir dit « doit ».",
                "<sujet ?> doit …"),
    "L06": Said("À partir de « {cue} » commence une deuxième exigence ; donnez-lui sa phrase.",
                "<première exigence> · <deuxième exigence>"),
    "L07": Said("« {cue} » ne peut être promis de ce qui n'est jamais que probable ; donnez un taux,"
                " ou le contrôle qui l'impose.", "au plus <taux ?> de <quels cas ?>"),
    "L08": Said("« {cue} » ne compare à rien ; nommez la version ou le processus à dépasser.",
                "≥ <valeur ?> au-dessus de <référence ?>"),
    "L09": Said("« {cue} » remplace un nom qui est ailleurs ; répétez le nom.", "<la chose ?>"),
    "L10": Said("« {cue} » dit ce qui ne doit pas être ; dites ce qui doit être, ou nommez le"
                " contrôle.", "doit <quoi à la place ?>"),
    "L11": Said("« {cue} » est tenu par un système qui ne le fait jamais ; dites qu'il le fait.",
                "doit …"),
    "L12": Said("« {cue} » laisse le choix ; choisissez.", "<l'un des deux ?>"),
    "L13": Said("« {cue} » n'est pas un délai ; donnez une durée, une fréquence ou un événement.",
                "en <durée ?>"),
    "L14": Said("« {cue} » est entre parenthèses et se lit comme une remarque ; sortez-le.", None),
    "L15": Said("« {cue} » reste à remplir ; remplissez, ou marquez inconnu et dites qui répond.",
                "<valeur ?>"),
    "L16": Said("« {cue} » n'est pas expliqué ; écrivez-le une fois en entier.",
                "<nom complet ?> ({cue})"),
    "L17": Said("« {cue} » ouvre une raison ; gardez-la à côté de l'exigence.", None),
    "L18": Said("« {cue} » impose une solution ; dites ce que le résultat doit être.", None),
    "L19": Said("« {cue} » est affaire de goût ; dites ce que les gens arrivent à faire, et combien.",
                "<part ?> de <qui ?> doit <faire quoi ?> en <durée ?>"),
    "L20": Said("Cette phrase a plus de quarante mots ; coupez-la.", None),
    "L21": Said("Ce n'est pas une phrase : dites qui doit faire quoi.",
                "<sujet ?> doit <faire quoi ?>"),
    "L22": Said("« {cue} » n'est pas un plancher ; dites « au moins » ou « au plus ».",
                "≥ <valeur ?>"),
    "L23": Said("« {cue} » nie deux fois ; dites-le simplement.", None),
    "L24": Said("La condition n'a pas de réponse claire ; écrivez « Quand <déclencheur>, le"
                " <système> doit <réponse> » ou « Si <condition>, alors le <système> doit"
                " <réponse> ».", "Quand <déclencheur ?>, le <système ?> doit <réponse ?>"),
    "M01": Said("« {cue} » ne se mesure pas tel quel ; ajoutez un nombre, ou renvoyez à un critère.",
                "<mesure ?> ≥ <valeur ?> sur <quels cas ?>"),
    "M02": Said("{cue} de quoi ? Nommez la mesure ou l'événement compté.", "<mesure ?> ≥ {cue}"),
    "M03": Said("« {cue} » n'a pas d'unité qui convienne à {metric}.", "{cue} <unité ?>"),
    "M04": Said("Dites sur quels cas « {cue} » est compté.", "sur <population ?>"),
    "M05": Said("« {cue} » ne nomme ni jeu de données ni version.", "sur <jeu ?>@<version ?>"),
    "M06": Said("« {cue} » ne dit pas avec quelle certitude ; un essai chanceux suffirait.",
                "borne inférieure à <confiance ?>"),
    "M07": Said("« {cue} » ne dit pas combien de cas sont testés.", "n ≥ <cas ?>"),
    "M08": Said("{n} cas ne peuvent pas montrer {cue}, même sans échec ; il en faut au moins"
                " {needed}.", "n ≥ {needed}"),
    "M09": Said("« {cue} » est un changement, mais depuis quoi ? Donnez la valeur actuelle ou la"
                " version.", "de <référence ?> à <valeur ?>"),
    "M10": Said("« {cue} » d'un taux peut être relatif ou en points ; dites lequel.",
                "de <points ou pour cent du taux ?>"),
    "M11": Said("Dites sur quelle période « {cue} » est mesuré.", "par <période ?>"),
    "M12": Said("« {cue} » n'a pas de comparateur ; plancher ou plafond ?", "≥ ou ≤ {cue} ?"),
    "M13": Said("L'exactitude seule cache les classes rares ; ajoutez le rappel de chaque classe qui"
                " compte.", "rappel de <classe critique ?> ≥ <valeur ?>"),
    "M13.counterpart": Said("Moins de fausses alertes, c'est facile : signaler moins. Dites ce qui doit"
                            " encore être trouvé.", "rappel de <ce qui doit être trouvé ?> ≥ <valeur ?>"),
    "M14": Said("« {cue} » ne nomme pas de centile ; la moyenne et le pire cas diffèrent beaucoup.",
                "au <centile ?>"),
    "M15": Said("« {cue} » est impossible : {reason}.", "<valeur ?>"),
    "M16": Said("« {cue} » est plus précis que ce que {n} cas peuvent montrer.",
                "<valeur arrondie ?>"),
    "M17": Said("{metric} ne convient pas : {task}.", "<mesure ?>"),
    "M18": Said("« {cue} » met toutes les erreurs ensemble ; dites lesquelles sont critiques.",
                "critique : <quelles erreurs ?>"),
    "M19": Said("« {cue} » n'a pas de responsable, ou rien ne suit d'un échec.",
                "responsable <qui ?>, sinon <que faire ?>"),
    "M20": Said("« {cue} » va dans le mauvais sens : {metric} devrait être {direction}.",
                "<comparateur ?>"),
    "M21": Said("« {cue} » montre que les gens étaient là, pas que cela a aidé ; ajoutez le résultat"
                " visé.", "<mesure métier ?>"),
    "M22": Said("« {cue} » selon qui ? Dites qui étiquette les cas, ou ce qui compte.",
                "selon l'étiquette de <qui ?>"),
}  # fmt: skip
