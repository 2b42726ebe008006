using System.Globalization;
using System.Text;
using Analytics.Custody.Tokens;
using Analytics.Warehouse;

namespace Analytics.Custody.Subjects;

/// <summary>Everything that is held on a subject, as JSON.</summary>
internal sealed class SubjectExport(IClickHouse clickHouse)
{
    private static readonly string Parcels = Text("export_parcels");
    private static readonly string Scans = Text("export_scans");

    /// <summary>
    /// Writes <c>{ "made_at", "recipients": [], "parcels": [...], "scans": [...] }</c>. A parcel is known by a number of this file alone, as
    /// in <c>scans.parcel</c>: what it was named by is not held.
    /// </summary>
    /// <param name="found">The subject's parcels.</param>
    /// <param name="now">When it is made.</param>
    /// <param name="json">Where to.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task WriteAsync(IReadOnlyCollection<(long Choice, KnownParcel Parcel)> found, DateTimeOffset now, Stream json, CancellationToken cancellation)
    {
        var chosen = await ChosenParcels.SetDownAsync(
            clickHouse, [.. found.OrderBy(parcel => parcel.Parcel.Epoch).ThenBy(parcel => parcel.Parcel.Token).Select((parcel, number) => (number + 1L, parcel.Parcel))], cancellation).ConfigureAwait(false);
        await using (chosen.ConfigureAwait(false))
        {
            await WriteTextAsync(
                $$"""
                {
                  "made_at": "{{now.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)}}",
                  "holds": "What was told of parcels by those who track them. Names, numbers, addresses and free text are not held: they are replaced by keyed hashes when they come in.",
                  "kept_for": "Each parcel until its deleted_by date at the latest; what is counted of it in statistics points at nobody.",
                  "recipients": [],
                  "parcels": [
                """).ConfigureAwait(false);
            await WriteRowsAsync(Parcels).ConfigureAwait(false);
            await WriteTextAsync("\n  ],\n  \"scans\": [").ConfigureAwait(false);
            await WriteRowsAsync(Scans).ConfigureAwait(false);
            await WriteTextAsync("\n  ]\n}\n").ConfigureAwait(false);
        }

        async Task WriteRowsAsync(string sql)
        {
            var parameters = new Dictionary<string, string>
            {
                ["chosen"] = chosen.Table,
                ["life_days"] = Epoch.LongestLifeDays.ToString(CultureInfo.InvariantCulture),
            };
            var isFirst = true;
            await foreach (var row in clickHouse.ReadLinesAsync(new Statement(sql, parameters), cancellation).ConfigureAwait(false))
            {
                await WriteTextAsync(isFirst ? "\n    " : ",\n    ").ConfigureAwait(false);
                await WriteTextAsync(row).ConfigureAwait(false);
                isFirst = false;
            }
        }

        Task WriteTextAsync(string text) => json.WriteAsync(Encoding.UTF8.GetBytes(text), cancellation).AsTask();
    }

    private static string Text(string name)
    {
        using var reader = new StreamReader(typeof(SubjectExport).Assembly.GetManifestResourceStream($"Subjects/Sql/{name}.sql")!);
        return reader.ReadToEnd();
    }
}
