"""Checks an archive of events on a cluster of Apache Spark: files with one event in each line.

    spark-submit examples/spark_events.py 'archive/*.ndjson' found

It writes Parquet, a row for each event with what was found in it, and prints how many events there
are of each kind and with each fault. Beside Spark, workers need `pip install chatapps-webhooks
pyarrow pandas`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pyarrow as pa
from pyspark.sql import SparkSession

from chatapps_webhooks import check_many

FOUND = "value string, valid boolean, errors bigint, warnings bigint, notices bigint, rule string, kind string"
"""Spark has no unsigned numbers, and no dictionaries."""

TYPES = pa.schema({"valid": pa.bool_(), "errors": pa.int64(), "warnings": pa.int64(), "notices": pa.int64(), "rule": pa.string(), "kind": pa.string()})


def check(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Runs on the workers, a batch of some thousand events at a time."""
    for batch in batches:
        bodies = batch.column("value")
        found = pa.record_batch(check_many(bodies, model="event")).cast(TYPES)
        yield pa.record_batch([bodies, *found.columns], ["value", *TYPES.names])


def main(archive: str, output: str) -> None:
    spark = SparkSession.builder.appName("events").getOrCreate()
    spark.read.text(archive).mapInArrow(check, FOUND).write.mode("overwrite").parquet(output)
    spark.read.parquet(output).groupBy("valid", "kind", "rule").count().orderBy("count", ascending=False).show(50, truncate=False)
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
