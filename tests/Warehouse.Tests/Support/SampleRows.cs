namespace Analytics.Warehouse.Tests.Support;

/// <summary>Rows in bulk, spread as in practice.</summary>
internal static class SampleRows
{
    private const uint Start = 1_772_323_200;
    private static readonly string[] Carriers = ["ups", "fedex", "usps", "dhl"];
    private static readonly string[] Services = ["ground", "express"];

    public static RowBinaryWriter Scans(int count, int batch)
    {
        var generator = new Generator((ulong)batch);
        var rows = new RowBinaryWriter();
        for (var i = 0; i < count; i++)
        {
            new ScanRow((long)batch * count + i / 10, Start + (uint)generator.Below(5_000_000), (byte)generator.Below(22))
            {
                Place = $"US-{generator.Below(50)}",
                Carrier = generator.Of(Carriers),
            }.Write(rows);
        }

        return rows;
    }

    public static RowBinaryWriter Journeys(int count, int batch)
    {
        var generator = new Generator((ulong)batch);
        var rows = new RowBinaryWriter();
        for (var i = 0; i < count; i++)
        {
            Journey((long)batch * 1_000_000 + i, generator).Write(rows);
        }

        return rows;
    }

    private static JourneyRow Journey(long parcel, Generator generator)
    {
        var begin = Start + (uint)generator.Below(5_000_000);
        var days = (uint)(1 + generator.Below(6));
        var at = new Dictionary<string, Moment>
        {
            ["ordered"] = new(begin),
            ["info_received"] = new(begin + 600),
            ["picked_up"] = new(begin + 3_600),
            ["carried"] = new(begin + 7_200),
            ["departed"] = new(begin + 7_200),
            ["arrived"] = new(begin + 40_000),
        };
        if (generator.Chance(90))
        {
            var leaves = begin + (days * 86_400) - (uint)generator.Below(40_000);
            at["out_for_delivery"] = new(leaves);
            at["attempted"] = at["delivered"] = new(leaves + (uint)generator.Below(30_000));
        }

        return new JourneyRow(parcel)
        {
            Carrier = generator.Of(Carriers),
            Service = generator.Of(Services),
            Origin = $"US-{generator.Below(20)}",
            Destination = $"US-{generator.Below(17)}",
            At = at,
            Promised = new Promise(begin, begin + (5 * 86_400), (begin / 86_400) + 5, generator.Chance(50)),
        };
    }
}
