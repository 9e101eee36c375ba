"""What is said about queues of decisions, cases and checks, in English."""

DESK_IN_ENGLISH = {
    "add_case": "Add to the eval set",
    "case-added": "Added to the eval set of {what}; it has {count} cases now.",
    "case-added-next": "`remit eval cases export` writes them for your evaluation tool.",
    "check-missed": "That was a check: {what} was planted to see whether wrong requests are noticed. "
    "Nothing was done, and it happens to everybody. What was wrong: {wrong}",
    "check-missed-next": "Look at the exact values next time; the full view shows all of them.",
    "check-caught": "Well spotted: {what} was a check, and it was wrong. {wrong}",
    "check-caught-next": "There is nothing to do; nothing could have run.",
    "figures": "How the queues are doing",
    "figures_lead": "The last {days} days. What passed by itself and planted checks are left out.",
    "figures_none": "Nobody was asked to decide anything in the last {days} days. Ask for a decision "
    "in the menu of a message, or with /remit escalate.",
    "waiting_now": "Waiting",
    "waiting_value": "{count}, the oldest for {oldest}",
    "waiting_none": "nothing",
    "decided_in": "Decided within",
    "decided_value": "{p50} (half of them), {p95} (95 %)",
    "in_time": "In time",
    "ended": "How they ended",
    "ended_value": "{approved} approved, {denied} rejected, {edited} changed, {unanswered} unanswered, "
    "{withdrawn} taken back",
    "looked": "Looked at for",
    "looked_value": "at most {median} (median)",
    "disagreement": "People disagreed",
    "checks": "Planted checks",
    "checks_value": "{caught} of {count} noticed",
    "stamped": "It looks as if yes is pressed without looking. Send fewer requests to people, or show "
    "better evidence on the card.",
    "batch": "Decide {count} similar ones together",
    "batch_title": "Similar requests",
    "batch_lead": "Tick what you approve. Each approval counts for exactly what is listed here; what "
    "changes meanwhile is left out. What is final or needs more people is never listed.",
    "batch_none": "Nothing that waits for you is alike and harmless enough to be approved together. Decide "
    "each on its own card.",
    "batch_item": "Approve {number}",
    "batch_submit": "Approve ticked",
    "batch_nothing": "Tick at least one, or close this.",
    "batched": "Approved: {count}.",
    "batched_all": "Each may run once, exactly as listed.",
    "batched_left": "Left out: {count}. Open their cards and decide there.",
    "close": "Close",
}
