namespace Analytics.Formats.SeventeenTrack;

/// <summary>17TRACK's stages, statuses and sub-statuses (API v2.4), and the status codes of API v1.</summary>
internal static class SeventeenTrackVocabulary
{
    private static readonly MilestoneTable Stages = new(
        ("InfoReceived", Milestone.InfoReceived),
        ("PickedUp", Milestone.PickedUp),
        ("Departure", Milestone.Departed),
        ("Arrival", Milestone.Arrived),
        ("AvailableForPickup", Milestone.AvailableForPickup),
        ("OutForDelivery", Milestone.OutForDelivery),
        ("Delivered", Milestone.Delivered),
        ("Returning", Milestone.Returning),
        ("Returned", Milestone.Returned));

    private static readonly MilestoneTable Statuses = new(
        ("NotFound", Milestone.Other),
        ("InfoReceived", Milestone.InfoReceived),
        ("InTransit", Milestone.InTransit),
        ("Expired", Milestone.Expired),
        ("AvailableForPickup", Milestone.AvailableForPickup),
        ("OutForDelivery", Milestone.OutForDelivery),
        ("DeliveryFailure", Milestone.AttemptFailed),
        ("Delivered", Milestone.Delivered),
        ("Exception", Milestone.Exception));

    // Those that say more than the status before their underscore.
    private static readonly MilestoneTable SubStatuses = new(
        ("InTransit_PickedUp", Milestone.PickedUp),
        ("InTransit_Departure", Milestone.Departed),
        ("InTransit_Arrival", Milestone.Arrived),
        ("InTransit_CustomsProcessing", Milestone.CustomsEntered),
        ("InTransit_CustomsRequiringInformation", Milestone.CustomsEntered),
        ("InTransit_CustomsReleased", Milestone.CustomsReleased),
        ("Exception_Returning", Milestone.Returning),
        ("Exception_Returned", Milestone.Returned),
        ("Exception_Damage", Milestone.Damaged),
        ("Exception_Delayed", Milestone.Delayed),
        ("Exception_Lost", Milestone.Lost),
        ("Exception_Cancel", Milestone.Cancelled));

    /// <summary>A stage of an event or of the list of milestones.</summary>
    public static bool TryStage(ReadOnlySpan<byte> stage, out Milestone milestone) => Stages.TryGet(stage, out milestone);

    /// <summary>A sub-status; one that is not known means what its status means.</summary>
    public static Milestone OfSubStatus(ReadOnlySpan<byte> subStatus)
    {
        if (SubStatuses.TryGet(subStatus, out var milestone))
        {
            return milestone;
        }

        var end = subStatus.IndexOf((byte)'_');
        Statuses.TryGet(end < 0 ? subStatus : subStatus[..end], out milestone);
        return milestone;
    }

    /// <summary>The overall status <c>e</c> of API v1.</summary>
    public static Milestone OfCode(ReadOnlySpan<byte> code) => code switch
    {
        [(byte)'1', (byte)'0'] => Milestone.InTransit,
        [(byte)'2', (byte)'0'] => Milestone.Expired,
        [(byte)'3', (byte)'0'] => Milestone.AvailableForPickup,
        [(byte)'3', (byte)'5'] => Milestone.AttemptFailed,
        [(byte)'4', (byte)'0'] => Milestone.Delivered,
        [(byte)'5', (byte)'0'] => Milestone.Exception,
        _ => Milestone.Other,
    };
}
