namespace Analytics.Formats.EasyPost;

/// <summary>EasyPost's statuses and status details (v2).</summary>
internal static class EasyPostVocabulary
{
    private static readonly MilestoneTable Statuses = new(
        ("unknown", Milestone.Other),
        ("pre_transit", Milestone.InfoReceived),
        ("in_transit", Milestone.InTransit),
        ("out_for_delivery", Milestone.OutForDelivery),
        ("delivered", Milestone.Delivered),
        ("available_for_pickup", Milestone.AvailableForPickup),
        ("return_to_sender", Milestone.Returning),
        ("failure", Milestone.Exception),
        ("cancelled", Milestone.Cancelled),
        ("canceled", Milestone.Cancelled),

        // EasyPost or the carrier could not process the tracker, which says nothing of the parcel.
        ("error", Milestone.Other));

    private static readonly MilestoneTable Progress = new(
        ("label_created", Milestone.InfoReceived),
        ("received_at_origin_facility", Milestone.PickedUp),
        ("arrived_at_facility", Milestone.Arrived),
        ("departed_facility", Milestone.Departed),
        ("departed_origin_facility", Milestone.Departed),
        ("received_at_destination_facility", Milestone.ArrivedAtDestination),
        ("arrived_at_destination", Milestone.ArrivedAtDestination),
        ("out_for_delivery", Milestone.OutForDelivery),
        ("arrived_at_pickup_location", Milestone.AvailableForPickup));

    private static readonly MilestoneTable Trouble = new(
        ("address_correction", Milestone.Exception),
        ("delivery_exception", Milestone.Exception),
        ("transit_exception", Milestone.Exception),
        ("held", Milestone.Exception),
        ("missorted", Milestone.Exception),
        ("refused", Milestone.Exception),
        ("delayed", Milestone.Delayed),
        ("weather_delay", Milestone.Delayed),
        ("damaged", Milestone.Damaged),
        ("lost", Milestone.Lost),
        ("return", Milestone.Returning),
        ("cancelled", Milestone.Cancelled),
        ("expired", Milestone.Expired));

    /// <summary>
    /// What a status says, made finer by its detail where the status is vague. A status that says it all stands: the usual
    /// detail of <c>delivered</c> is <c>arrived_at_destination</c>.
    /// </summary>
    public static Milestone Of(ReadOnlySpan<byte> status, ReadOnlySpan<byte> detail)
    {
        Statuses.TryGet(status, out var milestone);
        var isVague = milestone is Milestone.Other or Milestone.InfoReceived or Milestone.InTransit;
        return (isVague && Progress.TryGet(detail, out var finer))
            || ((isVague || milestone == Milestone.Exception) && Trouble.TryGet(detail, out finer)) ? finer : milestone;
    }
}
