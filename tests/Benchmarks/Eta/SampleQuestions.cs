using System.Text.Json;
using Analytics.Eta;
using Analytics.Warehouse;

namespace Analytics.Benchmarks.Eta;

/// <summary>Questions of about 500 bytes with four or five milestones: parcels of the warehouse, as a product team would ask of them.</summary>
/// <param name="Lines">One question each, without the line's end.</param>
internal sealed record SampleQuestions(IReadOnlyList<byte[]> Lines)
{
    private const int Most = 20_000;
    private const int LeastMilestones = 4;

    public double MeanBytes => Lines.Average(line => (double)line.Length);

    public static async Task<SampleQuestions> ReadAsync(string data, TimeProvider time)
    {
        var warehouse = await Warehouse.Warehouse.OpenAsync(new WarehouseOptions { DataFolder = data }, time).ConfigureAwait(false);
        await using (warehouse.ConfigureAwait(false))
        {
            var reader = new JourneyReader(warehouse.ClickHouse.For(Purposes.Eta));
            var known = (await reader.LastScanAsync(CancellationToken.None).ConfigureAwait(false))!.Value;
            var journeys = await reader.ReadAsync(0, known, known, Most, CancellationToken.None).ConfigureAwait(false);
            return new SampleQuestions([.. journeys.Where(journey => journey.Scans.Length > LeastMilestones + 1).Select((journey, i) => LineOf(journey, i))]);
        }
    }

    private static byte[] LineOf(Journey journey, int number)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            var scans = journey.Scans.AsSpan(0, LeastMilestones + (number % 2));
            json.WriteStartObject();
            json.WriteString("id", $"order-{number:D12}");
            json.WriteString("carrier", journey.Shipment.Carrier);
            json.WriteString("service", journey.Shipment.Service);
            json.WriteString("origin", journey.Shipment.Origin);
            json.WriteString("destination", journey.Shipment.Destination);
            json.WriteString("as_of", DateTimeOffset.FromUnixTimeSeconds(scans[^1].At + 3600));
            json.WriteStartArray("milestones");
            foreach (ref readonly var scan in scans)
            {
                json.WriteStartObject();
                json.WriteString("milestone", QuestionMember.NameOf(scan.Milestone));
                json.WriteString("at", DateTimeOffset.FromUnixTimeSeconds(scan.At).ToOffset(TimeSpan.FromMinutes(scan.OffsetMinutes)));
                json.WriteString("place", scan.IsAtDestination ? journey.Shipment.Destination : journey.Shipment.Origin);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }
}
