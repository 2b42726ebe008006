namespace Analytics.Formats;

/// <summary>
/// What a scan says has happened. The numbers are stored (column <c>scans.milestone</c>) and never reused.
/// </summary>
public enum Milestone : byte
{
    /// <summary>A status this version does not know, or one that says nothing about progress. Kept and counted.</summary>
    Other = 0,
    Ordered = 1,
    InfoReceived = 2,
    PickedUp = 3,
    Departed = 4,
    InTransit = 5,
    /// <summary>Arrived at a facility; whether that lies at the destination is told by the place.</summary>
    Arrived = 6,
    /// <summary>The provider itself says: arrived in the destination country or region.</summary>
    ArrivedAtDestination = 7,
    CustomsEntered = 8,
    CustomsReleased = 9,
    OutForDelivery = 10,
    AvailableForPickup = 11,
    AttemptFailed = 12,
    Delivered = 13,
    Exception = 14,
    Delayed = 15,
    Damaged = 16,
    Lost = 17,
    Returning = 18,
    Returned = 19,
    Cancelled = 20,
    Expired = 21,
}
