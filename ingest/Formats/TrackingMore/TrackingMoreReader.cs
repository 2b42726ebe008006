namespace Analytics.Formats.TrackingMore;

/// <summary>TrackingMore: push or answer of API v4 and v2, with one parcel or a list of them, or a bare parcel object.</summary>
internal sealed class TrackingMoreReader(FieldMap map) : SnapshotReader(map)
{
    private bool scansHaveStatus;

    public static ProviderFormat Format { get; } = new(
        new FormatShape(
            "trackingmore",
            ["", "data", "data[]", "data.items[]"],
            [
                new("origin_info", Scope.Leg),
                new("origin_info.trackinfo[]", Scope.Scan),
                new("destination_info", Scope.Leg),
                new("destination_info.trackinfo[]", Scope.Scan),
            ]),
        "TrackingMore push or answer (v4, v2)",
        map => new TrackingMoreReader(map));

    protected override Milestone Classify(in ScanTexts scan)
    {
        if (scan.Status.IsEmpty && scan.SubStatus.IsEmpty)
        {
            return Milestone.InTransit;
        }

        scansHaveStatus = true;
        return TrackingMoreVocabulary.Of(Push.Text(scan.Status), Push.Text(scan.SubStatus));
    }

    // Early v2 messages have a status for the parcel alone.
    protected override Milestone ClassifyLatest(in ParcelTexts parcel) => scansHaveStatus
        ? Milestone.Other
        : TrackingMoreVocabulary.Of(Push.Text(parcel.Status), Push.Text(parcel.SubStatus));

    protected override void StartParcel() => scansHaveStatus = false;
}
