using System.Collections.Concurrent;

namespace Analytics.Warehouse.Calendars;

/// <summary>Counts on by working days. Holidays are known from 2008 to 2035; beyond, weekends alone are free.</summary>
public static class WorkingCalendar
{
    /// <summary>Where there is no country: Monday to Friday.</summary>
    private static readonly Calendar weekdays = new("", new HashSet<DayOfWeek> { DayOfWeek.Saturday, DayOfWeek.Sunday }, new HashSet<DateOnly>());

    private static readonly ConcurrentDictionary<string, Calendar?> read = new();

    /// <summary>Whether there is a calendar of this country.</summary>
    /// <param name="country">ISO 3166-1 alpha-2, in capitals; empty for Monday to Friday.</param>
    public static bool IsKnown(string country) => Find(country) is not null;

    /// <summary>The nth working day after a day, whether that is one or not.</summary>
    /// <param name="country">As <see cref="IsKnown"/> takes it.</param>
    /// <param name="day">The day that is not counted.</param>
    /// <param name="days">How many, from 0; 0 is the day itself.</param>
    /// <exception cref="ArgumentException">There is no calendar of the country.</exception>
    public static DateOnly AddWorkingDays(string country, DateOnly day, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        var calendar = Find(country) ?? throw new ArgumentException("There is no calendar of this country.", nameof(country));
        for (var left = days; left > 0; left -= calendar.IsWorkingDay(day) ? 1 : 0)
        {
            day = day.AddDays(1);
        }

        return day;
    }

    /// <summary>Whether somebody delivers on a day.</summary>
    /// <inheritdoc cref="AddWorkingDays"/>
    public static bool IsWorkingDay(string country, DateOnly day) =>
        (Find(country) ?? throw new ArgumentException("There is no calendar of this country.", nameof(country))).IsWorkingDay(day);

    private static Calendar? Find(string country) => country.Length == 0 ? weekdays : read.GetOrAdd(country, static country =>
        Calendar.Read(Resources.Text("Calendars/calendars.txt")).FirstOrDefault(calendar => calendar.Country == country));
}
