namespace Analytics.Warehouse.Embedded;

/// <summary>A query under way.</summary>
internal sealed class ChdbStream(ChdbConnectionHandle connection, ChdbResultHandle stream, EngineFolder folder) : IDisposable
{
    private bool isOver;

    /// <summary>The next part of the result, to be disposed; null at the end. Each part is a document of its own in the format asked for.</summary>
    public ChdbResult? Next()
    {
        var part = ChdbResult.Take(ChdbNative.StreamFetch(connection.Connection, stream), folder);
        if (part.Length > 0)
        {
            return part;
        }

        ((IDisposable)part).Dispose();
        isOver = true;
        return null;
    }

    public void Dispose()
    {
        if (!isOver && !stream.IsClosed)
        {
            ChdbNative.StreamCancel(connection.Connection, stream);
        }

        stream.Dispose();
    }
}
