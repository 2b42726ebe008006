namespace Analytics.Formats.TrackingMore;

/// <summary>TrackingMore's statuses and sub-statuses (API v4; those of v2 are among them).</summary>
internal static class TrackingMoreVocabulary
{
    // "pickup" is out for delivery or ready for collection: its sub-status tells.
    private static readonly MilestoneTable Statuses = new(
        ("pending", Milestone.Other),
        ("notfound", Milestone.Other),
        ("inforeceived", Milestone.InfoReceived),
        ("transit", Milestone.InTransit),
        ("pickup", Milestone.OutForDelivery),
        ("delivered", Milestone.Delivered),
        ("undelivered", Milestone.AttemptFailed),
        ("exception", Milestone.Exception),
        ("expired", Milestone.Expired));

    private static readonly MilestoneTable SubStatuses = new(
        ("pending001", Milestone.Other),
        ("pending002", Milestone.Other),
        ("pending003", Milestone.Other),
        ("notfound001", Milestone.InfoReceived),
        ("not found001", Milestone.InfoReceived),
        ("notfound002", Milestone.Other),
        ("not found002", Milestone.Other),
        ("inforeceived001", Milestone.InfoReceived),
        ("transit001", Milestone.InTransit),
        ("transit002", Milestone.Arrived),
        ("transit003", Milestone.Arrived),
        ("transit004", Milestone.ArrivedAtDestination),
        ("transit005", Milestone.CustomsReleased),
        ("transit006", Milestone.Departed),
        ("transit007", Milestone.Departed),
        ("pickup001", Milestone.OutForDelivery),
        ("pickup002", Milestone.AvailableForPickup),
        ("pickup003", Milestone.OutForDelivery),
        ("delivered001", Milestone.Delivered),
        ("delivered002", Milestone.Delivered),
        ("delivered003", Milestone.Delivered),
        ("delivered004", Milestone.Delivered),
        ("undelivered001", Milestone.AttemptFailed),
        ("undelivered002", Milestone.AttemptFailed),
        ("undelivered003", Milestone.AttemptFailed),
        ("undelivered004", Milestone.AttemptFailed),
        ("exception004", Milestone.Exception),
        ("exception005", Milestone.Exception),
        ("exception006", Milestone.Exception),
        ("exception007", Milestone.Exception),
        ("exception008", Milestone.Cancelled),
        ("exception009", Milestone.Exception),
        ("exception010", Milestone.Returned),
        ("exception011", Milestone.Returning),
        ("expired001", Milestone.Expired));

    /// <summary>What a sub-status says, else its status.</summary>
    public static Milestone Of(ReadOnlySpan<byte> status, ReadOnlySpan<byte> subStatus)
    {
        if (!SubStatuses.TryGet(subStatus, out var milestone))
        {
            Statuses.TryGet(status, out milestone);
        }

        return milestone;
    }
}
