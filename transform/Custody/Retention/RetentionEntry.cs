namespace Analytics.Custody.Retention;

/// <summary>A step that was taken to end a month, as it stands in the record.</summary>
/// <param name="Number">Its place in the record, from 1 on.</param>
/// <param name="At">When it was done.</param>
/// <param name="Epoch">The month, as yyyymm.</param>
/// <param name="Cause">Why the month is ended.</param>
/// <param name="Step">What was done.</param>
public sealed record RetentionEntry(long Number, DateTimeOffset At, uint Epoch, RetentionCause Cause, RetentionStep Step)
{
    /// <summary>Cells that the parcels were frozen to; of <see cref="RetentionStep.Frozen"/>.</summary>
    public long? Cells { get; init; }

    /// <summary>Parcels there were (<see cref="RetentionStep.Begun"/>), or in the frozen cells (<see cref="RetentionStep.Frozen"/>).</summary>
    public long? Parcels { get; init; }

    /// <summary>Parcels in none of the cells, because they were too few; of <see cref="RetentionStep.Frozen"/>.</summary>
    public long? LeftOut { get; init; }

    /// <summary>Rows there were (<see cref="RetentionStep.Begun"/>), or that were dropped (<see cref="RetentionStep.Dropped"/>).</summary>
    public long? Rows { get; init; }
}

/// <summary>Why a month is ended.</summary>
public enum RetentionCause
{
    /// <summary>It is as old as its key may be.</summary>
    Due,

    /// <summary>There are rows and no key: nobody can be answered from them any more.</summary>
    Orphaned,

    /// <summary>It was ended before, and rows or its key were there again, as after a restore.</summary>
    Late,
}

/// <summary>The steps that end a month, in order.</summary>
public enum RetentionStep
{
    /// <summary>It is to be ended.</summary>
    Begun,

    /// <summary>Its parcels are frozen to cells.</summary>
    Frozen,

    /// <summary>Its key is destroyed. From here on it is never frozen again.</summary>
    KeyDestroyed,

    /// <summary>In place of it: there was no key.</summary>
    KeyMissing,

    /// <summary>Its rows are dropped, and off the disk.</summary>
    Dropped,

    /// <summary>Cells are up to date, and neither a row nor a key was found.</summary>
    Done,
}
