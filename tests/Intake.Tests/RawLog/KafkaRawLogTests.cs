using System.Text;
using Analytics.Custody.DayKeys;
using Analytics.Formats;
using Analytics.Intake.Http;
using Analytics.Intake.RawLog;
using Analytics.Support.Canaries;
using Analytics.Support.Kafka;

namespace Analytics.Intake.Tests.RawLog;

public sealed class KafkaRawLogTests
{
    private const int Count = 500;

    [Fact]
    public async Task Pushes_come_out_as_they_went_in_and_those_of_a_parcel_in_order()
    {
        await using var log = new RawLogFixture();
        var pushes = Enumerable.Range(0, Count).Select(i => TestSources.Push(parcel: i % 50, step: i / 50)).ToList();
        await log.AppendAsync(pushes);
        var read = await log.Reader().ReadAsync(Count);

        Assert.Equal(pushes.Order(), read.Select(push => push.Text).Order());
        foreach (var parcel in read.GroupBy(push => push.Text.Split("RNUM")[1][..6]))
        {
            Assert.Single(parcel.Select(push => push.Partition).Distinct());
            Assert.Equal(pushes.Where(push => push.Contains("RNUM" + parcel.Key, StringComparison.Ordinal)), parcel.OrderBy(push => push.Line).Select(push => push.Text));
        }

        Assert.True(read.Select(push => push.Partition).Distinct().Count() > 1);
    }

