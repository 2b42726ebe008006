using System.CommandLine;
using System.Text.Json;
using Analytics.Host.Reporting;
using Analytics.Releases;
using Analytics.Web;

namespace Analytics.Host.Commands;

/// <summary><c>analytics partner</c></summary>
internal static class PartnerCommand
{
    public static Command Create(TimeProvider time) => new(
        "partner",
        """
        Say which partner may have which releases, and see what was agreed to and fetched. A partner is an API key of the role partner. Works
        while 'analytics up' runs; what is revoked fails at once.

        Examples:
          analytics partner profile --name "Acme" --server https://analytics.example.com > acme.share
          analytics partner grant --key 3f9a2c0d71be --dataset carrier-lane --from 2026-08
          analytics partner list
          analytics partner log --key 3f9a2c0d71be
          analytics partner revoke --key 3f9a2c0d71be --dataset carrier-lane
        """)
    {
        Grant(time), Revoke(time), List(time), Log(time), PartnerProfileCommand.Create(time),
    };

    private static Command Grant(TimeProvider time)
    {
        var (key, dataset) = (KeyOption(isRequired: true), DatasetOption());
        var from = new Option<string>("--from") { Description = "The first window: a month, as 2026-08.", HelpName = "MONTH", Required = true };
        var to = new Option<string?>("--to") { Description = "The last window. No end, if not given.", HelpName = "MONTH" };
        return Of(
            "grant",
            """
            Entitle a partner to the releases of a dataset, from one window on or up to another, both included.

            Examples:
              analytics partner grant --key 3f9a2c0d71be --dataset carrier-lane --from 2026-08
              analytics partner grant --key 3f9a2c0d71be --dataset carrier-lane --from 2026-08 --to 2026-12
            """,
            time, [key, dataset, from, to], async (installation, book, parsed, cancellation) =>
            {
                var windows = (From: WindowOf("--from", parsed.GetRequiredValue(from)), To: parsed.GetValue(to) is { } last ? WindowOf("--to", last) : (Window?)null);
                var (partner, of) = (PartnerOf(installation, parsed.GetRequiredValue(key), time), parsed.GetRequiredValue(dataset));
                await MustBeDefinedAsync(installation, of, time, cancellation).ConfigureAwait(false);
                if (windows.To < windows.From)
                {
                    throw new UsageException("--to is before --from.");
                }

                await book.GrantAsync(partner.Id, of, windows.From, windows.To).ConfigureAwait(false);
                await Console.Out.WriteLineAsync($"{partner.Name} may have {of} from {windows.From} {(windows.To is { } end ? $"to {end}" : "on")}.").ConfigureAwait(false);
            });
    }

    private static Command Revoke(TimeProvider time)
    {
        var (key, dataset) = (KeyOption(isRequired: true), DatasetOption());
        return Of(
            "revoke",
            """
            End all that entitles a partner to a dataset. What it fetched before stays recorded. 'analytics keys revoke' ends the key itself.

            Example:
              analytics partner revoke --key 3f9a2c0d71be --dataset carrier-lane
            """,
            time, [key, dataset], async (_, book, parsed, _) =>
            {
                if (await book.RevokeAsync(parsed.GetRequiredValue(key)!, parsed.GetRequiredValue(dataset)).ConfigureAwait(false) == 0)
                {
                    throw new UsageException("Nothing entitles this key to this dataset. 'analytics partner list' shows what was granted.");
                }

                await Console.Out.WriteLineAsync("Revoked.").ConfigureAwait(false);
            });
    }

    private static Command List(TimeProvider time)
    {
        var (key, json) = (KeyOption(isRequired: false), JsonOption());
        return Of(
            "list",
            """
            List what was granted, which terms were agreed to, and how much was fetched.

            Examples:
              analytics partner list
              analytics partner list --key 3f9a2c0d71be --json
            """,
            time, [key, json], async (installation, book, parsed, cancellation) =>
            {
                var entries = await PartnerEntries.ReadAsync(installation, book, parsed.GetValue(key), time, cancellation).ConfigureAwait(false);
                if (parsed.GetValue(json))
                {
                    await Console.Out.WriteLineAsync(JsonSerializer.Serialize(entries, PartnerJson.Default.IReadOnlyListPartnerEntry)).ConfigureAwait(false);
                }
                else if (entries.Count == 0)
                {
                    await Console.Out.WriteLineAsync("Nothing was granted. 'analytics partner grant' does it.").ConfigureAwait(false);
                }
                else
                {
                    PartnerTable.Write(entries, Console.Out);
                }
            });
    }

