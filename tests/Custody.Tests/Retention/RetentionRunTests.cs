using Analytics.Custody.Retention;
using Analytics.Warehouse;

namespace Analytics.Custody.Tests.Retention;

[Collection(RetentionFixture.Tests)]
public sealed class RetentionRunTests(RetentionFixture fixture) : IAsyncLifetime
{
    private static readonly DateTimeOffset march = new(2026, 3, 3, 8, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset due = new(2026, 8, 27, 0, 0, 0, TimeSpan.Zero);

    private readonly TestClock clock = new(due);
    private readonly FakeKeys keys = new(202603, 202608);

    public async ValueTask InitializeAsync() => await fixture.ClearAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_month_that_is_due_is_frozen_its_key_destroyed_its_rows_dropped_and_all_of_it_recorded()
    {
        using var record = await fixture.OpenRecordAsync(clock);
        await FillAsync();
        await fixture.Warehouse.ScanCells.RefreshAsync();

        var ended = Assert.Single(await RunOf(record).RunAsync());

        Assert.Equal(new EndedEpoch(202603, RetentionCause.Due, new FrozenEpoch(1, 20, 3), 69), ended);
        Assert.Equal(["begun 23 69", "frozen 1 20 3", "key destroyed", "dropped 69", "done"], await StepsAsync(record));
        Assert.All(await record.ReadAsync(), entry => Assert.Equal(due, entry.At));
        Assert.Equal([202608u], keys.Epochs());
        Assert.Equal("ups\t20\nups\t12\n", await fixture.TextAsync("SELECT carrier, parcels FROM cells ORDER BY parcels DESC"));
        Assert.Equal("0\n", await fixture.TextAsync("SELECT count() FROM scan_cells WHERE epoch = 202603"));
        Assert.Empty(await RunOf(record).RunAsync());
    }

    [Fact]
    public async Task A_day_earlier_nothing_is_done()
    {
        using var record = await fixture.OpenRecordAsync(clock);
        await FillAsync();
        clock.Now = due.AddTicks(-1);

        Assert.Empty(await RunOf(record).RunAsync());
        Assert.Empty(await record.ReadAsync());
        Assert.Equal(69, await fixture.Warehouse.Epochs.CountLeftAsync(202603));
    }

    [Fact]
    public async Task To_plan_changes_nothing()
    {
        using var record = await fixture.OpenRecordAsync(clock);
        await FillAsync();

        var planned = Assert.Single(await RunOf(record).PlanAsync());

        Assert.Equal(new PlannedEpoch(202603, RetentionCause.Due) { IsToFreeze = true, HasKey = true, Parcels = 23, Rows = 69 }, planned);
        Assert.Empty(await record.ReadAsync());
        Assert.Equal([202603u, 202608u], keys.Epochs());
        Assert.Equal((69, "0\n"), (await fixture.Warehouse.Epochs.CountLeftAsync(202603), await fixture.TextAsync("SELECT count() FROM frozen_cells")));
    }

    [Fact]
    public async Task A_key_without_rows_is_destroyed_when_it_is_due()
    {
        using var record = await fixture.OpenRecordAsync(clock);

        Assert.Equal([new EndedEpoch(202603, RetentionCause.Due, null, 0)], await RunOf(record).RunAsync());
        Assert.Equal(["begun 0 0", "key destroyed", "dropped 0", "done"], await StepsAsync(record));
        Assert.Equal([202608u], keys.Epochs());
    }

    [Fact]
    public async Task Rows_whose_key_is_lost_are_frozen_and_dropped_once_their_month_is_over()
    {
        using var record = await fixture.OpenRecordAsync(clock);
        await fixture.AddAsync(202607, 11, new(2026, 7, 7, 0, 0, 0, TimeSpan.Zero));
        var others = new FakeKeys(202606);

        clock.Now = new(2026, 7, 31, 23, 59, 59, TimeSpan.Zero);
        Assert.Empty(await new RetentionRun(fixture.Warehouse, others, record, clock).RunAsync());
        clock.Now = clock.Now.AddSeconds(1);
        Assert.Single(await new RetentionRun(fixture.Warehouse, others, record, clock).RunAsync());

        Assert.Equal(["begun 11 33", "frozen 1 11 0", "key missing", "dropped 33", "done"], await StepsAsync(record));
        Assert.All(await record.ReadAsync(), entry => Assert.Equal(RetentionCause.Orphaned, entry.Cause));
        Assert.Equal([202606u], others.Epochs());
    }

    [Fact]
    public async Task Where_there_is_no_key_at_all_only_what_is_due_goes()
    {
        using var record = await fixture.OpenRecordAsync(clock);
        await FillAsync();
        await fixture.AddAsync(202607, 11, new(2026, 7, 7, 0, 0, 0, TimeSpan.Zero));

        var e = await Assert.ThrowsAsync<RetentionException>(() => new RetentionRun(fixture.Warehouse, new FakeKeys(), record, clock).RunAsync());

        Assert.Contains("Mount or restore the keys", e.Message, StringComparison.Ordinal);
        Assert.Equal((0, 33), (await fixture.Warehouse.Epochs.CountLeftAsync(202603), await fixture.Warehouse.Epochs.CountLeftAsync(202607)));
    }

    [Fact]
    public async Task What_comes_back_after_the_end_is_dropped_again_and_never_frozen()
    {
        using var record = await fixture.OpenRecordAsync(clock);
        await FillAsync();
        await RunOf(record).RunAsync();
        var frozen = await fixture.TextAsync("SELECT * FROM frozen_cells");

        await fixture.AddAsync(202603, 15, march);
        keys.Make(202603);
        Assert.Equal([new EndedEpoch(202603, RetentionCause.Late, null, 45)], await RunOf(record).RunAsync());

        Assert.Equal(frozen, await fixture.TextAsync("SELECT * FROM frozen_cells"));
        Assert.Equal(["begun 15 45", "key destroyed", "dropped 45", "done"], (await StepsAsync(record)).Skip(5));
        Assert.Equal([202608u], keys.Epochs());
    }

    [Fact]
    public async Task A_month_that_is_still_written_to_is_not_told_to_be_gone()
    {
        using var record = await fixture.OpenRecordAsync(clock);
        await FillAsync();
        keys.AfterDestroy = () => keys.Make(202603);

        var e = await Assert.ThrowsAsync<RetentionException>(() => RunOf(record).RunAsync());

        Assert.Equal("The month 202603 was dropped, and there is something of it again: 0 rows, its key. Find out which process or restore writes it; the next run drops it.", e.Message);
        Assert.Equal("dropped 69", (await StepsAsync(record))[^1]);
    }

    private RetentionRun RunOf(RetentionRecord record) => new(fixture.Warehouse, keys, record, clock);

    // One cell that stays, three parcels that are too few, and a month that is not due.
    private async Task FillAsync()
    {
        await fixture.AddAsync(202603, 20, march);
        await fixture.AddAsync(202603, 3, march, "dhl");
        await fixture.AddAsync(202608, 12, new(2026, 8, 4, 0, 0, 0, TimeSpan.Zero));
    }

    private static async Task<List<string>> StepsAsync(RetentionRecord record) => [.. (await record.ReadAsync())
        .Select(entry => string.Join(' ', new object?[] { RetentionNames.Of(entry.Step), entry.Cells, entry.Parcels, entry.LeftOut, entry.Rows }.Where(part => part is not null)))];
}
