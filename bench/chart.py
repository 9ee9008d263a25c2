"""Draws bar charts as SVG: no scripts, no embedded fonts, readable on light and dark pages."""

from __future__ import annotations

from xml.sax.saxutils import escape

WIDTH = 760
LEFT = 300
RIGHT = 70
TOP = 58
ROW = 24
BAR = 16

STYLE = """
  .page { fill: #ffffff; stroke: #d0d7de }
  .line { stroke: #d0d7de }
  text { fill: #1f2328; font: 13px system-ui, sans-serif }
  .title { font-weight: 600; font-size: 15px }
  .faint { fill: #59636e; font-size: 12px }
  .peer { fill: #afb8c1 }
  .ours { fill: #1a7f64 }
  .own { font-weight: 600 }
  @media (prefers-color-scheme: dark) {
    .page { fill: #0d1117; stroke: #3d444d }
    .line { stroke: #3d444d }
    text { fill: #f0f6fc }
    .faint { fill: #9198a1 }
    .peer { fill: #57606a }
    .ours { fill: #3fb58e }
  }
"""


def steps(largest: float) -> list[int]:
    """Four to eight round numbers for the axis."""
    step = 1
    while largest / step > 8:
        step = next(n for n in (2 * step, 5 * step, 10 * step) if n > step and str(n)[0] in "125")
    return list(range(0, int(largest) + 1, step))


def bars(title: str, unit: str, figures: dict[str, float], ours: str) -> str:
    """The chart of the figures, best first. Names that begin with `ours` stand out."""
    rows = sorted(figures.items(), key=lambda row: row[1])
    largest = rows[-1][1]
    scale = (WIDTH - LEFT - RIGHT) / largest
    bottom = TOP + ROW * len(rows)
    height = bottom + 44
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" role="img">',
        f"<title>{escape(title)}, {escape(unit)}</title>",
        f"<style>{STYLE}</style>",
        f'<rect class="page" x=".5" y=".5" width="{WIDTH - 1}" height="{height - 1}" rx="6"/>',
        f'<text class="title" x="16" y="27">{escape(title)}</text>',
        f'<text class="faint" x="16" y="46">{escape(unit)}; less is better</text>',
    ]
    for value in steps(largest):
        x = round(LEFT + value * scale, 1)
        out.append(f'<line class="line" x1="{x}" y1="{TOP}" x2="{x}" y2="{bottom + 4}"/>')
        out.append(f'<text class="faint" x="{x}" y="{bottom + 20}" text-anchor="middle">{value:,}</text>')
    out.append(f'<text class="faint" x="{WIDTH - 16}" y="{bottom + 36}" text-anchor="end">{escape(unit)}</text>')
    for index, (name, value) in enumerate(rows):
        own = name.startswith(ours)
        y = TOP + ROW * index + (ROW - BAR) // 2
        width = round(max(value * scale, 1), 1)
        out.append(
            f'<text{" class=" + chr(34) + "own" + chr(34) if own else ""} x="{LEFT - 8}" y="{y + 13}" text-anchor="end">{escape(name)}</text>'
            f'<rect class="{"ours" if own else "peer"}" x="{LEFT}" y="{y}" width="{width}" height="{BAR}" rx="2"/>'
            f'<text class="faint" x="{round(LEFT + width + 6, 1)}" y="{y + 13}">{value:,.0f}</text>'
        )
    return "\n".join([*out, "</svg>"]) + "\n"
