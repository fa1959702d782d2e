"""What somebody must know of their own sign-in, and of others who lost their phone, in sentences."""

from django.utils.translation import gettext_lazy

from brazier.access.facts import BACK, COPIED, DOUBTED, LOST, PAIRED, RECOVERING, STOPPED, TRIED
from brazier.access.signin.facts import Untold

OWN = {
    COPIED: gettext_lazy(
        "Another browser held a copy of your seat and could not show your key. The seat was closed. Look through "
        "your devices under More, Your sign-in."
    ),
    RECOVERING: gettext_lazy("Others say that you lost your phone, so your seats were closed."),
    PAIRED: gettext_lazy("A device was added to yours. If it was not you, end it under More, Your sign-in."),
    STOPPED: gettext_lazy(
        "Others had said that you lost your phone. That is stopped, and nobody gets a device in your name."
    ),
    TRIED: gettext_lazy("Somebody tried to come in with the phone you lost. It opened nothing."),
}
OTHERS = {
    LOST: gettext_lazy(
        "%(who)s lost their phone, says somebody who sees them. Do you know better? Then say no under More, "
        "Organizers and turf."
    ),
    BACK: gettext_lazy(
        "%(who)s is back in with a new device, and the old ones open nothing. In doubt, ask %(who)s face to face."
    ),
    DOUBTED: gettext_lazy("%(who)s gets no new device: somebody said no. Talk with each other."),
    TRIED: gettext_lazy("Somebody tried to come in with the phone %(who)s lost. It opened nothing."),
}


def untold(notice: Untold) -> str:
    """One sentence, for whoever is told."""
    if not notice.about:
        return str(OWN[notice.kind])
    return str(OTHERS[notice.kind]) % {"who": notice.about}
