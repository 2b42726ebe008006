using System.Globalization;
using Analytics.Custody.Requests;

namespace Analytics.Host.Reporting;

/// <summary>Requests as a table, and one of them with its record.</summary>
internal static class RequestTable
{
    private static readonly TextColumn<RequestView>[] columns =
    [
        new("request", view => view.Number.ToString(CultureInfo.InvariantCulture)),
        new("verb", view => view.Verb, IsRemark: true),
        new("received", view => Day(view.ReceivedAt)),
        new("due", view => Day(view.Due.ToDateTime(TimeOnly.MinValue))),
        new("", view => view.IsLate ? "late" : "", IsRemark: true),
        new("state", view => view.State, IsRemark: true),
        new("references", view => References(view.References), IsText: true),
        new("by", view => view.EnteredBy, IsText: true),
    ];

    private static readonly TextColumn<RequestEventView>[] eventColumns =
    [
        new("when", step => Figures.Time(step.At)),
        new("what", step => step.What, IsRemark: true),
        new("by", step => step.By, IsText: true),
        new("parcels", step => Number(step.Parcels)),
        new("rows", step => step.Rows.Count == 0 ? "" : Number(step.Rows.Values.Sum())),
        new("weeks", step => step.Weeks.Count == 0 ? "" : Number(step.Weeks.Count)),
        new("left", step => Number(step.Left)),
    ];

    private static readonly TextColumn<NoticeView>[] noticeColumns =
    [
        new("recipient", notice => notice.Recipient, IsText: true),
        new("state", notice => notice.State, IsRemark: true),
        new("attempts", notice => Number(notice.Attempts)),
        new("latest", notice => notice.Outcome ?? "", IsRemark: true),
        new("next", notice => notice.NextAt is { } next ? Figures.Time(next) : ""),
    ];

    public static void Write(RequestList list, TextWriter output)
    {
        if (list.Requests.Count > 0)
        {
            TextTable.Write(list.Requests, columns, output);
        }

        output.WriteLine($"{Figures.Count(list.Open)} open, {Figures.Count(list.Late)} of them late.{(list.NextOffset is null ? "" : " More match: --limit N shows them.")}");
    }

    public static void Write(RequestDetail detail, TextWriter output)
    {
        TextTable.Write([detail.Request], columns, output);
        if (detail.Request is { Reason: { } reason, Article: { } article })
        {
            output.WriteLine($"Refused: {reason} (GDPR, Article {article}).");
        }

        output.WriteLine();
        TextTable.Write(detail.Events, eventColumns, output);
        foreach (var (table, rows) in detail.Events.SelectMany(step => step.Rows))
        {
            output.WriteLine($"  {table}: {Figures.Count(rows)} rows");
        }

        if (detail.Notices.Count > 0)
        {
            output.WriteLine();
            TextTable.Write(detail.Notices, noticeColumns, output);
        }
    }

    private static string References(ReferenceCounts counts) => string.Join(", ", new[]
    {
        (counts.Numbers, "number"), (counts.Emails, "e-mail"), (counts.Phones, "phone"), (counts.Accounts, "account"),
    }.Where(kind => kind.Item1 > 0).Select(kind => $"{kind.Item1} {kind.Item2}{(kind.Item1 == 1 ? "" : "s")}"));

    private static string Day(DateTime at) => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(long? count) => count is { } known ? Figures.Count(known) : "";
}
