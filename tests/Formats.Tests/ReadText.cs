namespace Analytics.Formats.Tests;

/// <summary>A push as read, in the lines of <see cref="PushText"/>.</summary>
internal sealed class ReadText(string format, byte[] push)
{
    private static readonly string[] Columns =
        ["", "number", "carrier", "service", "origin", "destination", "promise", "snapshot", "persons"];

    private static readonly string[] OtherLines = ["parcel", "rejected", "without time", "unknown field"];

    public string[] Lines { get; } = PushText.Of(format, push).TrimEnd('\n').Split('\n');

    public string[] Scans => [.. Lines.Where(line => !OtherLines.Contains(line.Split(" | ")[0]))];

    public string[] Milestones => [.. Scans.Select(scan => scan.Split(" | ")[0])];

    /// <summary>A column of the one parcel.</summary>
    public string Parcel(string column) =>
        Lines.Single(line => line.StartsWith("parcel", StringComparison.Ordinal)).Split(" | ")[Array.IndexOf(Columns, column)];
}
