"""What is told of pages of one's own: the values that go up from here. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

TRANSLATED = "translated.toml"


@dataclass(frozen=True, slots=True)
class Version:
    """A file of the handbook as somebody wrote it once. turn: versions that were kept together; text: empty where
    what came with the program stands again, or nothing; made_from: digest of the English text beside it then."""

    id: int
    turn: int
    language: str
    name: str
    text: str
    made_from: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Written:
    """A file to keep. text: empty to go back to what came with the program."""

    language: str
    name: str
    text: str
    made_from: str = ""


def standing(versions: Iterable[Version]) -> tuple[Version, ...]:
    """The newest version of each file, without those that were given up, by language and name."""
    newest = {(v.language, v.name): v for v in sorted(versions, key=lambda v: v.id)}
    return tuple(newest[key] for key in sorted(newest) if newest[key].text)


def as_files(versions: Iterable[Version]) -> dict[str, dict[str, str]]:
    """The text of what stands, by language and file name, with a file that says from which English text each page
    was made."""
    files: dict[str, dict[str, str]] = {}
    made_from: dict[str, list[str]] = {}
    for version in versions:
        files.setdefault(version.language, {})[version.name] = version.text
        if version.made_from:
            line = f'"{version.name.removesuffix(".md")}" = "{version.made_from}"\n'
            made_from.setdefault(version.language, []).append(line)
    for language, lines in made_from.items():
        files[language][TRANSLATED] = "".join(sorted(lines))
    return files


def before(versions: Iterable[Version], version: Version) -> Version | None:
    """What stood under its name before a version; None if nothing of one's own did."""
    same = [v for v in versions if (v.language, v.name) == (version.language, version.name) and v.id < version.id]
    return max(same, key=lambda v: v.id, default=None)


def changed(own: Mapping[str, Mapping[str, str]], shipped: Mapping[str, Mapping[str, str]]) -> tuple[Written, ...]:
    """The pages and titles that are not what came with the program."""
    return tuple(
        Written(language, name, text)
        for language, files in sorted(own.items())
        for name, text in sorted(files.items())
        if name != TRANSLATED and shipped.get(language, {}).get(name) != text
    )
