using System.Globalization;

namespace Analytics.Releases;

/// <summary>
/// A window of releases: the weeks whose Mondays lie in a month. A parcel is in one window: that in which its delivery was known when the
/// window was closed, and no earlier one was.
/// </summary>
/// <param name="Year">The year.</param>
/// <param name="Month">1 to 12.</param>
public readonly record struct Window(int Year, int Month) : IComparable<Window>
{
    /// <summary>As <c>2026-08</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}");

    /// <summary>As a number: 202608.</summary>
    public uint Number => ((uint)Year * 100) + (uint)Month;

    /// <summary>The first day of the month.</summary>
    public DateOnly First => new(Year, Month, 1);

    /// <summary>The first day of the next.</summary>
    public DateOnly After => First.AddMonths(1);

    /// <summary>The Mondays in the month, ascending: 4 or 5.</summary>
    public IReadOnlyList<DateOnly> Weeks
    {
        get
        {
            var monday = First.AddDays(((int)DayOfWeek.Monday - (int)First.DayOfWeek + 7) % 7);
            var after = After;
            return [.. Enumerable.Range(0, 5).Select(week => monday.AddDays(7 * week)).Where(week => week < after)];
        }
    }

    public static bool TryParse(string text, out Window window)
    {
        var isDay = DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
        window = isDay ? new(day.Year, day.Month) : default;
        return isDay;
    }

    public int CompareTo(Window other) => Number.CompareTo(other.Number);

    public static bool operator <(Window left, Window right) => left.CompareTo(right) < 0;

    public static bool operator >(Window left, Window right) => left.CompareTo(right) > 0;

    public static bool operator <=(Window left, Window right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Window left, Window right) => left.CompareTo(right) >= 0;
}
