using System.Globalization;

namespace Analytics.Warehouse.Calendars;

/// <summary>The days of a country on which nobody delivers.</summary>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="Weekend">Days of the week that are free, every week.</param>
/// <param name="Holidays">Public holidays of the whole country, on whatever day of the week.</param>
internal sealed record Calendar(string Country, IReadOnlySet<DayOfWeek> Weekend, IReadOnlySet<DateOnly> Holidays)
{
    /// <summary>The calendars in the text that <c>deploy/calendars/generate.mjs</c> writes.</summary>
    public static IEnumerable<Calendar> Read(string text) =>
        from line in text.Split('\n')
        where line.Length > 0 && line[0] != '#'
        select FromLine(line.Split(' '));

    public bool IsWorkingDay(DateOnly date) => !Weekend.Contains(date.DayOfWeek) && !Holidays.Contains(date);

    private static Calendar FromLine(string[] words) => new(
        words[0],
        words[1].Select(number => (DayOfWeek)((number - '0') % 7)).ToHashSet(),
        words.Skip(2).Select(date => DateOnly.ParseExact(date, "yyyyMMdd", CultureInfo.InvariantCulture)).ToHashSet());
}
