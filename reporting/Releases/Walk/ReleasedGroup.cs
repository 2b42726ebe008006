namespace Analytics.Releases;

/// <summary>A row of a release: what is sold of a group. All of it is made of noisy counts, and of nothing else.</summary>
public sealed record ReleasedGroup
{
    public required GroupKey Key { get; init; }

    /// <summary>Noisy counts of delivered parcels: on time, late, without a promise.</summary>
    public required IReadOnlyList<long> Promises { get; init; }

    /// <summary>Noisy counts of delivered parcels by the bins of the dataset; some may be negative.</summary>
    public required IReadOnlyList<long> Durations { get; init; }

    /// <summary>Parcels delivered: the sum of <see cref="Promises"/>.</summary>
    public long Parcels => Promises.Sum();

    /// <summary>What is computed of the noisy counts.</summary>
    public required GroupFigures Figures { get; init; }
}

/// <summary>Figures of a group, computed of its noisy counts; hours in hundredths, shares in thousandths.</summary>
/// <param name="MeanHours">The mean of the durations, those of the open bin at its edge.</param>
/// <param name="P50Hours">The median; null where it lies in the open bin.</param>
/// <param name="P80Hours">The 80th percentile.</param>
/// <param name="P90Hours">The 90th.</param>
/// <param name="OnTimeShare">Of the parcels with a promise; null without any.</param>
public sealed record GroupFigures(double? MeanHours, double? P50Hours, double? P80Hours, double? P90Hours, double? OnTimeShare);

/// <summary>Totals over all groups of the grid that share a carrier, or a lane, of one period: made of the same noisy counts.</summary>
/// <param name="Margin">What the groups share.</param>
/// <param name="Key">Its names: the carrier's, or the lane's; the others are empty.</param>
/// <param name="Parcels">The sum of the groups' noisy counts.</param>
public sealed record ReleasedTotal(Margin Margin, string Key, DateOnly? Week, long Parcels);
