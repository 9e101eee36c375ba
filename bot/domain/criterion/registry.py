"""The metrics Remit knows, one a line; a name that is not here is kept as `custom:` and defined."""

from types import MappingProxyType

from bot.domain.criterion.metric import Direction, Family, Metric
from bot.domain.criterion.term import CriterionKind
from bot.domain.framing.kind import Kind

_KINDS: dict[str, frozenset[Kind]] = {
    "": frozenset(),
    "yes_no": frozenset({Kind.BINARY_CLASSIFICATION, Kind.ANOMALY_DETECTION}),
    "classes": frozenset(
        {
            Kind.BINARY_CLASSIFICATION, Kind.MULTICLASS_CLASSIFICATION, Kind.ANOMALY_DETECTION,
            Kind.INFORMATION_EXTRACTION,
        }
    ),
    "right_or_wrong": frozenset(
        {
            Kind.BINARY_CLASSIFICATION, Kind.MULTICLASS_CLASSIFICATION, Kind.ANOMALY_DETECTION,
            Kind.INFORMATION_EXTRACTION, Kind.LLM_GENERATION, Kind.RAG_QA, Kind.AGENT_ACTIONS,
        }
    ),
    "numbers": frozenset({Kind.REGRESSION, Kind.FORECASTING}),
    "forecast": frozenset({Kind.FORECASTING}),
    "lists": frozenset({Kind.RANKING, Kind.RECOMMENDATION}),
    "found": frozenset({Kind.RANKING, Kind.RECOMMENDATION, Kind.RAG_QA}),
    "anomaly": frozenset({Kind.ANOMALY_DETECTION}),
    "extraction": frozenset({Kind.INFORMATION_EXTRACTION}),
    "text": frozenset({Kind.LLM_GENERATION, Kind.RAG_QA, Kind.AGENT_ACTIONS}),
    "text_or_fields": frozenset(
        {Kind.LLM_GENERATION, Kind.RAG_QA, Kind.AGENT_ACTIONS, Kind.INFORMATION_EXTRACTION}
    ),
    "answers": frozenset({Kind.RAG_QA, Kind.LLM_GENERATION, Kind.AGENT_ACTIONS}),
    "sources": frozenset({Kind.RAG_QA}),
    "runs": frozenset({Kind.LLM_GENERATION, Kind.RAG_QA, Kind.AGENT_ACTIONS}),
    "agent": frozenset({Kind.AGENT_ACTIONS}),
}  # fmt: skip
_FAMILIES = {
    "rate": (Family.RATE, 0.0, 1.0),
    "score": (Family.SCORE, 0.0, 1.0),
    "score±": (Family.SCORE, -1.0, 1.0),
    "percent": (Family.PERCENT, 0.0, None),
    "number": (Family.NUMBER, 0.0, None),
    "number±": (Family.NUMBER, None, None),
    "points": (Family.NUMBER, -100.0, 100.0),
    "time": (Family.TIME, 0.0, None),
    "count": (Family.COUNT, 0.0, None),
    "money": (Family.MONEY, None, None),
    "frequency": (Family.FREQUENCY, 0.0, None),
    "own": (Family.OWN_UNIT, 0.0, None),
    "own±": (Family.OWN_UNIT, None, None),
}
_DIRECTIONS = {"up": Direction.UP, "down": Direction.DOWN, "either": Direction.EITHER}

