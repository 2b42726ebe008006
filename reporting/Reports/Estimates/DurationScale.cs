namespace Analytics.Reports;

/// <summary>
/// What the bins of durations stand for, in a unit. A key is weekday * 4096 + bin: the weekday (any numbering) on which the duration began,
/// and, in hours, the bin that <c>duration_bin</c> in the warehouse's schema gives; in days, the day itself. Minute bins and days stand for
/// exact durations, other bins for what lies within them.
/// </summary>
internal sealed class DurationScale
{
    /// <summary>The bin of whatever took more than 60 days: it has a beginning, and no end.</summary>
    public const int LastBin = 3504;

    public const int Weekdays = 7;

    private const int FirstQuarter = 1440;
    private const int FirstHour = 2304;

    private readonly bool isHours;

    private DurationScale(bool isHours) => this.isHours = isHours;

    public static DurationScale Hours { get; } = new(isHours: true);

    public static DurationScale Days { get; } = new(isHours: false);

    public static DurationScale Of(DurationUnit unit) => unit == DurationUnit.Hours ? Hours : Days;

    public static int BinOf(ushort key) => key & 4095;

    public static int WeekdayOf(ushort key) => key >> 12;

    /// <summary>The minute that a bin of hours begins at.</summary>
    public static int MinuteOf(int bin) => bin switch
    {
        < FirstQuarter => bin,
        < FirstHour => FirstQuarter + ((bin - FirstQuarter) * 15),
        _ => 14_400 + ((bin - FirstHour) * 60),
    };

    /// <summary>Where a bin begins, in the unit; null for the last.</summary>
    public double? StartOf(int bin) => bin switch
    {
        LastBin => null,
        _ when isHours => MinuteOf(bin) / 60.0,
        _ => bin,
    };

    /// <summary>How wide a bin is, in the unit.</summary>
    public double WidthOf(int bin) => bin switch
    {
        _ when !isHours => 0,
        < FirstQuarter => 0,
        < FirstHour => 0.25,
        < LastBin => 1,
        _ => 0,
    };
}
