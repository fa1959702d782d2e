"""What somebody must know of their own sign-in, in words."""

from brazier.access.signin import queries as signin
from brazier.terms import Actor
from brazier.web.templatetags.noticed import untold


def unread(actor: Actor) -> list[str]:
    """What whoever asks was not told yet, in sentences."""
    return [untold(notice) for notice in signin.untold(actor)]
