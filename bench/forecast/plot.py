"""One plot in plain SVG: what was forecast beside what was won, tenth by tenth."""

import math
from collections.abc import Sequence

WIDE, LEFT, SIDE = 460, 60, 360
FONT = 'font-family="sans-serif"'
INK, OURS, EVEN = "#222222", "#0f766e", "#c2a878"


def calibration(tenths: Sequence[tuple[float, float, int]], title: str) -> str:
    """Dots with the range of nine in ten that so few elections leave; the line is what should be."""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {WIDE}" font-size="13" {FONT}>',
        '<rect width="100%" height="100%" fill="#ffffff"/>',
        f'<text x="{LEFT}" y="24" fill="{INK}">{title}</text>',
        f'<line x1="{_x(0)}" y1="{_y(0)}" x2="{_x(1)}" y2="{_y(1)}" stroke="{EVEN}" stroke-width="2"/>',
    ]
    for k in range(0, 11, 2):
        parts.append(f'<text x="{_x(k / 10)}" y="{_y(0) + 20}" text-anchor="middle" fill="{INK}">{k * 10}</text>')
        parts.append(f'<text x="{LEFT - 10}" y="{_y(k / 10) + 4}" text-anchor="end" fill="{INK}">{k * 10}</text>')
    parts.append(
        f'<text x="{_x(0.5)}" y="{_y(0) + 40}" text-anchor="middle" fill="{INK}">forecast, of a hundred</text>'
    )
    parts.append(f'<text x="{LEFT}" y="44" fill="{INK}">won, of a hundred</text>')
    for said, was, count in tenths:
        wide = 1.645 * math.sqrt(max(was * (1 - was), 0.01) / count)
        low, high = max(0.0, was - wide), min(1.0, was + wide)
        parts.append(
            f'<line x1="{_x(said)}" y1="{_y(low)}" x2="{_x(said)}" y2="{_y(high)}" '
            f'stroke="{OURS}" stroke-width="2"/>'
        )
        parts.append(f'<circle cx="{_x(said)}" cy="{_y(was)}" r="5" fill="{OURS}"/>')
        parts.append(
            f'<text x="{_x(said) + 8:.1f}" y="{_y(was) + 14:.1f}" font-size="11" fill="{INK}">{count}</text>'
        )
    return "\n".join([*parts, "</svg>", ""])


def _x(share: float) -> float:
    return round(LEFT + SIDE * share, 1)


def _y(share: float) -> float:
    return round(WIDE - 50 - SIDE * share, 1)
