"""Writes docs/benchmarks.md and its charts from the measurements.

The same figures give the same documents.

    python3 bench/report.py RESULTS DOCS

`RESULTS` is the folder with the files of `make bench`.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from string import Template
from typing import Any

from chart import bars
from goals import ALL_FINDINGS, BASES, COLUMNS, EVENT_BASES, EVENT_DOORS, FLAT, GOALS, IMPORTS, MEMORY, NDJSON, OF_THE_PROGRAM
from goals import PACKAGE, PROGRAM, SKIP, THREE, TIMES_THE_LOOP, door, event_door
from shipped import FINDINGS

Results = dict[str, Any]

LANGUAGES = {"rust": "Rust", "python": "Python", "node": "Node.js"}

SOURCES = {"rust": "", "python": "dicts", "node": "values"}
"""The other form of the documents, besides bytes."""

SIZES = {"one": "1", "ten": "10", "singles": "1,000 × 1", "thousand": "1,000", "hundredk": "100,000"}
"""The corpora in the order of the columns, and the number of their webhooks."""

EVENTS = {"event": "1", "events": "1,000", "events_hundredk": "100,000"}
"""The same for events."""


def row(*cells: object) -> str:
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def table(header: list[str], rows: list[list[object]], left: int = 1) -> str:
    rule = "|" + "|".join(["---"] * left + ["--:"] * (len(header) - left)) + "|"
    return "\n".join([row(*header), rule, *[row(*cells) for cells in rows]])


def emphasized(name: str) -> str:
    return f"**{name}**" if name.startswith("ours") else name


def columns(results: Results, bad: bool, source: str) -> dict[str, dict[str, float]]:
    """The corpora of one table, by the headers of their columns."""
    suffix = "_bad" if bad else ""
    names = {size: f"{name}{suffix}{source}" for name, size in SIZES.items()}
    return {size: results[name] for size, name in names.items() if name in results}


def comparison(results: Results, language: str, bad: bool, source: str) -> str:
    found = columns(results, bad, source)
    return ranking(found, BASES[language, ("_bad" if bad else "") + source])


def ranking(found: dict[str, dict[str, float]], base: str) -> str:
    """The contenders, best first, with the ratios to one of them."""
    rows: list[list[object]] = []
    for name in sorted(found["1,000"], key=found["1,000"].__getitem__):
        cells = [f"{corpus[name]:,.0f} ({corpus[name] / corpus[base]:.2f})" for corpus in found.values()]
        rows.append([emphasized(name), *cells])
    return table([f"ratio to {base}", *found], rows)


def section(results: Results, language: str) -> str:
    parts = [f"## {LANGUAGES[language]}\n\n![Nanoseconds for each webhook](benchmarks/{language}.svg)"]
    for bad in (False, True):
        for source in ("", " values"):
            if not columns(results, bad, source):
                continue
            what = f"From {SOURCES[language] if source else 'bytes'}"
            parts.append(f"{what}, {'every tenth webhook broken, all errors named' if bad else 'valid'}:")
            parts.append(comparison(results, language, bad, source))
    return "\n\n".join(parts)


def of_events(results: Results) -> dict[str, dict[str, float]]:
    return {size: results[name] for name, size in EVENTS.items()}


def events(results: Results) -> str:
    """The tables of events, one for each language."""
    parts = []
    for language, label in LANGUAGES.items():
        parts += [f"{label}:", ranking(of_events(results[language]), EVENT_BASES[language])]
    return "\n\n".join(parts)


def reading(results: Results) -> str:
    """What it takes to read three values of one of 1,000 events, beyond making the event."""
    costs = []
    for language, label in LANGUAGES.items():
        _, parse = EVENT_DOORS[language]
        figures = results[language]["events"]
        costs.append(f"{figures[f'ours, {parse}{THREE}'] - figures[f'ours, {parse}']:,.0f} ns in {label}")
    *others, last = costs
    return f"{', '.join(others)} and {last}"


def verdict(reached: bool) -> str:
    return "reached" if reached else "**missed**"


def goals(results: Results) -> str:
    rows: list[list[object]] = []
    for goal in GOALS:
        figures = [results[goal.language][corpus] for corpus in goal.corpora]
        ratios = [corpus[goal.ours] / corpus[goal.theirs] for corpus in figures]
        measured = ", ".join(f"{ratio:.2f}" for ratio in ratios)
        what = f"{LANGUAGES[goal.language]}, {goal.what}: `{goal.ours.removeprefix('ours, ')}` to {goal.theirs}"
        rows.append([what, f"≤ {goal.most:g}", measured, verdict(max(ratios) <= goal.most)])
    rust = results["rust"]
    for name in ("ours, is_valid, contract", "sonic-rs, skip", "ours, parse, contract", "sonic-rs, owned"):
        growth = rust["hundredk"][name] / rust["ten"][name]
        what = f"Rust: `{name.removeprefix('ours, ')}` of a webhook among 100,000 to one among ten"
        aim = f"≤ {FLAT:g}" if name.startswith("ours") else "–"
        rows.append([what, aim, f"{growth:.2f}", verdict(growth <= FLAT) if name.startswith("ours") else "for comparison"])
    start = results["startup"]
    took = start["program"]["process"]
    rows.append(["`chatapps-webhooks validate` of a small file", f"≤ {PROGRAM:g} ms", f"{took:.1f} ms", verdict(took <= PROGRAM)])
    for (name, what), (other, base, most) in IMPORTS.items():
        times = start[name]["import"] / start[other]["import"]
        rows.append([f"{what} to {base}", f"≤ {most:g}", f"{times:.2f}", verdict(times <= most)])
    for name in ("wheel", "native module for Node.js"):
        size = results["shipped"]["sizes"][name] / 1e6
        rows.append([f"Size of the {name}", f"≤ {PACKAGE:g} MB", f"{size:.1f} MB", verdict(size <= PACKAGE)])
    memory = results["memory"]
    for name in ("parse, contract", "parse, recommended"):
        times = memory["hundredk"][name] / memory["hundredk"]["body"]
        rows.append([f"Peak of `{name}` of 100,000 webhooks, to the body", f"≤ {MEMORY:g}", f"{times:.2f}", verdict(times <= MEMORY)])
    small, large = (memory[corpus]["is_valid, contract"] for corpus in ("thousand", "hundredk"))
    rows.append(["Peak of `is_valid, contract`, 1,000 and 100,000 webhooks", "no growth", f"{small:,} and {large:,} bytes", verdict(large <= small)])
    for name, speed in results["shipped"]["ndjson"].items():
        if name.endswith(FINDINGS):
            # A byte in a nanosecond is a gigabyte in a second.
            part = speed / (results["shipped"]["line"] / rust["singles"][SKIP])
            rows.append([f"NDJSON through the command line, {name}, to {SKIP}", f"≥ {ALL_FINDINGS:g}", f"{part:.2f}", verdict(part >= ALL_FINDINGS)])
            continue
        rows.append([f"NDJSON through the command line, {name}", f"≥ {NDJSON:g} GB/s", f"{speed:.2f} GB/s", verdict(speed >= NDJSON)])
    seconds = results["columns"]["seconds"]
    for ours, (loop, program) in COLUMNS.items():
        times, part = seconds[loop] / seconds[ours], seconds[ours] / seconds[program]
        rows.append([f"Python, a column of receipts: {ours}, times as fast as {loop}", f"≥ {TIMES_THE_LOOP}", f"{times:.1f}", verdict(times >= TIMES_THE_LOOP)])
        rows.append([f"Python, a column of receipts: {ours} to {program}", f"≤ {OF_THE_PROGRAM:g}", f"{part:.2f}", verdict(part <= OF_THE_PROGRAM)])
    (fewer, less), (more, most) = results["shipped"]["ndjson_memory"].items()
    growth = most / less
    rows.append([f"Peak of that for {more}, to {fewer}", f"≤ {FLAT:g}", f"{growth:.2f}", verdict(growth <= FLAT)])
    return table(["", "goal", "measured", ""], rows)


def weak_cases(results: Results) -> str:
    """The cases in which a peer is faster than our function for the same job, under each policy."""
    rows: list[list[object]] = []
    for language, label in LANGUAGES.items():
        for bad in (False, True):
            for source in ("", " values"):
                found = columns(results[language], bad, source)
                names = [name for name in next(iter(found.values()), {}) if not name.startswith("ours")]
                for name in names:
                    for policy in ("contract", "recommended"):
                        ours = f"{door(name, bad, language)}, {policy}"
                        losses = {
                            size: corpus[f"ours, {ours}"] / corpus[name]
                            for size, corpus in found.items()
                            if corpus[f"ours, {ours}"] > corpus[name]
                        }
                        if losses:
                            where = f"{label}, {SOURCES[language] if source else 'bytes'}{', bad' if bad else ''}"
                            sizes = "; ".join(f"{size}: {ratio:.2f}" for size, ratio in losses.items())
                            rows.append([where, f"`{ours}`", name, sizes])
    for language, label in LANGUAGES.items():
        found = of_events(results[language])
        for name in (name for name in found["1,000"] if not name.startswith("ours")):
            ours = event_door(name, language)
            ratios = {size: corpus[f"ours, {ours}"] / corpus[name] for size, corpus in found.items()}
            losses = "; ".join(f"{size}: {ratio:.2f}" for size, ratio in ratios.items() if ratio > 1)
            if losses:
                rows.append([f"{label}, events", f"`{ours}`", name, losses])
    return table(["", "ours", "faster", "our time to theirs, by number of webhooks or events"], rows, left=4)


def columns_of_arrow(measured: Results) -> str:
    seconds, count = measured["seconds"], measured["receipts"]
    rows: list[list[object]] = []
    for ours, others in COLUMNS.items():
        rows += [[name, f"{seconds[name]:.2f}", f"{count / seconds[name]:,.0f}", f"{seconds[name] / seconds[ours]:.2f}"] for name in (ours, *others)]
    return table(["", "seconds", "receipts a second", "to the column"], rows)


def about(machine: Results) -> str:
    rows: list[list[object]] = [["machine", f"{machine['processor']}, {machine['cores']} cores"], ["system", machine["system"]]]
    for language, version in machine["versions"].items():
        peers = ", ".join(f"{name} {number}" for name, number in machine["peers"][language].items())
        rows.append([version, peers])
    return table(["measured on", machine["date"]], rows, left=2)


def document(results: Results) -> str:
    start, shipped = results["startup"], results["shipped"]
    memory = {corpus: results["memory"][corpus] for corpus in SIZES if corpus in results["memory"]}
    fields = {
        "goals": goals(results),
        "weak": weak_cases(results),
        "machine": about(results["machine"]),
        **{language: section(results[language], language) for language in LANGUAGES},
        "events": events(results),
        "reading": reading(results),
        "startup": table(
            ["ms", "inside of the process", "more than the bare interpreter"],
            [
                ["`import chatapps_webhooks`", f"{start['python']['import']:.1f}", f"{start['python']['process']:.1f}"],
                ["`import json`", f"{start['python, json']['import']:.1f}", f"{start['python, json']['process']:.1f}"],
                ["`require('chatapps-webhooks')`", f"{start['node']['import']:.1f}", f"{start['node']['process']:.1f}"],
                ["`require` of an empty package", f"{start['node, empty']['import']:.1f}", f"{start['node, empty']['process']:.1f}"],
                ["`chatapps-webhooks validate`, the whole process", f"{start['program']['process']:.1f}", ""],
            ],
        ),
        "memory": table(
            ["bytes", *[SIZES[corpus] for corpus in memory]],
            [[f"`{name}`" if name != "body" else name, *[f"{corpus[name]:,}" for corpus in memory.values()]] for name in memory["thousand"]],
        ),
        "columns": columns_of_arrow(results["columns"]),
        "receipts": f"{results['columns']['receipts']:,} receipts, {results['columns']['bytes']} bytes each on average",
        "sizes": table(["", "MB"], [[name, f"{size / 1e6:.1f}"] for name, size in shipped["sizes"].items()]),
        "ndjson": table(["", "GB/s"], [[name, f"{speed:.2f}"] for name, speed in shipped["ndjson"].items()]),
        "ndjson_memory": " and ".join(f"{size / 1e6:.1f} MB for {name}" for name, size in shipped["ndjson_memory"].items()),
        "instructions": table(["", "instructions for each webhook or event"], [[f"`{name}`", f"{number:,}"] for name, number in results["instructions"].items()]),
    }
    return Template((Path(__file__).parent / "benchmarks.md.in").read_text("utf-8")).substitute(fields)


def main(results_in: Path, docs: Path) -> None:
    names = [*LANGUAGES, "machine", "memory", "startup", "shipped", "columns", "instructions"]
    results = {name: json.loads((results_in / f"{name}.json").read_text("utf-8")) for name in names}
    (docs / "benchmarks.md").write_text(document(results), "utf-8")
    charts = docs / "benchmarks"
    charts.mkdir(exist_ok=True)
    for language, label in LANGUAGES.items():
        chart = bars(f"{label}: 1,000 webhooks in one body, from bytes", "ns for each webhook", results[language]["thousand"], "ours")
        (charts / f"{language}.svg").write_text(chart, "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
