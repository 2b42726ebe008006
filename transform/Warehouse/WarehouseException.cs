namespace Analytics.Warehouse;

/// <summary>What a failure of the warehouse means to the one who can mend it.</summary>
public enum WarehouseFault
{
    /// <summary>A statement failed; see <see cref="WarehouseException.Code"/>.</summary>
    Statement,
    /// <summary>The native library cannot be found or loaded.</summary>
    LibraryMissing,
    /// <summary>Another process has the data folder open.</summary>
    FolderInUse,
    /// <summary>The disk is full.</summary>
    DiskFull,
    /// <summary>The data folder was written by a newer version of the product.</summary>
    NewerVersion,
    /// <summary>The data folder cannot be read or written.</summary>
    FolderUnusable,
    /// <summary>No server can be connected to, or what answers is none. Nothing was done; trying again later may succeed.</summary>
    Unreachable,
    /// <summary>The server does not let the user in, or not do what the statement does.</summary>
    NotAuthorised,
    /// <summary>The server has moved no byte for too long. A statement that writes may have taken effect.</summary>
    TimedOut,
    /// <summary>The connection broke off in the middle of a statement. One that writes may have taken effect.</summary>
    Interrupted,
}

/// <summary>The warehouse failed. The message says what to do and never holds a value of a row.</summary>
public sealed class WarehouseException(WarehouseFault fault, string message, int code = 0, Exception? inner = null) : Exception(message, inner)
{
    public WarehouseFault Fault { get; } = fault;

    /// <summary>ClickHouse's error code; 0 when the failure is not the engine's.</summary>
    public int Code { get; } = code;

    /// <summary>Whether doing the same again in a while may succeed without anybody mending anything here.</summary>
    public bool MayPass => PassingFaults.MayPass(Fault, Code);
}
