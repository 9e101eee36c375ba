"""The bank of clarifying questions: what each is about, when it is worth asking, and its English."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BankQuestion:
    """One question of the bank; `impact` and `effort` are those of the ranking formula."""

    id: str
    field: str
    when: str  # a condition of bot.domain.framing.ranking
    impact: int
    effort: int
    text: str
    why: str
    options: tuple[str, ...] = ()


# id | field | when | impact | effort | question | why it matters | options
_TABLE = """\
Q-B01 | business_goal.metric | open | 5 | 2 | Which number on which report would move if this works? | Without one number, nobody can say later whether it worked. |
Q-B02 | business_goal.baseline | metric_known | 5 | 3 | Where do you stand on {metric} today: which figure, for which period, from which source? | A target means little until we know where it starts. |
Q-B03 | business_goal.target | metric_known | 5 | 2 | By how much would {metric} have to move for you to call it a success? Points or percent? | It decides whether a simple rule is enough or a model is worth its price. |
Q-B04 | business_goal.deadline | target_known | 3 | 1 | When must the number have moved, and why then? | It decides how much can be tried before the first answer. | This quarter; Next quarter; This year; No fixed date
Q-B05 | business_goal.population | goal_known | 4 | 2 | Which customers, sites or products are in, and which are out? | Data, tests and fairness checks all depend on who is covered. |
Q-B06 | owner | target_known | 4 | 1 | Who decides that this is good enough? | Somebody has to sign, and it should be clear who. |
Q-B07 | business_goal.value_of_target | money | 4 | 3 | What is one unit worth, for example one case avoided? | It sets how much the whole thing may cost. |
Q-B08 | business_goal.cost_of_inaction | never | 2 | 2 | What happens if we do nothing for a year? | It shows how urgent this is next to everything else. |
Q-B09 | business_goal.definition | ambiguous_metric | 5 | 2 | What exactly counts as “{word}”, and what doesn't? | Two teams counting differently would measure two different projects. |
Q-U01 | user_problem.voice | goal_known | 4 | 2 | Who is annoyed today, and what would they say? | The person with the problem decides whether it gets used. |
Q-U02 | user_problem.evidence | problem_known | 3 | 3 | What have you seen that shows it: tickets, calls, counts? | One real example keeps us from solving the wrong problem. |
Q-U03 | user_problem.current_process | goal_known | 3 | 2 | Walk me through the last real case: who did what? | The best improvement is often one step of today's process. |
Q-X01 | decision.supported | goal_known | 5 | 2 | What will someone do differently when the answer is yes? | If nobody acts on it, a report is enough. |
Q-X02 | decision.capacity | follow_up | 5 | 2 | How many of these can you handle per day? | A list longer than that is never read to the end; it sets how strict the system must be. |
Q-X03 | decision.moment | decision_known | 4 | 2 | How early must you know for it to help? | It decides which data may be used and how hard the task is. |
Q-X04 | decision.automation_level | action_known | 5 | 1 | Should it inform, suggest, act after approval, or act on its own? | It decides who has to stay in the loop. | Inform; Suggest; Act after approval; Act
Q-X05 | hypothesis.incremental_effect | intervention | 4 | 2 | Who would be fine without the action, and can some get none for comparison? | Otherwise we count people who would have been fine anyway. |
Q-F01 | ml_fit.answers.rules | rule_smell | 5 | 1 | Could an experienced colleague write the rule on one page? | If so, write the rule: it is cheaper, faster and never surprises anyone. | Yes; No; Partly
Q-F02 | ml_fit.answers.existing_field | lookup_smell | 5 | 1 | Is the answer already in a system field? | If so, a report does it this week. | Yes; No; Partly
Q-F03 | ml_fit.answers.process | process_smell | 5 | 2 | If one person or one policy changed, would the problem vanish? | No model fixes a missing signature. | Yes; No; Partly
Q-F04 | ml_fit.heuristic | learnable | 4 | 2 | What simple rule would you use tomorrow without AI? | Any model has to beat it; sometimes it is enough. |
Q-M01 | task.cost_fn | errors_matter | 5 | 2 | Which mistake hurts more, a miss or a false alarm, and roughly how much is each? | It sets where the line between yes and no is drawn. | A miss; A false alarm; About the same
Q-M02 | task.critical_errors | errors_matter_more | 5 | 2 | Which mistake must never happen, not even once? | Such a rule is enforced outside the model. |
Q-M03 | task.reference | generative | 5 | 2 | Who says what is right, and do experts agree? | Quality cannot be measured without somebody to judge it. |
Q-M04 | metrics.business_test | target_known | 4 | 2 | Can we compare with and without, say a pilot site or an A/B test? | It is the only way to know that the change caused the result. | A/B test; Pilot site; Before and after; Not possible
Q-M05 | task.acceptable_failure | learnable | 5 | 2 | Out of 1,000 cases, how many wrong ones are tolerable? | It tells engineering when to stop improving. |
Q-M06 | business_goal.target | points_or_percent | 4 | 1 | “{target}”: do you mean percentage points, or percent of today's value? | The two can differ severalfold. | Percentage points; Percent of today's value
Q-M07 | metrics.guardrails | target_known | 4 | 2 | What must not get worse? | A target alone can be met in ways nobody wants. |
Q-M08 | business_goal.target | impossible_target | 5 | 2 | “{target}” can't hold as written; what did you mean? | A number that cannot be reached helps nobody. |
Q-M09 | task.cost_fn | weighed | 4 | 2 | Roughly how much does one miss cost, and how much one false alarm? | With amounts, the line between yes and no can be worked out. |
Q-D01 | data.source | learnable | 5 | 2 | Where does the data live, who owns it, and do you have access? | Access takes longer than any model. |
Q-D02 | data.label_source | learnable | 5 | 2 | How do we learn afterwards what was true, and how late? | Without the outcome there is nothing to learn from and nothing to check. |
Q-D03 | data.quality_answers | people_data | 4 | 3 | How was the data collected, and who is missing from it? | Whoever is missing is treated by guesswork. |
Q-D04 | data.volume | learnable | 4 | 2 | How many cases per month, and how many months back? | It decides what can be learned and how surely it can be tested. |
Q-D05 | task.base_rate | yes_no | 4 | 2 | How often does it happen, per 1,000? | Rare events need other measures and more cases. |
Q-D06 | data.rights | people_data | 5 | 2 | May we use this data for this purpose, and who confirms it? | A no after three months is expensive. |
Q-D07 | data.labelling | never | 3 | 2 | Who can label, how many per day, with which guideline? | Labels are the slowest part of most projects. |
Q-D08 | data.changes | never | 3 | 2 | Any change of system, policy or definition in that period? | A change looks like a pattern to a model. |
Q-D09 | data.moat | never | 2 | 2 | What do we have that others can't get? | It says whether to build or to buy. |
Q-L01 | task.refusals | generative | 5 | 2 | What must it refuse or hand over to a person? | The worst answers come from questions it should not take. |
Q-L02 | task.sources_of_truth | documents | 5 | 2 | Which documents count, who keeps them fresh, and who may see what? | An answer is only as good, and as allowed, as its source. |
Q-L03 | task.no_answer | documents | 4 | 1 | What should happen when it doesn't know? | Otherwise it will guess. | Say so; Hand over to a person; Show the closest document
Q-L04 | constraints.languages | generative | 2 | 1 | Which languages, tone, length and format? | It decides what is tested. |
Q-L05 | constraints.privacy | never | 4 | 2 | Do people know it is AI, and is consent needed? | Being told is often a right. |
Q-G01 | task.actions | acting | 5 | 3 | Which actions may it take, and what is the limit of each? | Every action needs its own rule of oversight. |
Q-G02 | task.undo | acting | 5 | 2 | Which of these can be undone, how, and until when? | What cannot be undone needs a person first. |
Q-G03 | task.caps | acting | 4 | 2 | What is the most it may do per hour and per day, in count and money? | Many small actions add up. |
Q-G04 | data.rights | never | 4 | 2 | With whose rights does it act? | It must not see or do more than its user may. |
Q-H01 | task.failure_handling | learnable | 5 | 2 | What happens when it is wrong, and who notices? | It will be wrong sometimes; this decides what that costs. |
Q-H02 | task.approvers | acting | 5 | 2 | Who approves, how fast, and what happens out of hours? | Approvals without people become a queue. |
Q-H03 | task.recourse | people_affected | 5 | 2 | How can the affected person object and reach a human? | A decision about a person needs a way back. |
Q-R01 | risk.legal_review | high_impact | 5 | 1 | This looks like {area}; has Legal or the DPO seen it? | Better a short talk now than a stop before launch. | Yes; Not yet; Not needed, because …
Q-R02 | risk.groups | people_affected | 4 | 2 | Which groups could be treated worse, and may we measure it? | What is not measured cannot be corrected. |
Q-N01 | constraints.throughput | never | 3 | 2 | How fast, in 95 % of cases, and how many per day? | It rules out some designs. |
Q-N02 | constraints.cost_per_unit | never | 3 | 2 | What may one answer or decision cost? | It rules out some designs. |
Q-N03 | constraints.residency | never | 4 | 2 | Where may the data go, and which systems are off limits? | It decides which models may be used at all. |
Q-T01 | constraints.team | never | 3 | 2 | Who builds and runs it? | A model nobody runs stops working quietly. |
Q-P01 | dependencies.list | never | 3 | 2 | Which other team uses or feeds this? | Their changes become our incidents. |
Q-C01 | * | conflict | 5 | 1 | {claims}: which is right, or are these different measures? | I don't choose between people. |
Q-C02 | * | taken_back | 4 | 1 | {who} took back “{old}”. Is “{value}” now the one that counts? | What was taken back no longer counts, and nothing takes its place by itself. |
Q-C03 | * | unfound | 4 | 1 | {who} says that “{value}” was agreed; I find no message that says so. Does it count, and who agreed? | An agreement nobody can find is one person's word. |
"""


@dataclass(frozen=True, slots=True)
class Wording:
    """A question in another language."""

    text: str
    why: str
    options: tuple[str, ...] = ()


def _options(cells: list[str]) -> tuple[str, ...]:
    return tuple(option.strip() for cell in cells for option in cell.split(";") if option.strip())


def _question(line: str) -> BankQuestion:
    key, field, when, impact, effort, text, why, *options = _cells(line)
    number = (int(impact), int(effort))
    return BankQuestion(key, field, when, *number, text, why, _options(options))


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.split("|")]


def wordings(table: str) -> dict[str, Wording]:
    """Read a table of id, question, reason and options."""
    rows = (_cells(line) for line in table.strip().splitlines())
    return {key: Wording(text, why, _options(options)) for key, text, why, *options in rows}


BANK: dict[str, BankQuestion] = {
    question.id: question for question in (_question(line) for line in _TABLE.strip().splitlines())
}
