"""What the operating system says, in words."""

import errno

import pytest

from brazier.storage import disk


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (errno.ENOSPC, "is full"),
        (errno.EFBIG, "is full"),
        (errno.EDQUOT, "is full"),
        (errno.EACCES, "may not be opened"),
        (errno.EROFS, "may not be opened"),
        (errno.ENOENT, "plug it in again"),
        (errno.EIO, "could not be read or written"),
        (None, "could not be read or written"),
    ],
)
def test_each_failure_has_its_sentence_without_a_name_of_a_file(number: int | None, told: str) -> None:
    error = OSError(number, "said by the system", "/home/amara/list.csv") if number else OSError("said")
    assert told in str(disk.told(error))
    assert "amara" not in str(disk.told(error))
