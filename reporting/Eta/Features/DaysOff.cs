using System.Collections.Concurrent;
using Analytics.Warehouse.Calendars;

namespace Analytics.Eta;

/// <summary>Counts days on which nobody delivers: weekends and holidays of a country.</summary>
internal static class DaysOff
{
    private static readonly int first = DayOf(new DateOnly(2000, 1, 1));
    private static readonly int last = DayOf(new DateOnly(2080, 1, 1));

    private static readonly ConcurrentDictionary<string, ushort[]> counted = new(StringComparer.Ordinal);

    /// <summary>Days off among the next ones.</summary>
    /// <param name="country">ISO 3166-1 alpha-2; one without a calendar has weekends.</param>
    /// <param name="day">Days since 1970: the day before the first that counts, as the local calendar has it.</param>
    /// <param name="days">How many days count.</param>
    public static int Among(string country, int day, int days)
    {
        var working = counted.GetOrAdd(WorkingCalendar.IsKnown(country) ? country : "", Count);
        var from = Math.Clamp(day - first, 0, working.Length - 1 - days);
        return days - (working[from + days] - working[from]);
    }

    // Working days up to each day and with it.
    private static ushort[] Count(string country)
    {
        var working = new ushort[last - first];
        for (var i = 1; i < working.Length; i++)
        {
            working[i] = (ushort)(working[i - 1] + (WorkingCalendar.IsWorkingDay(country, DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays(first + i)) ? 1 : 0));
        }

        return working;
    }

    private static int DayOf(DateOnly date) => date.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;
}
