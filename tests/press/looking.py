"""Looking at a PDF as a reader does: drawn, as grays."""

import re
import shutil
import subprocess

import numpy as np
import pytest

DOTS = 72
"""To an inch."""


def poppler(tool: str) -> str:
    """A tool that looks at PDFs; the test is not run where there is none."""
    found = shutil.which(tool)
    if found is None:
        pytest.skip(f"not run: {tool} is missing (type: sudo apt install poppler-utils)")
    return found


def drawn(body: bytes) -> list[np.ndarray]:
    """Each page as grays."""
    command = [poppler("pdftoppm"), "-gray", "-r", str(DOTS), "-"]
    out = subprocess.run(command, input=body, capture_output=True, check=True).stdout
    found, at = [], 0
    while at < len(out):
        head = re.match(rb"P5\s(\d+)\s(\d+)\s255\s", out[at : at + 40])
        assert head is not None
        wide, high, begun = int(head[1]), int(head[2]), at + head.end()
        at = begun + wide * high
        found.append(np.frombuffer(out[begun:at], np.uint8).reshape(high, wide))
    return found
