using System.Globalization;
using Analytics.Warehouse.Migrations;
using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests;

public abstract class MigrationCases(WarehouseFixture fixture) : OwnWarehouseTest(fixture)
{
    [Fact]
    public async Task Every_migration_is_recorded_once_with_when_and_by_what()
    {
        var expected = Migration.All.Skip(1).Select(m => $"{m.Number}\t{m.Name}\t{m.Checksum}\t{Warehouse.ProductVersion}\n");
        Assert.Equal(string.Concat(expected), await Text("SELECT number, name, checksum, product_version FROM migrations ORDER BY number"));
        Assert.Equal("1\n", await Text("SELECT min(applied_at) > now('UTC') - 600 AND max(applied_at) <= now('UTC') FROM migrations"));
    }

    [Fact]
    public void Migrations_are_numbered_without_a_gap() =>
        Assert.Equal(Enumerable.Range(0, Migration.All.Count), Migration.All.Select(m => m.Number));

    [Fact]
    public async Task Every_statement_can_be_run_again()
    {
        var before = await SchemaAsync();
        foreach (var statement in Migration.All.SelectMany(m => m.Statements))
        {
            await ClickHouse.ExecuteAsync(new Statement(statement));
        }

        Assert.Equal(before, await SchemaAsync());
    }

    [Fact]
    public async Task A_migration_that_was_stopped_half_way_is_finished()
    {
        Migration[] migrations =
        [
            Migration.All[0],
            .. Migration.All.Skip(1),
            new(Migration.All.Count, "half", "CREATE TABLE IF NOT EXISTS a (x UInt8) ENGINE = Memory; CREATE TABLE IF NOT EXISTS b (x UInt8) ENGINE = Memory"),
        ];
        await ClickHouse.ExecuteAsync(new Statement(migrations[^1].Statements.First()));
        await MigrateAsync(migrations);
        Assert.Equal("1\t1\n", await Text("SELECT countIf(name = 'a'), countIf(name = 'b') FROM system.tables WHERE database = currentDatabase()"));
        Assert.Equal("1\n", await Text("SELECT count() FROM migrations WHERE name = 'half'"));
    }

    [Fact]
    public async Task A_migration_that_fails_is_not_recorded()
    {
        Migration[] migrations = [.. Migration.All, new(Migration.All.Count, "broken", "SELECT 1; SELECT nothing")];
        await Assert.ThrowsAsync<WarehouseException>(() => MigrateAsync(migrations));
        Assert.Equal("0\n", await Text("SELECT count() FROM migrations WHERE name = 'broken'"));
    }

    [Fact]
    public async Task Data_of_a_newer_version_is_refused_with_both_versions()
    {
        await RecordAsync(Migration.All.Count, "future", new string('0', 64), "9.9.9");
        var e = await Assert.ThrowsAsync<WarehouseException>(() => MigrateAsync(Migration.All));
        Assert.Equal(WarehouseFault.NewerVersion, e.Fault);
        Assert.Equal(
            $"The data was written by version 9.9.9 (schema {Migration.All.Count:000}_future); this is version 1.2.3. "
                + "Update to 9.9.9 or later, or name another folder with --data.",
            e.Message);
    }

    [Fact]
    public async Task A_migration_that_differs_from_the_one_applied_is_refused()
    {
        Migration[] migrations = [.. Migration.All.Take(2), Migration.All[2] with { Script = "SELECT 1" }, .. Migration.All.Skip(3)];
        migrations[2] = new Migration(2, migrations[2].Name, "SELECT 1");
        var e = await Assert.ThrowsAsync<WarehouseException>(() => MigrateAsync(migrations));
        Assert.Equal(WarehouseFault.FolderUnusable, e.Fault);
        Assert.Contains($"by version {Warehouse.ProductVersion} with a schema 002_parcels that differs", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_time_of_a_migration_is_that_of_the_clock_it_is_given()
    {
        await MigrateAsync([.. Migration.All, new(Migration.All.Count, "empty", "")]);
        Assert.Equal("2031-02-03 04:05:06\t1.2.3\n", await Text("SELECT applied_at, product_version FROM migrations WHERE name = 'empty'"));
    }

    private Task MigrateAsync(IReadOnlyList<Migration> migrations) =>
        new Migrator(ClickHouse, new StoppedClock(), "1.2.3").MigrateAsync(migrations, CancellationToken.None).AsTask();

    private protected Task RecordAsync(int number, string name, string checksum, string version) => InsertAsync("migrations", rows =>
    {
        rows.UInt32((uint)number);
        rows.Text(name);
        rows.Fixed(System.Text.Encoding.ASCII.GetBytes(checksum));
        rows.UInt32(0);
        rows.Text(version);
    });

    private Task<string> SchemaAsync() => Text("SELECT name, create_table_query FROM system.tables WHERE database = currentDatabase() ORDER BY name");

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.Parse("2031-02-03T04:05:06Z", CultureInfo.InvariantCulture);
    }
}
