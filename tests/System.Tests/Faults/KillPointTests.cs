using System.Diagnostics;
using System.Text.Json;
using Analytics.Support.ClickHouseFront;

namespace Analytics.System.Tests.Faults;

/// <summary>
/// Two processes share the topic, and one of them is killed at a named point of its work: the other takes over, and the facts are those of
/// an undisturbed run. What was rejected is listed once.
/// </summary>
public sealed class KillPointTests(FaultRig rig) : IClassFixture<FaultRig>
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_reader_killed_at_any_point_of_its_work_loses_nothing_and_doubles_nothing()
    {
        var survivor = await rig.Analytics.TransformAsync();
        foreach (var point in Enum.GetValues<KillPoint>())
        {
            using var dying = await StartAsync(point);
            await rig.AppendAsync((ulong)point);
            try
            {
                await dying.WaitForExitAsync().WaitAsync(Longest);
            }
            catch (TimeoutException)
            {
                dying.Kill();
                Assert.Fail($"The reader did not come to {point}.");
            }

            Assert.Equal((point, 128 + 9), (point, dying.ExitCode));
            await rig.MustBecomeUndisturbedAsync();
        }

        await rig.Analytics.UntilIdleAsync();
        (await survivor.StopAsync()).MustBe(0);
        var listed = await rig.Analytics.RunAsync("rejected", "list");
        Assert.Contains($"{FaultRig.Rejected * Enum.GetValues<KillPoint>().Length} rejected, and not redriven.", listed.Output, StringComparison.Ordinal);
    }

    private async Task<Process> StartAsync(KillPoint point)
    {
        var analytics = rig.Analytics;
        var places = new ReaderPlaces(
            analytics.RawLog with { GatherFor = TimeSpan.FromMilliseconds(20) }, analytics.Front.Address, FrontProcess.User, analytics.Front.Password, analytics.Cli.Data);
        var file = analytics.Cli.Write("places.json", JsonSerializer.SerializeToUtf8Bytes(places));
        var dying = Process.Start(new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, DyingReader.Switch, $"{point}", file]) { RedirectStandardOutput = true })!;
        Assert.Equal(DyingReader.Joined, await dying.StandardOutput.ReadLineAsync().WaitAsync(Longest));
        return dying;
    }
}
