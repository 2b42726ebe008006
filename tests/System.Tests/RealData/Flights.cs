using System.Globalization;
using System.IO.Compression;

namespace Analytics.System.Tests.RealData;

/// <summary>One flight as the file tells it.</summary>
/// <param name="Carrier">Its carrier.</param>
/// <param name="Week">The Monday of the local date on which it left its gate.</param>
/// <param name="Minutes">From gate to gate.</param>
internal readonly record struct Flight(string Carrier, DateOnly Week, double Minutes)
{
    /// <summary>Flights, read without any of the product's code.</summary>
    public static IReadOnlyList<Flight> Read(string file)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
        reader.ReadLine();
        var departures = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        List<Flight> flights = [];
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split(',');
            var at = cells[4] is "gate_out" or "gate_in" ? DateTimeOffset.Parse(cells[5], CultureInfo.InvariantCulture) : default;
            if (cells[4] == "gate_out")
            {
                departures[cells[0]] = at;
            }
            else if (cells[4] == "gate_in")
            {
                var left = DateOnly.FromDateTime(departures[cells[0]].DateTime);
                flights.Add(new(cells[1], left.AddDays(-(((int)left.DayOfWeek + 6) % 7)), (at - departures[cells[0]]).TotalMinutes));
            }
        }

        return flights;
    }

    /// <summary>A percentile by straight lines between order statistics (type 7).</summary>
    public static double Percentile(IEnumerable<Flight> flights, double share)
    {
        double[] ordered = [.. flights.Select(flight => flight.Minutes).Order()];
        var at = share * (ordered.Length - 1);
        var below = (int)Math.Floor(at);
        return ordered[below] + ((at - below) * (ordered[Math.Min(below + 1, ordered.Length - 1)] - ordered[below]));
    }
}
