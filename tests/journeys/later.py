"""A hub whose clock is ahead, by as many seconds as a file says: `python -m tests.journeys.later <file> ...`."""

import sys
from datetime import datetime, timedelta
from pathlib import Path

from brazier.cli.main import main
from brazier.web import clock

AHEAD, TRUE = Path(sys.argv.pop(1)), clock.now


def later() -> datetime:
    """The time it is for this hub."""
    return TRUE() + timedelta(seconds=float(AHEAD.read_text()))


if __name__ == "__main__":
    clock.now = later
    main()
