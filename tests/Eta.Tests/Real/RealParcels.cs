using System.Globalization;
using System.IO.Compression;
using Analytics.Support;

namespace Analytics.Eta.Tests;

/// <summary>Real shipments, read from the shared folder at run time; tests that ask for them are skipped where it is absent.</summary>
internal static class RealParcels
{
    /// <summary>Flights from Houston in 2011, as parcels: gate out is the pickup, gate in the delivery, the schedule the promise.</summary>
    /// <param name="everyNth">Which share of them: every third, say.</param>
    public static List<Journey> Flights(int everyNth)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(Shared("flights_hou_2011", "events.csv.gz")), CompressionMode.Decompress));
        return JourneysOf(
            Rows(reader).Where(row => (Number(row[0]) % everyNth) == 0),
            row => row[0],
            row => new Shipment(row[1], "", row[2], row[3], Instant(row[6]).ToUnixTimeSeconds()),
            row => CheckpointOf(Instant(row[5]), row[4] switch
            {
                "gate_out" => Milestone.PickedUp,
                "wheels_off" => Milestone.Departed,
                "wheels_on" => Milestone.ArrivedAtDestination,
                "gate_in" => Milestone.Delivered,
                _ => Milestone.Ordered,
            }));
    }

    /// <summary>FedEx parcels within India, with all their scans; nothing was promised.</summary>
    public static List<Journey> Fedex()
    {
        var shipments = Rows(File.OpenText(Shared("fedex_swift", "shipments.csv")))
            .ToDictionary(row => row[0], row => new Shipment("fedex", row[2], $"IN-{row[5]}", $"IN-{row[7]}", null));
        return JourneysOf(
            Rows(File.OpenText(Shared("fedex_swift", "events.csv"))),
            row => row[0],
            row => shipments[row[0]],
            row => CheckpointOf(Instant(row[3]), row[4] switch
            {
                "OC" => Milestone.InfoReceived,
                "PU" => Milestone.PickedUp,
                "DP" => Milestone.Departed,
                "IT" => Milestone.InTransit,
                "AR" => Milestone.Arrived,
                "OD" => Milestone.OutForDelivery,
                "DE" or "SE" => Milestone.Exception,
                "DL" => Milestone.Delivered,
                _ => Milestone.Other,
            }, row[9].Length == 0 ? "" : $"IN-{row[9]}", shipments[row[0]]));
    }

    public static string Shared(string set, string file)
    {
        Assert.SkipWhen(SharedFolder.Path is null, SharedFolder.Absent);
        return Path.Combine(SharedFolder.Path!, "data", set, file);
    }

    /// <summary>The rows of a file without its first one; texts with commas in them stand in quotes.</summary>
    public static IEnumerable<string[]> Rows(TextReader reader)
    {
        using (reader)
        {
            _ = reader.ReadLine();
            while (reader.ReadLine() is { } line)
            {
                yield return [.. Cells(line)];
            }
        }
    }

    public static double Number(string text) => double.Parse(text.TrimStart('H'), CultureInfo.InvariantCulture);

    private static IEnumerable<string> Cells(string line)
    {
        for (var at = 0; at <= line.Length;)
        {
            var isQuoted = at < line.Length && line[at] == '"';
            var end = isQuoted ? line.IndexOf('"', at + 1) + 1 : line.IndexOf(',', at);
            end = end < 0 ? line.Length : end;
            yield return line[at..end].Trim('"');
            at = end + 1;
        }
    }

    private static List<Journey> JourneysOf(
        IEnumerable<string[]> rows, Func<string[], string> parcelOf, Func<string[], Shipment> shipmentOf, Func<string[], Checkpoint> checkpointOf) =>
    [
        .. rows.GroupBy(parcelOf).Select((group, i) => new Journey(
            201100, (ulong)i * 7919, shipmentOf(group.First()), [.. group.Select(checkpointOf).Distinct().OrderBy(scan => scan.At).ThenBy(scan => scan.Milestone)])),
    ];

    private static Checkpoint CheckpointOf(DateTimeOffset at, Milestone milestone) =>
        new(at.ToUnixTimeSeconds(), (short)at.Offset.TotalMinutes, milestone, milestone is Milestone.ArrivedAtDestination);

    private static Checkpoint CheckpointOf(DateTimeOffset at, Milestone milestone, string place, Shipment shipment) =>
        CheckpointOf(at, milestone) with { IsAtDestination = ArrivalRule.IsAtDestination(milestone, place, shipment.Origin, shipment.Destination) };

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
