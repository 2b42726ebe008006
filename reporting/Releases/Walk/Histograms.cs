namespace Analytics.Releases;

/// <summary>Exact counts of every group of a grid, those without parcels too: by the bins of durations, then by promise.</summary>
internal sealed class Histograms
{
    /// <param name="groups">Groups of the grid.</param>
    /// <param name="bins">Bins of durations.</param>
    public Histograms(int groups, int bins)
    {
        Bins = bins;
        Width = bins + Contributions.Promises;
        Cells = new long[checked(groups * Width)];
    }

    /// <summary>Bins of durations.</summary>
    public int Bins { get; }

    /// <summary>Cells of a group.</summary>
    public int Width { get; }

    /// <summary>Cell after cell, group after group.</summary>
    public long[] Cells { get; }

    /// <summary>Counts of the parcels that are counted.</summary>
    /// <param name="isCounted">By parcel, as <see cref="Bounding.Choose"/> tells.</param>
    /// <param name="groups">Groups of the grid.</param>
    /// <param name="bins">Bins of durations.</param>
    public static Histograms Aggregate(Contributions contributions, bool[] isCounted, int groups, int bins)
    {
        var histograms = new Histograms(groups, bins);
        for (var parcel = 0; parcel < contributions.Count; parcel++)
        {
            if (isCounted[parcel])
            {
                histograms.Add(contributions.Group[parcel], contributions.Bin[parcel], contributions.Promise[parcel]);
            }
        }

        return histograms;
    }

    private void Add(int group, byte bin, byte promise)
    {
        if (bin >= Bins || promise >= Contributions.Promises)
        {
            throw new ArgumentException("A parcel has a bin or a promise that there is not.");
        }

        Cells[(group * Width) + bin]++;
        Cells[(group * Width) + Bins + promise]++;
    }
}
