"""What tests read off a page."""

import re

from brazier.people import queries
from tests.harbor.cast import Harbor


def code(harbor: Harbor, number: int) -> str:
    """The code of a record, as it stands in addresses."""
    return queries.code_of(harbor.amara, number)


def undo(page: str) -> str:
    """The address of the undo that is offered beside what was told."""
    found = re.search(r'told-back.*?action="([^"]+)"', page, re.DOTALL)
    assert found, "no undo is offered"
    return found[1].replace("&amp;", "&")
