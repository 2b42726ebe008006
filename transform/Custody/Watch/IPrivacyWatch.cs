namespace Analytics.Custody.Watch;

/// <summary>Tells how what is promised to persons stands: counts alone.</summary>
public interface IPrivacyWatch
{
    /// <summary>How things stand now.</summary>
    Task<PrivacyState> ReadAsync(CancellationToken cancellation);
}

/// <summary>How things stand. Holds no token and no value of a push.</summary>
/// <param name="Epochs">Epochs of which anything is left, the oldest first.</param>
/// <param name="Withheld">Pushes that were withheld, by reason.</param>
/// <param name="UnknownFields">Fields that the policy does not name and that were dropped unread, the most frequent first.</param>
/// <param name="Tripwires">Pushes that were rejected because a value that is kept looked like an identifier, by day (UTC).</param>
public sealed record PrivacyState(
    IReadOnlyList<EpochState> Epochs, IReadOnlyList<WithheldCount> Withheld, IReadOnlyList<UnknownFieldCount> UnknownFields, IReadOnlyList<TripwireCount> Tripwires);

/// <summary>An epoch.</summary>
/// <param name="Epoch">Its month, as yyyymm.</param>
/// <param name="FirstDay">The day that its life is counted from.</param>
/// <param name="DaysLeft">Whole days until nothing of it may be left; negative when it is overdue.</param>
/// <param name="Parcels">Parcels of it that are held.</param>
/// <param name="IsKeyLive">Whether its keys are still there.</param>
public sealed record EpochState(uint Epoch, DateOnly FirstDay, int DaysLeft, long Parcels, bool IsKeyLive);

/// <summary>Pushes that were withheld for a reason.</summary>
public sealed record WithheldCount(string Reason, long Pushes);

/// <summary>A field that the policy does not name.</summary>
/// <param name="Provider">The provider's name.</param>
/// <param name="Path">Names from the root on, as the push has them: no value.</param>
/// <param name="Times">How often it was dropped.</param>
public sealed record UnknownFieldCount(string Provider, string Path, long Times);

/// <summary>Pushes that a tripwire rejected on a day.</summary>
public sealed record TripwireCount(DateOnly Day, long Pushes);
