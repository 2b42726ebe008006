using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Analytics.System.Tests.RealData;

/// <summary>Releases of flights at epsilon 1 a month: how far their figures are from the exact ones, and whether the plan said so before.</summary>
[Collection(FlightsLoadedOnce.Name)]
public sealed class FlightsReleaseTests(LoadedFlights loaded)
{
    private static readonly string[] Months = ["2011-02", "2011-03"];

    private readonly Cli cli = loaded.Cli;
    private readonly Lazy<ReferenceTable> reference = new(() => new ReferenceTable("flights_hou_2011"));

    [Fact]
    public async Task Groups_above_the_planned_size_have_p50_within_5_and_p90_within_10_percent_and_the_plan_told_how_many_there_are()
    {
        Assert.SkipWhen(SharedFolder.Path is null, SharedFolder.Absent);
        var flights = Flight.Read(Path.Combine(reference.Value.Folder, "events.csv.gz"));
        MustAgreeWithTheReference(flights);

        var definition = cli.Write("flights.json", Encoding.UTF8.GetBytes(Definition(flights.Select(flight => flight.Carrier).Distinct().Order())));
        var above = 0;
        foreach (var month in Months)
        {
            var plan = await PlanAsync(definition, month);
            (await cli.RunAsync("release", "build", definition, "--window", month, "--data", cli.Data)).MustBe(0);
            var groups = Groups(month);

            // A group near the threshold is told by chance; two of them are not.
            Assert.Equal(plan.Told * plan.Grid, groups.Count, 1.9);

            var exact = flights.Where(flight => flight.Week.ToString("yyyy-MM", CultureInfo.InvariantCulture) == month).GroupBy(flight => flight.Carrier).ToDictionary(group => group.Key, group => group.ToList());
            foreach (var (carrier, p50, p90) in groups.Where(group => exact[group.Carrier].Count >= plan.PlannedSize))
            {
                above++;
                Near(Flight.Percentile(exact[carrier], 0.5), p50, 0.05, $"p50 of {carrier} in {month}");
                Near(Flight.Percentile(exact[carrier], 0.9), p90, 0.10, $"p90 of {carrier} in {month}");
            }
        }

        Assert.InRange(above, 4, int.MaxValue);
    }

    private void MustAgreeWithTheReference(IReadOnlyList<Flight> flights)
    {
        foreach (var row in reference.Value.Rows("completed").Where(row => row["group"].StartsWith("carrier ", StringComparison.Ordinal)))
        {
            var own = flights.Where(flight => flight.Carrier == row["group"]["carrier ".Length..]).ToList();
            Assert.Equal(ReferenceTable.Number(row["n"]), own.Count);
            Assert.Equal(ReferenceTable.Number(row["p50"]), Flight.Percentile(own, 0.5), 0.001);
            Assert.Equal(ReferenceTable.Number(row["p90"]), Flight.Percentile(own, 0.9), 0.001);
        }
    }

    private async Task<(double Told, long Grid, long PlannedSize)> PlanAsync(string definition, string month)
    {
        var ended = await cli.RunAsync("release", "plan", definition, "--window", month, "--json", "--data", cli.Data);
        ended.MustBe(0);
        using var plan = JsonDocument.Parse(ended.Output);
        var row = plan.RootElement.GetProperty("rows").EnumerateArray().Single(row => row.GetProperty("is_defined").GetBoolean());
        return (row.GetProperty("told").GetDouble(), row.GetProperty("grid").GetInt64(), row.GetProperty("planned_size").GetInt64());
    }

    private List<(string Carrier, double P50, double P90)> Groups(string month)
    {
        var file = Path.Combine(cli.Data, "releases", $"flights-{month}", "groups.csv.gz");
        using var reader = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
        string[] header = [.. reader.ReadLine()!.Split(',').Select(name => name.Trim('"'))];
        List<(string, double, double)> groups = [];
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split(',');
            double Hours(string name) => double.Parse(cells[Array.IndexOf(header, name)], CultureInfo.InvariantCulture);
            groups.Add((cells[Array.IndexOf(header, "carrier")].Trim('"'), Hours("p50_hours"), Hours("p90_hours")));
        }

        return groups;
    }

    private static void Near(double minutes, double hours, double within, string what) =>
        Assert.True(Math.Abs((hours * 60) - minutes) <= within * minutes, $"{what} is {hours * 60:0.0} minutes, and exactly {minutes:0.0}.");

    private static string Definition(IEnumerable<string> carriers)
    {
        var edges = new SortedSet<int> { 0 };
        for (var minutes = 30.0; minutes < 600; minutes *= 1.07)
        {
            edges.Add((int)minutes);
        }

        return JsonSerializer.Serialize(new
        {
            id = "flights",
            title = "Flights",
            description = "Gate to gate, by carrier.",
            grid = new { carriers, lanes = new[] { new { origin = "US", destination = "US" } } },
            privacy = new { groupsPerUnit = 1, parcelsPerGroup = 1 },
            confidentiality = new { shippers = 0 },
            bins = new { edges = edges.Select(minutes => minutes / 60.0) },
        });
    }
}
