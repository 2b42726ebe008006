using System.Globalization;
using System.Text.Json;
using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests;

public sealed class CellModelTests(WarehouseFixture fixture) : WarehouseTest(fixture), IClassFixture<WarehouseFixture>
{
    private const uint Start = 1_772_323_200;
    private const int Span = 40 * 86_400;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Cells_agree_with_plain_code_over_the_same_parcels_now_and_in_the_past(ulong seed)
    {
        var generator = new Generator(seed);
        var journeys = Enumerable.Range(0, 2000).Select(i => Journey((long)seed * 10_000 + i, generator)).ToList();
        await ClickHouse.ExecuteAsync(new Statement("TRUNCATE TABLE journeys"));
        await InsertAsync(journeys);

        foreach (var asOf in new long[] { 4_291_747_200, Start + Span, Start + (Span / 2), Start + 86_400, Start })
        {
            var expected = CellModel.Fold(journeys, asOf).Select(cell => $"{cell.Key}: {cell.Value}");
            Assert.Equal(expected, await CellsAsync(asOf));
        }
    }

    private static JourneyRow Journey(long parcel, Generator generator)
    {
        var at = new Dictionary<string, Moment>();
        foreach (var name in JourneyRow.Moments.Where(_ => generator.Chance(70)))
        {
            at[name] = new Moment(Start + (uint)generator.Below(Span), (generator.Below(27) - 12) * 60, 1 + generator.Below(4));
        }

        return new JourneyRow(parcel)
        {
            Carrier = generator.Of("ups", "dhl"),
            Service = generator.Of("", "express"),
            Origin = generator.Of("US-CA", "DE"),
            Destination = generator.Of("US-NY", "FR", "EG", "DE-BY", "", "ZZ"),
            At = at,
            LastScan = new Moment(Start + Span + (uint)generator.Below(Span)),
            Promised = generator.Chance(60)
                ? new Promise(Start, Start + (uint)generator.Below(Span), (uint)(Start / 86_400 + generator.Below(40)), generator.Chance(50))
                : null,
        };
    }

    private async Task<IReadOnlyList<string>> CellsAsync(long asOf)
    {
        var time = DateTimeOffset.FromUnixTimeSeconds(asOf).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        var rows = await ClickHouse.ReadTextAsync(new Statement(
            $"SELECT * EXCEPT (last_scan_second, fingerprint) FROM cells_as_of(as_of = '{time}')"), "JSONEachRow");
        return [.. rows.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Told).Order(StringComparer.Ordinal)];
    }

    private static string Told(string row)
    {
        var cell = new CellModel.Cell();
        using var json = JsonDocument.Parse(row);
        string Key(string name) => json.RootElement.GetProperty(name).ToString();
        foreach (var figure in json.RootElement.EnumerateObject())
        {
            if (figure.Value.ValueKind == JsonValueKind.Object)
            {
                foreach (var bin in figure.Value.EnumerateObject())
                {
                    cell.AddTo($"{figure.Name}[{bin.Name}]", bin.Value.GetInt64());
                }
            }
            else if (figure.Value.ValueKind == JsonValueKind.Array)
            {
                foreach (var entry in figure.Value.EnumerateArray())
                {
                    cell.AddTo($"{figure.Name}[{entry}]", 1);
                }
            }
            else if (figure.Value.ValueKind == JsonValueKind.Number && figure.Name != "mixed_clocks")
            {
                cell.AddTo(figure.Name, figure.Value.GetInt64());
            }
        }

        return $"{Key("carrier")}|{Key("service")}|{Key("origin")}|{Key("destination")}|{Key("week")}|{Key("mixed_clocks")}: {cell}";
    }
}
