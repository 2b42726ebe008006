namespace Analytics.Formats.Mapped;

/// <summary>How well a column fits a field, by the words of its name and by its values. 0 or less: it does not.</summary>
internal static class FieldGuess
{
    private static readonly string[] OriginWords = ["origin", "orig", "from", "sender", "shipper", "source"];
    private static readonly string[] DestinationWords = ["destination", "dest", "to", "recipient", "consignee", "receiver", "customer"];
    private static readonly string[] RegionWords = ["state", "province", "region", "airport"];
    private static readonly string[] PostalWords = ["postal", "postcode", "zip", "zipcode"];

    public static int Number(ColumnProfile column) => column.Times is not null || column.FilledShare < 0.9 || !column.IsShort || column.IsContact ? 0
        : Weigh(column, ("tracking", 6), ("awb", 6), ("waybill", 6), ("consignment", 5), ("parcel", 4), ("package", 4), ("shipment", 4), ("number", 2),
            ("id", 2), ("no", 1), ("event", -6), ("customer", -6), ("account", -6), ("order", -2), ("unique", -3), ("type", -6), ("code", -3),
            ("seq", -6), ("weight", -6), ("mode", -6), ("count", -6), ("quantity", -6)) + (column.DistinctShare > 0.9 ? 1 : 0);

    public static int EventTime(ColumnProfile column) => column.Times is not { } times || IsOfOtherKind(column) ? 0
        : Weigh(column, ("event", 3), ("scan", 3), ("checkpoint", 3), ("occurred", 3), ("time", 2), ("timestamp", 2), ("ts", 2), ("date", 1), ("status", 1))
            is > 0 and var weight ? weight + (!times.HasOffsets ? 0 : times.IsUtc ? 1 : 2) : 0;

    public static int Event(ColumnProfile column)
    {
        var known = column.Share(text => MilestoneWords.TryClassify(text, out _));
        return column.Times is not null || !column.IsShort || column.Distinct > 80 || known < 0.2 || column.IsFlag ? 0
            : (int)(known * 4) + Weigh(column, ("event", 3), ("status", 3), ("milestone", 4), ("stage", 3), ("checkpoint", 2), ("activity", 2), ("tag", 2),
                ("type", 1), ("code", 1), ("description", -1), ("exception", -5), ("reason", -4), ("service", -5), ("state", -2));
    }

    public static int Promise(ColumnProfile column) => column.Times is null ? 0
        : Weigh(column, ("promised", 5), ("promise", 5), ("eta", 5), ("committed", 3), ("estimated", 3), ("expected", 3), ("scheduled", 3), ("due", 3),
            ("delivery", 1), ("arrival", 1), ("return", -6)) - 2;

    public static int Snapshot(ColumnProfile column) => column.Times is null ? 0
        : Weigh(column, ("snapshot", 5), ("fetched", 4), ("retrieved", 4), ("exported", 4), ("updated", 3)) - 2;

    public static int Carrier(ColumnProfile column) => !IsName(column) ? 0
        : Weigh(column, ("carrier", 4), ("courier", 4), ("airline", 4), ("scac", 4), ("slug", 3), ("service", -3), ("event", -3), ("id", -1)) - 2;

    public static int Service(ColumnProfile column) => !IsName(column) ? 0
        : Weigh(column, ("service", 4), ("servicelevel", 4), ("mode", 3), ("type", 1), ("description", -1), ("event", -4)) - 2;

    /// <summary>The place field that a column is; null for none.</summary>
    /// <param name="column">The column.</param>
    /// <param name="hasEvents">Each row is an event, so a place of no named end is that of the event.</param>
    public static MapField? Place(ColumnProfile column, bool hasEvents)
    {
        var end = Has(column, OriginWords) ? MapField.OriginCountry
            : Has(column, DestinationWords) ? MapField.DestinationCountry
            : hasEvents ? MapField.ScanCountry : MapField.DestinationCountry;
        var isBare = column.Words is [var word] && (OriginWords.Contains(word) || DestinationWords.Contains(word));
        return (Has(column, "country") || isBare) && column.IsCountry ? end
            : (Has(column, RegionWords) || isBare) && column.IsRegionCode ? end + 1
            : Has(column, PostalWords) && column.IsShort ? end + 2
            : null;
    }

    public static MapField? Person(ColumnProfile column) =>
        !column.IsContact ? null : Has(column, OriginWords) || Has(column, "seller", "merchant") ? MapField.Shipper : MapField.Recipient;

    public static MapField? Flag(ColumnProfile column) => !column.IsFlag ? null
        : Has(column, "minor") ? MapField.Minor
        : Has(column, "sell", "ccpa") ? MapField.DoNotSell
        : Has(column, "objection", "objected") ? MapField.Objection
        : Has(column, "consent") ? MapField.Consent
        : Has(column, "google") ? MapField.GoogleLinked
        : Has(column, "restricted") ? MapField.Restricted
        : null;

    /// <summary>The milestone whose time a column holds; null for none.</summary>
    public static Milestone? MilestoneColumn(ColumnProfile column) =>
        column.Times is null || Snapshot(column) > 0 || Has(column, "promised", "promise", "eta", "estimated", "expected", "scheduled", "planned", "due")
            ? null : MilestoneWords.OfColumn(column.Words);

    /// <summary>A time that is no event's: a promise, or when the row was written.</summary>
    private static bool IsOfOtherKind(ColumnProfile column) =>
        Promise(column) > 0 || Snapshot(column) > 0 || Has(column, "created", "creation", "modified", "recorded", "birth");

    private static bool IsName(ColumnProfile column) =>
        column.Times is null && column.IsShort && column.Distinct <= 200 && !column.IsContact && !column.IsFlag;

    private static bool Has(ColumnProfile column, params string[] words) => column.Words.Any(words.Contains);

    private static int Weigh(ColumnProfile column, params (string Word, int Weight)[] weights) =>
        weights.Sum(entry => column.Words.Contains(entry.Word) ? entry.Weight : 0);
}
