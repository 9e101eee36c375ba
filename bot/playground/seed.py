"""The people and channels every playground starts with: a dental clinic's small AI team."""

from collections.abc import Callable

from bot.playground.manifest import Manifest
from bot.playground.workspace import BOT_USER_ID, Channel, User, Workspace

_PEOPLE = (
    User("U0NADIA001", "nadia", "Nadia Haddad", "Product owner", "4bbe2e"),
    User("U0LEO00001", "leo", "Leo Martins", "Front desk lead", "3c989f"),
    User("U0PRIYA001", "priya", "Priya Raman", "Data scientist", "9f69e7"),
    User("U0SAM00001", "sam", "Sam Okafor", "Finance director", "e7392d"),
    User("U0GUEST001", "robin", "Robin Vale", "Agency guest", "99a949", is_guest=True),
)
_CHANNELS = (
    ("C0NOSHOWS1", "no-shows", "Fewer missed appointments", True),
    ("C0GROWTH01", "growth", "Goals and experiments", True),
    ("C0MLREVIEW", "ml-reviews", "Specs, verdicts and sign-offs", True),
    ("C0GENERAL1", "general", "Company-wide", False),
)
_GROUPS = {"S0DECIDERS": ("U0LEO00001", "U0PRIYA001", "U0SAM00001")}
_BOARD = ("G0BOARD001", "board", "Confidential", "U0SAM00001")


def seeded_workspace(manifest: Manifest, clock: Callable[[], float]) -> Workspace:
    """A fresh workspace with the bot in every channel but #general and #board."""
    workspace = Workspace(clock)
    bot = User(BOT_USER_ID, manifest.bot_name.lower(), manifest.bot_name, "", "2eb67d", is_bot=True)
    workspace.users[bot.id] = bot
    workspace.groups |= {name: set(people) for name, people in _GROUPS.items()}
    created = int(clock())
    for channel_id, name, topic, has_bot in _CHANNELS:
        channel = Channel(channel_id, name, "channel", created, topic)
        channel.members.update(person.id for person in _PEOPLE if not person.is_guest)
        if has_bot:
            channel.members.add(bot.id)
        workspace.channels[channel_id] = channel
    workspace.channels["C0NOSHOWS1"].members.add("U0GUEST001")
    board_id, name, topic, owner = _BOARD
    board = Channel(board_id, name, "private", created, topic, members={owner})
    workspace.channels[board_id] = board
    for person in _PEOPLE:
        add_person(
            workspace,
            User(
                person.id,
                person.name,
                person.real_name,
                person.title,
                person.color,
                is_guest=person.is_guest,
            ),
        )
    return workspace


def add_person(workspace: Workspace, person: User) -> Channel:
    """Let a person in, with their direct message to the bot."""
    workspace.users[person.id] = person
    channel = Channel(
        id=f"D0{person.id.removeprefix('U0')}",
        name="directmessage",
        kind="im",
        created=int(workspace.clock()),
        user=person.id,
        members={person.id, BOT_USER_ID},
    )
    workspace.channels[channel.id] = channel
    return channel
