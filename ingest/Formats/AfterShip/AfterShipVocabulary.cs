namespace Analytics.Formats.AfterShip;

/// <summary>AfterShip's tags and sub-tags, the additions of March 2026 among them. The list of sub-tags is open.</summary>
internal static class AfterShipVocabulary
{
    private static readonly MilestoneTable Tags = new(
        ("Pending", Milestone.Other),
        ("InfoReceived", Milestone.InfoReceived),
        ("InTransit", Milestone.InTransit),
        ("OutForDelivery", Milestone.OutForDelivery),
        ("AttemptFail", Milestone.AttemptFailed),
        ("Delivered", Milestone.Delivered),
        ("AvailableForPickup", Milestone.AvailableForPickup),
        ("Exception", Milestone.Exception),
        ("Expired", Milestone.Expired));

    // Those that say something else, or more, than their tag.
    private static readonly MilestoneTable SubTags = new(
        ("InTransit_002", Milestone.PickedUp),
        ("InTransit_003", Milestone.Arrived),
        ("InTransit_004", Milestone.ArrivedAtDestination),
        ("InTransit_005", Milestone.CustomsReleased),
        ("InTransit_006", Milestone.CustomsEntered),
        ("InTransit_007", Milestone.Departed),
        ("OutForDelivery_002", Milestone.AvailableForPickup),

        // The recipient was called, an appointment was made: the parcel may leave the depot days later.
        ("OutForDelivery_003", Milestone.InTransit),
        ("OutForDelivery_004", Milestone.InTransit),
        ("Exception_004", Milestone.Delayed),
        ("Exception_005", Milestone.Delayed),
        ("Exception_010", Milestone.Returning),
        ("Exception_011", Milestone.Returned),
        ("Exception_012", Milestone.Damaged),
        ("Exception_013", Milestone.Lost),
        ("Exception_016", Milestone.Delayed),
        ("Exception_017", Milestone.Delayed),
        ("Exception_019", Milestone.Delayed),
        ("Exception_020", Milestone.Cancelled));

    /// <summary>What a sub-tag says, else its tag.</summary>
    public static Milestone Of(ReadOnlySpan<byte> tag, ReadOnlySpan<byte> subTag)
    {
        if (!SubTags.TryGet(subTag, out var milestone))
        {
            Tags.TryGet(tag, out milestone);
        }

        return milestone;
    }
}
