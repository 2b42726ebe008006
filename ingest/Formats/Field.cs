namespace Analytics.Formats;

/// <summary>
/// What a provider's field means to a reader. The field policy (Custody) says which path carries which field, and with
/// what action; a path that it does not name is never seen by a reader.
/// </summary>
public enum Field : byte
{
    None = 0,

    // Identifiers: action "token".
    Number, Recipient, Shipper,

    // Places: action "coarsen".
    ScanCountry, ScanState, ScanPostal,
    OriginCountry, OriginState, OriginPostal,
    DestinationCountry, DestinationState, DestinationPostal,

    // Measures: action "keep".
    Carrier, CarrierKey, LegCarrier, LegCarrierKey, ScanCarrier, ScanCarrierKey, Service,
    Status, SubStatus, Stage, ScanKind, ScanId,
    Time, TimeUtc, TimeDate, TimeOfDay, TimeZone,
    SnapshotTime,
    PromiseOriginal, PromiseFrom, PromiseTo, PromiseEstimate,

    // Measures too: instants that a provider gives beside its scans. The newest scan's, and those of milestones by name.
    LatestTime,
    OrderTime, InfoReceivedTime, PickedUpTime, DepartedTime, ArrivedAtDestinationTime, CustomsTime,
    OutForDeliveryTime, DeliveredTime, ReturningTime, ReturnedTime,
    EventName, Mode, ObjectKind,
    Retracted,
    DataUse,
}

/// <summary>What may be done with a field; see <see cref="Field"/>.</summary>
public static class FieldKinds
{
    public static bool IsIdentifier(this Field field) => field is >= Field.Number and <= Field.Shipper;

    public static bool IsPlace(this Field field) => field is >= Field.ScanCountry and <= Field.DestinationPostal;

    public static bool IsMeasure(this Field field) => field >= Field.Carrier;
}
