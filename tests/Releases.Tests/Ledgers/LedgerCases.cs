using Analytics.Control;

namespace Analytics.Releases.Tests;

/// <summary>What the ledger says and refuses, one caller at a time; the same on every control database.</summary>
public abstract class LedgerCases : IAsyncLifetime
{
    private static readonly BudgetLimits Limits = new(0.05m, 0.2m);

    private ControlOptions control = null!;
    private Ledger ledger = null!;

    public async ValueTask InitializeAsync()
    {
        control = await NewControlAsync();
        ledger = await OpenAsync();
    }

    public virtual ValueTask DisposeAsync()
    {
        ledger?.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    protected abstract Task<ControlOptions> NewControlAsync();

    [Fact]
    public async Task A_release_is_charged_once_however_often_it_is_begun()
    {
        var first = await ChargeAsync("a", new(2026, 1), 0.02m);
        var again = await ChargeAsync("a", new(2026, 1), 0.02m);

        Assert.Equal(new Charge(true, 0.02m, 0.02m, 0.02m), first);
        Assert.Equal(first with { IsNew = false }, again);
        Assert.Equal((0.02m, 0.02m), await ledger.SpentAsync(new(2026, 1)));
    }

    [Fact]
    public async Task A_window_is_not_overspent_and_a_refusal_charges_nothing()
    {
        await ChargeAsync("a", new(2026, 1), 0.03m);
        var refused = await Assert.ThrowsAsync<ReleaseException>(() => ChargeAsync("b", new(2026, 1), 0.02000001m));

        Assert.Contains("only 0.02 of 0.05 is left", refused.Message, StringComparison.Ordinal);
        Assert.Equal((0.03m, 0.03m), await ledger.SpentAsync(new(2026, 1)));
        await ChargeAsync("b", new(2026, 1), 0.02m);
    }

    [Fact]
    public async Task Any_twelve_windows_are_not_overspent_whichever_is_charged_last()
    {
        await ChargeAsync("a", new(2026, 1), 0.05m);
        await ChargeAsync("a", new(2026, 6), 0.05m);
        await ChargeAsync("a", new(2026, 12), 0.05m);
        await ChargeAsync("a", new(2027, 1), 0.05m);

        // July to June holds 0.1; a window between is in twelve that hold 0.15 already.
        await ChargeAsync("b", new(2026, 9), 0.05m);
        await Assert.ThrowsAsync<ReleaseException>(() => ChargeAsync("b", new(2026, 10), 0.00001m));
        await ChargeAsync("b", new(2027, 12), 0.05m);
    }

    [Fact]
    public async Task Its_entries_outlive_the_process_and_say_where_a_release_stands()
    {
        await ChargeAsync("a", new(2026, 1), 0.02m);
        await Assert.ThrowsAsync<ReleaseException>(() => ledger.StepAsync("a-2026-01", LedgerStep.Published));
        await ledger.BuiltAsync("a-2026-01", "abc", "{}");
        await ledger.BuiltAsync("a-2026-01", "abc", "{}");
        await Assert.ThrowsAsync<ReleaseException>(() => ledger.BuiltAsync("a-2026-01", "abd", "{}"));
        await ledger.StepAsync("a-2026-01", LedgerStep.Published);
        await ledger.StepAsync("a-2026-01", LedgerStep.Published);
        await ledger.StepAsync("a-2026-01", LedgerStep.Withdrawn, "wrong times");
        await Assert.ThrowsAsync<ReleaseException>(() => ledger.StepAsync("a-2026-01", LedgerStep.Published));
        await Assert.ThrowsAsync<ReleaseException>(() => ledger.StepAsync("b-2026-01", LedgerStep.Withdrawn, "nothing"));

        ledger.Dispose();
        ledger = await OpenAsync();
        var release = Assert.Single(await ledger.ReleasesAsync());
        Assert.Equal(("a", new Window(2026, 1), 0.02m, LedgerStep.Withdrawn, "abc"), (release.Dataset, release.Window, release.Rho, release.Step, release.Certificate));
        Assert.Equal([LedgerStep.Charged, LedgerStep.Built, LedgerStep.Published, LedgerStep.Withdrawn], release.Entries.Select(entry => entry.Step));
        Assert.Equal([1, 2, 3, 4], release.Entries.Select(entry => entry.Number));
    }

    [Fact]
    public async Task A_dataset_may_be_told_anew_until_it_has_a_release()
    {
        await ledger.DefineAsync(Dataset("a", 0.01m));
        await ledger.DefineAsync(Dataset("a", 0.02m));
        Assert.Equal(0.02m, Assert.Single(await ledger.DatasetsAsync()).Privacy.Rho);

        await ChargeAsync("a", new(2026, 1), 0.02m);
        await ledger.DefineAsync(Dataset("a", 0.02m));
        await Assert.ThrowsAsync<ReleaseException>(() => ledger.DefineAsync(Dataset("a", 0.01m)));
    }

    [Fact]
    public async Task A_window_is_closed_once()
    {
        await ledger.BeginWindowAsync(new(2026, 1));
        Assert.Equal([(new Window(2026, 1), null)], await ledger.WindowsAsync());
        await ledger.CloseWindowAsync(new(2026, 1));
        var closed = await ledger.WindowsAsync();
        await ledger.BeginWindowAsync(new(2026, 1));
        await ledger.CloseWindowAsync(new(2026, 1));
        Assert.NotNull(Assert.Single(closed).ClosedAt);
        Assert.Equal(closed, await ledger.WindowsAsync());
    }

    private Task<Ledger> OpenAsync() => Ledger.OpenAsync(control, TimeProvider.System);

    private Task<Charge> ChargeAsync(string dataset, Window window, decimal rho) => ledger.ChargeAsync($"{dataset}-{window}", Dataset(dataset, rho), window, Limits);

    private static DatasetDefinition Dataset(string id, decimal rho) => new()
    {
        Id = id,
        Title = "Title",
        Description = "Description",
        Grid = new Grid { Carriers = ["dhl"], Lanes = [new("DE", "FR")] },
        Privacy = new PrivacyTerms { Rho = rho },
    };
}
