using System.Collections.Frozen;

namespace Analytics.Formats.Mapped;

/// <summary>What the words of an event's text most likely mean. A proposal for people to check, never used while reading data.</summary>
internal static class MilestoneWords
{
    private static readonly FrozenDictionary<string, Milestone> Codes = new Dictionary<string, Milestone>
    {
        ["PU"] = Milestone.PickedUp,
        ["DP"] = Milestone.Departed,
        ["IT"] = Milestone.InTransit,
        ["AR"] = Milestone.Arrived,
        ["AF"] = Milestone.Arrived,
        ["OD"] = Milestone.OutForDelivery,
        ["OFD"] = Milestone.OutForDelivery,
        ["DL"] = Milestone.Delivered,
        ["POD"] = Milestone.Delivered,
        ["OC"] = Milestone.InfoReceived,
        ["DE"] = Milestone.Exception,
        ["SE"] = Milestone.Exception,
        ["CA"] = Milestone.Cancelled,
        ["RS"] = Milestone.Returning,
        ["RTO"] = Milestone.Returning,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    // The first phrase that occurs decides, so what is more special stands first. Null: leave the event out.
    private static readonly (string Phrase, Milestone? Milestone)[] Phrases =
    [
        ("scheduled", null),
        ("out for delivery", Milestone.OutForDelivery),
        ("vehicle for delivery", Milestone.OutForDelivery),
        ("returned", Milestone.Returned),
        ("return", Milestone.Returning),
        ("undeliverable", Milestone.Exception),
        ("undelivered", Milestone.AttemptFailed),
        ("not delivered", Milestone.AttemptFailed),
        ("attempt", Milestone.AttemptFailed),
        ("delivery failed", Milestone.AttemptFailed),
        ("delivery failure", Milestone.AttemptFailed),
        ("failed delivery", Milestone.AttemptFailed),
        ("available for pickup", Milestone.AvailableForPickup),
        ("ready for pickup", Milestone.AvailableForPickup),
        ("ready for collection", Milestone.AvailableForPickup),
        ("info received", Milestone.InfoReceived),
        ("information received", Milestone.InfoReceived),
        ("information sent", Milestone.InfoReceived),
        ("label created", Milestone.InfoReceived),
        ("pre transit", Milestone.InfoReceived),
        ("delivered", Milestone.Delivered),
        ("gate in", Milestone.Delivered),
        ("picked up", Milestone.PickedUp),
        ("pickedup", Milestone.PickedUp),
        ("pickup", Milestone.PickedUp),
        ("pick up", Milestone.PickedUp),
        ("collected", Milestone.PickedUp),
        ("gate out", Milestone.PickedUp),
        ("customs released", Milestone.CustomsReleased),
        ("customs cleared", Milestone.CustomsReleased),
        ("cleared customs", Milestone.CustomsReleased),
        ("clearance completed", Milestone.CustomsReleased),
        ("customs", Milestone.CustomsEntered),
        ("damage", Milestone.Damaged),
        ("damaged", Milestone.Damaged),
        ("lost", Milestone.Lost),
        ("delay", Milestone.Delayed),
        ("delayed", Milestone.Delayed),
        ("cancelled", Milestone.Cancelled),
        ("canceled", Milestone.Cancelled),
        ("expired", Milestone.Expired),
        ("exception", Milestone.Exception),
        ("alert", Milestone.Exception),
        ("departed", Milestone.Departed),
        ("departure", Milestone.Departed),
        ("left", Milestone.Departed),
        ("dispatched", Milestone.Departed),
        ("wheels off", Milestone.Departed),
        ("arrived at destination", Milestone.ArrivedAtDestination),
        ("arrived", Milestone.Arrived),
        ("arrival", Milestone.Arrived),
        ("at local", Milestone.Arrived),
        ("wheels on", Milestone.Arrived),
        ("in transit", Milestone.InTransit),
        ("transit", Milestone.InTransit),
        ("ordered", Milestone.Ordered),
        ("order placed", Milestone.Ordered),
        ("order", Milestone.Ordered),
        ("purchase", Milestone.Ordered),
        ("po", Milestone.Ordered),
    ];

    /// <summary>False when no word is known. A null milestone: an event that did not happen to the parcel, to be left out.</summary>
    public static bool TryClassify(string text, out Milestone? milestone)
    {
        milestone = null;
        if (Codes.TryGetValue(text.Trim(), out var coded))
        {
            milestone = coded;
            return true;
        }

        var dense = Dense(text);
        foreach (var (phrase, meant) in Phrases)
        {
            if (dense.Contains($" {phrase} ", StringComparison.Ordinal))
            {
                milestone = meant;
                return true;
            }
        }

        return false;
    }

    /// <summary>What a column of times tells by its name; null for none. "Delivery" is a delivery only beside "actual" or alone.</summary>
    public static Milestone? OfColumn(IReadOnlyList<string> words)
    {
        var dense = $" {string.Join(' ', words)} ";
        return dense.Contains(" actual delivery ", StringComparison.Ordinal) || dense.Contains(" delivery date ", StringComparison.Ordinal) ? Milestone.Delivered
            : TryClassify(dense, out var milestone) ? milestone
            : null;
    }

    private static string Dense(string text) => $" {string.Join(' ', new string(
        [.. text.Select(c => char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries))} ";
}
