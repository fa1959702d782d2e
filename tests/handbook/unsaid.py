"""What a catalog does not say."""

import gettext
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.utils import translation
from django.utils.translation import trans_real


class Listener(gettext.NullTranslations):
    """Stands behind a catalog, and is asked for what the catalog lacks."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def gettext(self, message: str) -> str:
        """In English, and remembered."""
        self.asked.append(message)
        return message.rsplit("\x04", maxsplit=1)[-1]

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Likewise."""
        self.asked.append(msgid1)
        return msgid1 if n == 1 else msgid2


@contextmanager
def unsaid(language: str) -> Iterator[list[str]]:
    """What is asked of a language in here that its catalog does not say."""
    listener = Listener()
    with pytest.MonkeyPatch.context() as patch, translation.override(language):
        patch.setattr(trans_real.translation(language), "_fallback", listener)
        yield listener.asked
