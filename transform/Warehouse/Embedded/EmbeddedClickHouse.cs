using System.Runtime.CompilerServices;

namespace Analytics.Warehouse.Embedded;

/// <summary>
/// ClickHouse inside this process, over one folder. A process has at most one at a time; another one can be opened, on the same
/// folder or a different one, once the first is disposed.
/// </summary>
internal sealed class EmbeddedClickHouse : IClickHouse
{
    private static readonly Lock Gate = new();
    private static EngineFolder? opened;

    private readonly EngineFolder folder;
    private readonly ConnectionPool pool;
    private int disposals;

    private EmbeddedClickHouse(EngineFolder folder, ConnectionPool pool)
    {
        this.folder = folder;
        this.pool = pool;
    }

    /// <summary>Opens the data folder, which is made where it is missing. Blocks for 0.1 to 0.2 s.</summary>
    /// <exception cref="WarehouseException">Any fault but <see cref="WarehouseFault.Statement"/> and <see cref="WarehouseFault.NewerVersion"/>.</exception>
    public static EmbeddedClickHouse Open(string dataFolder, EngineOptions options)
    {
        ChdbLibrary.Load();
        var folder = new EngineFolder(dataFolder);
        Claim(folder);
        try
        {
            folder.Prepare();
            var pool = new ConnectionPool(folder, options);
            pool.Start();
            return new EmbeddedClickHouse(folder, pool);
        }
        catch
        {
            Release();
            throw;
        }
    }

    public async IAsyncEnumerable<ReadOnlyMemory<byte>> QueryAsync(
        Statement statement, string format, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        using var lease = await pool.RentAsync(cancellation).ConfigureAwait(false);
        var connection = lease.Connection;
        if (!SqlText.IsSelect(statement.Sql))
        {
            using var result = await EngineThread.Run(() => connection.Run(statement, format)).ConfigureAwait(false);
            if (result.Length > 0)
            {
                yield return result.Memory;
            }
        }
        else if (OutputFormats.IsOfRowsAlone(format))
        {
            using var stream = await EngineThread.Run(() => connection.Stream(statement, format)).ConfigureAwait(false);
            while (true)
            {
                cancellation.ThrowIfCancellationRequested();
                using var part = await EngineThread.Run(stream.Next).ConfigureAwait(false);
                if (part is null)
                {
                    break;
                }

                yield return part.Memory;
            }
        }
        else
        {
            // Streamed, every part would be a document of its own: a CSV file with its head in the middle, a Parquet file behind another.
            await foreach (var part in Spool.QueryAsync(connection, folder, statement, format, cancellation).ConfigureAwait(false))
            {
                yield return part;
            }
        }
    }

    public async ValueTask InsertAsync(string into, IEnumerable<ReadOnlyMemory<byte>> rowBinary, CancellationToken cancellation = default)
    {
        using var lease = await pool.RentAsync(cancellation).ConfigureAwait(false);
        await EngineThread.Run(() =>
        {
            lease.Connection.Insert(into, rowBinary, cancellation);
            return true;
        }).ConfigureAwait(false);
    }

    /// <summary>Waits for the statements under way, then stops the engine: the folder is free for others when this completes.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Increment(ref disposals) == 1)
        {
            await pool.DisposeAsync().ConfigureAwait(false);
            Release();
        }
    }

    private static void Claim(EngineFolder folder)
    {
        lock (Gate)
        {
            if (opened is not null)
            {
                throw new WarehouseException(
                    WarehouseFault.FolderInUse,
                    $"The data folder {opened.DataFolder} is open in this process, which can have one open at a time: close it before {folder.DataFolder} is opened.");
            }

            opened = folder;
        }
    }

    private static void Release()
    {
        lock (Gate)
        {
            opened = null;
        }
    }
}
