namespace Analytics.Warehouse;

/// <summary>What is stored of an epoch.</summary>
/// <param name="Epoch">The month of its key, as yyyymm.</param>
/// <param name="Parcels">Parcels first seen in it.</param>
/// <param name="Scans">Rows of <c>scans</c>; as the other rows, those that are not yet merged too.</param>
/// <param name="Retractions">Rows of <c>retractions</c>.</param>
/// <param name="Journeys">Rows of <c>journeys</c>.</param>
/// <param name="Subjects">Rows of <c>subjects</c>.</param>
/// <param name="Bytes">What they take on the disk; 0 on a cluster, where it is not known.</param>
/// <param name="FrozenCells">Cells that its parcels were frozen to.</param>
/// <param name="FrozenParcels">Parcels in those cells.</param>
public sealed record EpochContents(
    uint Epoch, long Parcels, long Scans, long Retractions, long Journeys, long Subjects, long Bytes, long FrozenCells, long FrozenParcels)
{
    /// <summary>Rows with a token in them.</summary>
    public long Rows => Scans + Retractions + Journeys + Subjects;
}

/// <summary>What became of an epoch's parcels.</summary>
/// <param name="Cells">Cells, none of fewer than 10 parcels.</param>
/// <param name="Parcels">Parcels in them.</param>
/// <param name="LeftOut">Parcels in none, because there were fewer than 10 of their week, of all carriers together.</param>
public sealed record FrozenEpoch(long Cells, long Parcels, long LeftOut);
