using Analytics.Formats;
using Analytics.Intake.Http;

namespace Analytics.Intake.Tests.Http;

public sealed class PushInboxTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_waits_is_read_in_the_order_it_came_and_as_one_block()
    {
        var inbox = Inboxes.Open();
        foreach (var push in new[] { "a", "b", "c" })
        {
            _ = inbox.SubmitAsync(Inboxes.Block(push));
        }

        await using var reader = inbox.ReadAsync(Stop).GetAsyncEnumerator(Stop);
        var block = await Inboxes.NextAsync(reader);
        Assert.Equal(["a", "b", "c"], Inboxes.Texts(block));
        Assert.True(block.TellsEach);
    }

    [Fact]
    public async Task A_block_ends_where_the_format_changes()
    {
        var inbox = Inboxes.Open();
        _ = inbox.SubmitAsync(Inboxes.Block("a", "b"));
        _ = inbox.SubmitAsync(Inboxes.Block(Inboxes.OtherFormat, "c"));
        _ = inbox.SubmitAsync(Inboxes.Block("d"));

        Assert.Equal(["one: a b", "other: c", "one: d"], await ReadAsync(inbox));
    }

    [Fact]
    public async Task A_block_ends_at_its_limit_of_pushes()
    {
        var inbox = Inboxes.Open(new PushInboxOptions { GatherFor = TimeSpan.Zero, PushesPerBlock = 3 });
        foreach (var pushes in new[] { new[] { "a", "b" }, ["c"], ["d", "e", "f", "g"], ["h"] })
        {
            _ = inbox.SubmitAsync(Inboxes.Block(pushes));
        }

        Assert.Equal(["one: a b c", "one: d e f g", "one: h"], await ReadAsync(inbox));
    }

    [Fact]
    public async Task A_block_ends_at_its_limit_of_bytes()
    {
        var inbox = Inboxes.Open(new PushInboxOptions { GatherFor = TimeSpan.Zero, BytesPerBlock = 5 });
        foreach (var push in new[] { "aa", "bbb", "c", "dddddddd", "e" })
        {
            _ = inbox.SubmitAsync(Inboxes.Block(push));
        }

        Assert.Equal(["one: aa bbb", "one: c", "one: dddddddd", "one: e"], await ReadAsync(inbox));
    }

    [Fact]
    public async Task Pushes_that_come_while_others_wait_to_be_gathered_share_their_block()
    {
        var clock = new ManualClock();
        var inbox = new PushInbox(new PushInboxOptions { GatherFor = TimeSpan.FromSeconds(1) }, clock);
        inbox.Open();
        await using var reader = inbox.ReadAsync(Stop).GetAsyncEnumerator(Stop);
        var reading = reader.MoveNextAsync().AsTask();
        _ = inbox.SubmitAsync(Inboxes.Block("a"));
        await clock.TimerAsync();
        _ = inbox.SubmitAsync(Inboxes.Block("b"));

        Assert.False(reading.IsCompleted);
        clock.Fire();
        Assert.True(await reading);
        Assert.Equal(["a", "b"], Inboxes.Texts(reader.Current));
    }

    [Fact]
    public async Task Each_sender_hears_how_its_own_pushes_ended_and_not_before_the_commit()
    {
        var inbox = Inboxes.Open();
        string[][] sent = [["kept"], ["Malformed"], ["kept", "NoScans", "Minor"], ["TooDeep"]];
        var told = sent.Select(pushes => inbox.SubmitAsync(Inboxes.Block(pushes))).ToList();
        await using var reader = inbox.ReadAsync(Stop).GetAsyncEnumerator(Stop);
        var block = await Inboxes.NextAsync(reader);
        Assert.All(told, sender => Assert.False(sender.IsCompleted));

        await Inboxes.CommitAsync(inbox, block);
        for (var i = 0; i < sent.Length; i++)
        {
            Assert.Equal(sent[i].Select(Inboxes.OutcomeOf), await told[i]);
        }
    }

    [Fact]
    public async Task Every_push_has_coordinates_of_its_own_over_all_requests()
    {
        var inbox = Inboxes.Open();
        _ = inbox.SubmitAsync(Inboxes.Block("a", "b"));
        _ = inbox.SubmitAsync(Inboxes.Block(Inboxes.OtherFormat, "c"));
        _ = inbox.SubmitAsync(Inboxes.Block("d"));
        inbox.End();

        var lines = new List<long>();
        await foreach (var block in inbox.ReadAsync(Stop))
        {
            lines.AddRange(Enumerable.Range(0, block.Count).Select(i => block[i].At.Line));
        }

        Assert.Equal([1, 2, 3, 4], lines);
    }

    [Fact]
    public async Task A_push_that_could_not_be_framed_keeps_its_fault()
    {
        var inbox = Inboxes.Open();
        _ = inbox.SubmitAsync(new PushBlock(Inboxes.Format, 0, System.Buffers.MemoryPool<byte>.Shared.Rent(1), 0, [new PushBounds(0, 0, 7, RejectionReason.TooLarge)], 0));
        await using var reader = inbox.ReadAsync(Stop).GetAsyncEnumerator(Stop);

        Assert.Equal(RejectionReason.TooLarge, (await Inboxes.NextAsync(reader))[0].Fault);
    }

    [Fact]
    public async Task When_the_reader_fails_everyone_hears_it_whether_read_or_not_and_the_next_reader_gets_none_of_it()
    {
        var inbox = Inboxes.Open();
        var read = inbox.SubmitAsync(Inboxes.Block("a"));
        await using (var reader = inbox.ReadAsync(Stop).GetAsyncEnumerator(Stop))
        {
            await Inboxes.NextAsync(reader);
        }

        var waiting = inbox.SubmitAsync(Inboxes.Block("b"));
        inbox.Fail();

        await Assert.ThrowsAsync<IntakeClosedException>(() => read);
        await Assert.ThrowsAsync<IntakeClosedException>(() => waiting);
        Assert.False(inbox.IsOpen);
        await Assert.ThrowsAsync<IntakeClosedException>(() => inbox.SubmitAsync(Inboxes.Block("c")));

        inbox.Open();
        _ = inbox.SubmitAsync(Inboxes.Block("d"));
        Assert.Equal(["one: d"], await ReadAsync(inbox));
    }

    [Fact]
    public async Task What_was_committed_before_a_failure_stays_told()
    {
        var inbox = Inboxes.Open();
        var sent = inbox.SubmitAsync(Inboxes.Block("kept"));
        await using var reader = inbox.ReadAsync(Stop).GetAsyncEnumerator(Stop);
        await Inboxes.CommitAsync(inbox, await Inboxes.NextAsync(reader));
        inbox.Fail();

        Assert.True(Assert.Single(await sent).IsKept);
    }

    [Fact]
    public async Task An_ended_inbox_takes_nothing_more_gives_what_it_has_and_cannot_be_opened_again()
    {
        var inbox = Inboxes.Open();
        _ = inbox.SubmitAsync(Inboxes.Block("a"));
        inbox.End();
        inbox.Open();

        Assert.False(inbox.IsOpen);
        await Assert.ThrowsAsync<IntakeClosedException>(() => inbox.SubmitAsync(Inboxes.Block("b")));
        Assert.Equal(["one: a"], await ReadAsync(inbox));
    }

    [Fact]
    public async Task A_reader_that_is_cancelled_stops_waiting()
    {
        var inbox = Inboxes.Open();
        using var stop = new CancellationTokenSource();
        await using var reader = inbox.ReadAsync(stop.Token).GetAsyncEnumerator(stop.Token);
        var reading = reader.MoveNextAsync().AsTask();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }

    [Fact]
    public async Task Pushes_are_not_taken_before_the_inbox_is_opened()
    {
        var inbox = new PushInbox(new PushInboxOptions(), TimeProvider.System);

        Assert.False(inbox.IsOpen);
        await Assert.ThrowsAsync<IntakeClosedException>(() => inbox.SubmitAsync(Inboxes.Block("a")));
    }

    private static async Task<List<string>> ReadAsync(PushInbox inbox)
    {
        inbox.End();
        var read = new List<string>();
        await foreach (var block in inbox.ReadAsync(Stop))
        {
            read.Add($"{block.Format.Provider}: {string.Join(' ', Inboxes.Texts(block))}");
        }

        return read;
    }

    /// <summary>A clock whose timers go off when the test says so.</summary>
    private sealed class ManualClock : TimeProvider
    {
        private readonly TaskCompletionSource<(TimerCallback Callback, object? State)> timer = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<(TimerCallback Callback, object? State)> TimerAsync() => timer.Task;

        public void Fire()
        {
            var (callback, state) = timer.Task.Result;
            callback(state);
        }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            timer.TrySetResult((callback, state));
            return new Silent();
        }

        private sealed class Silent : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
