using System.Globalization;

namespace Analytics.Warehouse.Migrations;

/// <summary>Brings the tables of a data folder to what this version needs, and refuses data that it cannot know how to read.</summary>
internal sealed class Migrator(IClickHouse clickHouse, TimeProvider time, string productVersion)
{
    private static readonly Statement Applied = new("SELECT number, name, checksum, product_version FROM migrations FINAL ORDER BY number");

    /// <summary>
    /// Runs, in order, the migrations that have not been recorded. One that was stopped half-way is not recorded and runs again whole.
    /// </summary>
    /// <exception cref="WarehouseException">
    /// <see cref="WarehouseFault.NewerVersion"/>, or <see cref="WarehouseFault.FolderUnusable"/> when the data has been through a different
    /// migration of the same number.
    /// </exception>
    public async ValueTask MigrateAsync(IReadOnlyList<Migration> migrations, CancellationToken cancellation)
    {
        await RunAsync(migrations[0], cancellation).ConfigureAwait(false);
        foreach (var migration in await PendingAsync(migrations, cancellation).ConfigureAwait(false))
        {
            await RunAsync(migration, cancellation).ConfigureAwait(false);
            await RecordAsync(migration, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>The migrations that have not been recorded, in order, without the first, which makes the table that they are recorded in.</summary>
    /// <inheritdoc cref="MigrateAsync" path="/exception"/>
    public async ValueTask<IReadOnlyList<Migration>> PendingAsync(IReadOnlyList<Migration> migrations, CancellationToken cancellation)
    {
        var applied = new HashSet<int>();
        await foreach (var record in clickHouse.ReadRowsAsync(Applied, StoredRows.Default.Record, cancellation).ConfigureAwait(false))
        {
            Check(record, migrations);
            applied.Add(record.Number);
        }

        return [.. migrations.Skip(1).Where(m => !applied.Contains(m.Number))];
    }

    private void Check(Record record, IReadOnlyList<Migration> migrations)
    {
        var number = record.Number.ToString("000", CultureInfo.InvariantCulture);
        var known = migrations.FirstOrDefault(m => m.Number == record.Number)
            ?? throw new WarehouseException(
                WarehouseFault.NewerVersion,
                $"The data was written by version {record.ProductVersion} (schema {number}_{record.Name}); this is version {productVersion}. "
                    + $"Update to {record.ProductVersion} or later, or name another folder with --data.");
        if (known.Checksum != record.Checksum && !known.Replaced.Contains(record.Checksum))
        {
            throw new WarehouseException(
                WarehouseFault.FolderUnusable,
                $"The data was set up by version {record.ProductVersion} with a schema {number}_{record.Name} that differs from that of this "
                    + $"version, {productVersion}. Use the version that wrote it, or load into another folder with --data.");
        }
    }

    private async ValueTask RunAsync(Migration migration, CancellationToken cancellation)
    {
        foreach (var statement in migration.Statements)
        {
            await clickHouse.ExecuteAsync(new Statement(statement), cancellation).ConfigureAwait(false);
        }
    }

    private ValueTask RecordAsync(Migration migration, CancellationToken cancellation)
    {
        var row = new RowBinaryWriter();
        row.UInt32((uint)migration.Number);
        row.Text(migration.Name);
        row.Fixed(System.Text.Encoding.ASCII.GetBytes(migration.Checksum));
        row.UInt32((uint)time.GetUtcNow().ToUnixTimeSeconds());
        row.Text(productVersion);
        return clickHouse.InsertAsync("migrations", row.Chunks, cancellation);
    }

    internal sealed record Record(int Number, string Name, string Checksum, string ProductVersion);
}
