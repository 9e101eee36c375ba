"""What is said beside the fields of a form, in French and German."""

FORMS: dict[str, tuple[str, str]] = {
    "Write a number, such as 95 % or 250 ms. Leave it empty if not known.": (
        "Écrivez un nombre, par exemple 95 % ou 250 ms. Laissez vide s'il n'est pas connu.",
        "Schreiben Sie eine Zahl, etwa 95 % oder 250 ms. Leer lassen, wenn sie nicht bekannt ist.",
    ),
    "Write a day, such as 2027-09-30. Leave it empty while nobody has said.": (
        "Écrivez un jour, par exemple 2027-09-30. Laissez vide tant que personne ne l'a dit.",
        "Schreiben Sie einen Tag, etwa 2027-09-30. Leer lassen, solange es niemand gesagt hat.",
    ),
    "Choose how it is measured, or leave its numbers empty.": (
        "Choisissez comment c'est mesuré, ou laissez ses nombres vides.",
        "Wählen Sie, wie es gemessen wird, oder lassen Sie seine Zahlen leer.",
    ),
    "Write a number, such as 312.": (
        "Écrivez un nombre, par exemple 312.",
        "Schreiben Sie eine Zahl, etwa 312.",
    ),
    "Write a share, such as 93 %.": (
        "Écrivez une part, par exemple 93 %.",
        "Schreiben Sie einen Anteil, etwa 93 %.",
    ),
    "Less than 9 of 10 is too few.": (
        "Moins de 9 sur 10, c'est trop peu.",
        "Weniger als 9 von 10 sind zu wenig.",
    ),
    "Say why.": ("Dites pourquoi.", "Sagen Sie, warum."),
    "Say where.": ("Dites où.", "Sagen Sie, wo."),
    "Say why it can stay as it is.": (
        "Dites pourquoi cela peut rester ainsi.",
        "Sagen Sie, warum es so bleiben kann.",
    ),
    "Choose at least one person, for any role.": (
        "Choisissez au moins une personne, pour l'un des rôles.",
        "Wählen Sie mindestens eine Person, für irgendeine Rolle.",
    ),
    "Say why it can be approved with these questions open.": (
        "Dites pourquoi elle peut être approuvée avec ces questions ouvertes.",
        "Sagen Sie, warum sie mit diesen offenen Fragen freigegeben werden kann.",
    ),
    "Open Edit again: it shows what <@{}> wrote meanwhile. You wrote:": (
        "Ouvrez Modifier encore une fois : vous y verrez ce que <@{}> a écrit entre-temps. Vous aviez écrit :",
        "Öffnen Sie Bearbeiten noch einmal: Es zeigt, was <@{}> inzwischen geschrieben hat. Sie hatten geschrieben:",
    ),
    "This field no longer exists. Open Edit again.": (
        "Ce champ n'existe plus. Rouvrez Modifier.",
        "Dieses Feld gibt es nicht mehr. Öffnen Sie Bearbeiten noch einmal.",
    ),
    "Keep this under {} characters.": (
        "Restez sous {} caractères.",
        "Bleiben Sie unter {} Zeichen.",
    ),
    "Confirm it.": ("Confirmez-le.", "Bestätigen Sie es."),
    "Choose the days.": ("Choisissez les jours.", "Wählen Sie die Tage."),
    "It ends before it begins.": ("Cela finit avant de commencer.", "Es endet, bevor es beginnt."),
}
