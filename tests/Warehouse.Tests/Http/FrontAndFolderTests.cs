using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests.Http;

/// <summary>That it makes no difference to what is stored and told where the warehouse is.</summary>
public sealed class FrontAndFolderTests(FrontFixture overHttp, WarehouseFixture embedded, SharedFront shared)
    : IClassFixture<FrontFixture>, IClassFixture<WarehouseFixture>
{
    [Theory]
    [InlineData("SELECT * FROM journeys FINAL ORDER BY ALL", "RowBinary")]
    [InlineData("SELECT * FROM cells ORDER BY ALL", "RowBinary")]
    [InlineData("SELECT * FROM cells ORDER BY ALL", "JSONEachRow")]
    [InlineData("SELECT * FROM carrier_cells ORDER BY ALL", "CSVWithNames")]
    [InlineData("SELECT * FROM cells_as_of(as_of = '2026-06-01 00:00:00') ORDER BY ALL", "RowBinary")]
    [InlineData("SELECT part, days FROM working_days ORDER BY part", "RowBinary")]
    [InlineData("SELECT name FROM system.tables WHERE database = currentDatabase() AND name NOT LIKE '.%' ORDER BY name", "TSV")]
    public async Task The_same_facts_give_the_same_bytes(string sql, string format)
    {
        var expected = await ToldAsync(embedded.Warehouse, sql, format);
        Assert.NotEmpty(expected);
        Assert.Equal(expected, await ToldAsync(overHttp.Warehouse, sql, format));
    }

    [Fact]
    public async Task Progress_of_a_load_is_kept_over_HTTP()
    {
        var progress = new LoadProgress(new string('c', 64)) { Pushes = 7, CountByReason = new Dictionary<string, long> { ["no_number"] = 7 }, Done = true };
        await overHttp.Warehouse.Loads.SaveAsync(new LoadProgress(progress.Fingerprint));
        await overHttp.Warehouse.Loads.SaveAsync(progress);
        Assert.Equivalent(progress, await overHttp.Warehouse.Loads.GetAsync(progress.Fingerprint), strict: true);
    }

    [Fact]
    public async Task Dictionaries_made_under_an_old_password_are_made_anew_at_the_next_start()
    {
        var options = await shared.OptionsAsync();
        await using (var before = await OpenAsync(options))
        {
            await before.ClickHouse.ExecuteAsync(new Statement("""
                CREATE OR REPLACE DICTIONARY working_day_parts (part UInt64, days UInt64) PRIMARY KEY part
                SOURCE (CLICKHOUSE(TABLE 'working_days' USER 'analytics' PASSWORD 'old')) LAYOUT(HASHED_ARRAY()) LIFETIME(0)
                """));
            var e = await Assert.ThrowsAsync<WarehouseException>(async () => await before.ClickHouse.ExecuteAsync(new Statement("SELECT working_days_checksum()")));
            Assert.Equal(WarehouseFault.NotAuthorised, e.Fault);
        }

        await using var after = await OpenAsync(options);
        Assert.NotEqual(0ul, await after.ClickHouse.ReadScalarAsync<ulong>(new Statement("SELECT working_days_checksum()")));
        Assert.Contains("[HIDDEN]", await after.ClickHouse.ReadTextAsync(new Statement("SHOW CREATE DICTIONARY working_day_parts"), "TSV"), StringComparison.Ordinal);
    }

    private static ValueTask<Warehouse> OpenAsync(ServerOptions options) => Warehouse.OpenAsync(new WarehouseOptions { Server = options }, TimeProvider.System);

    private static async Task<byte[]> ToldAsync(Warehouse warehouse, string sql, string format)
    {
        if (await warehouse.ClickHouse.ReadScalarAsync<long>(new Statement("SELECT count() FROM journeys")) == 0)
        {
            await warehouse.ClickHouse.InsertAsync("journeys", SampleRows.Journeys(2_000, 0).Chunks);
            await warehouse.Cells.RefreshAsync();
        }

        return (await warehouse.ClickHouse.ReadBytesAsync(new Statement(sql), format)).ToArray();
    }
}
