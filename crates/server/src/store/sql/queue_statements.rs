//! The statements of the queue, which are the same in all databases but for a few words.

/// The statements of a database.
pub(in crate::store) trait QueueStatements {
    /// Counts the queued deliveries of account `$1`, and their bytes.
    const QUEUED: &'static str;
    /// Adds the events of the JSON array `$1` of `[event, account, kind, store key, hexadecimal]`.
    /// Skips those with an unknown store key.
    const ADD_EVENTS: &'static str;
    /// Adds the deliveries of the JSON array `$1` of `[delivery, account, event, scope, type,
    /// bytes]`.
    const ADD_DELIVERIES: &'static str;
    /// Adds them to the queue.
    const ADD_QUEUED: &'static str;
    /// The milliseconds until the next delivery is due that nobody has claimed.
    const NEXT_DUE: &'static str;
    /// Claims deliveries, as `$2` for `$3` milliseconds: at most `$4`, and about `$6` bytes; of a
    /// lane or an account as many as the JSON array `$1` of `[name, places]` says, which is `$7` at
    /// most for a lane, or else `$5` of a lane and `$8` of an account. The first of each lane come
    /// before the second of any. A lane begins with the 36 characters of its account. Tells the
    /// deliveries.
    const CLAIM: &'static str;
    /// The deliveries in the JSON array `$1`.
    const CLAIMED: &'static str;
    /// The webhooks of the JSON array `$1` of `[account, scope, type]`.
    const WEBHOOKS: &'static str;
    /// Records the JSON array `$1` of `[delivery, milliseconds, status]` as delivered, with the
    /// last attempt unless `milliseconds` is null.
    const DELIVERED: &'static str;
    /// Takes the deliveries in the JSON array `$1` from the queue.
    const LEAVE: &'static str;
    /// Takes those of the JSON array `$1` of `[delivery, claim]` from the queue whose claim it is,
    /// and tells them.
    const LEAVE_CLAIMED: &'static str;
    /// Gives those of the JSON array `$1` of `[delivery, claim, wait]` back to the queue whose
    /// claim it is, and tells them.
    const GIVE_BACK: &'static str;
    /// Records the JSON array `$1` of `[delivery, state, failures, 1 for an attempt]`.
    const RECORD: &'static str;
    /// Adds the attempts of the JSON array `$1` of `[delivery, number, milliseconds, outcome,
    /// status, store key, hexadecimal]`. Skips an answer with an unknown store key.
    const ADD_ATTEMPTS: &'static str;
    /// Lists deliveries of account `$1`: delivery `$2`, event `$3`, state `$4`, scope `$5`, type
    /// `$6`, kind `$7`, before `$8`, each empty for any; at most `$9`.
    const DELIVERIES: &'static str;
    /// The attempts of the deliveries in the JSON array `$1`.
    const ATTEMPTS: &'static str;
    /// The state of delivery `$2` of account `$1`.
    const STATE: &'static str;
    /// Makes queued delivery `$1` due, unless an attempt is being made.
    const RETRY: &'static str;
    /// Gives the attempt that delivery `$1` keeps a row of its own.
    const KEEP_ATTEMPT: &'static str;
    /// Queues delivery `$1` again, unless it is queued.
    const REVIVE: &'static str;
    /// Adds it to the queue.
    const ADD_REVIVED: &'static str;
    /// The accounts that have a delivery that ended more than `$1` milliseconds ago, judged by the
    /// 100 that were queued first: if all of these were tried again since, others are found when
    /// the account's next delivery ends.
    const OLD_ACCOUNTS: &'static str;
    /// The oldest of those deliveries of account `$1` that are over, the `$2` newest, and have `$3`
    /// bytes at most.
    const OLDEST_KEPT: &'static str;
    /// Deletes some deliveries of account `$1` that are over and older than `$2`, or ended more
    /// than `$3` milliseconds ago, and tells their events.
    const DELETE_OLD: &'static str;
    /// Deletes the events of the JSON array `$1` that have no delivery.
    const DELETE_EVENTS: &'static str;
    /// Makes due what isn't due within `$1` milliseconds.
    const MEND_TIMES: &'static str;
    /// Some bodies that another key than `$1` sealed.
    const STALE_EVENTS: &'static str;
    /// Some answers that another key than `$1` sealed.
    const STALE_ANSWERS: &'static str;
    /// Replaces the seal `$4` of the body of event `$1` by `$3`, with key `$2`.
    const RESEAL_EVENT: &'static str;
    /// Replaces the seal `$5` of the answer to attempt `$2` of delivery `$1` by `$4`, with key
    /// `$3`.
    const RESEAL_ANSWER: &'static str;
}

