using System.Runtime.InteropServices;

namespace Analytics.Warehouse.Embedded;

/// <summary>A connection. Closing the last one of the process shuts the engine down and frees its folder.</summary>
internal sealed class ChdbConnectionHandle() : SafeHandle(nint.Zero, ownsHandle: true)
{
    public override bool IsInvalid => handle == nint.Zero;

    /// <summary>What statements are run on.</summary>
    public nint Connection => IsClosed ? throw new ObjectDisposedException(nameof(ChdbConnectionHandle)) : Marshal.ReadIntPtr(handle);

    protected override bool ReleaseHandle()
    {
        ChdbNative.CloseConnection(handle);
        return true;
    }
}

/// <summary>A result, or a stream of results. A stream that has not ended must be cancelled before its handle is released.</summary>
internal sealed class ChdbResultHandle() : SafeHandle(nint.Zero, ownsHandle: true)
{
    public override bool IsInvalid => handle == nint.Zero;

    protected override bool ReleaseHandle()
    {
        ChdbNative.DestroyResult(handle);
        return true;
    }
}

/// <summary>An insert under way. Releasing its handle cancels it unless it is done.</summary>
internal sealed class ChdbInsertHandle() : SafeHandle(nint.Zero, ownsHandle: true)
{
    public override bool IsInvalid => handle == nint.Zero;

    protected override bool ReleaseHandle()
    {
        ChdbNative.DestroyInsert(handle);
        return true;
    }
}
