using System.Collections.Frozen;
using System.Text.Json;

namespace Analytics.Reports;

/// <summary>A closed set of names: an enum's, in lower case with hyphens.</summary>
internal static class Choice<T>
    where T : struct, Enum
{
    private static readonly FrozenDictionary<string, T> ByName =
        Enum.GetValues<T>().ToFrozenDictionary(value => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()));

    /// <summary>Every name, in the order of the enum.</summary>
    public static string All { get; } = string.Join(", ", Enum.GetValues<T>().Select(NameOf));

    public static string NameOf(T value) => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    public static bool TryParse(string name, out T value) => ByName.TryGetValue(name, out value);
}
