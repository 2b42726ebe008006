using System.Runtime.InteropServices;
using System.Text;

namespace Analytics.Warehouse.Embedded;

/// <summary>One connection to the engine, which runs one statement at a time. Every call blocks until the engine is done.</summary>
internal sealed unsafe class ChdbConnection : IDisposable
{
    private readonly EngineFolder folder;
    private readonly ChdbConnectionHandle handle;

    private ChdbConnection(EngineFolder folder, ChdbConnectionHandle handle)
    {
        this.folder = folder;
        this.handle = handle;
    }

    /// <param name="folder">Where the engine runs; the first connection starts it there.</param>
    /// <param name="arguments">The engine's command line, the same for every connection.</param>
    public static ChdbConnection Open(EngineFolder folder, IReadOnlyList<string> arguments)
    {
        using var native = new ChdbArguments(arguments);
        var handle = ChdbNative.Connect(native.Count, native.Pointers);
        if (handle.IsInvalid)
        {
            handle.Dispose();
            throw folder.WhyNotOpened();
        }

        return new ChdbConnection(folder, handle);
    }

    /// <summary>Runs a statement whole; for those that have no result, or a small one.</summary>
    public ChdbResult Run(Statement statement, string format) => ChdbResult.Take(Start(statement, format, isStream: false), folder);

    /// <summary>Starts a query. Nothing else may be run on this connection until the stream is disposed.</summary>
    public ChdbStream Stream(Statement statement, string format)
    {
        var stream = Start(statement, format, isStream: true);
        try
        {
            ChdbResult.ThrowOnError(stream, folder);
            return new ChdbStream(handle, stream, folder);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    public void Insert(string into, IEnumerable<ReadOnlyMemory<byte>> rowBinary, CancellationToken cancellation)
    {
        var sql = Encoding.UTF8.GetBytes($"INSERT INTO {into}");
        using var insert = StartInsert(sql);
        ThrowOnError(insert);
        foreach (var rows in rowBinary)
        {
            cancellation.ThrowIfCancellationRequested();
            fixed (byte* data = rows.Span)
            {
                if (rows.Length > 0 && ChdbNative.StreamAppend(insert, data, (nuint)rows.Length) != 0)
                {
                    break;
                }
            }
        }

        cancellation.ThrowIfCancellationRequested();
        using var end = ChdbNative.StreamDone(insert);
        ChdbResult.ThrowOnError(end, folder);
    }

    public void Dispose() => handle.Dispose();

    private ChdbResultHandle Start(Statement statement, string format, bool isStream)
    {
        using var names = new ChdbArguments([.. statement.Parameters.Keys]);
        using var values = new ChdbArguments([.. statement.Parameters.Select(p => Parameters.Encode(statement, p.Key, p.Value))]);
        var sqlBytes = Encoding.UTF8.GetBytes(statement.Sql);
        var formatBytes = Encoding.UTF8.GetBytes(format);
        fixed (byte* sql = sqlBytes)
        fixed (byte* formatName = formatBytes)
        {
            return isStream
                ? ChdbNative.StreamQuery(
                    handle.Connection, sql, (nuint)sqlBytes.Length, formatName, (nuint)formatBytes.Length,
                    names.Pointers, names.Lengths, values.Pointers, values.Lengths, (nuint)names.Count)
                : ChdbNative.Query(
                    handle.Connection, sql, (nuint)sqlBytes.Length, formatName, (nuint)formatBytes.Length,
                    names.Pointers, names.Lengths, values.Pointers, values.Lengths, (nuint)names.Count);
        }
    }

    private ChdbInsertHandle StartInsert(ReadOnlySpan<byte> sqlBytes)
    {
        var formatBytes = "RowBinary"u8;
        fixed (byte* sql = sqlBytes)
        fixed (byte* format = formatBytes)
        {
            return ChdbNative.StreamInsert(handle.Connection, sql, (nuint)sqlBytes.Length, format, (nuint)formatBytes.Length);
        }
    }

    private void ThrowOnError(ChdbInsertHandle insert)
    {
        if (ChdbNative.StreamInsertError(insert) is var error && error is not null)
        {
            throw folder.Explain(EngineError.Parse(Marshal.PtrToStringUTF8((nint)error)!));
        }
    }
}
