"""What is said about when summaries come, in French and German."""

SCHEDULES: dict[str, tuple[str, str]] = {
    "It does not say on which days.": (
        "Les jours ne sont pas dits.",
        "Es sagt nicht, an welchen Tagen.",
    ),
    "“{}” is no time of day.": ("« {} » n'est pas une heure.", "„{}“ ist keine Uhrzeit."),
    "“{}” is no rhythm that is kept.": (
        "« {} » n'est pas un rythme que je tiens.",
        "„{}“ ist kein Rhythmus, den ich halte.",
    ),
    "A cron line has five fields, and no seconds.": (
        "Une ligne cron a cinq champs, sans secondes.",
        "Eine Cron-Zeile hat fünf Felder, ohne Sekunden.",
    ),
    "{} is no time of day.": ("{} n'est pas une heure.", "{} ist keine Uhrzeit."),
    "Say “every Monday at 9:00 Europe/Berlin”, “on the 1st of the month”, or a cron line.": (
        "Dites « chaque lundi à 9h », « le 1er du mois », ou une ligne cron.",
        "Sagen Sie „jeden Montag um 9 Uhr“, „am 1. des Monats“, oder eine Cron-Zeile.",
    ),
    "There is no time zone called {}.": (
        "Il n'y a pas de fuseau nommé {}.",
        "Es gibt keine Zeitzone namens {}.",
    ),
    "Name one such as Europe/Berlin or America/New_York.": (
        "Nommez-en un comme Europe/Berlin ou America/New_York.",
        "Nennen Sie eine wie Europe/Berlin oder America/New_York.",
    ),
    "A schedule in certain months only is not kept.": (
        "Un rythme limité à certains mois n'est pas gardé.",
        "Nur in bestimmten Monaten geht nicht.",
    ),
    "More than once a day is too often for something people read.": (
        "Plus d'une fois par jour, c'est trop pour ce que l'on doit lire.",
        "Mehr als einmal am Tag ist zu oft für etwas, das Menschen lesen.",
    ),
    "A day of the month and a day of the week together are not kept.": (
        "Un jour du mois avec un jour de la semaine n'est pas gardé.",
        "Ein Tag des Monats zusammen mit einem Wochentag geht nicht.",
    ),
    "The day of the month is one number from 1 to 31.": (
        "Le jour du mois est un nombre de 1 à 31.",
        "Der Tag des Monats ist eine Zahl von 1 bis 31.",
    ),
    "“{}” is no day of the week.": (
        "« {} » n'est pas un jour de la semaine.",
        "„{}“ ist kein Wochentag.",
    ),
}
