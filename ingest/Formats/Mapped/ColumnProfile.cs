using System.Text;

namespace Analytics.Formats.Mapped;

/// <summary>What the values of one column look like.</summary>
internal sealed class ColumnProfile
{
    private const double NearlyAll = 0.95;
    private readonly List<string> filled;
    private readonly Dictionary<string, int> counts;

    public ColumnProfile(string name, IReadOnlyList<string> values)
    {
        Name = name;
        Words = ColumnName.Words(name);
        filled = [.. values.Where(value => !IsPlaceholder(value))];
        counts = filled.CountBy(value => value, StringComparer.OrdinalIgnoreCase).ToDictionary(StringComparer.OrdinalIgnoreCase);
        FilledShare = values.Count == 0 ? 0 : (double)filled.Count / values.Count;
        Times = TimeGuess.Of(counts);
    }

    public string Name { get; }

    public IReadOnlyList<string> Words { get; }

    public double FilledShare { get; }

    /// <summary>How its times are written; null when it holds none.</summary>
    public TimeGuess? Times { get; }

    public int Distinct => counts.Count;

    public double DistinctShare => filled.Count == 0 ? 0 : (double)counts.Count / filled.Count;

    /// <summary>Different texts, the most frequent first.</summary>
    public IEnumerable<string> Texts => counts.OrderByDescending(text => text.Value).ThenBy(text => text.Key, StringComparer.Ordinal).Select(text => text.Key);

    public bool IsShort => counts.Count > 0 && counts.Keys.Max(text => text.Length) <= 60;

    public bool IsCountry => Holds(text => Countries.TryRead(Encoding.UTF8.GetBytes(text), out _));

    public bool IsRegionCode => Holds(text => RegionCode.TryFind(Encoding.UTF8.GetBytes(text), out _));

    public bool IsContact => Times is null && (Holds(IsEmail) || Holds(IsPhone));

    public bool IsFlag => Holds(text => Flags.Permits(Encoding.UTF8.GetBytes(text)) || !Flags.Restricts(Encoding.UTF8.GetBytes(text)));

    /// <summary>Share of the values that satisfy a condition.</summary>
    public double Share(Func<string, bool> condition) =>
        filled.Count == 0 ? 0 : counts.Where(text => condition(text.Key)).Sum(text => text.Value) / (double)filled.Count;

    private bool Holds(Func<string, bool> condition) => filled.Count > 0 && Share(condition) >= NearlyAll;

    private static bool IsPlaceholder(string text) => Placeholders.IsOne(Encoding.UTF8.GetBytes(text));

    private static bool IsEmail(string text) => text.IndexOf('@') is > 0 and var at && text.IndexOf('.', at) > at;

    private static bool IsPhone(string text) => text.Count(char.IsDigit) is >= 7 and <= 15
        && text.All(c => char.IsDigit(c) || c is '+' or '-' or ' ' or '(' or ')' or '.')
        && (text.StartsWith('+') || text.Any(c => c is '-' or ' ' or '('));
}
