using System.Buffers.Text;

namespace Analytics.Formats.SeventeenTrack;

/// <summary>
/// 17TRACK: the push of API v2.x, the answer of <c>gettrackinfo</c>, and the push of API v1 with its one-letter names.
/// </summary>
internal sealed class SeventeenTrackReader(FieldMap map) : SnapshotReader(map)
{
    private static ReadOnlySpan<byte> UnknownKeyPrefix => "17track-"u8;

    private Slice parcelKey;
    private Slice legKey;

    public static ProviderFormat Format { get; } = new(
        new FormatShape(
            "17track",
            ["data", "data.accepted[]"],
            [
                new("track_info.milestone[]", Scope.Milestone),
                new("track_info.tracking.providers[]", Scope.Leg),
                new("track_info.tracking.providers[].events[]", Scope.Scan),
                new("track.z1[]", Scope.Scan),
                new("track.z2[]", Scope.Scan),
                new("track.z9[]", Scope.Scan),
            ]),
        "17TRACK push (v2.x, v1) or gettrackinfo answer",
        map => new SeventeenTrackReader(map));

    // An event's stage is the provider's reading of its text, and may change from push to push; where it says nothing, the
    // sub-status may. An event without either is still a scan of a parcel under way.
    protected override Milestone Classify(in ScanTexts scan) =>
        SeventeenTrackVocabulary.TryStage(Push.Text(scan.Stage), out var milestone) ? milestone
        : !scan.SubStatus.IsEmpty ? SeventeenTrackVocabulary.OfSubStatus(Push.Text(scan.SubStatus))
        : scan.Stage.IsEmpty ? Milestone.InTransit
        : Milestone.Other;

    protected override Milestone ClassifyEntry(in ScanTexts entry) =>
        SeventeenTrackVocabulary.TryStage(Push.Text(entry.Stage), out var milestone) ? milestone : Milestone.Other;

    // Only API v1 has an overall status here: its events have none of their own.
    protected override Milestone ClassifyLatest(in ParcelTexts parcel) => SeventeenTrackVocabulary.OfCode(Push.Text(parcel.Status));

    protected override void StartParcel() => parcelKey = legKey = default;

    protected override void Other(Field field, Slice text)
    {
        switch (field)
        {
            case Field.CarrierKey: parcelKey = parcelKey.Or(text); break;
            case Field.LegCarrierKey: legKey = text; break;
        }
    }

    protected override Slice EndLeg(Slice named)
    {
        var carrier = CarrierOf(legKey, named);
        legKey = default;
        return carrier;
    }

    // What was registered (data.carrier) may be wrong; the leg's provider is who answered.
    protected override void Finish(ref TrackedParcel finished) =>
        finished.Carrier = Parcel.FirstLegCarrier.IsEmpty ? CarrierOf(parcelKey, default) : Parcel.FirstLegCarrier;

    private Slice CarrierOf(Slice key, Slice name)
    {
        var digits = Push.Text(key);
        if (!Utf8Parser.TryParse(digits, out long number, out var used) || used != digits.Length || number == 0)
        {
            return name;
        }

        if (Carriers.TryFind17Track(number, out var slug) || Carriers.TryFind(Push.Text(name), out slug))
        {
            return Push.Keep(slug);
        }

        Span<byte> unknown = stackalloc byte[UnknownKeyPrefix.Length + digits.Length];
        UnknownKeyPrefix.CopyTo(unknown);
        digits.CopyTo(unknown[UnknownKeyPrefix.Length..]);
        return Push.Keep(unknown);
    }
}
