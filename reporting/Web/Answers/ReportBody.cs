using Analytics.Reports;

namespace Analytics.Web;

/// <summary>A page of a report, as <see cref="ReportEnvelope"/> writes it; the description of the API shows its shape.</summary>
/// <param name="Report">Name of the report.</param>
/// <param name="Group">The columns that it is grouped by.</param>
/// <param name="Window">Which parcels it speaks of, and as of when.</param>
/// <param name="Freshness">How fresh the figures are.</param>
/// <param name="Metrics">The definition of every figure.</param>
/// <param name="Conventions">What holds for all figures.</param>
/// <param name="Total">Rows in all.</param>
/// <param name="Offset">Rows before this page.</param>
/// <param name="Next">Address of the next page; null on the last.</param>
/// <param name="Rows">The rows of this page.</param>
internal sealed record ReportBody(
    string Report,
    IReadOnlyList<string> Group,
    ReportWindow Window,
    Freshness Freshness,
    IReadOnlyList<Metric> Metrics,
    IReadOnlyList<string> Conventions,
    long Total,
    int Offset,
    string? Next,
    IReadOnlyList<ReportRow> Rows);

/// <summary>Which parcels a report speaks of.</summary>
/// <param name="From">From the week of this date; null is from the first.</param>
/// <param name="To">Up to the week of this date; null is up to the last.</param>
/// <param name="AsOf">The instant that the figures speak of.</param>
internal sealed record ReportWindow(DateOnly? From, DateOnly? To, DateTime AsOf);
