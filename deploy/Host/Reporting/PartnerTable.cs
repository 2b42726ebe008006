using System.Globalization;
using Analytics.Releases;

namespace Analytics.Host.Reporting;

/// <summary>What partners bought, agreed to and fetched, as tables.</summary>
internal static class PartnerTable
{
    private static readonly TextColumn<PartnerEntry>[] columns =
    [
        new("key", entry => entry.Key, IsRemark: true),
        new("name", entry => entry.Name, IsText: true),
        new("dataset", entry => entry.Dataset, IsText: true),
        new("from", entry => entry.From),
        new("to", entry => entry.To ?? "", IsRemark: true),
        new("granted", entry => Figures.Date(entry.GrantedAt), Spare: 1),
        new("revoked", entry => entry.RevokedAt is { } at ? Figures.Date(at) : "", IsRemark: true),
        new("terms", entry => entry.TermsVersion ?? "", IsRemark: true),
        new("downloads", entry => Figures.Count(entry.Downloads)),
    ];

    private static readonly TextColumn<LogEntry>[] logColumns =
    [
        new("when", entry => Figures.Time(entry.At)),
        new("key", entry => entry.Key, IsRemark: true),
        new("release", entry => entry.Release, IsText: true),
        new("file", entry => entry.File, IsText: true),
        new("from", entry => Number(entry.First), Spare: 2),
        new("to", entry => entry.Last is { } last ? Number(last) : "", Spare: 2),
        new("sent", entry => entry.Sent is { } sent ? Number(sent) : "?"),
        new("status", entry => Number(entry.Status), Spare: 1),
    ];

    public static void Write(IReadOnlyList<PartnerEntry> entries, TextWriter output) => TextTable.Write(entries, columns, output);

    public static void Write(IReadOnlyList<LogEntry> entries, TextWriter output) => TextTable.Write(entries, logColumns, output);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
