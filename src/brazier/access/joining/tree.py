"""Who came in through whom: kept as keyed hashes of pairs, put together only in memory. Pure."""

import hashlib
import hmac
from collections.abc import Collection, Iterable, Mapping


def edge(key: bytes, newcomer: str, voucher: str) -> str:
    """What is stored of one vouch."""
    return hmac.digest(key, f"brazier vouch\x1f{newcomer}\x1f{voucher}".encode(), hashlib.sha256).hex()


def vouchers(
    key: bytes, organizers: Collection[str], edges: Iterable[tuple[str, int, str]]
) -> dict[str, tuple[str, ...]]:
    """Who vouched for each newcomer, in order. edges: newcomer, place and hash of each vouch."""
    found: dict[str, list[str]] = {}
    for newcomer, _, said in sorted(edges):
        known = (o for o in organizers if hmac.compare_digest(edge(key, newcomer, o), said))
        found.setdefault(newcomer, []).extend(known)
    return {newcomer: tuple(who) for newcomer, who in found.items()}


def branch(organizer: str, founder: str, through: Mapping[str, tuple[str, ...]]) -> str:
    """Which branch of the tree somebody stands on: whom the founder brought in and they came through, at first
    hand. The founder, and whoever was here without a voucher, is a branch alone."""
    seen = {organizer}
    while (above := next(iter(through.get(organizer, ())), "")) and above != founder and above not in seen:
        seen.add(above)
        organizer = above
    return organizer


def came_through(organizer: str, through: Mapping[str, tuple[str, ...]]) -> tuple[tuple[str, int], ...]:
    """Everybody who came in by this person, at first hand or further on, with how many hands between; a second
    voucher counts like the first."""
    found: dict[str, int] = {}
    level, hands = [organizer], 1
    while level:
        level = [n for n, who in through.items() if set(who) & set(level) and n != organizer and n not in found]
        found |= dict.fromkeys(level, hands)
        hands += 1
    return tuple(sorted(found.items(), key=lambda it: (it[1], int(it[0]))))
