"""The share of the list an informer has read, day by day, as one small picture."""

import math

from bench.faults.results import FOLDER, Results

WIDE, HIGH, LEFT, TOP = 720, 300, 60, 44
COLORS = {"table": "#5b6470", "committee": "#b4541f", "site": "#2f6f4f"}
SIDE = {"table": 4, "committee": -6, "site": 9}
"""So that labels at the same height stand apart."""
LEAST = 0.001


def shares(results: Results) -> None:
    """Logarithmic: 0.1 to 100 percent. Lines: each level, name and phone; dashed: with circles."""

    def spot(day: int, share: float) -> str:
        x = LEFT + (WIDE - LEFT - 150) * day / 29
        y = TOP + (HIGH - TOP - 40) * -math.log10(max(share, LEAST)) / 3
        return f"{x:.1f},{y:.1f}"

    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDE}" height="{HIGH}" viewBox="0 0 {WIDE} {HIGH}" '
        'font-family="sans-serif" font-size="12">',
        f'<rect width="{WIDE}" height="{HIGH}" fill="#fff"/>',
        '<text x="12" y="24" font-size="14">Share of the list read (name and phone) in 30 days</text>',
    ]
    for share, name in ((1, "100%"), (0.1, "10%"), (0.01, "1%"), (0.001, "0.1%")):
        y = spot(0, share).split(",")[1]
        lines.append(f'<text x="{LEFT - 8}" y="{y}" text-anchor="end">{name}</text>')
        lines.append(f'<path d="M{LEFT} {y}H{WIDE - 150}" stroke="#ccc"/>')
    lines.append(f'<polyline points="{spot(0, 1)} {spot(29, 1)}" stroke="#111" fill="none" stroke-width="3"/>')
    lines.append(f'<text x="{WIDE - 144}" y="{TOP - 6}">sheet, plain admin</text>')
    for level, color in COLORS.items():
        if level not in results.parts:
            continue
        part = results.parts[level]
        for key, dash, said in (("name_and_phone", "", ""), ("phones_with_circles", "4 3", ", circles")):
            points = [spot(day, told[key] / part["people"]) for day, told in enumerate(part["by_day"])]
            lines.append(
                f'<polyline points="{" ".join(points)}" stroke="{color}" fill="none" stroke-width="2" '
                f'stroke-dasharray="{dash}"/>'
            )
            x, y = points[-1].split(",")
            share = part["by_day"][-1][key] / part["people"]
            if level == "table" and said:
                continue  # at a table there are no circles
            down = 4 + (SIDE[level] if said or level == "table" else 0)
            told = f"{level}{said} {share:.1%}"
            lines.append(f'<text x="{float(x) + 6}" y="{float(y) + down}" fill="{color}">{told}</text>')
    (FOLDER / "plant.svg").write_text("\n".join([*lines, "</svg>"]) + "\n", encoding="utf-8")
