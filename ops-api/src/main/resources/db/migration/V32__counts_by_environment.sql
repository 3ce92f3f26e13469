-- Latencies and completeness are counted by environment. What was counted without one is dropped; a
-- rebuild of the read models fills them anew. An empty environment is that of what belongs to no order
-- that is known: before its command is read, or a trade that nobody here asked for.

TRUNCATE latency_minute, completeness_minute;

ALTER TABLE latency_minute ADD COLUMN environment text NOT NULL;
ALTER TABLE latency_minute DROP CONSTRAINT latency_minute_pkey;
ALTER TABLE latency_minute ADD PRIMARY KEY (dimension, hop, minute, key, environment);

ALTER TABLE completeness_minute ADD COLUMN environment text NOT NULL;
ALTER TABLE completeness_minute DROP CONSTRAINT completeness_minute_pkey;
ALTER TABLE completeness_minute ADD PRIMARY KEY (minute, oms, environment);
