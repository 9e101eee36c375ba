"""What the plans of a spec leave open: the question that settles it, and who could know."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlanQuestion:
    """One question, put to a role; asked when its plan is due, not while a goal is framed."""

    id: str
    who: str
    text: str


_TABLE = """
P-A01 | the product owner | Who holds each role, by name?
P-C01 | the data scientist | Does it give a confidence, what happens at which value, and has anybody checked that the value holds?
P-D01 | the data engineer | How long does it take until you know whether an output was right?
P-D02 | the ML engineer | How long does training again take, what does it cost, and who says yes to it?
P-D03 | operations | Which version does it go back to, how fast, and when was that last tried?
P-D04 | the ML engineer | Until when does the provider keep this model, and what would replace it?
P-D05 | the ML engineer | How long does each step of training again take: to collect, to label, to train, to test, to release?
P-E01 | the data scientist | Which cases is it tested on, from which period, how many, and who keeps them?
P-E02 | the domain expert | Who labels the cases, by which guideline, and how far must two of them agree?
P-E03 | the data scientist | How often does the judging model agree with people, on cases people have labelled?
P-E04 | the product owner | How much may a criterion drop before a change is stopped?
P-E05 | the product owner | What does each kind of mistake cost, and whom?
P-F01 | Legal | Which groups could be treated worse, how is that measured, and may it be measured?
P-K01 | the product owner | What does one decision cost in money and minutes, and what is it worth?
P-L01 | Legal | Which of these clauses apply, and what shows that they are met?
P-M01 | the product owner | Which figures are watched, from where, how often, and by whom?
P-N01 | operations | How fast, how often, how reliable and how expensive may it be?
P-O01 | the data scientist | What did each option reach, at which cost and delay?
P-P01 | the ML engineer | Which model, prompt, index and tools exactly, by version?
P-Q01 | the reviewer lead | Where do cases wait, who looks at them, how soon, and how many fit in an hour?
P-R01 | the product owner | Who gets it first, how many are they, and who decides about the next phase?
P-S01 | operations | Who can stop it, how, how fast, and when was that last tried?
P-U01 | the UX designer | What do people see when it is wrong, and how do they put it right?
"""


def _question(line: str) -> PlanQuestion:
    return PlanQuestion(*(cell.strip() for cell in line.split("|")))


PLAN_QUESTIONS: dict[str, PlanQuestion] = {
    question.id: question for question in map(_question, _TABLE.strip().splitlines())
}
