using System.Text.Json.Serialization;
using Analytics.Formats;
using Analytics.Warehouse;

namespace Analytics.Custody.Uses;

/// <summary>What one platform has promised its users, from a date on, as far as it says what may be done with their data.</summary>
public sealed class UseProfile
{
    private const int Flags = 64;

    private readonly ProfileFile file;
    private readonly UseVerdict[] verdicts;

    internal UseProfile(ProfileFile file)
    {
        this.file = file;
        verdicts = [.. Enumerable.Range(0, Flags).Select(flags => Judge((DataUse)flags))];
    }

    /// <summary>The platform, as sources are named; <c>any</c> for all that have no profile of their own.</summary>
    public string Platform => file.Platform;

    /// <summary>Which policy it is: its date.</summary>
    public string Policy => file.Policy;

    /// <summary>The first day that it holds for.</summary>
    public DateOnly From => file.From;

    /// <summary>What it makes of a push with these flags.</summary>
    public UseVerdict Decide(DataUse flags) => verdicts[(int)flags];

    /// <summary>For each purpose whether a push with these flags may serve it, and what says so.</summary>
    public IEnumerable<(Purposes Purpose, bool IsAllowed, string Because)> Explain(DataUse flags)
    {
        var verdict = Decide(flags);
        foreach (var purpose in UseFlags.Purposes)
        {
            var isAllowed = verdict.Purposes.HasFlag(purpose);
            yield return (purpose, isAllowed, isAllowed ? Permission(purpose, flags) : Reason(purpose, flags));
        }
    }

    private UseVerdict Judge(DataUse flags)
    {
        var rules = RulesOf(flags).ToList();
        var unconsented = UseFlags.Sum(file.NeedsConsent.Keys);
        var granted = UseFlags.Sum(file.Grants.Keys);
        return new UseVerdict(
            rules.Exists(rule => rule.Withholds),
            rules.Exists(rule => rule.Restricts),
            (Purposes.All & ~granted & ~unconsented) | UseFlags.Sum(rules.SelectMany(rule => rule.Removes ?? [])),
            unconsented,
            flags.HasFlag(DataUse.Consent) ? unconsented : Purposes.None);
    }

    private IEnumerable<ProfileRule> RulesOf(DataUse flags) => file.Rules.Where(rule => flags.HasFlag(UseFlags.Of(rule.Flag)));

    private string Permission(Purposes purpose, DataUse flags) => file.Grants.TryGetValue(UseFlags.NameOf(purpose), out var because)
        ? because
        : $"There is consent on record. {file.NeedsConsent[UseFlags.NameOf(purpose)]}";

    private string Reason(Purposes purpose, DataUse flags)
    {
        var name = UseFlags.NameOf(purpose);
        var rule = RulesOf(flags).FirstOrDefault(rule => rule.Withholds || rule.Restricts || rule.Removes?.Contains(name) is true);
        return rule?.Because ?? file.NeedsConsent.GetValueOrDefault(name, "The policy does not allow it.");
    }
}

/// <summary>A profile as it is written.</summary>
internal sealed record ProfileFile(
    string Platform, string Policy, DateOnly From,
    IReadOnlyDictionary<string, string> Grants, IReadOnlyDictionary<string, string> NeedsConsent, IReadOnlyList<ProfileRule> Rules);

/// <summary>What a flag of a push does.</summary>
internal sealed record ProfileRule(string Flag, string Because, bool Withholds = false, bool Restricts = false, IReadOnlyList<string>? Removes = null);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ProfileFile))]
internal sealed partial class ProfileJson : JsonSerializerContext;
