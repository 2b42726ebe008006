using Analytics.Warehouse.Embedded;

namespace Analytics.ClickHouseFront.Engine;

/// <summary>A query under way; cancelled when it is left before its end.</summary>
internal sealed class RawStream(ChdbConnectionHandle connection, ChdbResultHandle stream) : IDisposable
{
    private bool isOver;

    /// <summary>The next rows; empty at the end.</summary>
    public byte[] Next()
    {
        using var part = ChdbNative.StreamFetch(connection.Connection, stream);
        var rows = RawConnection.Bytes(part);
        isOver = rows.Length == 0;
        return rows;
    }

    public void Dispose()
    {
        if (!isOver)
        {
            ChdbNative.StreamCancel(connection.Connection, stream);
        }

        stream.Dispose();
    }
}
