-- How the user's statements behave on a cluster. Run on every node, or on one where users are kept in Keeper.
CREATE SETTINGS PROFILE IF NOT EXISTS analytics_cluster SETTINGS
    -- an insert is answered when its rows are in the tables of the shards, and not in a queue to them
    distributed_foreground_insert = 1,
    -- and when most of the replicas have them
    insert_quorum = 'auto',
    -- the facts of a parcel are in one shard, so that what is asked of them together can be asked of each shard by itself
    distributed_product_mode = 'local',
    -- what was written to a replica is read from it, as long as it is there
    load_balancing = 'in_order',
    prefer_localhost_replica = 0
TO analytics;
