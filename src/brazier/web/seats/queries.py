"""What somebody must know of their own sign-in, in words."""

from django.utils.translation import gettext

from brazier.access.facts import COPIED, PAIRED, RECOVERING
from brazier.access.signin import queries as signin
from brazier.terms import Actor


def unread(actor: Actor) -> list[str]:
    """What whoever asks was not told yet, in sentences."""
    words = {
        COPIED: gettext(
            "Another browser held a copy of your seat and could not show your key. The seat was closed. Look "
            "through your devices under More, Your sign-in."
        ),
        RECOVERING: gettext(
            "Somebody vouched that you lost your devices. If that is not so, stop it now under More, Your sign-in."
        ),
        PAIRED: gettext("A device was added to yours. If it was not you, end it under More, Your sign-in."),
    }
    return [words[kind] for kind in signin.untold(actor)]
