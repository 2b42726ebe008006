using System.Text;
using Analytics.Support.Kafka;
using Analytics.Support.Postgres;
using Analytics.System.Tests.Intake;
using Analytics.System.Tests.Processes;
using Analytics.System.Tests.RawLog;

namespace Analytics.System.Tests.Jobs;

/// <summary>What transform processes do by schedule, with their control data in PostgreSQL.</summary>
public sealed class TransformJobsTests : IAsyncLifetime
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private readonly MockCluster brokers = new();
    private PostgresServer postgres = null!;
    private Distributed analytics = null!;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(SharedPostgres.IsInstalled, SharedPostgres.NotInstalled);
        postgres = await PostgresServer.StartAsync();
        analytics = await Distributed.StartAsync(brokers, control: postgres);
    }

    public async ValueTask DisposeAsync()
    {
        if (analytics is not null)
        {
            await analytics.DisposeAsync();
            await postgres.DisposeAsync();
        }

        brokers.Dispose();
    }

    [Fact]
    public async Task One_of_two_transforms_brings_the_reports_up_with_what_both_wrote_and_destroys_the_keys_of_old_days()
    {
        var old = OldKey();
        await analytics.TransformAsync();
        await analytics.TransformAsync();
        var (intake, web, key) = (await analytics.IntakeAsync(), await analytics.WebAsync(), await analytics.KeyAsync("admin"));

        var (format, lines) = (await ProviderPushes.SimulateAsync(analytics.Cli.PathOf("sim"))).First();
        using var answer = await intake.PostAsync(key, $"/intake/{format}", Encoding.UTF8.GetBytes(string.Join('\n', lines)), "application/x-ndjson");
        answer.EnsureSuccessStatusCode();

        await UntilAsync(async () => !(await web.ReportAsync(key, "coverage?as-of=2026-10-01")).Contains("\"total\":0", StringComparison.Ordinal));
        await UntilAsync(() => Task.FromResult(!File.Exists(old)));
        var list = await analytics.RunAsync("jobs", "list");
        list.MustBe(0);
        Assert.All(["alerts", "cells", "raw-log-keys", "retention", "scan-cells"], job => Assert.Contains($"\n{job} ", list.Output, StringComparison.Ordinal));
    }

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var longest = new CancellationTokenSource(Longest);
        while (!await holds())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), longest.Token);
        }
    }

    private string OldKey()
    {
        var path = Path.Combine(analytics.Cli.Data, "custody", "raw-log-keys", "20200101");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "");
        return path;
    }
}
