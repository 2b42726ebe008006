using System.CommandLine;
using Analytics.Custody.Uses;
using Analytics.Formats;
using Analytics.Host.Reporting;

namespace Analytics.Host.Commands;

/// <summary><c>analytics policy</c></summary>
internal static class PolicyCommand
{
    public static Command Create(TimeProvider time) => new(
        "policy",
        """
        See what may be done with the data of each source: what platforms have promised, as the pipeline applies it to every push.

        Examples:
          analytics policy list
          analytics policy explain --source 17track
          analytics policy explain --source tracknext --flags consent,do-not-sell
        """)
    {
        List(), Explain(time),
    };

    private static Command List()
    {
        var command = new Command("list", "List the policies that are built in, by platform and date.");
        command.SetAction((_, _) => Guard.RunAsync(() =>
        {
            TextTable.Write(UsePolicy.BuiltIn.All.ToList(), Columns, Console.Out);
            return Task.FromResult(ExitCode.Done);
        }));
        return command;
    }

    private static readonly TextColumn<UseProfile>[] Columns =
    [
        new("source", profile => profile.Platform, IsText: true),
        new("policy", profile => profile.Policy, IsText: true),
        new("without flags", profile => Names(profile.Decide(DataUse.None)), IsText: true),
        new("with consent", profile => Names(profile.Decide(DataUse.Consent)), IsText: true),
    ];

    private static Command Explain(TimeProvider time)
    {
        var source = new Option<string>("--source") { Description = "The source: a provider's format, or what a map names as its source.", HelpName = "NAME", Required = true };
        var flags = new Option<string[]>("--flags")
        {
            Description = $"What the push says of its use: {string.Join(", ", UseFlags.Names)}; with commas between them.",
            HelpName = "FLAGS",
            DefaultValueFactory = _ => [],
        };
        var command = new Command(
            "explain",
            """
            Tell what a push may be used for, and what says so.

            Example:
              analytics policy explain --source trackingmore --flags google-linked
            """)
        { source, flags };
        command.SetAction((parsed, _) => Guard.RunAsync(() =>
        {
            var use = parsed.GetRequiredValue(flags).SelectMany(text => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Aggregate(DataUse.None, (all, name) =>
                UseFlags.TryParse(name, out var flag) ? all | flag : throw new UsageException($"--flags: there is no flag '{name}'. The flags are: {string.Join(", ", UseFlags.Names)}."));
            Write(parsed.GetRequiredValue(source), use, time);
            return Task.FromResult(ExitCode.Done);
        }));
        return command;
    }

    private static void Write(string source, DataUse flags, TimeProvider time)
    {
        var profile = UsePolicy.BuiltIn.ProfileOf(source, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        var verdict = profile.Decide(flags);
        Console.Out.WriteLine(string.Equals(profile.Platform, source, StringComparison.OrdinalIgnoreCase) ? $"Policy of {profile.Platform}, {profile.Policy}." : $"{source} has no policy of its own: that of any source holds.");
        Console.Out.WriteLine(verdict.IsWithheld ? "The push is withheld: nothing of it is kept."
            : verdict.IsRestricted ? "The push is kept, and used for nothing until the restriction is lifted." : "The push is kept.");
        foreach (var (purpose, isAllowed, because) in profile.Explain(flags))
        {
            Console.Out.WriteLine($"  {UseFlags.NameOf(purpose),-7} {(isAllowed ? "yes" : "no"),-4} {because}");
        }
    }

    private static string Names(UseVerdict verdict) => string.Join(", ", UseFlags.NamesOf(verdict.Purposes)) is { Length: > 0 } names ? names : "nothing";
}
