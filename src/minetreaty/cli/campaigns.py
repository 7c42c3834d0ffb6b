"""``minetreaty campaigns``: campaigns, and what the record shows within the span of each."""

from __future__ import annotations

from argparse import Namespace

from ..loading import load
from .parsing import Commands
from .replies import Reply, ReplyTable, Text, wide


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add(
        "campaigns",
        "campaigns, and what the record shows within their span",
        run=run,
        examples=("campaigns", "campaigns --format json"),
    )
    parser.add_argument("keys", metavar="CAMPAIGN", nargs="*", help="keys such as sg-2025 (default: all)")


def run(args: Namespace) -> Reply:
    """Answers the command."""
    reg = load(args.record)
    found = [reg.campaign(key) for key in args.keys] or reg.campaigns
    outcomes = [(campaign, campaign.outcome()) for campaign in found]
    table = ReplyTable(
        ("campaign", "convention", "since", "until", "joined", "gave_notice", "have_left", "left_after", wide("aims")),
        [
            (
                campaign.key,
                outcome.convention,
                outcome.since,
                outcome.until,
                tuple(act.state for act in outcome.joined),
                tuple(act.state for act in outcome.gave_notice),
                tuple(change.state.alpha3 for change in outcome.left),
                tuple(change.state.alpha3 for change in outcome.left_after),
                "; ".join(campaign.aims),
            )
            for campaign, outcome in outcomes
        ],
    )
    return Reply(
        blocks=[Text(str(outcome), title=campaign.title) for campaign, outcome in outcomes],
        table=table,
        data={"campaigns": table.records()},
    )
