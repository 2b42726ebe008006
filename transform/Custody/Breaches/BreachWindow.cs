using System.Globalization;
using Analytics.Warehouse;

namespace Analytics.Custody.Breaches;

/// <summary>
/// A time in which data got out, or may have: what came in by a provider's snapshot of that time, or where that is not known, what was
/// scanned in it.
/// </summary>
public sealed class BreachWindow
{
    private static readonly string Figures = Text("touched_figures");
    private static readonly string Subjects = Text("touched_subjects");

    private readonly Dictionary<string, string> parameters;

    /// <param name="from">Its first instant; whole seconds count.</param>
    /// <param name="to">The first instant after it.</param>
    /// <exception cref="ArgumentException">It ends before it begins, or is not between 1970 and 2106.</exception>
    public BreachWindow(DateTimeOffset from, DateTimeOffset to)
    {
        if (from >= to || from < DateTimeOffset.UnixEpoch || to.ToUnixTimeSeconds() >= uint.MaxValue)
        {
            throw new ArgumentException("It ends before it begins, or is not between 1970 and 2106.");
        }

        (From, To) = (from, to);
        parameters = new Dictionary<string, string>
        {
            ["from"] = from.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            ["to"] = to.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        };
    }

    public DateTimeOffset From { get; }

    public DateTimeOffset To { get; }

    /// <summary>What it touched, by platform and month.</summary>
    /// <exception cref="WarehouseException">The warehouse failed.</exception>
    public async Task<IReadOnlyList<TouchedPlatform>> CountAsync(IClickHouse clickHouse, CancellationToken cancellation = default) =>
        await clickHouse.ReadRowsAsync(new Statement(Figures, parameters), BreachRow.Default.TouchedPlatform, cancellation).ToListAsync(cancellation).ConfigureAwait(false);

    /// <summary>Writes whom it touched as CSV, a row for each token of each platform: <c>epoch,purpose,token,platform</c>, the token in hex.</summary>
    /// <exception cref="WarehouseException">The warehouse failed.</exception>
    public async Task WriteSubjectsAsync(IClickHouse clickHouse, Stream csv, CancellationToken cancellation = default) =>
        await clickHouse.CopyToAsync(new Statement(Subjects, parameters), "CSVWithNames", csv, cancellation).ConfigureAwait(false);

    private static string Text(string name)
    {
        using var reader = new StreamReader(typeof(BreachWindow).Assembly.GetManifestResourceStream($"Breaches/Sql/{name}.sql")!);
        return reader.ReadToEnd();
    }
}
