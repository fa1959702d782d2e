"""One plot in plain SVG: workers wrongly merged, per name group, ours beside the peer."""

from collections.abc import Mapping

FONT = 'font-family="sans-serif"'
WIDE, ROW, LEFT, SCALE = 720, 34, 60, 1200.0
INK, OURS, PEER, LIMIT = "#222222", "#0f766e", "#c2a878", 0.06


def bars(ours: Mapping[str, tuple[int, int]], peer: Mapping[str, tuple[int, int]]) -> str:
    """Two bars a group, worst of ours first, and a line at the six in a hundred nobody should be over."""
    groups = sorted(ours, key=lambda group: -ours[group][0] / ours[group][1])
    high = ROW * len(groups) + 60
    limit = LEFT + LIMIT * SCALE
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {high}" font-size="13" {FONT}>',
        '<rect width="100%" height="100%" fill="#ffffff"/>',
        f'<text x="{LEFT}" y="20" fill="{INK}">Workers wrongly merged, of a hundred: Brazier balanced (green), '
        "Splink at its best F1 (sand)</text>",
    ]
    for place, group in enumerate(groups):
        top = 36 + place * ROW
        parts.append(f'<text x="{LEFT - 10}" y="{top + 18}" text-anchor="end" fill="{INK}">{group}</text>')
        parts += _bar(top, ours[group], OURS)
        if group in peer:
            parts += _bar(top + 13, peer[group], PEER)
    parts.append(
        f'<line x1="{limit}" y1="30" x2="{limit}" y2="{high - 22}" stroke="{INK}" stroke-dasharray="4 3"/>'
    )
    parts.append(f'<text x="{limit + 4}" y="{high - 8}" fill="{INK}">6: the most any group may bear</text>')
    return "\n".join([*parts, "</svg>", ""])


def _bar(top: int, harm: tuple[int, int], color: str) -> list[str]:
    share = harm[0] / harm[1]
    return [
        f'<rect x="{LEFT}" y="{top}" width="{share * SCALE:.1f}" height="12" fill="{color}"/>',
        f'<text x="{LEFT + share * SCALE + 4:.1f}" y="{top + 11}" fill="{INK}">{share * 100:.1f}</text>',
    ]
