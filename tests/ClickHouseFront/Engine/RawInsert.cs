using System.Runtime.InteropServices;
using Analytics.Warehouse.Embedded;

namespace Analytics.ClickHouseFront.Engine;

/// <summary>An insert under way; undone when it is left before its end.</summary>
internal sealed unsafe class RawInsert : IDisposable
{
    private readonly ChdbInsertHandle insert;

    private RawInsert(ChdbInsertHandle insert) => this.insert = insert;

    public static RawInsert Take(ChdbInsertHandle insert)
    {
        if (ChdbNative.StreamInsertError(insert) is var error && error is not null)
        {
            var failure = new EngineFailure(Marshal.PtrToStringUTF8((nint)error)!);
            insert.Dispose();
            throw failure;
        }

        return new RawInsert(insert);
    }

    /// <summary>False when the engine wants no more: <see cref="End"/> says why.</summary>
    public bool Append(ReadOnlySpan<byte> rows)
    {
        fixed (byte* data = rows)
        {
            return ChdbNative.StreamAppend(insert, data, (nuint)rows.Length) == 0;
        }
    }

    public void End()
    {
        using var result = ChdbNative.StreamDone(insert);
        RawConnection.ThrowOnError(result);
    }

    public void Dispose() => insert.Dispose();
}
