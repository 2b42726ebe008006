using System.Reflection;
using Analytics.Formats;

namespace Analytics.Custody;

/// <summary>What happens to a provider's field.</summary>
public enum FieldAction : byte
{
    /// <summary>Never read. Also the fate of every field that the policy does not name.</summary>
    Drop,
    /// <summary>A measure: read as it is, tripwire over every text.</summary>
    Keep,
    /// <summary>A place: read, then cut down to country and first-level region.</summary>
    Coarsen,
    /// <summary>An identifier: read only to be turned into a token.</summary>
    Token,
}

/// <summary>One line of the policy table.</summary>
/// <param name="Format">Name of the provider format.</param>
/// <param name="Path">Path of the field in the message; see <see cref="FieldRule.Path"/>.</param>
/// <param name="Action">What happens to it.</param>
/// <param name="Field">What it means; <see cref="Field.None"/> exactly when it is dropped.</param>
public readonly record struct PolicyLine(string Format, string Path, FieldAction Action, Field Field);

/// <summary>
/// The field policy: a table, as data (<c>Policy/*.csv</c>, one file per format), of every field of every provider format.
/// Default deny: what it does not name is dropped and counted.
/// </summary>
public sealed class FieldPolicy
{
    private readonly ILookup<string, PolicyLine> lines;

    private FieldPolicy(IEnumerable<PolicyLine> lines) =>
        this.lines = lines.ToLookup(line => line.Format, StringComparer.OrdinalIgnoreCase);

    /// <summary>The policy that is built into this assembly.</summary>
    public static FieldPolicy BuiltIn { get; } = new(ReadBuiltIn().ToList());

    /// <summary>Lines of one format; empty when the policy has none.</summary>
    public IEnumerable<PolicyLine> Of(string format) => lines[format];

    /// <summary>What a reader of this format may know.</summary>
    public IEnumerable<FieldRule> RulesOf(string format) => lines[format].Select(line => new FieldRule(line.Path, line.Field));

    /// <summary>The same policy with one line replaced: how tests show that a wrong policy is caught.</summary>
    public FieldPolicy With(PolicyLine changed) => new(lines.SelectMany(format => format)
        .Select(line => line.Format == changed.Format && line.Path == changed.Path ? Checked(changed) : line));

    private static IEnumerable<PolicyLine> ReadBuiltIn()
    {
        var assembly = Assembly.GetExecutingAssembly();
        const string Prefix = "Analytics.Custody.Policy.";
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(".csv", StringComparison.Ordinal)))
        {
            var format = name[Prefix.Length..^".csv".Length];
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            for (var number = 1; reader.ReadLine() is { } text; number++)
            {
                if (number > 1 && text.Length > 0 && text[0] != '#')
                {
                    yield return Parse(format, text, number);
                }
            }
        }
    }

    private static PolicyLine Parse(string format, string text, int number)
    {
        var cells = text.Split(',');
        if (cells.Length != 3 || !Enum.TryParse<FieldAction>(cells[1], ignoreCase: true, out var action))
        {
            throw new FormatException($"Policy/{format}.csv line {number}: expected path,action,field with action keep, coarsen, token or drop.");
        }

        var field = Field.None;
        if (cells[2].Length > 0 && !Enum.TryParse(cells[2], ignoreCase: true, out field))
        {
            throw new FormatException($"Policy/{format}.csv line {number}: no field is called {cells[2]}.");
        }

        return Checked(new PolicyLine(format, cells[0], action, field));
    }

    private static PolicyLine Checked(PolicyLine line)
    {
        var fits = line.Action switch
        {
            FieldAction.Drop => line.Field == Field.None,
            FieldAction.Keep => line.Field.IsMeasure(),
            FieldAction.Coarsen => line.Field.IsPlace(),
            FieldAction.Token => line.Field.IsIdentifier(),
            _ => false,
        };
        return fits ? line : throw new FormatException($"Policy of {line.Format}, {line.Path}: a field of kind {line.Field} cannot have the action {line.Action}.");
    }
}
