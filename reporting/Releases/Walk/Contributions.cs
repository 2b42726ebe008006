namespace Analytics.Releases;

/// <summary>The eligible parcels of a window that lie in a group of the grid, a row each, in columns.</summary>
/// <param name="Group">Which group of the grid, from 0.</param>
/// <param name="Bin">Which bin its duration is in.</param>
/// <param name="Promise">0 on time, 1 late, 2 without a promise.</param>
/// <param name="Unit">Which unit of protection it belongs to: 0 to <paramref name="Units"/> - 1.</param>
/// <param name="Shipper">Which shipper sent it, from 0; -1 where that is not known.</param>
/// <param name="Units">Units of protection.</param>
internal sealed record Contributions(int[] Group, byte[] Bin, byte[] Promise, int[] Unit, int[] Shipper, int Units)
{
    /// <summary>Counts by promise in a group: on time, late, none.</summary>
    public const int Promises = 3;

    /// <summary>Parcels.</summary>
    public int Count => Group.Length;
}
