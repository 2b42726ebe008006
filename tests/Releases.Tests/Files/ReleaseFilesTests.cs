using System.IO.Compression;
using Analytics.Releases.Tests.Support;
using Analytics.Support;
using Analytics.Warehouse;

namespace Analytics.Releases.Tests.Files;

public sealed class ReleaseFilesTests(TestWarehouse warehouse)
{
    [Fact]
    public async Task The_same_rows_give_the_same_bytes_in_whatever_order_they_come()
    {
        using var release = new ReleaseFolder();
        using var other = new ReleaseFolder();
        var groups = InventedRelease.Groups(InventedRelease.Dataset);
        var totals = InventedRelease.Totals(InventedRelease.Dataset, groups);

        var first = await WriteAsync(release, groups, totals);
        var second = await WriteAsync(other, new Chance(99).Shuffle(groups), new Chance(98).Shuffle(totals));

        Assert.Equal(6, first.Count);
        Assert.Equal(first, second);
        Assert.Equal(first.Select(file => file.Path).Order(StringComparer.Ordinal), release.Names);
        Assert.All(first, file => Assert.Equal(file.Bytes, new FileInfo(release.File(file.Path)).Length));
    }

    [Fact]
    public async Task A_dataset_without_weeks_services_and_totals_has_none_of_their_columns_and_files()
    {
        using var release = new ReleaseFolder();
        await release.SealAsync(warehouse, InventedRelease.Plain);

        Assert.DoesNotContain("totals.parquet", release.Names);
        Assert.Equal(
            "\"window\",\"carrier\",\"origin\",\"destination\",\"parcels\",\"mean_hours\",\"p50_hours\",\"p80_hours\",\"p90_hours\",\"on_time_share\",\"on_time\",\"late\",\"unpromised\",\"durations\"",
            Csv(release, "groups")[0]);
        Assert.DoesNotContain(release.Verify(), finding => !finding.Passed);
    }

    [Fact]
    public async Task A_release_without_a_group_has_files_without_a_row()
    {
        using var release = new ReleaseFolder();
        await release.SealAsync(warehouse, InventedRelease.Plain, [], []);

        Assert.Single(Csv(release, "groups"));
        Assert.DoesNotContain(release.Verify(), finding => !finding.Passed);
    }

    [Fact]
    public async Task Values_that_CSV_could_break_at_stand_in_quotes_and_missing_ones_are_empty()
    {
        using var release = new ReleaseFolder();
        await WriteAsync(release, InventedRelease.Groups(InventedRelease.Dataset), []);

        var line = Csv(release, "groups").First(row => row.Contains("next day", StringComparison.Ordinal));
        Assert.StartsWith("\"2026-08\",\"2026-07-06\",\"dhl\",\"Express, \"\"next day\"\"\",\"", line, StringComparison.Ordinal);
        Assert.Contains(Csv(release, "groups"), row => row.Contains(",,", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_the_engine_fails_no_file_is_left_and_no_table()
    {
        using var release = new ReleaseFolder();
        var failing = new FailingReads(warehouse.ClickHouse);

        await Assert.ThrowsAsync<WarehouseException>(() => new ReleaseFiles(failing, InventedRelease.Time).WriteAsync(
            InventedRelease.Dataset, InventedRelease.Window, InventedRelease.Groups(InventedRelease.Dataset), [], release.Path));

        Assert.Empty(release.Names);
        Assert.Equal(0, await failing.TablesAsync());
    }

    [Fact]
    public async Task Totals_that_the_dataset_does_not_ask_for_are_refused()
    {
        using var release = new ReleaseFolder();

        await Assert.ThrowsAsync<ArgumentException>(() => new ReleaseFiles(warehouse.ClickHouse, InventedRelease.Time).WriteAsync(
            InventedRelease.Plain, InventedRelease.Window, [], [new(Margin.Carrier, "dhl", null, 7)], release.Path));
    }

    private Task<IReadOnlyList<FileEntry>> WriteAsync(ReleaseFolder release, IReadOnlyCollection<ReleasedGroup> groups, IReadOnlyCollection<ReleasedTotal> totals) =>
        new ReleaseFiles(warehouse.ClickHouse, InventedRelease.Time).WriteAsync(InventedRelease.Dataset, InventedRelease.Window, groups, totals, release.Path);

    private static string[] Csv(ReleaseFolder release, string table)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(release.File($"{table}.csv.gz")), CompressionMode.Decompress));
        return reader.ReadToEnd().TrimEnd('\n').Split('\n');
    }
}
