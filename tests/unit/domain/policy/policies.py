"""A policy with everything in it, as people would write it."""

POLICY = """\
name: default
people:
  support-leads: [group:S0SUPPORT]
  finance: [user:U0DAN, user:U0EVE]
  on-call: group:S0ONCALL
hours:
  berlin:
    timezone: Europe/Berlin
    days: [mon, tue, wed, thu, fri]
    starts: 09:00
    ends: 17:30
    holidays: [2026-12-25]
delegations:
  - {of: user:U0DAN, to: user:U0CAT, starts: 2026-12-20, ends: 2027-01-03}
break_glass:
  of: on-call
  tell: channel:C0OPS
rules:
  - id: small-refunds
    when:
      action: refund.*
      money: {up_to: 500, currency: USD}
      confidence: {at_least: 0.9}
    mode: notify
    caps: {per_hour: 20, money_per_day: 5000}
    ask: [{of: support-leads}]
    tell: channel:C0REFUNDS
  - id: refunds
    when: {action: refund.*}
    mode: dual_approve
    ask:
      - {label: support, of: support-leads}
      - {label: finance, of: finance}
    veto: raci:legal
    hours: berlin
    respond_within: 8h
    remind_after: [2h]
    steps:
      - {after: 6h, to: on-call, label: support}
    on_silence: safe_default
    instead: Refund 500 USD and say that we call.
  - id: customer-writes
    when: {action: [mail.*, post.*], tags: customer, row: OV-*}
    ask: [{of: 'raci:accountable'}]
  - id: policy
    when: {action: policy.change}
    mode: dual_approve
    ask: [{need: 2, of: on-call}]
"""
