using System.Reflection;
using System.Text.Json;

namespace Analytics.Custody.Uses;

/// <summary>
/// The data-use policy: a profile for each platform and policy date (<c>Policy/Profiles/*.json</c>), and one for every source that has none,
/// of which nothing is sold without consent.
/// </summary>
public sealed class UsePolicy
{
    private const string Any = "any";

    private readonly ILookup<string, UseProfile> profiles;

    private UsePolicy(IEnumerable<UseProfile> profiles) => this.profiles = profiles.ToLookup(profile => profile.Platform, StringComparer.OrdinalIgnoreCase);

    /// <summary>The profiles that are built into this assembly.</summary>
    public static UsePolicy BuiltIn { get; } = new(ReadBuiltIn().ToList());

    /// <summary>Every profile, by platform and date.</summary>
    public IEnumerable<UseProfile> All => profiles.SelectMany(platform => platform).OrderBy(profile => profile.Platform, StringComparer.Ordinal).ThenBy(profile => profile.From);

    /// <summary>The profile that holds for a source on a day: its platform's latest from before, else that of any source.</summary>
    /// <param name="source">A provider format's name, or what a map names as its source.</param>
    /// <param name="day">The day (UTC) on which its pushes are decided on.</param>
    public UseProfile ProfileOf(string source, DateOnly day) =>
        profiles[source].Where(profile => profile.From <= day).MaxBy(profile => profile.From) ?? profiles[Any].Single();

    /// <summary>The same policy with one platform's profiles replaced: how tests show that a wrong policy is caught.</summary>
    internal UsePolicy With(UseProfile changed) => new(All.Where(profile => profile.Platform != changed.Platform).Append(changed));

    internal static UseProfile Parse(string name, ReadOnlySpan<byte> json)
    {
        try
        {
            return new UseProfile(JsonSerializer.Deserialize(json, ProfileJson.Default.ProfileFile) ?? throw new JsonException());
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            throw new FormatException($"Policy/Profiles/{name} is no profile: {e.Message}");
        }
    }

    private static IEnumerable<UseProfile> ReadBuiltIn()
    {
        var assembly = Assembly.GetExecutingAssembly();
        const string Prefix = "Analytics.Custody.Policy.Profiles.";
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var json = new byte[stream.Length];
            stream.ReadExactly(json);
            yield return Parse(name[Prefix.Length..], json);
        }
    }
}
