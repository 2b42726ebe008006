namespace Analytics.Warehouse;

/// <summary>Where the warehouse is, embedded in a data folder or on a server, and what it may use.</summary>
public sealed record WarehouseOptions
{
    /// <summary>The least memory that the engine can work with.</summary>
    public const long LeastMemoryBytes = 512L << 20;

    /// <summary>The data folder of the embedded warehouse; made where it is missing, then closed to other users. Null where there is a server.</summary>
    public string? DataFolder { get; init; }

    /// <summary>The server, in place of a data folder.</summary>
    public ServerOptions? Server { get; init; }

    /// <summary>The folder under which the embedded engine may write and read backups, as a full path; null where it makes none.</summary>
    public string? BackupFolder { get; init; }

    /// <summary>The most memory that the embedded engine takes; statements that need more spill to the data folder or fail.</summary>
    public long MemoryLimitBytes { get; init; } = 4L << 30;

    /// <summary>
    /// Whether an insert into the embedded engine is flushed to the disk itself before it counts as done, so that it outlives a power cut.
    /// See deploy/decisions/0001-fsync.md. On a server, its own configuration decides.
    /// </summary>
    public bool SyncToDisk { get; init; } = true;

    /// <summary>Statements that run at the same time; more wait.</summary>
    public int Connections { get; init; } = 8;

    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public void Validate()
    {
        if (Server is null && string.IsNullOrWhiteSpace(DataFolder))
        {
            throw new ArgumentException($"{nameof(DataFolder)} is empty: name the data folder, or a {nameof(Server)}.");
        }

        if (Server is not null && DataFolder is not null)
        {
            throw new ArgumentException($"Both {nameof(DataFolder)} and {nameof(Server)} are given: the warehouse is in one of them.");
        }

        Server?.Validate();

        if (MemoryLimitBytes < LeastMemoryBytes)
        {
            throw new ArgumentException($"{nameof(MemoryLimitBytes)} is {MemoryLimitBytes}: at least {LeastMemoryBytes} bytes are needed.");
        }

        if (Connections is < 1 or > 256)
        {
            throw new ArgumentException($"{nameof(Connections)} is {Connections}: it must be from 1 to 256.");
        }
    }
}
