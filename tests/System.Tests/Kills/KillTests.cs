namespace Analytics.System.Tests.Kills;

/// <summary>That a load which was stopped at any moment, and resumed, gives to the byte what an undisturbed one gives.</summary>
public sealed class KillTests(UndisturbedLoad undisturbed) : IClassFixture<UndisturbedLoad>, IDisposable
{
    private readonly Cli cli = new();

    public void Dispose() => cli.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_load_killed_five_times_at_random_and_resumed_gives_what_an_undisturbed_one_gives(ulong seed)
    {
        const int Kills = 5;
        var chance = new Chance(seed);
        var struck = 0;
        var within = undisturbed.Elapsed;
        for (var attempt = 0; struck < Kills && attempt < 4 * Kills; attempt++)
        {
            // Within the time that a whole load took, then within less: a later resume has less to do, and may end before its kill.
            using var running = undisturbed.Resume(cli);
            var hasStruck = await running.KillAfterAsync(within * chance.Unit());
            struck += hasStruck ? 1 : 0;
            within = hasStruck ? within : within * 0.7;
        }

        using var last = undisturbed.Resume(cli);
        undisturbed.AssertComplete(await last.EndAsync());
        Assert.Equal(Kills, struck);
        Assert.Equal(undisturbed.Reports, await AllReports.ReadAsync(cli));
    }

    [Fact]
    public async Task A_load_stopped_with_Ctrl_C_ends_with_130_and_is_completed_by_resume()
    {
        using (var running = undisturbed.Resume(cli))
        {
            Assert.True(await running.UntilAsync(() => Directory.Exists(Path.Combine(cli.Data, "custody", "epoch-keys"))));
            running.Interrupt();
            var stopped = await running.EndAsync();
            stopped.MustBe(130);
            Assert.Contains("analytics: stopped.", stopped.Error, StringComparison.Ordinal);
        }

        using var last = undisturbed.Resume(cli);
        undisturbed.AssertComplete(await last.EndAsync());
        Assert.Equal(undisturbed.Reports, await AllReports.ReadAsync(cli));
    }

    [Fact]
    public async Task A_second_process_in_an_open_data_folder_is_told_who_has_it_and_what_to_do()
    {
        var good = cli.Write("good.jsonl", Pushes.Line("ZZ000000019QQ"));
        using var running = cli.Start("load", "--format", UndisturbedLoad.Format, "--data", cli.Data, "-");
        Assert.True(await running.UntilAsync(() => Directory.Exists(Path.Combine(cli.Data, "custody", "epoch-keys"))));
        var second = await cli.LoadAsync(UndisturbedLoad.Format, good);
        second.MustBe(1);
        Assert.Contains($"The data folder {cli.Data} is open in another analytics process", second.Error, StringComparison.Ordinal);
        Assert.Contains("Stop that one, or name another folder with --data.", second.Error, StringComparison.Ordinal);

        await running.Input.WriteAsync(Pushes.Delivered("ZZ000000027QQ"));
        (await running.EndAsync()).MustBe(0);
        (await cli.LoadAsync(UndisturbedLoad.Format, good)).MustBe(0);
    }
}
