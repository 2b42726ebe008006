using System.Text.Json;

namespace Analytics.Custody.Requests;

/// <summary>Verbs, states and reasons as commands, addresses and tables write them: <c>no-sale</c>, <c>legal-claims</c>.</summary>
public static class RequestNames
{
    public static string NameOf<T>(T value)
        where T : struct, Enum => Known<T>.Names[value];

    /// <summary>False when there is none of this name.</summary>
    public static bool TryParse<T>(string? name, out T value)
        where T : struct, Enum => Known<T>.Values.TryGetValue(name ?? "", out value);

    /// <summary>Every name, with commas between them.</summary>
    public static string All<T>()
        where T : struct, Enum => string.Join(", ", Known<T>.Names.Values);

    /// <summary>What a table of ours says: a name that is not known was written by a newer version.</summary>
    internal static T Parse<T>(string name)
        where T : struct, Enum => TryParse<T>(name, out var value)
            ? value
            : throw new Control.ControlException("The control database names a kind of request that this version does not know. Update.");

    private static class Known<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> Names =
            Enum.GetValues<T>().ToDictionary(value => value, value => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()));

        public static readonly Dictionary<string, T> Values = Names.ToDictionary(pair => pair.Value, pair => pair.Key);
    }
}
