using System.CommandLine;
using System.Globalization;
using Analytics.Custody.Requests;
using Analytics.Custody.Subjects;

namespace Analytics.Host.Commands;

/// <summary>The options that name the subject of a request. No message quotes a value.</summary>
internal sealed class ReferenceOptions
{
    private static readonly (string Name, ReferenceKind Kind)[] kinds =
    [
        ("number", ReferenceKind.TrackingNumber), ("email", ReferenceKind.Email), ("phone", ReferenceKind.Phone), ("account", ReferenceKind.Account),
    ];

    private readonly (Option<string[]> Option, ReferenceKind Kind)[] given =
    [
        (new("--number") { Description = "A tracking number; may be given several times, as the others.", HelpName = "X" }, ReferenceKind.TrackingNumber),
        (new("--email") { Description = "An e-mail address.", HelpName = "X" }, ReferenceKind.Email),
        (new("--phone") { Description = "A phone number.", HelpName = "X" }, ReferenceKind.Phone),
        (new("--account") { Description = "A reference to an account.", HelpName = "X" }, ReferenceKind.Account),
    ];

    private readonly Option<string?> file = new("--from-file") { Description = "A file of lines kind,value; - for the standard input.", HelpName = "FILE" };

    public void AddTo(Command command)
    {
        foreach (var (option, _) in given)
        {
            command.Options.Add(option);
        }

        command.Options.Add(file);
    }

    /// <exception cref="UsageException">There is no reference, there are too many, or a line cannot be read.</exception>
    public IReadOnlyList<SubjectReference> Of(ParseResult parsed)
    {
        var values = new List<(ReferenceKind Kind, string Value)>();
        foreach (var (option, kind) in given)
        {
            values.AddRange((parsed.GetValue(option) ?? []).Select(value => (kind, value)));
        }

        if (parsed.GetValue(file) is { } path)
        {
            values.AddRange(path == "-" ? Read(Console.In) : ReadFile(path));
        }

        return RequestDesk.FaultOf([.. values.Select(pair => pair.Value)]) is { } fault
            ? throw new UsageException(fault)
            : [.. values.Select(pair => new SubjectReference(pair.Kind, pair.Value))];
    }

    private static List<(ReferenceKind Kind, string Value)> ReadFile(string path)
    {
        using var text = new StreamReader(path);
        return Read(text);
    }

    private static List<(ReferenceKind Kind, string Value)> Read(TextReader text)
    {
        var values = new List<(ReferenceKind, string)>();
        for (var number = 1; text.ReadLine() is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            var comma = line.IndexOf(',', StringComparison.Ordinal);
            var kind = Array.FindIndex(kinds, kind => comma > 0 && kind.Name == line[..comma].Trim());
            values.Add(kind < 0
                ? throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"Line {number} cannot be read: write number,VALUE or email,VALUE, phone,VALUE, account,VALUE."))
                : (kinds[kind].Kind, line[(comma + 1)..].Trim()));
        }

        return values;
    }
}
