using System.Runtime.CompilerServices;

namespace Analytics.Warehouse.Embedded;

/// <summary>Results in formats that have a head or a foot, by way of a file in the data folder: one document, in bounded memory.</summary>
internal static class Spool
{
    private const int ReadSize = 256 * 1024;

    public static async IAsyncEnumerable<ReadOnlyMemory<byte>> QueryAsync(
        ChdbConnection connection, EngineFolder folder, Statement statement, string format, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var file = await EngineThread.Run(() => Write(connection, folder, statement, format)).ConfigureAwait(false);
        var buffer = new byte[ReadSize];
        int read;
        while ((read = await file.ReadAsync(buffer, cancellation).ConfigureAwait(false)) > 0)
        {
            yield return buffer.AsMemory(0, read);
        }
    }

    /// <summary>The result as an open file that has no name any more: it is gone once closed, whatever happens.</summary>
    private static FileStream Write(ChdbConnection connection, EngineFolder folder, Statement statement, string format)
    {
        var path = Path.Combine(folder.Spool, Guid.NewGuid().ToString("N"));
        var parameters = new Dictionary<string, string>(statement.Parameters) { ["spool_file"] = path, ["spool_format"] = format };
        try
        {
            using var nothing = connection.Run(
                new Statement($"INSERT INTO FUNCTION file({{spool_file:String}}, {{spool_format:String}})\n{statement.Sql}", parameters), "Null");
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
