using Analytics.Reports.Tests.Reference;

namespace Analytics.Reports.Tests.Support;

/// <summary>Parcels by chance, of which some are in flight at <see cref="TestWarehouse.Now"/>.</summary>
internal static class Populations
{
    private static readonly int[] Sizes = [1, 2, 9, 10, 11, 12, 25, 40, 101, 250];
    private static readonly double[] MedianHours = [0.5, 2, 20, 30, 60, 200, 240, 900, 1500];

    /// <summary>One population: its size, spread, ties and share in flight all by chance.</summary>
    public static List<TestParcel> Of(Generator chance)
    {
        var size = chance.Of(Sizes);
        var median = chance.Of(MedianHours) * 3600;
        var grain = chance.Of([1, 60, 3600, 86400]);
        var age = median * chance.Of([0.3, 1, 3, 30]);
        var parcels = new List<TestParcel>();
        for (var i = 0; i < size; i++)
        {
            var transit = (long)(chance.LogNormal(median, 0.7) / grain) * grain;
            var soFar = (long)(chance.LogNormal(age, 0.4) / grain) * grain;
            var begun = TestWarehouse.Now.AddSeconds(-soFar);
            var isBack = transit > soFar && chance.Chance(0.1);
            parcels.Add(TestParcel.InTransit(begun, transit <= soFar ? transit : null) with { Returned = isBack ? begun.AddSeconds(soFar / 2) : null });
        }

        return parcels;
    }

    /// <summary>Transit times of those delivered at an instant.</summary>
    public static IEnumerable<Duration> Ended(this IEnumerable<TestParcel> parcels, DateTimeOffset? at = null) =>
        from parcel in parcels
        where parcel.Delivered <= (at ?? TestWarehouse.Now)
        select Duration.From(parcel.PickedUp!.Value, (long)(parcel.Delivered!.Value - parcel.PickedUp.Value).TotalSeconds);

    /// <summary>Durations so far of those in flight at an instant; cells keep their beginning by the minute.</summary>
    public static IEnumerable<Duration> InFlight(this IEnumerable<TestParcel> parcels, DateTimeOffset? at = null) =>
        from parcel in parcels
        let instant = at ?? TestWarehouse.Now
        where parcel.PickedUp <= instant && !(parcel.Delivered <= instant) && !(parcel.Returned <= instant)
        select SoFar(parcel, instant);

    /// <summary>The same of those sent back by an instant.</summary>
    public static IEnumerable<Duration> SentBack(this IEnumerable<TestParcel> parcels, DateTimeOffset? at = null) =>
        from parcel in parcels
        let instant = at ?? TestWarehouse.Now
        where parcel.PickedUp <= instant && !(parcel.Delivered <= instant) && parcel.Returned <= instant
        select SoFar(parcel, instant);

    private static Duration SoFar(TestParcel parcel, DateTimeOffset instant) =>
        Duration.From(parcel.PickedUp!.Value, instant.ToUnixTimeSeconds() - parcel.PickedUp.Value.ToUnixTimeSeconds() / 60 * 60);
}
