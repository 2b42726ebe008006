using System.Text;

namespace Analytics.Formats.EasyPost;

/// <summary>EasyPost: an Event whose result is a Tracker, a bare Tracker, or an answer with a list of them.</summary>
internal sealed class EasyPostReader(FieldMap map) : SnapshotReader(map)
{
    private bool isTest;

    public static ProviderFormat Format { get; } = new(
        new FormatShape(
            "easypost",
            ["", "result", "trackers[]"],
            [new("tracking_details[]", Scope.Scan)]),
        "EasyPost event or tracker (v2)",
        map => new EasyPostReader(map));

    protected override Milestone Classify(in ScanTexts scan) =>
        EasyPostVocabulary.Of(Push.Text(scan.Status), Push.Text(scan.SubStatus));

    // EasyPost converts to UTC through the place. Where it knows none it passes the local time on, and calls that UTC too.
    protected override bool ZuluIsLocal(in ScanTexts scan) => scan.Place.IsEmpty;

    protected override void Reset() => isTest = false;

    protected override void Other(Field field, Slice text) =>
        isTest |= field == Field.Mode && Ascii.EqualsIgnoreCase(Push.Text(text), "test"u8);

    protected override RejectionReason Refuse() => isTest ? RejectionReason.TestTraffic : RejectionReason.None;
}
