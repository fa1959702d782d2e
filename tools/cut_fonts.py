"""Cut the fonts that print our pages, from the Debian packages named in tools/fonts.toml.

Without arguments: cut all and write src/brazier/press/fonts. With --check: cut again, write nothing, and say
whether every file is the same to the byte. Takes about three minutes. Needs `fonttools` in the version that
fonts.toml names, and fonts-noto-core and fonts-noto-cjk.
"""

import hashlib
import io
import sys
import tomllib
import unicodedata
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

from fontTools import subset
from fontTools.ttLib import TTFont

HERE = Path(__file__).parent
FONTS = HERE.parent / "src/brazier/press/fonts"
KEPT_NAMES = [0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17]  # copyright and licence stay inside each file

README_HEAD = """# Fonts

Everything Brazier prints is set in these files and in no other. All are cut from Noto fonts, under the SIL
Open Font License 1.1 (`OFL.txt`; each file also carries its own copyright line). The cut takes
out hinting, which paper does not need, and where a set is named all characters outside it; shapes are
unchanged. `cover.txt` lists the characters each family draws.

The cut is repeated by `python tools/cut_fonts.py` and compared with what is here by `--check`; it reads
`tools/fonts.toml`, which holds the SHA-256 of every source. Made with fonttools {fonttools}.

Together {total:,} bytes; the limit is 12,000,000.

| file | version | Debian package | kept | characters | bytes |
|---|---|---|---|---:|---:|
"""


def double_byte(codec: str, lowest: int = 0x8140, highest: int = 0xFEFE) -> set[int]:
    """The characters of an old national standard, by Python's own table of it. lowest, highest: of the codes."""
    found = set()
    for code in range(lowest, highest + 1):
        try:
            text = code.to_bytes(2, "big").decode(codec)
        except UnicodeDecodeError:
            continue
        if len(text) == 1:
            found.add(ord(text))
    return found


def ranges(text: str) -> set[int]:
    """The characters of "20-7E A0 2190-21FF"."""
    found = set()
    for part in text.split():
        first, _, last = part.partition("-")
        found |= set(range(int(first, 16), int(last or first, 16) + 1))
    return found


def wanted(kept: dict[str, Any]) -> set[int] | None:
    """What a set of fonts.toml keeps; None for everything."""
    if not kept:
        return None
    found = ranges(kept.get("ranges", "")) | {ord(c) for c in "".join(kept.get("characters", "").split())}
    for codec in kept.get("codecs", ()):
        found |= double_byte(codec["name"], codec.get("lowest", 0x8140), codec.get("highest", 0xFEFE))
    return found


def cut(source: Path, number: int, keep: set[int] | None) -> tuple[bytes, set[int], str]:
    """One file: its bytes, its characters, its version. number: place in a collection."""
    font = TTFont(source, fontNumber=number, recalcTimestamp=False)
    here = {code for code in font.getBestCmap() if unicodedata.category(chr(code)) not in {"Cc", "Co"}}
    options = subset.Options(hinting=False, layout_features=["*"], notdef_outline=True, glyph_names=False)
    options.name_IDs, options.name_languages = KEPT_NAMES, [0x409]
    if "CFF " in font:  # the big ones: what stands upright, alone, without marks on other letters
        here = {code for code in here if not unicodedata.category(chr(code)).startswith("M")}
        options.layout_features = ["ccmp", "mark", "mkmk", "ljmo", "vjmo", "tjmo"]
        options.drop_tables += ["VORG", "vhea", "vmtx", "BASE", "DSIG"]
    keep = here if keep is None else here & keep
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=keep)
    subsetter.subset(font)
    out = io.BytesIO()
    font.save(out)
    return out.getvalue(), keep, font["name"].getDebugName(5).split(";")[0].removeprefix("Version ")


def cover(family: str, characters: set[int]) -> str:
    """A line of cover.txt: the family and the hexadecimal ranges of the characters it draws."""
    parts, rest = [], sorted(characters)
    start = last = rest[0]
    for code in [*rest[1:], -1]:
        if code != last + 1:
            parts.append(f"{start:X}-{last:X}" if last > start else f"{start:X}")
            start = code
        last = code
    return f"{family} {' '.join(parts)}\n"


def made() -> Iterator[tuple[str, bytes]]:
    """Every file of the folder with its bytes."""
    plan = tomllib.loads((HERE / "fonts.toml").read_text())
    if version("fonttools") != plan["fonttools"]:
        raise SystemExit(f"cut_fonts: needs fonttools {plan['fonttools']}, found {version('fonttools')}")
    rows, total = [], 0
    drawn: dict[str, set[int]] = {}
    for name, font in plan["font"].items():
        package = plan["package"][font.get("package", "core")]
        source = Path(package["folder"]) / font.get("source", name)
        if hashlib.sha256(source.read_bytes()).hexdigest() != font["sha256"]:
            raise SystemExit(f"cut_fonts: {source} is not the file that fonts.toml names")
        keep = wanted(plan["set"].get(font.get("keep", ""), {}))
        data, kept, release = cut(source, font.get("number", -1), keep)
        rows.append(
            f"| {name} | {release} | {package['name']} {package['version']} | {font.get('keep', 'all')} "
            f"| {len(kept):,} | {len(data):,} |\n"
        )
        drawn.setdefault(name.partition("-")[0], set()).update(kept)
        total += len(data)
        yield name, data
    yield "cover.txt", "".join(cover(family, kept) for family, kept in drawn.items()).encode()
    sets = "".join(f"- **{name}**: {kept['meaning']}\n" for name, kept in plan["set"].items())
    head = README_HEAD.format(fonttools=plan["fonttools"], total=total)
    yield "README.md", (head + "".join(rows) + "\nThe sets:\n\n" + sets).encode()


def main() -> None:
    only_check = sys.argv[1:] == ["--check"]
    differ = []
    for name, data in made():
        path = FONTS / name
        if only_check and (not path.exists() or path.read_bytes() != data):
            differ.append(name)
        if not only_check:
            path.write_bytes(data)
            print(f"{name} {len(data):,}", flush=True)
    if differ:
        raise SystemExit("cut_fonts: cut otherwise: " + ", ".join(differ))


if __name__ == "__main__":
    main()
