using System.CommandLine;
using Analytics.Formats;
using Analytics.Intake.RawLog;

namespace Analytics.Host.Commands;

/// <summary>Which of the rejected pushes a command is about.</summary>
internal sealed class RejectedFilter
{
    private readonly Option<string[]> reason = new("--reason") { Description = "Only those of this reason.", HelpName = "REASON" };
    private readonly Option<string?> provider = new("--provider") { Description = "Only those of this provider.", HelpName = "NAME" };

    public RejectedFilter() => reason.AcceptOnlyFromAmong([.. Enum.GetNames<RejectionReason>().Where(name => name != nameof(RejectionReason.None))]);

    public void AddTo(Command command)
    {
        command.Options.Add(reason);
        command.Options.Add(provider);
    }

    public IReadOnlyList<RejectedRecord> Of(ParseResult parsed, IEnumerable<RejectedRecord> records)
    {
        var reasons = parsed.GetValue(reason) ?? [];
        var name = parsed.GetValue(provider);
        return
        [
            .. records.Where(record => (reasons.Length == 0 || reasons.Contains($"{record.Reason}"))
                && (name is null || record.Provider.Equals(name, StringComparison.OrdinalIgnoreCase))),
        ];
    }
}
