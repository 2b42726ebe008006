namespace Analytics.Reports;

/// <summary>Which cells a request is answered from.</summary>
/// <param name="Cells">A table, or a view with its arguments.</param>
/// <param name="ScanCells">The same of scan cells.</param>
/// <param name="AreKeysCounted">Whether a histogram has an entry for each key that occurs, and not for each parcel.</param>
internal sealed record CellSource(string Cells, string ScanCells, bool AreKeysCounted)
{
    private static readonly CellSource All = new("cells", "scan_cells", AreKeysCounted: false);
    private static readonly CellSource OfCarriers = new("carrier_cells", "scan_cells", AreKeysCounted: true);

    /// <summary>As they would have stood at an instant before the last scan that is known.</summary>
    public static CellSource Past { get; } = new(
        "cells_as_of(as_of = {as_of:DateTime('UTC')})", "scan_cells_as_of(as_of = {as_of:DateTime('UTC')}, epochs = [])", AreKeysCounted: false);

    /// <summary>As they are kept: carrier cells, a few hundred rows, where nothing of services, places and days is asked.</summary>
    public static CellSource Kept(ReportRequest request)
    {
        var isOfCarriers = request.Unit == DurationUnit.Hours
            && request is { Service: null, Origin: null, Destination: null, Lane: null }
            && request.Group.All(column => column is GroupColumn.Carrier or GroupColumn.Week or GroupColumn.Month);
        return isOfCarriers ? OfCarriers : All;
    }
}
