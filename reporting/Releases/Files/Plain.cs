using System.Globalization;

namespace Analytics.Releases;

/// <summary>Values as text that is the same on every machine.</summary>
internal static class Plain
{
    /// <summary>The shortest that reads back as the same.</summary>
    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>With commas between thousands.</summary>
    public static string Count(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    public static string Percent(double share) => (100 * share).ToString("0.#", CultureInfo.InvariantCulture) + " %";

    /// <summary>To three significant digits.</summary>
    public static string Short(double value) => value.ToString("G3", CultureInfo.InvariantCulture);

    /// <summary>A small number, as <c>1e-6</c>.</summary>
    public static string Small(double value) => value.ToString("0.##e-0", CultureInfo.InvariantCulture);

    /// <summary>As files have it.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>In UTC, to the second.</summary>
    public static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
