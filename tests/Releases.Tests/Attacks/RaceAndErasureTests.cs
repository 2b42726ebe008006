using Analytics.Custody.Subjects;

namespace Analytics.Releases.Tests;

/// <summary>What others do while a release is made: build it too, or ask not to be in it.</summary>
[Collection(AttackedHouse.Collection)]
public sealed class RaceAndErasureTests(AttackedHouse house)
{
    private static readonly Window window = new(2026, 7);

    // What a request leaves of a parcel that is not to be sold: purposes that it may not serve, to be merged into its row.
    private const string Gone = """
        INSERT INTO journeys (epoch, parcel, promise, ordered, info_received, picked_up, carried, departed, arrived, customs_entered, customs_released,
            out_for_delivery, attempted, attempt_failed, delivered, exception, damaged, returned, denied, unconsented)
        WITH 18446744073709551615 AS never
        SELECT epoch, parcel, toUInt128('340282366920938463463374607431768211455'), never, never, never, never, never, never, never, never,
            never, never, never, never, never, never, never, 4, 0
        FROM parcels_for_sale WHERE sold_in = 202608 LIMIT 1
        """;

    // Small, and half of what a window may cost.
    private static DatasetDefinition Small(int number) => AttackedHouse.Dataset with
    {
        Id = $"small-{number}",
        Grid = new Grid { Carriers = ["dhl", "dpd"], Lanes = [new("DE", "DE")] },
        Privacy = new PrivacyTerms { Rho = BudgetLimits.Default.WindowRho / 2 },
        Totals = [],
    };

    [Fact]
    public async Task Budget_races_a_hundred_builds_at_once_never_overspend_and_each_release_is_made_once()
    {
        using var ledger = await house.NewLedgerAsync();
        var shelf = new ReleaseShelf(house.NewFolder());
        using var build = house.Build(ledger, shelf);
        var ends = await Task.WhenAll(Enumerable.Range(0, 100).Select(number => Task.Run(async () =>
        {
            try
            {
                return await build.RunAsync(Small(number % 10), window, AttackedHouse.NoHoldings, new Steps());
            }
            catch (ReleaseException e)
            {
                Assert.Contains("Nothing was charged", e.Message, StringComparison.Ordinal);
                return null;
            }
        })));

        var records = await ledger.ReleasesAsync();
        Assert.Equal(2, records.Count);
        Assert.All(records, record => Assert.Equal([LedgerStep.Charged, LedgerStep.Built], record.Entries.Select(entry => entry.Step)));
        Assert.Equal(BudgetLimits.Default.WindowRho, (await ledger.SpentAsync(window)).Window);
        Assert.Equal(80, ends.Count(end => end is null));
        Assert.Equal(2, ends.Count(end => end is { IsNew: true }));
        Assert.Equal(records.Select(record => record.Certificate).Order(), ends.Where(end => end is not null).Select(end => end!.Certificate).Distinct().Order());
        Assert.Equal(records.Select(record => record.Id).Order(), Directory.EnumerateFileSystemEntries(shelf.Folder).Select(path => Path.GetFileName(path)).Order());
    }

    [Fact]
    public async Task Erased_subjects_are_not_counted_where_they_go_between_closing_and_building()
    {
        using var ledger = await house.NewLedgerAsync();
        using var build = house.Build(ledger, new ReleaseShelf(house.NewFolder()));
        var dataset = AttackedHouse.Dataset with { Id = "before", Totals = [] };
        var before = await StandingParcels.ReadAsync(house.Rows, AttackedHouse.Window, CancellationToken.None);

        // The window was closed by the house's own release; between the two, some go.
        await house.AskAsync(RequestVerb.Erase, house.Numbers.Take(20));
        var erased = await StandingParcels.ReadAsync(house.Rows, AttackedHouse.Window, CancellationToken.None);
        Assert.InRange(before.Parcels - erased.Parcels, 3, 20);
        await house.AskAsync(RequestVerb.NoSale, house.Numbers.Skip(20).Take(20));
        var after = await StandingParcels.ReadAsync(house.Rows, AttackedHouse.Window, CancellationToken.None);
        Assert.InRange(erased.Parcels - after.Parcels, 3, 20);
        await build.RunAsync(dataset, AttackedHouse.Window, AttackedHouse.NoHoldings, new Steps());
        Assert.Equal(after.Parcels, EligibleOf(Assert.Single(await ledger.ReleasesAsync())));
    }

    [Fact]
    public async Task Erased_subjects_who_go_while_a_release_is_made_have_it_begun_anew_under_the_same_charge()
    {
        using var ledger = await house.NewLedgerAsync();
        var shelf = new ReleaseShelf(house.NewFolder());
        using var build = house.Build(ledger, shelf);
        var drafts = 0;
        async Task BuildAsync(int times, string id)
        {
            drafts = 0;
            var steps = new Steps(step =>
            {
                if (step == "writing files" && ++drafts <= times)
                {
                    Task.Run(() => house.ExecuteAsync(Gone)).GetAwaiter().GetResult();
                }
            });
            await build.RunAsync(AttackedHouse.Dataset with { Id = id, Totals = [], Privacy = new PrivacyTerms { Rho = 0.01m } }, AttackedHouse.Window, AttackedHouse.NoHoldings, steps);
        }

        await BuildAsync(1, "once");
        Assert.Equal(2, drafts);
        var standing = await StandingParcels.ReadAsync(house.Rows, AttackedHouse.Window, CancellationToken.None);
        Assert.Equal(standing.Parcels, EligibleOf(Assert.Single(await ledger.ReleasesAsync())));

        // Somebody goes every time: it is given up in words that say what to do, and stays charged.
        var lost = await Assert.ThrowsAsync<ReleaseException>(() => BuildAsync(3, "always"));
        Assert.Contains("stays charged", lost.Message, StringComparison.Ordinal);
        Assert.Equal(["once-2026-08"], Directory.EnumerateFileSystemEntries(shelf.Folder).Select(path => Path.GetFileName(path)));
        Assert.Equal(LedgerStep.Charged, (await ledger.ReleasesAsync())[^1].Step);
        await BuildAsync(0, "always");
        Assert.Equal(0.02m, (await ledger.SpentAsync(AttackedHouse.Window)).Window);
    }

    [Fact]
    public async Task Erased_subjects_are_not_in_the_next_release()
    {
        using var ledger = await house.NewLedgerAsync();
        using var build = house.Build(ledger, new ReleaseShelf(house.NewFolder()));
        var next = new Window(2026, 9);
        house.Time.Now = new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);
        var open = await CountAsync(next);
        await house.AskAsync(RequestVerb.Erase, house.Numbers.Skip(500));
        var left = await CountAsync(next);
        Assert.InRange(open - left, 5, 100);
        await build.RunAsync(AttackedHouse.Dataset with { Id = "next", Totals = [] }, next, AttackedHouse.NoHoldings, new Steps());
        Assert.Equal(left, EligibleOf(Assert.Single(await ledger.ReleasesAsync())));
    }

    // Those that the window would be closed with.
    private async Task<long> CountAsync(Window next)
    {
        var eligible = await Eligible.ReadAsync(house.Rows, AttackedHouse.Dataset, new GridIndex(AttackedHouse.Dataset.Grid, next), next, isOpen: true, AttackedHouse.NoHoldings, CancellationToken.None);
        return eligible.Facts.Eligible;
    }

    private static long EligibleOf(ReleaseRecord record) =>
        System.Text.Json.JsonSerializer.Deserialize(record.Entries.Single(entry => entry.Step == LedgerStep.Built).Detail!, ReleaseRows.Default.EligibilityFacts)!.Eligible;
}
