"""The output folder on disk: reading, replacing, deleting single files, and nothing around it.

Every access goes by a path relative to the folder and refuses to pass through a symbolic link: a
link in a checkout could lead our writing anywhere. Not here: which files are ours, and which
change (`write.py`); which paths are harmless as text (`paths.py`).
"""

from __future__ import annotations

import os
import stat
import tempfile
from pathlib import Path

from ..errors import UserError


class Refused(UserError):
    """The output folder is not in a state to be written to; the message says what to do."""


class Folder:
    """A folder that may not exist yet. Raises `Refused` where it cannot be used as one."""

    def __init__(self, root: Path) -> None:
        self.root = root
        if root.is_symlink():
            raise Refused(f"{root} is a symbolic link; name the folder it leads to instead")
        if root.exists() and not root.is_dir():
            raise Refused(f"{root} is a file; name a folder, or move the file away")

    def read(self, path: str) -> bytes | None:
        """The content of a regular file; None where there is none, or something else stands there.

        A pipe or a device is not opened: reading one could wait for ever.
        """
        self._refuse_links(path)
        file = self.root / path
        try:
            if not stat.S_ISREG(file.lstat().st_mode):
                return None
            return file.read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None

    def is_blocked(self, path: str, gone: set[str]) -> bool:
        """Whether `path` cannot become a file, as something else stands there or above it.

        The files in `gone` are deleted before, and block nothing.
        """
        self._refuse_links(path)
        folders = path.split("/")[:-1]
        for depth in range(1, len(folders) + 1):
            above = "/".join(folders[:depth])
            place = self.root / above
            if place.exists() and not place.is_dir() and above not in gone:
                return True
        file = self.root / path
        if not file.exists() or file.is_file():
            return False
        if not file.is_dir():
            return True
        inside = (found for found in file.rglob("*") if found.is_symlink() or not found.is_dir())
        return any(found.relative_to(self.root).as_posix() not in gone for found in inside)

    def put(self, path: str, content: bytes) -> None:
        """Replace a file in one step: readers see the old text or the new one, never a part."""
        self._refuse_links(path)
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if file.is_dir():
            _remove_empty_tree(file)
        mode = stat.S_IMODE(file.stat().st_mode) if file.exists() else 0o666 & ~_umask()
        # A short name of its own: the file's name may already be as long as the disk allows.
        handle, name = tempfile.mkstemp(prefix=".clientwright-", dir=file.parent)
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(content)
            temporary.chmod(mode)
            temporary.replace(file)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise

    def delete(self, path: str) -> None:
        """Delete a file, and the folders that this leaves empty; never the folder itself."""
        self._refuse_links(path)
        file = self.root / path
        file.unlink()
        for folder in file.parents:
            if folder == self.root or any(folder.iterdir()):
                return
            folder.rmdir()

    def _refuse_links(self, path: str) -> None:
        place = self.root
        for part in path.split("/"):
            place = place / part
            if place.is_symlink():
                raise Refused(f"{place} is a symbolic link, which could lead anywhere; remove it")


def _umask() -> int:
    # The only way to read it is to set it; nothing else runs in this process meanwhile.
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def _remove_empty_tree(folder: Path) -> None:
    for inside in sorted(folder.rglob("*"), reverse=True):
        inside.rmdir()
    folder.rmdir()
