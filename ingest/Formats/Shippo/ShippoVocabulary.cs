namespace Analytics.Formats.Shippo;

/// <summary>Shippo's statuses and sub-status codes.</summary>
internal static class ShippoVocabulary
{
    private static readonly MilestoneTable Statuses = new(
        ("UNKNOWN", Milestone.Other),
        ("PRE_TRANSIT", Milestone.InfoReceived),
        ("TRANSIT", Milestone.InTransit),
        ("DELIVERED", Milestone.Delivered),
        ("RETURNED", Milestone.Returned),
        ("FAILURE", Milestone.Exception));

    private static readonly MilestoneTable SubStatuses = new(
        ("information_received", Milestone.InfoReceived),
        ("address_issue", Milestone.Exception),
        ("contact_carrier", Milestone.Exception),
        ("delayed", Milestone.Delayed),
        ("delivery_attempted", Milestone.AttemptFailed),
        ("delivery_rescheduled", Milestone.InTransit),
        ("delivery_scheduled", Milestone.InTransit),
        ("location_inaccessible", Milestone.AttemptFailed),
        ("notice_left", Milestone.AttemptFailed),
        ("out_for_delivery", Milestone.OutForDelivery),
        ("package_accepted", Milestone.PickedUp),
        ("package_arrived", Milestone.Arrived),
        ("package_damaged", Milestone.Damaged),
        ("package_departed", Milestone.Departed),
        ("package_forwarded", Milestone.InTransit),
        ("package_held", Milestone.Exception),
        ("package_processed", Milestone.InTransit),
        ("package_processing", Milestone.InTransit),
        ("pickup_available", Milestone.AvailableForPickup),
        ("reschedule_delivery", Milestone.Exception),
        ("return_to_sender", Milestone.Returning),
        ("package_unclaimed", Milestone.Returning),
        ("package_undeliverable", Milestone.Exception),
        ("package_disposed", Milestone.Exception),
        ("package_lost", Milestone.Lost));

    /// <summary>What a sub-status says, else its status. Nothing is said more plainly than delivered.</summary>
    public static Milestone Of(ReadOnlySpan<byte> status, ReadOnlySpan<byte> subStatus)
    {
        Statuses.TryGet(status, out var milestone);
        return milestone != Milestone.Delivered && SubStatuses.TryGet(subStatus, out var finer) ? finer : milestone;
    }
}
