"""Where a hub may lie: on a disk of this machine, in no folder that copies itself elsewhere."""

from pathlib import Path

from brazier.terms import Wrong

SYNC_FOLDERS = ("dropbox", "onedrive", "google drive", "googledrive", "icloud", "mega", "nextcloud", "pcloud")
WEAK_FILESYSTEMS = ("nfs", "cifs", "smb", "fuse", "vfat", "exfat", "9p", "afp")


def filesystem(folder: Path, mounts: str) -> str:
    """The kind of filesystem a folder lies on. mounts: the text of /proc/mounts; "" gives ""."""
    best, kind = -1, ""
    for line in mounts.splitlines():
        parts = line.split()
        if len(parts) < 3:
            continue
        mount = Path(parts[1].replace("\\040", " "))
        if folder.is_relative_to(mount) and len(mount.parts) > best:
            best, kind = len(mount.parts), parts[2]
    return kind


def check(folder: Path, mounts: str) -> None:
    """Errors: Wrong if acknowledged work could be lost or copied away from this folder."""
    for part in folder.resolve().parts:
        if any(part.lower().startswith(name) for name in SYNC_FOLDERS):
            raise Wrong(
                "storage.sync_folder",
                "This folder is copied to another company's machines (%(part)s). "
                "Choose a folder outside it. Nothing was written.",
                part=part,
            )
    kind = filesystem(folder.resolve(), mounts)
    if kind.startswith(WEAK_FILESYSTEMS):
        raise Wrong(
            "storage.weak_disk",
            "This folder is on a network drive or a stick (%(kind)s), where a power cut can lose work. "
            "Choose a folder on this machine's own disk; use the stick for backups. Nothing was written.",
            kind=kind,
        )


def mounts() -> str:
    """The mounted filesystems as Linux lists them; empty where there is no such list."""
    try:
        return Path("/proc/mounts").read_text("utf-8")
    except OSError:
        return ""
