-- Facts are in a database of each shard's own, which its replicas share; everything else is in one that all nodes share. In both a statement
-- that changes tables, run on one node, is run on all that share the database.
CREATE DATABASE IF NOT EXISTS analytics_local ON CLUSTER '{cluster}'
ENGINE = Replicated('/clickhouse/databases/analytics_local', '{shard}', '{replica}');

CREATE DATABASE IF NOT EXISTS analytics ON CLUSTER '{cluster}'
ENGINE = Replicated('/clickhouse/databases/analytics', 'all', '{shard}-{replica}');
