using Analytics.Custody;
using Analytics.Formats;
using Analytics.Formats.Mapped;
using Analytics.Intake.Files;

namespace Analytics.Intake.Http;

/// <summary>What is sent to one address of the intake, and how it is read.</summary>
/// <param name="Provider">Name of the provider format, or <c>mapped</c>.</param>
/// <param name="Format">How its pushes speak.</param>
/// <param name="Framing">How they stand in an upload of many.</param>
public sealed record IntakeSource(string Provider, PushFormat Format, PushFraming Framing)
{
    /// <summary>Every provider format under a policy: <c>/intake/{provider}</c>.</summary>
    public static IEnumerable<IntakeSource> Providers(FieldPolicy policy) => ProviderFormat.All.Values.Select(format =>
    {
        var fields = format.Map(policy.RulesOf(format.Name));
        return new IntakeSource(format.Name, new PushFormat(format.Name, () => format.CreateReader(fields)), PushFraming.JsonMessages);
    });

    /// <summary>JSON objects that a map describes: <c>/intake/mapped/{name}</c>.</summary>
    /// <exception cref="MappingException">The map reads a field that the policy does not allow, or is not one for JSON.</exception>
    public static IntakeSource Mapped(MappingFile map, FieldPolicy policy)
    {
        if (map.Input != MapInput.Json)
        {
            throw new MappingException("input", "'input' must be \"json\" for a map that pushes are sent to; load other files with 'analytics load --map'.");
        }

        var rules = policy.RulesOf(MappedReader.FormatName).ToList();
        MappedReader.Create(map, [], rules);
        return new IntakeSource(
            MappedReader.FormatName, new PushFormat(map.Source, () => MappedReader.Create(map, [], rules)), PushFraming.Of(map));
    }
}
