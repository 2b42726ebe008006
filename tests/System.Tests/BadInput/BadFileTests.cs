using System.IO.Compression;
using System.Text;
using Analytics.Reports;

namespace Analytics.System.Tests.BadInput;

/// <summary>
/// Files that cannot be read, whole or in part, each beside a good one: the program says which file, which line and why, ends with 1,
/// and has loaded everything else.
/// </summary>
public sealed class BadFileTests : IDisposable
{
    private readonly Cli cli = new();
    private readonly string good;

    public BadFileTests() => good = cli.Write("good.jsonl", Pushes.Line("ZZ000000019QQ"));

    public void Dispose() => cli.Dispose();

    [Fact]
    public async Task Of_a_gzip_file_that_was_cut_off_all_whole_pushes_are_loaded()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var number = 0; number < 2_000; number++)
            {
                gzip.Write(Pushes.Line($"ZZ{number:000000000}QX"));
            }
        }

        var bad = cli.Write("cut.jsonl.gz", packed.ToArray().AsSpan(0, (int)packed.Length * 3 / 4));
        var ended = await LoadAsync(bad, "The file was cut off", parcels: null);
        Assert.Matches(@"cut\.jsonl\.gz, line \d+: ", ended.Error);
        Assert.InRange(ended.Tally("cut.jsonl.gz")[1], 1_000, 1_999);
    }

    [Fact]
    public async Task A_push_that_is_not_UTF8_is_left_out_and_told_with_its_line()
    {
        var push = Pushes.Line("ZZ000000027QQ");
        push[Array.IndexOf(push, (byte)'Q')] = 0xFF;
        var ended = await LoadAsync(cli.Write("latin.jsonl", [.. Pushes.Line("ZZ000000035QQ"), .. push]), "not UTF-8 text", parcels: 2);
        Assert.Contains("latin.jsonl, line 2: ", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task JSON_of_ten_thousand_levels_is_left_out_and_told_with_its_line()
    {
        const int Levels = 10_000;
        var deep = Encoding.UTF8.GetBytes($"{string.Concat(Enumerable.Repeat("{\"a\":", Levels))}\"{Pushes.Person}\"{new string('}', Levels)}\n");
        var ended = await LoadAsync(cli.Write("deep.jsonl", deep), "nested deeper than 64 levels", parcels: 1);
        Assert.Contains("deep.jsonl, line 1: ", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_file_is_refused() =>
        Assert.Contains("empty.jsonl: ", (await LoadAsync(cli.Write("empty.jsonl", []), "the file is empty", parcels: 1)).Error, StringComparison.Ordinal);

    [Fact]
    public async Task A_folder_is_refused() => await LoadAsync(cli.Temporary, "this is a folder", parcels: 1);

    [Fact]
    public async Task A_file_that_is_not_there_is_refused() => await LoadAsync(cli.PathOf("nowhere.jsonl"), "there is no such file", parcels: 1);

    [Fact]
    public async Task A_file_that_may_not_be_read_is_refused()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/setpriv"), "There is no setpriv, which takes the right to read everything from this user.");
        var bad = cli.Write("closed.jsonl", Pushes.Line("ZZ000000027QQ"));
        File.SetUnixFileMode(bad, UnixFileMode.None);

        using var running = cli.StartWithoutPrivilege("load", "--format", "17track", "--data", cli.Data, bad, good);
        await AssertEndAsync(await running.EndAsync(), bad, "no permission to read it", parcels: 1);
    }

    [Fact]
    public async Task A_file_whose_columns_the_map_does_not_fit_is_told_and_another_is_loaded()
    {
        var map = cli.Write("map.json", """
            {"input":"csv","source":"shop","fields":{"number":"parcel","carrier":{"constant":"dhl"},"event":"what","time":"at"},"milestones":{"picked":"PickedUp","done":"Delivered"}}
            """u8);
        var fits = cli.Write("fits.csv", "parcel,what,at\nP1,picked,2026-09-01T08:00:00Z\nP1,done,2026-09-02T08:00:00Z\n"u8);
        var other = cli.Write("other.csv", Encoding.UTF8.GetBytes($"parcel,{Pushes.Person},at\nP2,picked,2026-09-01T08:00:00Z\n"));

        var ended = await cli.LoadAsync("mapped", "--map", map, other, fits);
        ended.MustBe(1);
        Assert.Contains("other.csv", ended.Error, StringComparison.Ordinal);
        Assert.Contains("what", ended.Error, StringComparison.Ordinal);
        Assert.Equal([2, 2, 0, 0, 2], ended.Tally("fits.csv"));
        Assert.DoesNotContain(Pushes.Person, ended.Output + ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_of_two_hundred_megabytes_is_left_out_in_bounded_memory()
    {
        const int Megabytes = 200;
        const long Bound = 600L << 20;
        var bad = cli.PathOf("long.jsonl");
        await using (var file = File.Create(bad))
        {
            var filling = new byte[1 << 20];
            filling.AsSpan().Fill((byte)'x');
            await file.WriteAsync(Encoding.UTF8.GetBytes($"{{\"{Pushes.Person}\":\""));
            for (var written = 0; written < Megabytes; written++)
            {
                await file.WriteAsync(filling);
            }

            await file.WriteAsync("\"}\n"u8.ToArray());
            await file.WriteAsync(Pushes.Line("ZZ000000027QQ"));
        }

        using var running = cli.Start("load", "--format", "17track", "--data", cli.Data, bad, good);
        var peak = await running.PeakMemoryAsync();
        var ended = await running.EndAsync();
        await AssertEndAsync(ended, bad, "longer than 8 MiB", parcels: 2);
        Assert.Contains("long.jsonl, line 1: ", ended.Error, StringComparison.Ordinal);
        Assert.InRange(peak, 1, Bound);
    }

    private async Task<Ended> LoadAsync(string bad, string message, int? parcels)
    {
        var ended = await cli.LoadAsync("17track", bad, good);
        await AssertEndAsync(ended, bad, message, parcels);
        return ended;
    }

    private async Task AssertEndAsync(Ended ended, string bad, string message, int? parcels)
    {
        ended.MustBe(1);
        Assert.Contains(bad, ended.Error, StringComparison.Ordinal);
        Assert.Contains(message, ended.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Pushes.Person, ended.Output + ended.Error, StringComparison.OrdinalIgnoreCase);
        Assert.Equal([1, 1, 0, 0, 2], ended.Tally("good.jsonl"));
        if (parcels is { } count)
        {
            Assert.Equal(count, Assert.Single(await cli.RowsAsync<CoverageRow>()).Parcels);
        }
    }
}
