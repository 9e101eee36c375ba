"""The twelve risks of generative AI that NIST lists (AI 600-1, 2024), in our words, to go through."""

NIST_SOURCE = "NIST AI 600-1"
# name | what it means here
_TABLE = """
dangerous knowledge | It helps with weapons or other means of mass harm.
made-up facts | It states something wrong as if it were known.
harmful content | It writes something violent, hateful or dangerous to whoever reads it.
data privacy | It gives away personal data it has seen.
environment | It uses more energy and water than the result is worth.
bias and sameness | It treats groups differently, or makes everything alike.
people and machine | People trust it too much, or blame it for what is theirs.
information integrity | It spreads what is false, or what nobody can tell from the true.
information security | It opens a way in: by hidden orders, or by code it writes.
intellectual property | It repeats what belongs to somebody else.
abusive imagery | It makes degrading pictures of people.
supply chain | A part from somebody else changes or fails without notice.
"""
GENERATIVE_RISKS: tuple[tuple[str, str], ...] = tuple(
    (name.strip(), words.strip())
    for name, words in (line.split("|") for line in _TABLE.strip().splitlines())
)
