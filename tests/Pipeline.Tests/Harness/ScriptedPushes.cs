using Analytics.Formats;
using FsCheck;
using FsCheck.Fluent;

namespace Analytics.Pipeline.Tests.Harness;

/// <summary>Random pushes, from so few values that the same parcels, times, ranks and places come up again and again.</summary>
internal static class ScriptedPushes
{
    public const long Start = 1_790_000_000;

    private static readonly ScriptedPlace[] Places =
    [
        ScriptedPlace.Nowhere, new("NL"), new("NL", "NH"), new("NL", "", "1012 AB"),
        new("DE"), new("US", "CA"), new("US", "NY"), new("", "IAH"),
    ];

    private static readonly Promise[] Promises =
    [
        default, new(Start + 86_400, 20_720, Timed: true), new(Start + 172_800, 20_721, Timed: false),
    ];

    private static readonly (bool IsShipper, string Value)[] Persons =
    [
        (false, "jo@mail.test"), (false, "+1 555 010 0199"), (true, "ACC-77"), (true, "N/A"),
    ];

    public static Gen<ScriptedScan> Scan { get; } =
        from milestone in Gen.Elements(Enum.GetValues<Milestone>())
        from hours in Gen.Choose(0, 4)
        from offset in Gen.Elements<short>(-480, 0, 60, 330)
        from certainty in Gen.Elements(Enum.GetValues<TimeCertainty>())
        from place in Gen.Elements(Places)
        from carrier in Gen.Elements("", "", "FedEx", "UPS")
        from retracted in Gen.Choose(1, 8)
        select new ScriptedScan(milestone, Start + (hours * 3600L))
        {
            UtcOffsetMinutes = offset,
            Certainty = certainty,
            Place = place,
            Carrier = carrier,
            Retracted = retracted == 1,
        };

    /// <summary>Parcels by two numbers, one of them written in several ways.</summary>
    public static Gen<ScriptedParcel> Parcel { get; } =
        from number in Gen.Elements("ZZ000000019QQ", "zz 0000 00019 qq", "ZZ000000022QQ")
        from carrier in Gen.Elements("", "N/A", "FedEx", "fedex", "UPS", "carrier-x")
        from service in Gen.Elements("", "Ground", "Air")
        from origin in Gen.Elements(Places)
        from destination in Gen.Elements(Places)
        from promise in Gen.Elements(Promises)
        from snapshot in Gen.Elements(0, Start, Start + 7200)
        from persons in Gen.Elements(Persons).ArrayOf(2)
        from scanCount in Gen.Choose(1, 4)
        from scans in Scan.ArrayOf(scanCount)
        select new ScriptedParcel(number, scans)
        {
            Carrier = carrier,
            Service = service,
            Origin = origin,
            Destination = destination,
            Promise = promise,
            SnapshotAt = snapshot,
            Persons = persons,
        };

    /// <summary>Pushes that are kept.</summary>
    public static Gen<ScriptedPush> Kept { get; } =
        from count in Gen.Choose(1, 2)
        from parcels in Parcel.ArrayOf(count)
        select ScriptedPush.Of(parcels);

    /// <summary>Pushes with the reason why they are not kept; null for those that are.</summary>
    public static Gen<(Enum? Ending, ScriptedPush Push)> OfAnyEnding { get; } = Gen.Frequency(
        (4, Ending(null, Kept)),
        (2, Gen.Elements(Enum.GetValues<RejectionReason>().Where(reason => reason != RejectionReason.None))
            .Select(reason => ((Enum?)reason, ScriptedPush.Refused(reason)))),
        (1, Ending(WithholdingReason.Minor, Parcel.Select(parcel => ScriptedPush.Of(parcel with { DataUse = DataUse.Minor | DataUse.Consent })))),
        (1, Ending(RejectionReason.Tripwire, Parcel.Select(parcel => ScriptedPush.Of(parcel, parcel with { Service = "jo@mail.test" })))),
        (1, Ending(RejectionReason.NoTrackingNumber, Parcel.Select(parcel => ScriptedPush.Of(parcel with { Number = "- -" })))));

    private static Gen<(Enum? Ending, ScriptedPush Push)> Ending(Enum? ending, Gen<ScriptedPush> pushes) => pushes.Select(push => (ending, push));
}