    private static Command Log(TimeProvider time)
    {
        var (key, json) = (KeyOption(isRequired: false), JsonOption());
        var limit = new Option<int>("--limit") { Description = "How many at most, the latest.", HelpName = "N", DefaultValueFactory = _ => 100 };
        return Of(
            "log",
            """
            Show the access log: each answer with a file of a release, with the bytes that were to be sent and that were. Times are UTC; sent reads ?
            where the process ended meanwhile.

            Examples:
              analytics partner log
              analytics partner log --key 3f9a2c0d71be --limit 1000 --json
            """,
            time, [key, limit, json], async (_, book, parsed, cancellation) =>
            {
                var most = parsed.GetValue(limit) is > 0 and var given ? given : throw new UsageException("--limit must be at least 1.");
                var entries = (IReadOnlyList<LogEntry>)[.. (await book.DownloadsAsync(parsed.GetValue(key), most, cancellation).ConfigureAwait(false)).Select(LogEntry.Of)];
                if (parsed.GetValue(json))
                {
                    await Console.Out.WriteLineAsync(JsonSerializer.Serialize(entries, PartnerJson.Default.IReadOnlyListLogEntry)).ConfigureAwait(false);
                }
                else if (entries.Count == 0)
                {
                    await Console.Out.WriteLineAsync("Nothing was fetched.").ConfigureAwait(false);
                }
                else
                {
                    PartnerTable.Write(entries, Console.Out);
                }
            });
    }

    private static Option<string?> KeyOption(bool isRequired) => new("--key")
    {
        Description = $"{(isRequired ? "The" : "Only the")} partner's key, by the id that 'analytics keys list' shows.",
        HelpName = "ID",
        Required = isRequired,
    };

    private static Option<string> DatasetOption() => new("--dataset") { Description = "The dataset, by its id.", HelpName = "ID", Required = true };

    private static Option<bool> JsonOption() => new("--json") { Description = "Write JSON." };

    private static Window WindowOf(string option, string text) => Window.TryParse(text, out var window) ? window : throw new UsageException($"{option}: write a month as 2026-08.");

    private static AccessKey PartnerOf(Installation installation, string? id, TimeProvider time)
    {
        using var keys = AccessKeys.Open(installation.Settings.Web.Control, time);
        return keys.List().FirstOrDefault(key => key.Id == id && key is { Role: Role.Partner, IsApiKey: true, RevokedAt: null })
            ?? throw new UsageException("--key: there is no API key of the role partner with this id that is good. 'analytics keys list' shows the ids, 'analytics keys add --role partner' makes one.");
    }

    private static async Task MustBeDefinedAsync(Installation installation, string dataset, TimeProvider time, CancellationToken cancellation)
    {
        using var ledger = await Ledger.OpenAsync(installation.Settings.Web.Control, time, cancellation).ConfigureAwait(false);
        var known = (await ledger.DatasetsAsync(cancellation).ConfigureAwait(false)).Select(definition => definition.Id).ToList();
        if (!known.Contains(dataset))
        {
            throw new UsageException(known.Count == 0 ? "--dataset: no dataset is defined yet." : $"--dataset: there is none of this id; there are {string.Join(", ", known)}.");
        }
    }

    private static Command Of(
        string name, string what, TimeProvider time, IEnumerable<Option> options, Func<Installation, PartnerBook, ParseResult, CancellationToken, Task> work)
    {
        var where = new InstallationOptions();
        var command = new Command(name, what);
        foreach (var option in options)
        {
            command.Options.Add(option);
        }

        where.AddTo(command);
        command.SetAction((parsed, cancellation) => Guard.RunAsync(async () =>
        {
            var installation = where.Of(parsed);
            using var book = await PartnerBook.OpenAsync(installation.Settings.Web.Control, time, cancellation).ConfigureAwait(false);
            await work(installation, book, parsed, cancellation).ConfigureAwait(false);
            return ExitCode.Done;
        }));
        return command;
    }
}
