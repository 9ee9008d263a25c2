"""Checks an archive of events on a cluster of Ray: files with one event in each line.

    python examples/ray_events.py archive found

It writes Parquet, a row for each event with what was found in it, and prints how many events have
an error. Beside Ray, workers need `pip install chatapps-webhooks`.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pyarrow as pa
import ray
from ray.data.expressions import col

from chatapps_webhooks import check_many


def check(bodies: pa.Table) -> pa.Table:
    """Runs on the workers, a block of events at a time."""
    found = pa.table(check_many(bodies.column("text"), model="event"))
    return found.append_column("text", bodies.column("text"))


def main(archive: str, output: str) -> None:
    # The folder is seen by all workers, or is an address that Ray reads, such as `s3://…`.
    archive, output = (path if "://" in path else str(Path(path).absolute()) for path in (archive, output))
    events = ray.data.read_text(archive).map_batches(check, batch_format="pyarrow", zero_copy_batch=True)
    events.write_parquet(output)
    written = ray.data.read_parquet(output)
    print(f"{written.count()} events, {written.filter(expr=~col('valid')).count()} with an error")


if __name__ == "__main__":
    main(*sys.argv[1:])
