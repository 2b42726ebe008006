using System.Text;
using Analytics.Custody.DayKeys;
using Analytics.Formats;
using Analytics.Intake.RawLog;

namespace Analytics.Intake.Tests.RawLog;

public sealed class KafkaPushLogTests
{
    [Fact]
    public async Task What_is_committed_is_not_read_again()
    {
        await using var log = new RawLogFixture();
        await log.AppendAsync(Pushes(0, 100));
        await log.Reader().ReadAsync(100);
        await log.AppendAsync(Pushes(100, 20));

        Assert.Equal(Pushes(100, 20).Order(), (await log.Reader().ReadAsync(20)).Select(push => push.Text).Order());
    }

    [Fact]
    public async Task What_was_read_and_not_committed_is_read_again_by_whoever_comes_next()
    {
        await using var log = new RawLogFixture();
        await log.AppendAsync(Pushes(0, 100));
        await log.Reader().ReadAsync(100, commits: false);

        Assert.Equal(Pushes(0, 100).Order(), (await log.Reader().ReadAsync(100)).Select(push => push.Text).Order());
    }

    [Fact]
    public async Task A_log_that_was_broken_off_goes_on_where_its_last_commit_was()
    {
        await using var log = new RawLogFixture();
        await log.AppendAsync(Pushes(0, 100));
        var reader = log.Reader();
        await reader.ReadAsync(100, commits: false);

        Assert.Equal(100, (await reader.ReadAsync(100)).Count);
    }

    [Fact]
    public async Task A_block_that_is_not_the_last_of_what_was_gathered_commits_nothing()
    {
        await using var log = new RawLogFixture(partitions: 1);
        using (var writer = log.Writer())
        {
            // Sent together, so that they are gathered together: two formats, so two blocks.
            await Task.WhenAll(
                writer.AppendAsync(TestSources.Block("17track", Pushes(0, 5))),
                writer.AppendAsync(TestSources.Block("dhl", "{}", "{}")));
        }

        log.Options = log.Options with { GatherFor = TimeSpan.FromSeconds(2) };
        var reader = log.Reader();
        var blocks = new List<PushBlock>();
        await foreach (var block in reader.ReadAsync(CancellationToken.None))
        {
            blocks.Add(block);
            block.Dispose();
            if (blocks.Count == 1)
            {
                await reader.CommitAsync([new BlockOutcome(block, new PushTally())], CancellationToken.None);
            }
            else
            {
                break;
            }
        }

        Assert.Equal(["17track", "dhl"], blocks.Select(block => block.Format.Provider).Order());
        Assert.Equal(7, (await log.Reader().ReadAsync(7)).Count);
    }

    [Fact]
    public async Task What_was_read_of_a_partition_before_another_reader_held_it_is_not_committed()
    {
        await using var log = new RawLogFixture();
        await log.AppendAsync(Pushes(0, 100));
        var first = log.Reader();
        var blocks = new List<PushBlock>();
        await using (var reading = first.ReadAsync(CancellationToken.None).GetAsyncEnumerator())
        {
            while (blocks.Sum(block => block.Count) < 100)
            {
                Assert.True(await reading.MoveNextAsync());
                reading.Current.Dispose();
                blocks.Add(reading.Current);
            }

            // The other reader comes, gets half of the partitions, and leaves them again.
            var moved = Partitions(await log.Reader().ReadAsync(pushes => Partitions(pushes).Count == 2, commits: false));
            await log.AssignedAsync(times: 3);
            await first.CommitAsync([.. blocks.Select(block => new BlockOutcome(block, new PushTally()))], CancellationToken.None);
            await reading.DisposeAsync();

            var left = blocks.Where(block => moved.Contains(block.File)).Sum(block => block.Count);
            Assert.Equal(moved.Order(), Partitions(await log.Reader().ReadAsync(left)).Order());
        }

        static HashSet<int> Partitions(IEnumerable<ReadPush> pushes) => [.. pushes.Select(push => push.Partition)];
    }

