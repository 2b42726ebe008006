namespace Analytics.Formats.Mapped;

/// <summary>What a map can name. The order is that of a written map.</summary>
internal enum MapField : byte
{
    Number,
    Recipient,
    Shipper,
    Carrier,
    Service,
    OriginCountry,
    OriginRegion,
    OriginPostal,
    DestinationCountry,
    DestinationRegion,
    DestinationPostal,
    Event,
    SubEvent,
    Time,
    ScanCountry,
    ScanRegion,
    ScanPostal,
    Promise,
    Snapshot,
    Minor,
    DoNotSell,
    Objection,
    Consent,
    GoogleLinked,
    Restricted,
}

/// <summary>One field of the mapped format.</summary>
/// <param name="Name">Its key in a map and its path in the field policy.</param>
/// <param name="Field">What the policy must say that it carries.</param>
/// <param name="IsOfScan">It belongs to one event, not to the parcel.</param>
/// <param name="MayBeConstant">A map may give one value for the whole file.</param>
internal readonly record struct MapFieldInfo(string Name, Field Field, bool IsOfScan = false, bool MayBeConstant = false)
{
    /// <summary>Several columns may carry it, each a value of its own.</summary>
    public bool MayBeSeveral => Field is Field.Recipient or Field.Shipper;
}

internal static class MapFields
{
    /// <summary>What the field policy calls the columns of a file with one row per parcel.</summary>
    public const string MilestoneColumns = "milestone_columns";

    private static readonly MapFieldInfo[] Table =
    [
        new("number", Field.Number),
        new("recipient", Field.Recipient),
        new("shipper", Field.Shipper),
        new("carrier", Field.Carrier, MayBeConstant: true),
        new("service", Field.Service, MayBeConstant: true),
        new("origin_country", Field.OriginCountry, MayBeConstant: true),
        new("origin_region", Field.OriginState, MayBeConstant: true),
        new("origin_postal", Field.OriginPostal, MayBeConstant: true),
        new("destination_country", Field.DestinationCountry, MayBeConstant: true),
        new("destination_region", Field.DestinationState, MayBeConstant: true),
        new("destination_postal", Field.DestinationPostal, MayBeConstant: true),
        new("event", Field.Status, IsOfScan: true),
        new("sub_event", Field.SubStatus, IsOfScan: true),
        new("time", Field.Time, IsOfScan: true),
        new("scan_country", Field.ScanCountry, IsOfScan: true, MayBeConstant: true),
        new("scan_region", Field.ScanState, IsOfScan: true, MayBeConstant: true),
        new("scan_postal", Field.ScanPostal, IsOfScan: true, MayBeConstant: true),
        new("promise", Field.PromiseTo),
        new("snapshot", Field.SnapshotTime),
        new("minor", Field.DataUse),
        new("do_not_sell", Field.DataUse),
        new("objection", Field.DataUse),
        new("consent", Field.DataUse),
        new("google_linked", Field.DataUse),
        new("restricted", Field.DataUse),
    ];

    public static int Count => Table.Length;

    public static IEnumerable<MapField> All => Enum.GetValues<MapField>();

    public static MapFieldInfo Info(this MapField field) => Table[(int)field];

    public static bool IsCountry(this MapField field) =>
        field is MapField.OriginCountry or MapField.DestinationCountry or MapField.ScanCountry;

    public static bool IsRegion(this MapField field) =>
        field is MapField.OriginRegion or MapField.DestinationRegion or MapField.ScanRegion;
}
