namespace Analytics.Formats.AfterShip;

/// <summary>
/// AfterShip: webhook (v4, and 2025 and later), answer with one tracking or a list of them, or a bare tracking. What happened
/// is read from the checkpoints alone: the tracking's own tag and dates summarise them, and are at times wrong.
/// </summary>
internal sealed class AfterShipReader(FieldMap map) : SnapshotReader(map)
{
    public static ProviderFormat Format { get; } = new(
        new FormatShape(
            "aftership",
            ["", "msg", "data", "data.tracking", "data.trackings[]"],
            [new("checkpoints[]", Scope.Scan)]),
        "AfterShip webhook or answer (v4, 2025 and later)",
        map => new AfterShipReader(map));

    protected override Milestone Classify(in ScanTexts scan) =>
        AfterShipVocabulary.Of(Push.Text(scan.Status), Push.Text(scan.SubStatus));
}