    [Fact]
    public async Task Nothing_of_a_push_of_any_format_can_be_seen_in_keys_values_or_headers()
    {
        await using var log = new RawLogFixture();
        var pushes = ProviderFormat.All.Keys.Select(format => new CanaryPush(format, CanaryPush.RootsOf(format)[0], CanaryShape.Letters)).ToList();
        using (var writer = log.Writer())
        {
            foreach (var push in pushes)
            {
                var whole = Encoding.UTF8.GetString(push.ToUtf8());
                await writer.AppendAsync(TestSources.Block(push.Format, whole, whole[..(whole.Length / 2)]));
            }
        }

        var canaries = pushes.SelectMany(push => push.Canaries).ToList();
        Assert.True(canaries.Count > 100);
        foreach (var message in log.Messages(2 * pushes.Count))
        {
            Assert.Equal(DayCipher.RouteSize, message.Message.Key.Length);
            Assert.Empty(message.Message.Headers);
            var seen = Encoding.Latin1.GetString([.. message.Message.Key, .. message.Message.Value]);
            Assert.DoesNotContain(canaries, canary => canary.IsIn(seen));
            Assert.Contains(pushes, push => seen.Contains(push.Format, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_leader_that_moves_and_requests_that_fail_lose_nothing_and_keep_the_order_of_a_parcel()
    {
        const short Produce = 0;
        const short Fetch = 1;
        const int NotLeader = 6;
        const int RequestTimedOut = 7;
        const int NotEnoughReplicas = 19;
        await using var log = new RawLogFixture(partitions: 1);
        var pushes = Enumerable.Range(0, 100).Select(i => TestSources.Push(parcel: 1, step: i)).ToList();
        log.Cluster.Refuse(Produce, NotEnoughReplicas, RequestTimedOut, NotLeader);
        log.Cluster.Refuse(Fetch, RequestTimedOut, NotLeader);
        using var writer = log.Writer();
        foreach (var (i, chunk) in pushes.Chunk(20).Index())
        {
            var append = writer.AppendAsync(TestSources.Block("17track", chunk));
            log.Cluster.Lead(log.Options.Topic, partition: 0, broker: 1 + (i % MockCluster.Brokers));
            await append;
        }

        Assert.Equal(pushes, (await log.Reader().ReadAsync(100)).OrderBy(push => push.Line).Select(push => push.Text).Distinct());
    }

    [Fact]
    public async Task What_is_no_push_is_rejected_at_once_and_its_neighbours_are_queued()
    {
        await using var log = new RawLogFixture();
        using var writer = log.Writer();
        var block = TestSources.Block("17track", TestSources.Push(1), new string(' ', FormatLimits.MaxPushBytes + 1), TestSources.Push(2));

        Assert.Equal([null, PushOutcome.Rejected(RejectionReason.TooLarge), null], await writer.AppendAsync(block));
        Assert.Equal(2, (await log.Reader().ReadAsync(2)).Count);
    }

    [Fact]
    public async Task Pushes_are_not_acknowledged_while_no_broker_has_them_and_the_operator_hears_what_to_do()
    {
        await using var log = new RawLogFixture();
        log.Options = log.Options with { AcknowledgedWithin = TimeSpan.FromSeconds(6) };
        using var writer = log.Writer();
        Assert.All(await writer.AppendAsync(TestSources.Block("17track", TestSources.Push(1))), outcome => Assert.Null(outcome));

        log.Cluster.SetDown(true);
        await Assert.ThrowsAsync<IntakeClosedException>(() => writer.AppendAsync(TestSources.Block("17track", TestSources.Push(2))));
        Assert.Contains(log.Log.Lines, line => line.StartsWith("3101", StringComparison.Ordinal) && line.Contains("Check that the brokers run", StringComparison.Ordinal));
        Assert.DoesNotContain(log.Log.Lines, line => line.Contains("RNUM", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Once_the_brokers_are_back_pushes_are_taken_again()
    {
        await using var log = new RawLogFixture();
        using var writer = log.Writer();
        log.Cluster.SetDown(true);
        var append = writer.AppendAsync(TestSources.Block("17track", TestSources.Push(1)));
        await Task.Delay(500);
        Assert.False(append.IsCompleted);

        log.Cluster.SetDown(false);
        Assert.Equal([null], await append);
    }

    [Fact]
    public async Task A_queue_that_is_full_makes_senders_wait_and_loses_nothing()
    {
        await using var log = new RawLogFixture();
        log.Options = log.Options with { MaxWaitingPushes = 50 };
        var pushes = Enumerable.Range(0, 2000).Select(i => TestSources.Push(i)).ToList();
        await log.AppendAsync(pushes);

        Assert.Equal(pushes.Order(), (await log.Reader().ReadAsync(2000)).Select(push => push.Text).Order());
    }

    [Fact]
    public async Task A_sender_for_whom_there_is_no_room_is_turned_away()
    {
        await using var log = new RawLogFixture();
        log.Options = log.Options with { MaxWaitingPushes = 1 };
        using var writer = log.Writer();
        using var room = writer.TryTakeRoom(1, 100);

        Assert.NotNull(room);
        Assert.Null(writer.TryTakeRoom(1, 100));
    }

    [Fact]
    public async Task A_topic_that_is_not_there_is_told_with_what_to_do()
    {
        await using var log = new RawLogFixture();
        Assert.Equal(4, await KafkaTopic.CheckAsync(log.Options, TimeSpan.FromSeconds(10), CancellationToken.None));

        var error = await Assert.ThrowsAsync<RawLogException>(() =>
            KafkaTopic.CheckAsync(log.Options with { Topic = "tracking.none" }, TimeSpan.FromSeconds(10), CancellationToken.None));
        Assert.Equal("The topic tracking.none is not there. Create it: analytics topics create", error.Message);
    }

    [Fact]
    public async Task A_broker_that_cannot_be_reached_is_told_with_what_to_do()
    {
        var options = new KafkaOptions { Brokers = "127.0.0.1:1" };
        var error = await Assert.ThrowsAsync<RawLogException>(() => KafkaTopic.CheckAsync(options, TimeSpan.FromSeconds(1), CancellationToken.None));
        Assert.StartsWith("No broker at 127.0.0.1:1 has answered within 1 s. Check that Kafka runs", error.Message, StringComparison.Ordinal);
    }
}
