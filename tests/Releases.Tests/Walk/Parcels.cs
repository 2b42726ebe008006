namespace Analytics.Releases.Tests;

/// <summary>Parcels as tests write them.</summary>
internal static class Parcels
{
    /// <param name="parcels">The unit and the group of each, on time in bin 0.</param>
    public static Contributions Of(params (int Unit, int Group)[] parcels) => new(
        [.. parcels.Select(parcel => parcel.Group)], new byte[parcels.Length], new byte[parcels.Length], [.. parcels.Select(parcel => parcel.Unit)],
        new int[parcels.Length], parcels.Length == 0 ? 0 : parcels.Max(parcel => parcel.Unit) + 1);

    public static IEnumerable<(int Unit, int Group)> Times(this (int Unit, int Group) parcel, int times) => Enumerable.Repeat(parcel, times);
}