# id | numbers | better | kind of criterion | needs | may take | kinds of task | called
_TABLE = """\
accuracy | rate | up | statistical | | class, tolerance | right_or_wrong | accuracy
balanced_accuracy | score | up | statistical | | | classes | balanced accuracy
precision | rate | up | statistical | | class, average | right_or_wrong | precision
recall | rate | up | statistical | | class, average | right_or_wrong | recall
specificity | rate | up | statistical | | class | yes_no | specificity
fpr | rate | down | statistical | | class | yes_no | false-alarm rate
fnr | rate | down | statistical | | class | yes_no | miss rate
false_positives | count | down | statistical | | class | right_or_wrong | false alarms
false_negatives | count | down | statistical | | class | right_or_wrong | misses
npv | rate | up | statistical | | class | yes_no | share of cleared cases that are clear
error_rate | rate | down | statistical | | class | right_or_wrong | error rate
f1 | score | up | statistical | | class, average | right_or_wrong | F1
fbeta | score | up | statistical | beta | class, average | right_or_wrong | F-beta
roc_auc | score | up | statistical | | class | yes_no | ROC AUC
pr_auc | score | up | statistical | | class | yes_no | PR AUC
mcc | score± | up | statistical | | | classes | Matthews correlation
log_loss | number | down | statistical | | | classes | log loss
brier | score | down | statistical | | | classes | Brier score
ece | score | down | statistical | | | right_or_wrong | calibration error
precision_at_k | rate | up | statistical | k | | found | precision@k
recall_at_k | rate | up | statistical | k | | found | recall@k
ndcg_at_k | score | up | statistical | k | | found | NDCG@k
map | score | up | statistical | | k | found | mean average precision
mrr | score | up | statistical | | k | found | mean reciprocal rank
hit_at_k | rate | up | statistical | k | | found | hit rate@k
top_k_accuracy | rate | up | statistical | k | | classes | top-k accuracy
coverage | rate | up | statistical | | | | coverage
diversity | score | up | statistical | | | lists | diversity
mae | own | down | statistical | | horizon | numbers | mean absolute error
rmse | own | down | statistical | | horizon | numbers | root mean squared error
mape | percent | down | statistical | | horizon | numbers | MAPE
smape | percent | down | statistical | | horizon | numbers | sMAPE
wape | percent | down | statistical | | horizon | numbers | WAPE
mase | number | down | statistical | | horizon | forecast | MASE
pinball | number | down | statistical | | quantile, horizon | numbers | pinball loss
bias | number± | near 0 | statistical | | horizon | numbers | bias
within_tolerance | rate | up | statistical | tolerance | horizon | numbers | share within tolerance
r2 | number± | up | statistical | | horizon | numbers | R²
detection_delay | time | down | statistical | | quantile | anomaly | detection delay
alarms_per_shift | count | down | slo | | unit | anomaly | alarms per shift
bleu | percent | up | statistical | | | text | BLEU
rouge_l | score | up | statistical | | | text | ROUGE-L
chrf | percent | up | statistical | | | text | chrF
exact_match | rate | up | statistical | | | text_or_fields | exact match
field_accuracy | rate | up | statistical | | class | extraction | field accuracy
straight_through_rate | rate | up | business | | | | straight-through rate
wer | percent | down | statistical | | | text_or_fields | word error rate
cer | percent | down | statistical | | | text_or_fields | character error rate
win_rate | rate | up | statistical | | | text | win rate
rubric_score | number | up | statistical | | unit | text | rubric score
judge_pass_rate | rate | up | statistical | | | text | share passed by the judge
faithfulness | rate | up | statistical | | unit | text | faithfulness
hallucination_rate | rate | down | statistical | unit | | text | hallucination rate
citation_precision | rate | up | statistical | | | text | citation precision
citation_recall | rate | up | statistical | | | text | citation recall
context_precision | rate | up | statistical | | k | sources | context precision
context_recall | rate | up | statistical | | k | sources | context recall
answer_correctness | rate | up | statistical | | | answers | answer correctness
abstention_rate | rate | either | statistical | | | | abstention rate
refusal_correctness | rate | up | statistical | | | text | correct refusals
over_refusal_rate | rate | down | statistical | | | text | wrongly refused requests
toxicity_rate | rate | down | statistical | | unit | text | toxicity rate
pii_leak_rate | rate | down | statistical | | unit | text | personal-data leak rate
jailbreak_success_rate | rate | down | statistical | | | text | jailbreak success rate
consistency | rate | up | statistical | | k | | consistency
task_success | rate | up | statistical | | | agent | task success
pass_at_k | rate | up | statistical | k | | runs | pass@k
pass_hat_k | rate | up | statistical | k | | runs | pass^k
tool_call_accuracy | rate | up | statistical | | | agent | tool-call accuracy
invariant_violations | count | down | statistical | | | | invariant violations
takeover_rate | rate | down | statistical | | | agent | human-takeover rate
override_rate | rate | either | business | | | | override rate
critical_error_rate | rate | down | statistical | | class | | critical-error rate
human_minutes | time | down | business | | unit | | human time per case
latency | time | down | slo | quantile | | | latency
ttft | time | down | slo | quantile | | text | time to first token
throughput | frequency | up | slo | | | | throughput
uptime | rate | up | slo | | | | uptime
error_budget | rate | down | slo | | | | error budget
request_failure_rate | rate | down | slo | | | | failed requests
cost_per_call | money | down | slo | | unit, quantile | | cost per call
cost_per_task | money | down | slo | | unit, quantile | | cost per task
psi | number | down | statistical | | class | | PSI
ks | score | down | statistical | | class | | KS distance
js_divergence | score | down | statistical | | class | | Jensen-Shannon distance
feature_missing_rate | rate | down | statistical | | class | | missing values
selection_rate_ratio | number | near 1 | statistical | | class | | selection-rate ratio
equal_opportunity_diff | score± | near 0 | statistical | | class | | equal-opportunity difference
demographic_parity_diff | score± | near 0 | statistical | | class | | demographic-parity difference
calibration_gap | score± | near 0 | statistical | | class | | calibration gap
adoption_rate | rate | up | business | | | | adoption rate
weekly_active | count | up | business | | | | weekly active users
daily_active | count | up | business | | | | daily active users
acceptance_rate | rate | up | business | | | | acceptance rate
csat | percent | up | business | | unit | | customer satisfaction
nps | points | up | business | | | | NPS
conversion | rate | up | business | | | | conversion
ctr | rate | up | business | | | | click-through rate
retention | rate | up | business | | horizon | | retention
churn | rate | down | business | | horizon | | churn
no_show_rate | rate | down | business | | | | no-show rate
complaints | count | down | business | | unit | | complaints
handling_time | time | down | business | | quantile | | handling time
resolution_time | time | down | business | | quantile | | resolution time
first_contact_resolution | rate | up | business | | | | first-contact resolution
backlog | count | down | business | | | | backlog
deflection_rate | rate | up | business | | | | deflection rate
return_rate | rate | down | business | | | | return rate
waste | own | down | business | | | | waste
stock_out_rate | rate | down | business | | | | stock-outs
service_level | rate | up | business | | | | service level
downtime | time | down | business | | | | downtime
session_time | time | up | business | | quantile | | session time
time_spent | time | up | business | | | | time spent
revenue | money | up | business | | | | revenue
cost_saving | money | up | business | | | | savings
cost | money | down | business | | unit | | cost
inter_annotator_agreement | score± | up | statistical | | | | agreement between annotators
"""


def _names(cell: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in cell.split(",") if name.strip())


def _metric(line: str) -> Metric:
    name, numbers, better, kind, needs, takes, kinds, label = (
        cell.strip() for cell in line.split("|")
    )
    family, low, high = _FAMILIES[numbers]
    near, _, best = better.partition(" ")
    return Metric(
        id=name,
        family=family,
        direction=_DIRECTIONS.get(near, Direction.NEAR),
        criterion_kind=CriterionKind(kind),
        low=low,
        high=high,
        best=float(best) if best else None,
        needs=_names(needs),
        takes=(*_names(needs), *_names(takes)),
        kinds=_KINDS[kinds],
        label=label,
    )


METRICS: MappingProxyType[str, Metric] = MappingProxyType(
    {metric.id: metric for metric in map(_metric, _TABLE.strip().splitlines())}
)
