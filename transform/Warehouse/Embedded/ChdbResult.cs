using System.Buffers;
using System.Runtime.InteropServices;

namespace Analytics.Warehouse.Embedded;

/// <summary>The bytes of a result in the engine's own memory, until disposed; whoever reads them later gets an exception and no stale bytes.</summary>
internal sealed unsafe class ChdbResult : MemoryManager<byte>
{
    private readonly ChdbResultHandle handle;

    private ChdbResult(ChdbResultHandle handle)
    {
        this.handle = handle;
        Length = checked((int)ChdbNative.ResultLength(handle));
    }

    public int Length { get; }

    /// <summary>Takes the handle over.</summary>
    /// <exception cref="WarehouseException">The handle holds an error.</exception>
    public static ChdbResult Take(ChdbResultHandle handle, EngineFolder folder)
    {
        try
        {
            ThrowOnError(handle, folder);
            return new ChdbResult(handle);
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    public static void ThrowOnError(ChdbResultHandle handle, EngineFolder folder)
    {
        if (ChdbNative.ResultError(handle) is var error && error is not null)
        {
            throw folder.Explain(EngineError.Parse(Marshal.PtrToStringUTF8((nint)error)!));
        }
    }

    public override Span<byte> GetSpan()
    {
        ObjectDisposedException.ThrowIf(handle.IsClosed, this);
        return new Span<byte>(ChdbNative.ResultBuffer(handle), Length);
    }

    public override MemoryHandle Pin(int elementIndex = 0)
    {
        ObjectDisposedException.ThrowIf(handle.IsClosed, this);
        return new MemoryHandle(ChdbNative.ResultBuffer(handle) + elementIndex);
    }

    public override void Unpin()
    {
    }

    protected override void Dispose(bool disposing) => handle.Dispose();
}
