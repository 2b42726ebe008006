namespace Analytics.Formats.Dhl;

/// <summary>
/// DHL Shipment Tracking Unified: an answer or push with a list of shipments. Of what happened only the status code is read:
/// every text beside it is free, and may be the name of who signed.
/// </summary>
internal sealed class DhlReader(FieldMap map) : SnapshotReader(map)
{
    private const int LongestService = 32;

    private static readonly MilestoneTable StatusCodes = new(
        ("pre-transit", Milestone.InfoReceived),
        ("transit", Milestone.InTransit),
        ("delivered", Milestone.Delivered),
        ("failure", Milestone.Exception),
        ("unknown", Milestone.Other));

    public static ProviderFormat Format { get; } = new(
        new FormatShape(
            "dhl",
            ["shipments[]"],
            [new("status", Scope.Scan), new("events[]", Scope.Scan)]),
        "DHL Shipment Tracking Unified",
        map => new DhlReader(map));

    private static ReadOnlySpan<byte> CarrierPrefix => "dhl-"u8;

    protected override Milestone Classify(in ScanTexts scan)
    {
        StatusCodes.TryGet(Push.Text(scan.Status), out var milestone);
        return milestone;
    }

    // DHL's "service" is the company of the group that carries: express, parcel-de, freight.
    protected override void Finish(ref TrackedParcel finished)
    {
        var service = Push.Text(finished.Carrier);
        Span<byte> named = stackalloc byte[CarrierPrefix.Length + LongestService];
        CarrierPrefix.CopyTo(named);
        var isNamed = !service.IsEmpty && service.TryCopyTo(named[CarrierPrefix.Length..]);
        finished.Carrier = Push.Keep(isNamed ? named[..(CarrierPrefix.Length + service.Length)] : CarrierPrefix[..^1]);
    }
}
