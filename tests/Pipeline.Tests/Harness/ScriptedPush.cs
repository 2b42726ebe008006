using Analytics.Formats;

namespace Analytics.Pipeline.Tests.Harness;

/// <summary>A push as a reader would decode it: how tests say what a provider told without writing a provider's JSON.</summary>
internal sealed record ScriptedPush
{
    /// <summary>Why the reader refuses it; then it has no parcels.</summary>
    public RejectionReason Refusal { get; init; }

    public IReadOnlyList<ScriptedParcel> Parcels { get; init; } = [];

    public static ScriptedPush Of(params IReadOnlyList<ScriptedParcel> parcels) => new() { Parcels = parcels };

    public static ScriptedPush Refused(RejectionReason reason) => new() { Refusal = reason };
}

internal sealed record ScriptedParcel(string Number, params IReadOnlyList<ScriptedScan> Scans)
{
    public string Carrier { get; init; } = "";

    public string Service { get; init; } = "";

    public ScriptedPlace Origin { get; init; } = ScriptedPlace.Nowhere;

    public ScriptedPlace Destination { get; init; } = ScriptedPlace.Nowhere;

    public Promise Promise { get; init; }

    public long SnapshotAt { get; init; }

    public DataUse DataUse { get; init; }

    public IReadOnlyList<(bool IsShipper, string Value)> Persons { get; init; } = [];
}

internal sealed record ScriptedScan(Milestone Milestone, long At)
{
    public short UtcOffsetMinutes { get; init; }

    public TimeCertainty Certainty { get; init; } = TimeCertainty.Offset;

    public ScriptedPlace Place { get; init; } = ScriptedPlace.Nowhere;

    public string Carrier { get; init; } = "";

    public bool Retracted { get; init; }

    /// <summary>The scan by itself, without a place or carrier.</summary>
    public TrackingScan ToScan() => new()
    {
        Milestone = Milestone,
        At = At,
        UtcOffsetMinutes = UtcOffsetMinutes,
        Certainty = Certainty,
        Retracted = Retracted,
    };
}

/// <summary>A place as a provider writes it.</summary>
internal sealed record ScriptedPlace(string Country, string State = "", string Postal = "")
{
    public static ScriptedPlace Nowhere { get; } = new("");

    public PlaceText KeepIn(DecodedPush push) => new(Keep(push, Country), Keep(push, State), Keep(push, Postal));

    private static Slice Keep(DecodedPush push, string text) => push.Keep(System.Text.Encoding.UTF8.GetBytes(text));
}
