"""A refund agent: small refunds pass, larger ones wait for people in Slack; killed and started again, it pays once."""

import argparse
import os
import sys
from pathlib import Path

from bank import Bank
from checkpoints import FileSaver
from langchain.agents import create_agent
from langchain.agents.middleware import HumanInTheLoopMiddleware
from model import ScriptedModel

from bot.agents.desk import RemitDesk
from bot.agents.langchain import Approvals, Ask, approval_id

WAITS = 3  # the exit code of an agent that waits for people


def main() -> int:
    """Ask for one refund, and go on from wherever an earlier run of the same order ended."""
    told = _arguments()
    bank = Bank(told.folder / "bank.db")

    def issue_refund(order: str, amount: float) -> str:
        """Pay money back to whoever placed an order."""
        return bank.pay_back(order, amount, key=approval_id() or "")

    approvals = Approvals(
        RemitDesk(os.environ["REMIT_ADDRESS"], os.environ["REMIT_TOKEN"], patience=told.patience),
        system="refund-agent",
        tools={"issue_refund": Ask(target="order", amount="amount", repeatable=True)},
    )
    agent = create_agent(
        ScriptedModel(),  # or any other: langchain.chat_models.init_chat_model("openai:gpt-5")
        tools=[issue_refund],
        middleware=[HumanInTheLoopMiddleware(approvals.interrupt_on()), approvals.guard()],
        checkpointer=FileSaver(told.folder / "threads"),
    )
    config = {"configurable": {"thread_id": f"order-{told.order}"}}
    said = f"Please refund {told.amount:g} USD for order {told.order}."
    begun = bool(agent.get_state(config).values)
    given = None if begun else {"messages": [("user", said)]}

    progress = approvals.proceed(agent, config, given, wait=told.wait)
    if not progress.is_done:
        ids = ", ".join(one["id"] for one in progress.waiting)
        print(f"Waiting for people: {ids}. Start me again to go on.")  # noqa: T201
        return WAITS
    print(progress.values["messages"][-1].text)  # noqa: T201
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--order", required=True)
    parser.add_argument("--amount", type=float, required=True)
    parser.add_argument("--wait", type=float, default=0.0, help="seconds to wait for people")
    parser.add_argument("--patience", type=float, default=120.0, help="seconds Remit may be away")
    parser.add_argument("--folder", type=Path, default=Path("state"))
    told = parser.parse_args()
    told.folder.mkdir(parents=True, exist_ok=True)
    return told


if __name__ == "__main__":
    sys.exit(main())
