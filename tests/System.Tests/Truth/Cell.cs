using Analytics.Reports;

namespace Analytics.System.Tests.Truth;

/// <summary>A percentile as it truly is, as it is reported, and the interval that is reported with it; infinite where it is not reached.</summary>
internal sealed record Figure(double Truth, double Told, double Low, double High)
{
    public bool IsWithin => Truth >= Low && Truth <= High;

    /// <summary>How far off the report is, as a share of the truth.</summary>
    public double Error => Told.Equals(Truth) ? 0 : Math.Abs(Told - Truth) / Truth;

    public static Figure Of(double[] sorted, double share, double? told, double? low, double? high) =>
        new(sorted[(int)(share * (sorted.Length - 1))], told ?? double.PositiveInfinity, low ?? double.PositiveInfinity, high ?? double.PositiveInfinity);
}

/// <summary>A row of a report beside the truth of its parcels.</summary>
internal sealed record Cell(int Started, DeliveryTimesRow Row, Figure P50, Figure P90)
{
    public static Cell Of(IEnumerable<TrueParcel> parcels, DeliveryTimesRow row)
    {
        double[] sorted = [.. parcels.Select(parcel => parcel.Hours).Order()];
        return new Cell(
            sorted.Length,
            row,
            Figure.Of(sorted, 0.5, row.P50Hours, row.P50LowHours, row.P50HighHours),
            Figure.Of(sorted, 0.9, row.P90Hours, row.P90LowHours, row.P90HighHours));
    }
}
