namespace Analytics.Eta;

/// <summary>What a scan says has happened, by the codes that are stored (column <c>scans.milestone</c>).</summary>
public enum Milestone : byte
{
    Other = 0,
    Ordered = 1,
    InfoReceived = 2,
    PickedUp = 3,
    Departed = 4,
    InTransit = 5,
    Arrived = 6,
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
