using Analytics.Custody.Retention;

namespace Analytics.Custody.Tests.Retention;

[Collection(RetentionFixture.Tests)]
public sealed class RetentionStopTests(RetentionFixture fixture) : IAsyncLifetime
{
    private const string Cells = "SELECT * FROM cells ORDER BY ALL";

    private readonly TestClock clock = new(new(2026, 8, 27, 0, 0, 0, TimeSpan.Zero));

    public async ValueTask InitializeAsync() => await FillAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Runs_that_are_stopped_before_and_after_each_entry_of_the_record_come_to_what_one_run_does()
    {
        using var whole = await fixture.OpenRecordAsync(clock);
        await new RetentionRun(fixture.Warehouse, new FakeKeys(202603, 202608), whole, clock).RunAsync();
        var expected = await fixture.TextAsync(Cells);
        await FillAsync();
        var keys = new FakeKeys(202603, 202608);
        using var record = await fixture.OpenRecordAsync(clock);

        // Each run asks for the time once to plan, and once for each entry.
        await StopAsync(after: 1, isRecorded: true, "begun");
        await StopAsync(after: 1, isRecorded: false);
        await StopAsync(after: 1, isRecorded: true, "frozen");
        Assert.Empty(keys.Destroyed);
        await StopAsync(after: 2, isRecorded: false, "frozen");
        Assert.Equal([202603u], keys.Destroyed);
        await StopAsync(after: 2, isRecorded: true, "frozen", "key destroyed");
        Assert.Equal(69, await fixture.Warehouse.Epochs.CountLeftAsync(202603));
        await StopAsync(after: 1, isRecorded: false);
        Assert.Equal(0, await fixture.Warehouse.Epochs.CountLeftAsync(202603));
        await StopAsync(after: 1, isRecorded: true, "dropped");
        await StopAsync(after: 1, isRecorded: false);
        Assert.Equal(["done"], await AddedAsync(record, () => new RetentionRun(fixture.Warehouse, keys, record, clock).RunAsync()));

        Assert.Equal(expected, await fixture.TextAsync(Cells));
        Assert.Equal([202603u], keys.Destroyed);

        async Task StopAsync(int after, bool isRecorded, params string[] added)
        {
            using var stop = new CancellationTokenSource();
            var reads = 0;
            clock.OnRead = () =>
            {
                if (reads++ == after)
                {
                    stop.Cancel();
                    if (!isRecorded)
                    {
                        throw new OperationCanceledException();
                    }
                }
            };
            var run = new RetentionRun(fixture.Warehouse, keys, record, clock);
            Assert.Equal(added, await AddedAsync(record, () => Assert.ThrowsAnyAsync<OperationCanceledException>(() => run.RunAsync(stop.Token))));
        }
    }

    private async Task<List<string>> AddedAsync(RetentionRecord record, Func<Task> run)
    {
        var before = (await record.ReadAsync()).Count;
        await run();
        clock.OnRead = null;
        return [.. (await record.ReadAsync()).Skip(before).Select(entry => RetentionNames.Of(entry.Step))];
    }

    private async Task FillAsync()
    {
        await fixture.ClearAsync();
        await fixture.AddAsync(202603, 20, new(2026, 3, 3, 8, 0, 0, TimeSpan.Zero));
        await fixture.AddAsync(202603, 3, new(2026, 3, 3, 8, 0, 0, TimeSpan.Zero), "dhl");
        await fixture.AddAsync(202608, 12, new(2026, 8, 4, 0, 0, 0, TimeSpan.Zero));
        await fixture.Warehouse.Cells.RefreshAsync();
    }
}
