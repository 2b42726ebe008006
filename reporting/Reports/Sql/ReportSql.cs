using System.Globalization;
using Analytics.Warehouse;

namespace Analytics.Reports;

/// <summary>The statement that answers a request.</summary>
internal static class ReportSql
{
    private const string KeptCells = "cells";
    private const string PastCells = "cells_as_of(as_of = {as_of:DateTime('UTC')})";

    // A table expression of Coverage.sql itself.
    private const string BegunParcels = "begun";

    // The first and the last that the engine's Date can be trusted with.
    private static readonly DateOnly FirstDate = new(1970, 1, 1);
    private static readonly DateOnly LastDate = new(2105, 12, 31);

    /// <summary>The last second that the kept cells know of.</summary>
    public static Statement LastScan { get; } = new(SqlTemplate.Fill("LastScan.sql", new Dictionary<string, string>()));

    /// <param name="request">With its instant.</param>
    /// <param name="lastScan">What <see cref="LastScan"/> gave: the kept cells serve from that instant on, and are made again for one before it.</param>
    public static Statement For(ReportRequest request, DateTimeOffset lastScan)
    {
        var asOf = request.AsOf ?? throw new ArgumentException("The request has no instant.", nameof(request));
        var source = request.Report == ReportKind.Coverage ? BegunParcels : asOf >= lastScan ? KeptCells : PastCells;
        return new Statement(SqlTemplate.Fill($"{request.Report}.sql", Words(request, source)), Parameters(request, asOf));
    }

    private static Dictionary<string, string> Words(ReportRequest request, string source)
    {
        var group = List(request.Group);
        return new Dictionary<string, string>
        {
            ["source"] = source,
            ["group"] = group,
            ["group,"] = group.Length > 0 ? group + "," : "",
            ["others"] = List(request.Group.Where(column => column != GroupColumn.Carrier)),
        };
    }

    private static Dictionary<string, string> Parameters(ReportRequest request, DateTimeOffset asOf) => new()
    {
        ["as_of"] = asOf.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        ["first_week"] = Date(request.From is { } from ? Monday(from) : FirstDate),
        ["to"] = Date(request.To ?? LastDate),
        ["carrier"] = request.Carrier ?? "",
        ["origin"] = request.Origin ?? "",
        ["destination"] = request.Destination ?? "",
        ["leave_out_mixed_clocks"] = request.LeaveOutMixedClocks ? "true" : "false",
        ["percentile"] = request.Percentile.ToString(CultureInfo.InvariantCulture),
    };

    private static string List(IEnumerable<GroupColumn> columns) => string.Join(", ", columns.Select(Choice<GroupColumn>.NameOf));

    private static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly Monday(DateOnly date)
    {
        var sinceMonday = ((int)date.DayOfWeek + 6) % 7;
        return date.DayNumber - sinceMonday > FirstDate.DayNumber ? date.AddDays(-sinceMonday) : FirstDate;
    }
}
