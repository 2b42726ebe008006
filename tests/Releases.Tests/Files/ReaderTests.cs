using Analytics.Releases.Tests.Support;

namespace Analytics.Releases.Tests.Files;

/// <summary>The files as engines read them that did not write them.</summary>
public sealed class ReaderTests(TestWarehouse warehouse)
{
    private static readonly string[] engines = ["parquet", "csv", "arrow", "hyparquet"];

    [Fact]
    public async Task DuckDB_Arrow_and_hyparquet_read_the_rows_of_every_format_as_they_are_in_memory()
    {
        using var release = new ReleaseFolder();
        await release.SealAsync(warehouse);

        var read = await ReadBack.OfAsync(release, "groups");

        var expected = ReadBack.Expected(InventedRelease.Groups(InventedRelease.Dataset));
        Assert.Contains(expected, row => row.Contains("|-|", StringComparison.Ordinal));
        Assert.All(engines, engine => Assert.Equal(expected, read.Rows(engine)));
        Assert.Equal(
            ["window VARCHAR", "week DATE", "carrier VARCHAR", "service VARCHAR", "origin VARCHAR", "destination VARCHAR", "parcels BIGINT",
             "mean_hours DOUBLE", "p50_hours DOUBLE", "p80_hours DOUBLE", "p90_hours DOUBLE", "on_time_share DOUBLE",
             "on_time BIGINT", "late BIGINT", "unpromised BIGINT", "durations BIGINT[]"],
            read.Types("parquet"));
        Assert.Equal(
            ["window Utf8", "week Date32<DAY>", "carrier Utf8", "service Utf8", "origin Utf8", "destination Utf8", "parcels Int64",
             "mean_hours Float64?", "p50_hours Float64?", "p80_hours Float64?", "p90_hours Float64?", "on_time_share Float64?",
             "on_time Int64", "late Int64", "unpromised Int64", "durations List<Int64>"],
            read.Types("arrow"));
        Assert.Equal(
            ["window BYTE_ARRAY REQUIRED STRING", "week INT32 REQUIRED DATE", "parcels INT64 REQUIRED", "mean_hours DOUBLE OPTIONAL"],
            read.Types("hyparquet").Where(type => type.Split(' ')[0] is "window" or "week" or "parcels" or "mean_hours"));
    }

    [Fact]
    public async Task A_validator_of_data_packages_finds_no_fault_and_casts_every_cell()
    {
        using var release = new ReleaseFolder();
        await release.SealAsync(warehouse);

        var found = (await ReadBack.OfAsync(release, "totals")).Frictionless;

        Assert.Equal("[]", found.GetProperty("errors").GetRawText());
        Assert.True(found.GetProperty("isValid").GetBoolean());
        Assert.Equal(30, found.GetProperty("rows").GetInt32());
    }
}
