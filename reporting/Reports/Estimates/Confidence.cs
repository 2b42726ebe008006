namespace Analytics.Reports;

/// <summary>How sure a figure must be, and how sure its interval is.</summary>
internal static class Confidence
{
    /// <summary>Parcels or scans below which no figure is told.</summary>
    public const int Enough = 10;

    /// <summary>Standard deviations on either side of the normal distribution's middle that 95 % of it lie between.</summary>
    public const double Z = 1.959964;
}
