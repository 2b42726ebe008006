using System.IO.Compression;
using Analytics.ClickHouseFront.Engine;
using Analytics.Warehouse.Embedded;

namespace Analytics.ClickHouseFront;

/// <summary>The statement's work in the engine: results in parts, or the taking in of rows.</summary>
internal static class Work
{
    private const int ReadSize = 256 * 1024;

    /// <summary>The result in parts. None is asked for before the one before it is written, so that a slow reader slows the engine down.</summary>
    public static async IAsyncEnumerable<byte[]> ResultAsync(RawConnection connection, Requested requested)
    {
        if (!requested.IsStreamed)
        {
            yield return await EngineThread.Run(() => connection.Run(requested.Statement));
            yield break;
        }

        using var stream = await EngineThread.Run(() => connection.Stream(requested.Statement));
        while (await EngineThread.Run(stream.Next) is { Length: > 0 } rows)
        {
            yield return rows;
        }
    }

    public static async Task InsertAsync(RawConnection connection, string into, Stream body, bool isGzip)
    {
        using var insert = await EngineThread.Run(() => connection.Insert(into));
        await using var rows = isGzip ? new GZipStream(body, CompressionMode.Decompress) : body;
        var buffer = new byte[ReadSize];
        var isWanted = true;
        try
        {
            // To the end, also when the engine has had enough: the server reads on too, so that its client gets to read the answer.
            for (int read; (read = await rows.ReadAsync(buffer)) > 0;)
            {
                isWanted = isWanted && await EngineThread.Run(() => insert.Append(buffer.AsSpan(0, read)));
            }
        }
        catch (InvalidDataException)
        {
            throw EngineFailure.Of(354, "ZLIB_INFLATE_FAILED", "inflate failed: unexpected end of the stream");
        }

        await EngineThread.Run(() =>
        {
            insert.End();
            return true;
        });
    }
}
