using Analytics.Custody.Tokens;

namespace Analytics.Privacy.Tests;

/// <summary>A parcel keeps the epoch in which it was first seen, for as long as that epoch is known.</summary>
[Collection(OneInstallation.Name)]
public sealed class RotationTests(OneInstallation one) : IAsyncLifetime
{
    private static readonly DateTimeOffset october = new(2026, 10, 20, 9, 0, 0, TimeSpan.Zero);

    private readonly Installed installed = one.Installed;

    public async ValueTask InitializeAsync() => await installed.ClearAsync(october);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    public async Task A_parcel_whose_scans_fall_in_two_months_counts_once(int minutesIntoNovember)
    {
        await installed.TakeAsync("17track", new Told("ZZ000000019QQ", october) { Email = "jo@mail.test" }, new Told("ZZ000000022QQ", october));
        // Within the first minutes another process may still be writing parcels of the month before, and all of them are looked up.
        installed.Time.To(new DateTimeOffset(2026, 11, 1, 0, minutesIntoNovember, 0, TimeSpan.Zero));
        await installed.TakeAsync(
            "trackingmore",
            new Told("ZZ 0000000 19qq", october.AddDays(12)) { Event = "delivered", Email = "jo@mail.test" },
            new Told("ZZ000000036QQ", october.AddDays(12)));

        Assert.Equal(3, await installed.CountAsync("SELECT count() FROM parcels"));
        Assert.Equal(2, await installed.CountAsync("SELECT count() FROM parcels WHERE epoch = 202610"));
        Assert.Equal(1, await installed.CountAsync("SELECT count() FROM parcels WHERE epoch = 202610 AND isNotNull(delivered_at)"));
        Assert.Equal(2, await installed.CountAsync("SELECT count() FROM scans WHERE epoch = 202610 AND (epoch, parcel) IN (SELECT epoch, parcel FROM parcels WHERE isNotNull(delivered_at))"));
        Assert.Equal(0, await installed.CountAsync("SELECT count() FROM subjects WHERE (epoch, parcel) NOT IN (SELECT epoch, parcel FROM parcels)"));
        Assert.Equal((3, 1), (await installed.CountAsync("SELECT sum(parcels) FROM cells"), await installed.CountAsync("SELECT sum(delivered_parcels) FROM cells")));
    }

    [Fact]
    public async Task A_parcel_is_known_in_every_month_whose_keys_are_linked_and_in_none_after()
    {
        await installed.TakeAsync("17track", new Told("ZZ000000019QQ", october));
        for (var month = 1; month <= 6; month++)
        {
            installed.Time.To(october.AddMonths(month));
            await installed.TakeAsync("17track", new Told("ZZ000000019QQ", october.AddMonths(month)));
            var isLinked = installed.Time.Now < Epoch.LinkedUntil(202610);
            Assert.Equal(isLinked ? 1 : 2, await installed.CountAsync("SELECT count() FROM parcels"));
            Assert.Equal(month <= 5, isLinked);
        }
    }

    [Fact]
    public async Task Of_many_parcels_of_the_month_before_each_is_found_again_and_no_new_one_is_taken_for_one()
    {
        await installed.TakeAsync("17track", Numbers(0, 3000).Select(number => new Told(number, october)));
        installed.Time.To(october.AddDays(20));
        await installed.TakeAsync("17track", Numbers(1000, 4000).Select(number => new Told(number, october.AddDays(20)) { Event = "delivered" }));

        Assert.Equal((3000, 2000), (await CountAsync(202610), await CountAsync(202611)));
        Assert.Equal(2000, await installed.CountAsync("SELECT count() FROM parcels WHERE epoch = 202610 AND isNotNull(delivered_at)"));
    }

    private Task<long> CountAsync(uint epoch) => installed.CountAsync($"SELECT count() FROM parcels WHERE epoch = {epoch}").AsTask();

    private static IEnumerable<string> Numbers(int first, int count) => Enumerable.Range(first, count).Select(i => $"ZZ{i:000000000}QQ");
}
