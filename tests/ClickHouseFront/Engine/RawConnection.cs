using System.Runtime.InteropServices;
using System.Text;
using Analytics.Warehouse;
using Analytics.Warehouse.Embedded;

namespace Analytics.ClickHouseFront.Engine;

/// <summary>
/// A connection to the engine below everything that the product makes of its answers: parameters and errors pass as they are. Runs one
/// statement at a time; calls block.
/// </summary>
internal sealed unsafe class RawConnection : IDisposable
{
    private readonly ChdbConnectionHandle handle;
    private string session = "";

    private RawConnection(ChdbConnectionHandle handle) => this.handle = handle;

    public static RawConnection Open(EngineFolder folder, IReadOnlyList<string> arguments)
    {
        using var native = new ChdbArguments(arguments);
        var handle = ChdbNative.Connect(native.Count, native.Pointers);
        return handle.IsInvalid ? throw folder.WhyNotOpened() : new RawConnection(handle);
    }

    /// <summary>Makes this connection one to a database, with these settings, as the next statement's request names them.</summary>
    public void Enter(string database, IReadOnlyCollection<(string Name, string Value)> settings)
    {
        var wanted = $"{database}\n{string.Join('\n', settings.Order())}";
        if (wanted == session)
        {
            return;
        }

        session = "";
        Run(new Bound($"USE {SqlText.Name(database)}", [], "Null"));
        foreach (var (name, value) in settings)
        {
            Run(new Bound($"SET {name} = {SqlText.Text(value)}", [], "Null"));
        }

        session = wanted;
    }

    /// <summary>The whole result.</summary>
    public byte[] Run(Bound statement)
    {
        using var result = Start(statement, isStream: false);
        return Bytes(result);
    }

    public RawStream Stream(Bound statement)
    {
        var result = Start(statement, isStream: true);
        try
        {
            ThrowOnError(result);
            return new RawStream(handle, result);
        }
        catch
        {
            result.Dispose();
            throw;
        }
    }

    public RawInsert Insert(string into)
    {
        var sql = Encoding.UTF8.GetBytes($"INSERT INTO {into}");
        fixed (byte* text = sql)
        fixed (byte* format = "RowBinary"u8)
        {
            return RawInsert.Take(ChdbNative.StreamInsert(handle.Connection, text, (nuint)sql.Length, format, (nuint)"RowBinary"u8.Length));
        }
    }

    public void Dispose() => handle.Dispose();

    public static byte[] Bytes(ChdbResultHandle result)
    {
        ThrowOnError(result);
        return new ReadOnlySpan<byte>(ChdbNative.ResultBuffer(result), checked((int)ChdbNative.ResultLength(result))).ToArray();
    }

    public static void ThrowOnError(ChdbResultHandle result)
    {
        if (ChdbNative.ResultError(result) is var error && error is not null)
        {
            throw new EngineFailure(Marshal.PtrToStringUTF8((nint)error)!);
        }
    }

    private ChdbResultHandle Start(Bound statement, bool isStream)
    {
        using var names = new ChdbArguments([.. statement.Parameters.Select(p => p.Name)]);
        using var values = new ChdbArguments([.. statement.Parameters.Select(p => p.Value)]);
        var sql = Encoding.UTF8.GetBytes(statement.Sql);
        var format = Encoding.UTF8.GetBytes(statement.Format);
        fixed (byte* s = sql)
        fixed (byte* f = format)
        {
            var (connection, count) = (handle.Connection, (nuint)names.Count);
            return isStream
                ? ChdbNative.StreamQuery(
                    connection, s, (nuint)sql.Length, f, (nuint)format.Length, names.Pointers, names.Lengths, values.Pointers, values.Lengths, count)
                : ChdbNative.Query(
                    connection, s, (nuint)sql.Length, f, (nuint)format.Length, names.Pointers, names.Lengths, values.Pointers, values.Lengths, count);
        }
    }
}