/// All lanes with something in the queue, found by going from one to the next in the index.
macro_rules! lanes {
    () => {
        "lanes (lane) AS ( \
            SELECT MIN(lane) FROM queue \
            UNION ALL \
            SELECT (SELECT MIN(lane) FROM queue WHERE lane > lanes.lane) \
            FROM lanes WHERE lane IS NOT NULL \
        )"
    };
}

/// Writes the statements: `now` is the time in milliseconds, `rows` the elements of the array `$1`
/// as rows of one column `entry`, `blob` what makes bytes of hexadecimal digits, `each_lane` what
/// joins a lane with the deliveries that a query on it finds, at most so many, and `lock` what
/// keeps others from the rows and goes past theirs.
macro_rules! queue_statements {
    (now: $now:literal, rows: $rows:literal, blob: ($open:literal, $close:literal), each_lane: ($each:literal, $limit:literal, $each_end:literal), lock: $lock:literal $(,)?) => {
        // `0` comes after `/`.
        const QUEUED: &'static str = "SELECT COUNT(*), CAST(COALESCE(SUM(bytes), 0) AS BIGINT) FROM queue \
            WHERE lane >= $1 || '/' AND lane < $1 || '0'";
        const ADD_EVENTS: &'static str = concat!(
            "INSERT INTO events (event_id, account_id, kind, store_key, sealed) \
            SELECT entry ->> 0, entry ->> 1, entry ->> 2, entry ->> 3, ", $open, "entry ->> 4", $close,
            " FROM ", $rows, " WHERE entry ->> 3 IN (SELECT store_key FROM store_keys)"
        );
        const ADD_DELIVERIES: &'static str = concat!(
            "INSERT INTO deliveries \
                (delivery_id, account_id, event_id, sub_account_id, type, bytes, state, created_at) \
            SELECT entry ->> 0, entry ->> 1, entry ->> 2, entry ->> 3, entry ->> 4, \
                CAST(entry ->> 5 AS BIGINT), 'queued', ", $now, " FROM ", $rows
        );
        const ADD_QUEUED: &'static str = concat!(
            "INSERT INTO queue (delivery_id, lane, due_at, bytes) \
            SELECT entry ->> 0, (entry ->> 1) || '/' || (entry ->> 4) || '/' || (entry ->> 3), ", $now, ", \
                CAST(entry ->> 5 AS BIGINT) FROM ", $rows
        );
        const NEXT_DUE: &'static str = concat!(
            "WITH RECURSIVE ", lanes!(), " SELECT MIN(( \
                SELECT MIN(due_at) FROM queue WHERE lane = lanes.lane AND claimed_until <= ", $now, " \
            )) - ", $now, " FROM lanes WHERE lane IS NOT NULL"
        );
        const CLAIM: &'static str = concat!(
            "WITH RECURSIVE ", lanes!(), ", given (name, places) AS ( \
                SELECT entry ->> 0, CAST(entry ->> 1 AS BIGINT) FROM ", $rows, " \
            ), free (lane, account, places, account_places) AS ( \
                SELECT lanes.lane, substr(lanes.lane, 1, 36), COALESCE(of_lane.places, $5), \
                    COALESCE(of_account.places, $8) \
                FROM lanes LEFT JOIN given AS of_lane ON of_lane.name = lanes.lane \
                LEFT JOIN given AS of_account ON of_account.name = substr(lanes.lane, 1, 36) \
                WHERE lanes.lane IS NOT NULL AND COALESCE(of_lane.places, $5) > 0 \
                    AND COALESCE(of_account.places, $8) > 0 \
            ), oldest AS ( \
                SELECT next.delivery_id, next.due_at, next.bytes, free.account, free.places, free.account_places, \
                    ROW_NUMBER() OVER (PARTITION BY free.lane ORDER BY next.due_at, next.delivery_id) AS place \
                FROM free ", $each, " FROM queue \
                    WHERE lane = free.lane AND due_at <= ", $now, " AND claimed_until <= ", $now, " \
                    ORDER BY due_at LIMIT ", $limit, $lock, $each_end, " \
            ), shared AS ( \
                SELECT delivery_id, due_at, bytes, place, account_places, \
                    ROW_NUMBER() OVER (PARTITION BY account ORDER BY place, due_at, delivery_id) AS nth \
                FROM oldest WHERE place <= places \
            ), chosen AS ( \
                SELECT delivery_id, SUM(bytes) OVER (ORDER BY place, due_at, delivery_id) - bytes AS before \
                FROM shared WHERE nth <= account_places ORDER BY place, due_at, delivery_id LIMIT $4 \
            ) \
            UPDATE queue SET claim = $2, claimed_until = ", $now, " + $3 \
            WHERE delivery_id IN (SELECT delivery_id FROM chosen WHERE before < $6) RETURNING delivery_id"
        );
        const CLAIMED: &'static str = concat!(
            "SELECT deliveries.delivery_id, deliveries.account_id, deliveries.event_id, events.kind, \
                events.store_key, events.sealed, deliveries.bytes, deliveries.sub_account_id, \
                deliveries.type, deliveries.attempts, deliveries.failures, ", $now, " - deliveries.created_at \
            FROM ", $rows, " JOIN deliveries ON deliveries.delivery_id = entry ->> 0 \
            JOIN events ON events.event_id = deliveries.event_id"
        );
        const WEBHOOKS: &'static str = concat!(
            "SELECT webhooks.account_id, webhooks.sub_account_id, webhooks.type, webhooks.store_key, webhooks.sealed \
            FROM ", $rows, " JOIN webhooks ON webhooks.account_id = entry ->> 0 \
                AND webhooks.sub_account_id = entry ->> 1 AND webhooks.type = entry ->> 2"
        );
        const DELIVERED: &'static str = concat!(
            "UPDATE deliveries SET state = 'delivered', attempts = attempts + 1, finished_at = ", $now, ", \
                started_at = ", $now, " - CAST(entry ->> 1 AS BIGINT), \
                milliseconds = CAST(entry ->> 1 AS BIGINT), status = CAST(entry ->> 2 AS BIGINT) \
            FROM ", $rows, " WHERE deliveries.delivery_id = entry ->> 0 AND deliveries.finished_at IS NULL"
        );
        const LEAVE: &'static str =
            concat!("DELETE FROM queue WHERE delivery_id IN (SELECT entry ->> 0 FROM ", $rows, ")");
        const LEAVE_CLAIMED: &'static str = concat!(
            "DELETE FROM queue WHERE (delivery_id, claim) IN (SELECT entry ->> 0, entry ->> 1 FROM ", $rows, ") \
            RETURNING delivery_id"
        );
        const GIVE_BACK: &'static str = concat!(
            "UPDATE queue SET due_at = ", $now, " + CAST(entry ->> 2 AS BIGINT), claim = NULL, claimed_until = 0 \
            FROM ", $rows, " WHERE queue.delivery_id = entry ->> 0 AND queue.claim = entry ->> 1 \
            RETURNING delivery_id"
        );
        const RECORD: &'static str = concat!(
            "UPDATE deliveries SET state = entry ->> 1, failures = CAST(entry ->> 2 AS BIGINT), \
                attempts = attempts + CAST(entry ->> 3 AS BIGINT), \
                finished_at = CASE WHEN entry ->> 1 = 'queued' THEN NULL ELSE ", $now, " END \
            FROM ", $rows, " WHERE deliveries.delivery_id = entry ->> 0 AND deliveries.finished_at IS NULL"
        );
        const ADD_ATTEMPTS: &'static str = concat!(
            "INSERT INTO attempts \
                (delivery_id, number, started_at, milliseconds, outcome, status, store_key, sealed) \
            SELECT deliveries.delivery_id, CAST(entry ->> 1 AS BIGINT), ", $now, " - CAST(entry ->> 2 AS BIGINT), \
                CAST(entry ->> 2 AS BIGINT), entry ->> 3, CAST(entry ->> 4 AS BIGINT), store_keys.store_key, \
                CASE WHEN store_keys.store_key IS NULL THEN NULL ELSE ", $open, "entry ->> 6", $close, " END \
            FROM ", $rows, " JOIN deliveries ON deliveries.delivery_id = entry ->> 0 \
            LEFT JOIN store_keys ON store_keys.store_key = entry ->> 5 \
            WHERE true ON CONFLICT DO NOTHING"
        );
        const DELIVERIES: &'static str =
            "SELECT deliveries.delivery_id, deliveries.event_id, events.kind, deliveries.sub_account_id, \
                deliveries.type, deliveries.bytes, deliveries.state, deliveries.created_at, \
                CASE WHEN queue.claim IS NULL THEN queue.due_at END, deliveries.finished_at \
            FROM deliveries JOIN events ON events.event_id = deliveries.event_id \
            LEFT JOIN queue ON queue.delivery_id = deliveries.delivery_id \
            WHERE deliveries.account_id = $1 AND ($2 = '' OR deliveries.delivery_id = $2) \
                AND ($3 = '' OR deliveries.event_id = $3) AND ($4 = '' OR deliveries.state = $4) \
                AND ($5 = '' OR deliveries.sub_account_id = $5) AND ($6 = '' OR deliveries.type = $6) \
                AND ($7 = '' OR events.kind = $7) AND ($8 = '' OR deliveries.delivery_id < $8) \
            ORDER BY deliveries.delivery_id DESC LIMIT $9";
        const ATTEMPTS: &'static str = concat!(
            "SELECT delivery_id, number, started_at, milliseconds, outcome, status, store_key, sealed \
            FROM attempts WHERE delivery_id IN (SELECT entry ->> 0 FROM ", $rows, ") \
            UNION ALL \
            SELECT delivery_id, attempts, started_at, milliseconds, 'accepted', status, NULL, NULL \
            FROM deliveries WHERE milliseconds IS NOT NULL \
                AND delivery_id IN (SELECT entry ->> 0 FROM ", $rows, ") \
            ORDER BY 1, 2"
        );
        const STATE: &'static str = "SELECT state FROM deliveries WHERE account_id = $1 AND delivery_id = $2";
        const RETRY: &'static str = concat!(
            "UPDATE queue SET due_at = ", $now, ", claim = NULL, claimed_until = 0 \
            WHERE delivery_id = $1 AND (claim IS NULL OR claimed_until <= ", $now, ")"
        );
        const KEEP_ATTEMPT: &'static str =
            "INSERT INTO attempts (delivery_id, number, started_at, milliseconds, outcome, status) \
            SELECT delivery_id, attempts, started_at, milliseconds, 'accepted', status \
            FROM deliveries WHERE delivery_id = $1 AND milliseconds IS NOT NULL ON CONFLICT DO NOTHING";
        const REVIVE: &'static str = "UPDATE deliveries SET state = 'queued', failures = 0, finished_at = NULL, \
                started_at = NULL, milliseconds = NULL, status = NULL \
            WHERE delivery_id = $1 AND finished_at IS NOT NULL";
        const ADD_REVIVED: &'static str = concat!(
            "INSERT INTO queue (delivery_id, lane, due_at, bytes) \
            SELECT delivery_id, account_id || '/' || type || '/' || sub_account_id, ", $now, ", bytes \
            FROM deliveries WHERE delivery_id = $1"
        );
        const OLD_ACCOUNTS: &'static str = concat!(
            "WITH RECURSIVE with_deliveries (account_id) AS ( \
                SELECT MIN(account_id) FROM deliveries \
                UNION ALL \
                SELECT (SELECT MIN(account_id) FROM deliveries \
                    WHERE account_id > with_deliveries.account_id) \
                FROM with_deliveries WHERE account_id IS NOT NULL \
            ) \
            SELECT account_id FROM with_deliveries WHERE account_id IS NOT NULL AND ( \
                SELECT MIN(finished_at) FROM ( \
                    SELECT finished_at FROM deliveries \
                    WHERE deliveries.account_id = with_deliveries.account_id \
                    ORDER BY delivery_id LIMIT 100 \
                ) AS oldest \
            ) < ", $now, " - $1"
        );
        const OLDEST_KEPT: &'static str = "SELECT MIN(delivery_id) FROM ( \
                SELECT delivery_id, ROW_NUMBER() OVER newest AS nth, SUM(bytes) OVER newest AS total \
                FROM (SELECT delivery_id, bytes FROM deliveries \
                    WHERE account_id = $1 AND finished_at IS NOT NULL \
                    ORDER BY delivery_id DESC LIMIT $2 + 1) AS latest \
                WINDOW newest AS (ORDER BY delivery_id DESC) \
            ) AS finished WHERE nth <= $2 AND total <= $3";
        const DELETE_OLD: &'static str = concat!(
            "DELETE FROM deliveries WHERE delivery_id IN ( \
                SELECT delivery_id FROM deliveries WHERE account_id = $1 AND finished_at IS NOT NULL \
                    AND (delivery_id < $2 OR finished_at < ", $now, " - $3) \
                ORDER BY delivery_id LIMIT 2000 \
            ) RETURNING event_id"
        );
        const DELETE_EVENTS: &'static str = concat!(
            "DELETE FROM events WHERE event_id IN (SELECT entry ->> 0 FROM ", $rows, ") \
            AND NOT EXISTS (SELECT 1 FROM deliveries WHERE deliveries.event_id = events.event_id)"
        );
        const MEND_TIMES: &'static str = concat!(
            "UPDATE queue SET due_at = ", $now, ", claimed_until = 0 \
            WHERE due_at > ", $now, " + $1 OR claimed_until > ", $now, " + $1"
        );
        const STALE_EVENTS: &'static str = "SELECT account_id, event_id, CAST(0 AS BIGINT), store_key, sealed \
            FROM events WHERE store_key < $1 OR store_key > $1 LIMIT 100";
        const STALE_ANSWERS: &'static str =
            "SELECT deliveries.account_id, deliveries.delivery_id, attempts.number, attempts.store_key, \
                attempts.sealed \
            FROM attempts JOIN deliveries ON deliveries.delivery_id = attempts.delivery_id \
            WHERE (attempts.store_key < $1 OR attempts.store_key > $1) AND attempts.sealed IS NOT NULL LIMIT 100";
        const RESEAL_EVENT: &'static str =
            "UPDATE events SET store_key = $2, sealed = $3 WHERE event_id = $1 AND sealed = $4";
        const RESEAL_ANSWER: &'static str = "UPDATE attempts SET store_key = $3, sealed = $4 \
            WHERE delivery_id = $1 AND number = $2 AND sealed = $5";
    };
}

pub(in crate::store) use {lanes, queue_statements};
