"""The output folder on disk: reads, writes and deletes single files inside it.

Every access uses a path relative to the folder and refuses symbolic links, which could lead
outside.
"""

from __future__ import annotations

import os
import stat
import tempfile
from pathlib import Path

from ..errors import UserError


class OutputError(UserError):
    """The output folder cannot be used."""


class Folder:
    """A folder, which may not exist yet. Raises `OutputError` if it cannot be used."""

    def __init__(self, root: Path) -> None:
        self.root = root
        if root.is_symlink():
            raise OutputError(f"{root} is a symbolic link; pass its target instead")
        if root.exists() and not root.is_dir():
            raise OutputError(f"{root} is a file; pass a folder")

    def read(self, path: str) -> bytes | None:
        """The content of a regular file; None if there is none.

        Pipes and devices are not opened: reading them could block.
        """
        self._refuse_links(path)
        file = self.root / path
        try:
            if not stat.S_ISREG(file.lstat().st_mode):
                return None
            return file.read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None

    def is_blocked(self, path: str, deleted: set[str]) -> bool:
        """Whether something else prevents `path` from being a file.

        The files in `deleted` will be deleted before.
        """
        self._refuse_links(path)
        folders = path.split("/")[:-1]
        for depth in range(1, len(folders) + 1):
            above = "/".join(folders[:depth])
            parent = self.root / above
            if not parent.exists():
                return False
            if not parent.is_dir() and above not in deleted:
                return True
        file = self.root / path
        if not file.exists() or file.is_file():
            return False
        if not file.is_dir():
            return True
        inside = (found for found in file.rglob("*") if found.is_symlink() or not found.is_dir())
        return any(found.relative_to(self.root).as_posix() not in deleted for found in inside)

    def write(self, path: str, content: bytes) -> None:
        self._refuse_links(path)
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if file.is_dir():
            _remove_empty_tree(file)
        mode = stat.S_IMODE(file.stat().st_mode) if file.exists() else 0o666 & ~_read_umask()
        # A short name, since the name of the file can have the maximum length.
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
        """Delete a file, and the parent folders that become empty; never the folder itself."""
        self._refuse_links(path)
        file = self.root / path
        file.unlink()
        for folder in file.parents:
            if folder == self.root or any(folder.iterdir()):
                return
            folder.rmdir()

    def _refuse_links(self, path: str) -> None:
        current = str(self.root)
        for part in path.split("/"):
            current += f"/{part}"
            try:
                mode = os.lstat(current).st_mode
            except (FileNotFoundError, NotADirectoryError):
                return
            if stat.S_ISLNK(mode):
                raise OutputError(
                    f"{current} is a symbolic link, which is not allowed here; remove it"
                )


def _read_umask() -> int:
    # It can only be read by setting it; no other thread is running.
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def _remove_empty_tree(folder: Path) -> None:
    for inside in sorted(folder.rglob("*"), reverse=True):
        inside.rmdir()
    folder.rmdir()
