namespace Analytics.Formats;

/// <summary>One provider's JSON format: its name, what it is, and how to make a reader for it.</summary>
public sealed class ProviderFormat
{
    private readonly Func<FieldMap, IPushReader> create;

    internal ProviderFormat(FormatShape shape, string title, Func<FieldMap, IPushReader> create)
    {
        Shape = shape;
        this.create = create;
        Title = title;
    }

    /// <summary>What <c>--format</c> takes and the field policy is filed under.</summary>
    public string Name => Shape.Name;

    /// <summary>One line for people.</summary>
    public string Title { get; }

    /// <summary>Where its objects stand in a message.</summary>
    internal FormatShape Shape { get; }

    /// <summary>Every provider format, by name.</summary>
    public static IReadOnlyDictionary<string, ProviderFormat> All { get; } = List()
        .ToDictionary(format => format.Name, StringComparer.OrdinalIgnoreCase);

    // One line per provider, each beside its reader: ingest/Formats/<Provider>/.
    private static IEnumerable<ProviderFormat> List()
    {
        yield return SeventeenTrack.SeventeenTrackReader.Format;
        yield return TrackingMore.TrackingMoreReader.Format;
        yield return AfterShip.AfterShipReader.Format;
        yield return EasyPost.EasyPostReader.Format;
        yield return Shippo.ShippoReader.Format;
        yield return Dhl.DhlReader.Format;
        yield return Epcis.EpcisReader.Format;
    }

    /// <summary>The fields of this format under a policy's rules.</summary>
    public FieldMap Map(IEnumerable<FieldRule> rules) => FieldMap.Build(Shape, rules);

    /// <summary>A reader for one worker.</summary>
    public IPushReader CreateReader(FieldMap map) => create(map);
}