    [Fact]
    public async Task After_its_end_the_last_blocks_can_still_be_committed()
    {
        await using var log = new RawLogFixture();
        await log.AppendAsync(Pushes(0, 30));
        var reader = log.Reader();
        var blocks = new List<PushBlock>();
        await foreach (var block in reader.ReadAsync(CancellationToken.None))
        {
            block.Dispose();
            blocks.Add(block);
            if (blocks.Sum(block => block.Count) == 30)
            {
                reader.End();
            }
        }

        await reader.CommitAsync([.. blocks.Select(block => new BlockOutcome(block, new PushTally()))], CancellationToken.None);
        await reader.DisposeAsync();
        await log.AppendAsync(Pushes(30, 1));
        Assert.Equal(Pushes(30, 1), (await log.Reader().ReadAsync(1)).Select(push => push.Text));
    }

    [Fact]
    public async Task A_commit_that_fails_for_a_moment_is_made_up_for()
    {
        const short OffsetCommit = 8;
        const int CoordinatorNotAvailable = 15;
        await using var log = new RawLogFixture(partitions: 1);
        await log.AppendAsync(Pushes(0, 10));
        log.Cluster.Refuse(OffsetCommit, CoordinatorNotAvailable, CoordinatorNotAvailable);
        await log.Reader().ReadAsync(10);
        await log.AppendAsync(Pushes(10, 1));

        Assert.Equal(Pushes(10, 1), (await log.Reader().ReadAsync(1)).Select(push => push.Text));
    }

    [Fact]
    public async Task Messages_that_are_no_pushes_end_with_a_reason_each_and_stop_nothing()
    {
        await using var log = new RawLogFixture(partitions: 1);
        using var cipher = new DayCipher(log.Keys.Current());
        var good = Envelope.Seal(cipher, 0, "17track"u8, "17track"u8, Encoding.UTF8.GetBytes(TestSources.Push(1)));
        byte[] otherDay = [.. good];
        otherDay[1] ^= 1;
        byte[] changed = [.. good];
        changed[^1] ^= 1;
        await log.ProduceAsync(
            good,
            null,
            [],
            "garbage"u8.ToArray(),
            new byte[4_000_000],
            otherDay,
            changed,
            Envelope.Seal(cipher, 0, "gone"u8, "mapped/gone"u8, "a push"u8),
            good[..^5],
            good);
        var read = await log.Reader().ReadAsync(10);

        Assert.Equal(
            [
                RejectionReason.None, RejectionReason.NotAnEnvelope, RejectionReason.NotAnEnvelope, RejectionReason.NotAnEnvelope, RejectionReason.NotAnEnvelope,
                RejectionReason.UnknownKey, RejectionReason.Undecryptable, RejectionReason.UnknownSource, RejectionReason.Undecryptable, RejectionReason.None,
            ],
            read.OrderBy(push => push.Line).Select(push => push.Fault));
        Assert.Equal(Enumerable.Range(1, 10), read.Select(push => (int)push.Line).Order());
        Assert.All(read.Where(push => push.Fault != RejectionReason.None), push => Assert.Equal("", push.Text));
    }

    [Fact]
    public async Task A_key_that_cannot_be_read_stops_the_log_and_commits_nothing()
    {
        await using var log = new RawLogFixture(partitions: 1);
        await log.AppendAsync(Pushes(0, 3));
        var file = log.KeyFile;
        var rights = File.GetUnixFileMode(file);
        File.SetUnixFileMode(file, rights | UnixFileMode.OtherRead);
        log.ForgetKeys();
        await Assert.ThrowsAsync<Custody.Tokens.KeyFileException>(() => log.Reader().ReadAsync(3));

        File.SetUnixFileMode(file, rights);
        Assert.Equal(3, (await log.Reader().ReadAsync(3)).Count);
    }

    private static List<string> Pushes(int first, int count) => [.. Enumerable.Range(first, count).Select(i => TestSources.Push(i))];
}
