namespace Analytics.Warehouse;

/// <summary>Which failures of the warehouse pass, by ClickHouse's error code. Any other stays until somebody mends its cause.</summary>
internal static class PassingFaults
{
    private static readonly HashSet<WarehouseFault> Faults =
        [WarehouseFault.DiskFull, WarehouseFault.Unreachable, WarehouseFault.TimedOut, WarehouseFault.Interrupted];

    private static readonly HashSet<int> Codes =
    [
        159, // TIMEOUT_EXCEEDED: it is busy
        202, // TOO_MANY_SIMULTANEOUS_QUERIES: others end
        209, // SOCKET_TIMEOUT: between its own nodes
        210, // NETWORK_ERROR: between its own nodes
        225, // NO_ZOOKEEPER: Keeper is elected anew
        236, // ABORTED: it is shutting down
        241, // MEMORY_LIMIT_EXCEEDED: others give it back
        242, // TABLE_IS_READ_ONLY: a replica has lost Keeper for the moment
        243, // NOT_ENOUGH_SPACE: merges and operators make room
        252, // TOO_MANY_PARTS: merges catch up while nobody inserts
        279, // ALL_CONNECTION_TRIES_FAILED: a shard is away
        285, // TOO_FEW_LIVE_REPLICAS: replicas come back
        286, // UNSATISFIED_QUORUM_FOR_PREVIOUS_WRITE: the earlier write is finished
        319, // UNKNOWN_STATUS_OF_INSERT: facts can be written twice without effect
        394, // QUERY_WAS_CANCELLED: an operator's KILL QUERY
        425, // SYSTEM_ERROR: of the machine below
        439, // CANNOT_SCHEDULE_TASK: threads come free
        999, // KEEPER_EXCEPTION: a session with Keeper was lost
    ];

    public static bool MayPass(WarehouseFault fault, int code) => Faults.Contains(fault) || Codes.Contains(code);
}
