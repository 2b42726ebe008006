using System.Globalization;
using Analytics.Warehouse;

namespace Analytics.Reports.Tests.Reference;

/// <summary>Working days of the countries, one day at a time, from the calendars that the warehouse carries.</summary>
internal static class WorkingCalendar
{
    private static readonly Dictionary<string, HashSet<string>> Calendars = Lines().ToDictionary(words => words[0], words => words.Skip(1).ToHashSet());

    /// <summary>Working days after one date, up to another and with it.</summary>
    public static int BusinessDays(string place, DateOnly start, DateOnly stop)
    {
        var days = 0;
        for (var date = start.AddDays(1); date <= stop; date = date.AddDays(1))
        {
            days += IsWorkingDay(place.Split('-')[0], date) ? 1 : 0;
        }

        return days;
    }

    private static bool IsWorkingDay(string country, DateOnly date)
    {
        var weekday = date.DayOfWeek == DayOfWeek.Sunday ? '7' : (char)('0' + (int)date.DayOfWeek);
        return Calendars.TryGetValue(country, out var calendar)
            ? !calendar.First(word => word.Length <= 2).Contains(weekday) && !calendar.Contains(date.ToString("yyyyMMdd", CultureInfo.InvariantCulture))
            : weekday is not ('6' or '7');
    }

    private static IEnumerable<string[]> Lines()
    {
        using var reader = new StreamReader(typeof(IClickHouse).Assembly.GetManifestResourceStream("Calendars/calendars.txt")!);
        return [.. reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split(' '))];
    }
}
