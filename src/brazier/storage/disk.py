"""What the operating system says when a disk, a stick or a file fails, in words."""

import errno

from brazier.terms import Broken

FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
SHUT = {errno.EACCES, errno.EPERM, errno.EROFS}
GONE = {errno.ENOENT, errno.ENODEV, errno.ENXIO}


def told(error: OSError) -> Broken:
    """The sentence for a failure of disk, stick or file."""
    if error.errno in FULL:
        return Broken("disk.full", "The disk or stick is full. Nothing was half kept. Make room and try again.")
    if error.errno in SHUT:
        return Broken("disk.shut", "This folder or file may not be opened or written by this account.")
    if error.errno in GONE:
        return Broken("disk.gone", "There is no such file or folder. If it was on a stick, plug it in again.")
    return Broken("disk.failed", "The disk or a file could not be read or written. Nothing was half kept.")
