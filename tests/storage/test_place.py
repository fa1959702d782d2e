"""Where a hub may lie."""

from pathlib import Path

import pytest

from brazier.storage import place
from brazier.terms import Wrong

MOUNTS = """/dev/sda1 / ext4 rw 0 0
nas:/home /mnt/nas nfs4 rw 0 0
/dev/sdb1 /media/my\\040stick exfat rw 0 0
short line
"""


@pytest.mark.parametrize(
    "folder", ["/home/x/Dropbox/union", "/home/x/OneDrive - Work/u", "/Users/x/iCloud Drive/u"]
)
def test_a_folder_that_copies_itself_elsewhere_is_refused(folder: str) -> None:
    with pytest.raises(Wrong, match="another company's machines"):
        place.check(Path(folder), "")


@pytest.mark.parametrize("folder", ["/mnt/nas/hub", "/media/my stick/hub"])
def test_a_network_drive_or_a_stick_is_refused(folder: str) -> None:
    with pytest.raises(Wrong, match="power cut"):
        place.check(Path(folder), MOUNTS)


def test_the_nearest_mount_decides() -> None:
    assert place.filesystem(Path("/mnt/nas/hub"), MOUNTS) == "nfs4"
    assert place.filesystem(Path("/mnt/other"), MOUNTS) == "ext4"
    assert place.filesystem(Path("/anywhere"), "") == ""


def test_a_disk_of_this_machine_is_fine(tmp_path: Path) -> None:
    place.check(tmp_path, place.mounts())
