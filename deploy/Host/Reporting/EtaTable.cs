using System.Globalization;
using System.Text.Json.Serialization;
using Analytics.Eta;

namespace Analytics.Host.Reporting;

/// <summary>Models and how they did, as tables.</summary>
internal static class EtaTable
{
    private const int MostLanes = 15;

    private static readonly TextColumn<(string Group, ContenderScores Scores)>[] Columns =
    [
        new("", row => row.Group, IsText: true),
        new("who", row => row.Scores.Contender, IsText: true),
        new("parcels", row => Figures.Count(row.Scores.Parcels), Spare: 2),
        new("MAE h", row => Hours(row.Scores.MeanErrorHours)),
        new("median h", row => Hours(row.Scores.MedianErrorHours), Spare: 1),
        new("CRPS h", row => Hours(row.Scores.CrpsHours), Spare: 3),
        new("p50", row => Percent(row.Scores.Covered50)),
        new("p80", row => Percent(row.Scores.Covered80)),
        new("p90", row => Percent(row.Scores.Covered90)),
        new("p10-p90", row => Hours(row.Scores.WidthHours), Spare: 4),
    ];

    private static readonly TextColumn<ModelRecord>[] ModelColumns =
    [
        new("model", record => record.Version, IsRemark: true),
        new("until", record => Day(record.Data.Until), IsRemark: true),
        new("parcels", record => Figures.Count(record.Training.Parcels)),
        new("MAE h", record => Hours(record.Scores.Overall[0].MeanErrorHours)),
        new("p50", record => Percent(record.Scores.Overall[0].Covered50)),
        new("p80", record => Percent(record.Scores.Overall[0].Covered80)),
        new("p90", record => Percent(record.Scores.Overall[0].Covered90)),
    ];

    /// <summary>How a model did, in a line.</summary>
    public static string Line(ModelRecord record)
    {
        var (model, best) = (record.Scores.Overall[0], record.Scores.Overall.Skip(1).Where(other => other.MeanErrorHours is not null).MinBy(other => other.MeanErrorHours));
        var beside = best is null ? "" : $", {best.Contender} by {Hours(best.MeanErrorHours)} h";
        return $"off by {Hours(model.MeanErrorHours)} h in the mean{beside}; what it states to arrive for 50, 80 and 90 % did for {Percent(model.Covered50)}, {Percent(model.Covered80)} and {Percent(model.Covered90)} %; {(record.Verdict.IsAccepted ? "it serves" : "kept aside")}";
    }

    public static void Write(ModelRecord record, TextWriter output)
    {
        var (training, data) = (record.Training, record.Data);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            Model {record.Version}, trained in {training.Seconds:F0} s with XGBoost {record.Library}
              from {Figures.Count(training.Parcels)} parcels begun {Day(data.From)} to {Day(data.Until)}, {Share(training.InFlight, training.Parcels)} of them in flight: {Figures.Count(training.Rows)} rows
              purposes {string.Join(", ", data.Purposes)}; months of keys {string.Join(", ", data.Epochs)}
              scale of errors {training.Sigma} (tried: {string.Join(", ", training.Tried.OrderBy(one => one.Sigma).Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Sigma} {one.Loss:F3}")))})
              uses most: {string.Join(", ", record.Gains.Take(5).Select(gain => string.Create(CultureInfo.InvariantCulture, $"{gain.Feature} {gain.Share * 100:F0} %")))}

            """));
        Write(record.Scores, output);
        output.WriteLine();
        output.WriteLine(record.Verdict.IsAccepted ? "Accepted:" : "Kept aside:");
        foreach (var reason in record.Verdict.Reasons)
        {
            output.WriteLine($"  {reason}");
        }
    }

    public static void Write(IReadOnlyList<BacktestSlice> slices, TextWriter output)
    {
        foreach (var slice in slices)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"Learned from {Figures.Count(slice.Training.Parcels)} parcels, {Share(slice.Training.InFlight, slice.Training.Parcels)} of them in flight; scale of errors {slice.Training.Sigma}"));
            Write(slice.Scores, output);
            output.WriteLine();
        }
    }

    public static void Write(IReadOnlyList<ModelRecord> records, string? champion, TextWriter output)
    {
        if (records.Count == 0)
        {
            output.WriteLine("There are no models yet. Train one: analytics eta train");
            return;
        }

        TextTable.Write(records, [new("", record => record.Version == champion ? ">" : "", IsRemark: true), .. ModelColumns], output);
        output.WriteLine();
        output.WriteLine(champion is null ? "None of them serves." : "> serves.");
        foreach (var record in records.Where(record => !record.Verdict.IsAccepted))
        {
            output.WriteLine($"{record.Version} was kept aside: {string.Join(" ", record.Verdict.Reasons)}");
        }
    }

    private static void Write(Scorecard scores, TextWriter output)
    {
        output.WriteLine($"Judged on {Day(scores.From)} to {Day(scores.Until)}, deliveries known up to {Day(scores.KnownUntil)}: coverage is to be 50, 80 and 90 %.");
        output.WriteLine();
        TextTable.Write(
            [
                .. scores.Overall.Select((row, i) => (i == 0 ? "all" : "", row)),
                .. scores.Horizons.Select(group => (group.Group, group.Contenders[0])),
                .. scores.Lanes.Take(MostLanes).Select(group => (group.Group, group.Contenders[0])),
                .. scores.Carriers.Select(group => (group.Group, group.Contenders[0])),
            ],
            Columns, output);
    }

    private static string Hours(double? hours) => hours?.ToString("F2", CultureInfo.InvariantCulture) ?? "";

    private static string Percent(double? share) => share is { } one ? (one * 100).ToString("F1", CultureInfo.InvariantCulture) : "";

    private static string Share(long part, long whole) => string.Create(CultureInfo.InvariantCulture, $"{100.0 * part / whole:F0} %");

    private static string Day(DateTimeOffset instant) => instant.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(ModelRecord))]
[JsonSerializable(typeof(IReadOnlyList<ModelRecord>))]
[JsonSerializable(typeof(IReadOnlyList<BacktestSlice>))]
internal sealed partial class EtaTableJson : JsonSerializerContext;
