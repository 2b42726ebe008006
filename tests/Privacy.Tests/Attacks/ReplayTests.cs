using Analytics.Custody.Subjects;

namespace Analytics.Privacy.Tests.Attacks;

/// <summary>What was erased is sent again, or comes back with a backup. That it stays away is shown in <see cref="ErasureTests"/>; here, why.</summary>
[Collection(OneInstallation.Name)]
public sealed class ReplayTests(OneInstallation one) : IAsyncLifetime
{
    private const string Count = "SELECT count() FROM all_parcels";

    private static readonly DateTimeOffset now = new(2026, 11, 10, 12, 0, 0, TimeSpan.Zero);
    private static readonly Told parcel = new("ZZ000000019QQ", now) { Email = "jo@mail.test" };

    private readonly Installed installed = one.Installed;

    public async ValueTask InitializeAsync()
    {
        await installed.ClearAsync(now);
        await installed.TakeAsync("17track", parcel);
        await installed.ExecuteAsync("CREATE OR REPLACE TABLE kept ENGINE = Memory AS SELECT * FROM journeys");
        await installed.AskAsync(RequestVerb.Erase, new SubjectReference(ReferenceKind.TrackingNumber, parcel.Number));
        Assert.Equal(0, await installed.CountAsync(Count));
    }

    public async ValueTask DisposeAsync() => await installed.ExecuteAsync("DROP TABLE kept");

    [Fact]
    public async Task Replay_brings_the_parcel_back_only_where_no_orders_stand()
    {
        await installed.TakeAsync("17track", parcel);
        Assert.Equal(0, await installed.CountAsync(Count));

        await installed.TakeAsync(installed.Custody() with { Orders = new NoStandingOrders() }, "17track", parcel);
        Assert.Equal(1, await installed.CountAsync(Count));
    }

    [Fact]
    public async Task Restore_brings_the_parcel_back_until_the_orders_are_applied_again()
    {
        await installed.ExecuteAsync("INSERT INTO journeys SELECT * FROM kept");
        Assert.Equal(1, await installed.CountAsync(Count));

        Assert.Equal(1, await installed.Orders.ReapplyAsync(TestContext.Current.CancellationToken));
        Assert.Equal(0, await installed.CountAsync(Count));
    }

    [Fact]
    public async Task Replay_of_another_parcel_of_the_same_person_is_no_replay()
    {
        await installed.TakeAsync("17track", parcel with { Number = "ZZ000000022QQ" });
        Assert.Equal(1, await installed.CountAsync(Count));
    }
}
