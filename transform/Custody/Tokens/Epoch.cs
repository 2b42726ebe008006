namespace Analytics.Custody.Tokens;

/// <summary>
/// A month (UTC) as yyyymm: that of the keys which tokens are made under. What is made under them is gone by the epoch's 180th day, counted
/// from the first of the month, whenever within it the keys were made.
/// </summary>
public static class Epoch
{
    /// <summary>The most that the policy allows a key, and every token made under it.</summary>
    public const int LongestLifeDays = 180;

    // A daily job may come a day late and still be in time.
    private const int DroppedOnDay = LongestLifeDays - 1;

    // Whoever still has the keys in memory lets go of them before they are destroyed.
    private const int LinkedUntilDay = DroppedOnDay - 1;

    /// <summary>The epoch of an instant.</summary>
    public static uint Of(DateTimeOffset instant) => (uint)((instant.UtcDateTime.Year * 100) + instant.UtcDateTime.Month);

    /// <summary>Its first instant.</summary>
    public static DateTimeOffset Start(uint epoch) => new((int)(epoch / 100), (int)(epoch % 100), 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The first instant of the one after it.</summary>
    public static DateTimeOffset End(uint epoch) => Start(epoch).AddMonths(1);

    /// <summary>From when on a parcel of the epoch is told no more: it would be a new one.</summary>
    public static DateTimeOffset LinkedUntil(uint epoch) => Start(epoch).AddDays(LinkedUntilDay);

    /// <summary>From when on the epoch is due to be dropped: key, tokens and rows.</summary>
    public static DateTimeOffset DueAt(uint epoch) => Start(epoch).AddDays(DroppedOnDay);

    /// <summary>By when nothing of it may be left.</summary>
    public static DateTimeOffset Limit(uint epoch) => Start(epoch).AddDays(LongestLifeDays);
}
