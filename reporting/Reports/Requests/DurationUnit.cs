namespace Analytics.Reports;

/// <summary>What durations are told in. In text each is its name in lower case with hyphens, and at the end of a figure's name with underscores: <c>p50_business_days</c>.</summary>
public enum DurationUnit
{
    Hours,

    /// <summary>From one local date to the other: delivered on the day of the pickup is 0.</summary>
    CalendarDays,

    /// <summary>The working days of them, by the weekends and public holidays of the destination's country.</summary>
    BusinessDays,
}
