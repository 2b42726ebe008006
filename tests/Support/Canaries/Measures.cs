using System.Collections.Frozen;
using Analytics.Formats;

namespace Analytics.Support.Canaries;

/// <summary>
/// Everything that may be kept, by kind, and why it can point at nobody. A field that a policy keeps and that stands in none of
/// these lists fails a test, so that a new measure is looked at before it passes.
/// </summary>
public static class Measures
{
    /// <summary>Names of carriers and services: the only texts that are stored as they come, behind the tripwire.</summary>
    public static readonly FrozenSet<Field> Texts =
    [
        Field.Carrier, Field.CarrierKey, Field.LegCarrier, Field.LegCarrierKey, Field.ScanCarrier, Field.ScanCarrierKey, Field.Service,
    ];

    /// <summary>Stored as instants and local days.</summary>
    public static readonly FrozenSet<Field> Times =
    [
        Field.Time, Field.TimeUtc, Field.TimeDate, Field.TimeOfDay, Field.TimeZone, Field.SnapshotTime, Field.LatestTime,
        Field.PromiseOriginal, Field.PromiseFrom, Field.PromiseTo, Field.PromiseEstimate,
        Field.OrderTime, Field.InfoReceivedTime, Field.PickedUpTime, Field.DepartedTime, Field.ArrivedAtDestinationTime, Field.CustomsTime,
        Field.OutForDeliveryTime, Field.DeliveredTime, Field.ReturningTime, Field.ReturnedTime,
    ];

    /// <summary>Looked up in a vocabulary, and stored as a milestone of it.</summary>
    public static readonly FrozenSet<Field> Statuses = [Field.Status, Field.SubStatus, Field.Stage];

    /// <summary>Read as a yes or no, and not stored.</summary>
    public static readonly FrozenSet<Field> Flags = [Field.Mode, Field.Retracted];

    /// <summary>A value that a time field can have.</summary>
    public static string TimeOf(Field field) => field switch
    {
        Field.TimeDate => "2026-10-01",
        Field.TimeOfDay => "08:00:00",
        Field.TimeZone => "+02:00",
        _ => "2026-10-01T08:00:00+02:00",
    };
}
