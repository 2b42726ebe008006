using System.Text;

namespace Analytics.Formats.Shippo;

/// <summary>Shippo: a <c>track_updated</c> webhook, or a bare track.</summary>
internal sealed class ShippoReader(FieldMap map) : SnapshotReader(map)
{
    private bool isTest;

    public static ProviderFormat Format { get; } = new(
        new FormatShape(
            "shippo",
            ["", "data"],
            [new("tracking_status", Scope.Scan), new("tracking_history[]", Scope.Scan)]),
        "Shippo webhook or track",
        map => new ShippoReader(map));

    protected override Milestone Classify(in ScanTexts scan) =>
        ShippoVocabulary.Of(Push.Text(scan.Status), Push.Text(scan.SubStatus));

    protected override void Reset() => isTest = false;

    protected override void Other(Field field, Slice text) =>
        isTest |= field == Field.Mode && Push.Text(text).SequenceEqual("true"u8);

    protected override RejectionReason Refuse() => isTest ? RejectionReason.TestTraffic : RejectionReason.None;

    // USPS gives local times without offset, which Shippo stamps Z. The carrier may stand behind the scans.
    protected override void Finish(ref TrackedParcel finished)
    {
        if (!Ascii.EqualsIgnoreCase(Push.Text(finished.Carrier), "usps"u8))
        {
            return;
        }

        foreach (ref var scan in Push.OpenScans)
        {
            if (scan.Certainty == TimeCertainty.Utc)
            {
                ScanClock.Set(ref scan, Push, new WrittenTime(scan.At, 0, HasOffset: false, IsZulu: false, HasTimeOfDay: true));
            }
        }
    }
}
