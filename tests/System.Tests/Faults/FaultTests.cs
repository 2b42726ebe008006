using System.Globalization;
using Analytics.System.Tests.Intake;
using Analytics.System.Tests.Processes;

namespace Analytics.System.Tests.Faults;

/// <summary>
/// Invariants 2 to 4 under faults of brokers and of the ClickHouse server: whatever happens while pushes are sent and read, the facts are
/// those of an undisturbed run of the same pushes. A fault strikes at a moment that its seed tells.
/// </summary>
public sealed class FaultTests(FaultRig rig) : IClassFixture<FaultRig>, IAsyncLifetime
{
    private const int Moments = 20;

    private Server transform = null!;

    public async ValueTask InitializeAsync() => transform = await rig.Analytics.TransformAsync();

    public ValueTask DisposeAsync()
    {
        transform.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public Task Brokers_that_go_down_and_come_up_lose_nothing() => DisturbAsync(1, async () =>
    {
        rig.Brokers.SetDown(true);
        await Task.Delay(1500);
        rig.Brokers.SetDown(false);
    });

    [Fact]
    public Task Partitions_that_change_their_leaders_lose_nothing() => DisturbAsync(2, () =>
    {
        for (var partition = 0; partition < FaultRig.Partitions; partition++)
        {
            rig.Brokers.Lead(rig.Analytics.RawLog.Topic, partition, 1 + ((partition + 1) % 3));
        }

        return Task.CompletedTask;
    });

    [Fact]
    public async Task Half_a_second_of_latency_loses_nothing()
    {
        rig.Brokers.SetLatency(TimeSpan.FromMilliseconds(500));
        try
        {
            await rig.AppendAsync(3);
            await rig.MustBecomeUndisturbedAsync();
        }
        finally
        {
            rig.Brokers.SetLatency(TimeSpan.Zero);
        }
    }

    // Kinds: 0 produce, 1 fetch, 8 commit of offsets, 10 find the coordinator, 12 heartbeat. Errors: 6 not the leader, 7 timed out,
    // 14 coordinator loading, 15 no coordinator, 16 not the coordinator, 19 and 20 too few replicas, 22 illegal generation,
    // 25 unknown member, 27 rebalance under way, 56 storage.
    [Theory]
    [InlineData(0, "7 6 19 20 7")]
    [InlineData(1, "6 7 56 6")]
    [InlineData(8, "14 15 16 27 7")]
    [InlineData(8, "22 25")]
    [InlineData(10, "15 7 15")]
    [InlineData(12, "16 27 25")]
    public Task Requests_that_brokers_refuse_lose_nothing(short request, string errors) => DisturbAsync(10 + (ulong)request, () =>
    {
        rig.Brokers.Refuse(request, [.. errors.Split(' ').Select(error => int.Parse(error, CultureInfo.InvariantCulture))]);
        return Task.CompletedTask;
    });

    [Theory]
    [InlineData("Refuse")]
    [InlineData("DiskFull")]
    [InlineData("Bare500")]
    [InlineData("Bare500After")]
    [InlineData("Bare503")]
    [InlineData("CodeInHead")]
    [InlineData("DropBefore")]
    [InlineData("DropAfter")]
    [InlineData("CutAnswer")]
    [InlineData("Silence")]
    [InlineData("SilenceAfter")]
    public async Task A_ClickHouse_server_that_fails_before_or_after_an_insert_took_effect_loses_nothing_and_doubles_nothing(string fault)
    {
        await DisturbAsync((ulong)fault.Length, async () =>
        {
            // A silence takes as long as the program's patience.
            for (var times = fault.StartsWith("Silence", StringComparison.Ordinal) ? 1 : 3; times > 0; times--)
            {
                await rig.Analytics.Front.SetFaultAsync(fault, "scans");
            }
        });
        var ended = await transform.StopAsync();
        ended.MustBe(0);
        if (fault != "CutAnswer")
        {
            Assert.Contains("Facts wait to be written.", ended.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public Task Readers_that_join_and_leave_in_the_middle_of_a_batch_lose_nothing() => DisturbAsync(5, async () =>
    {
        var second = await rig.Analytics.TransformAsync();
        var third = await rig.Analytics.TransformAsync();
        (await second.StopAsync()).MustBe(0);
        await third.Process.KillAfterAsync(TimeSpan.FromMilliseconds(200));
    });

    // The fault strikes once, between two requests of senders.
    private async Task DisturbAsync(ulong seed, Func<Task> strike)
    {
        var moment = new Chance(seed).Below(Moments);
        await rig.AppendAsync(seed, number => number == moment ? strike() : Task.CompletedTask);
        await rig.MustBecomeUndisturbedAsync();
    }
}
