using System.CommandLine;
using System.Globalization;
using Analytics.Custody.Secrets;
using Analytics.Custody.Tokens;
using Analytics.Host.Reporting;

namespace Analytics.Host.Commands;

/// <summary><c>analytics keys epochs</c> and <c>analytics keys rotate-master</c></summary>
internal static class EpochsCommand
{
    public static Command List(TimeProvider time)
    {
        var installation = new InstallationOptions();
        var command = new Command(
            "epochs",
            """
            List the months that there are token keys of, and how long these may live. No key is shown, and none is made.

            Example:
              analytics keys epochs --data analytics-data
            """);
        installation.AddTo(command);
        command.SetAction((parsed, _) => Guard.RunAsync(() =>
        {
            var ring = installation.Of(parsed).Keys(time);
            var states = ring.Epochs().Select(epoch => new State(epoch, CanBeRead(ring, epoch), time.GetUtcNow())).ToList();
            if (states.Count == 0)
            {
                Console.Out.WriteLine("There are no token keys yet: the first push of a month makes that month's.");
                return Task.FromResult(ExitCode.Done);
            }

            TextTable.Write(states, Columns, Console.Out);
            return Task.FromResult(states.TrueForAll(state => state.CanBeRead) ? ExitCode.Done : ExitCode.Data);
        }));
        return command;
    }

    public static Command RotateMaster(TimeProvider time)
    {
        var to = new Option<string?>("--to") { Description = "File of the new master key, where it is not in the data folder: made unless it is there.", HelpName = "FILE" };
        var installation = new InstallationOptions();
        var command = new Command(
            "rotate-master",
            """
            Store the token keys under a new master key. In the data folder the old one is overwritten and replaced; no push is held up. Stopped at
            any point, it goes on when it is called again.

            Where custody.masterKeyFile names a file, the new key is put beside it (--to), and the configuration must name it from then on.

            Examples:
              analytics keys rotate-master
              analytics keys rotate-master --config analytics.json --to /run/secrets/master-key-2
            """)
        { to };
        installation.AddTo(command);
        command.SetAction((parsed, _) => Guard.RunAsync(() =>
        {
            var analytics = installation.Of(parsed);
            var isMounted = analytics.Settings.Custody.MasterKeyFile.Length > 0;
            var file = parsed.GetValue(to);
            if (isMounted != (file is not null))
            {
                throw new UsageException(isMounted
                    ? "The configuration names the master key (custody.masterKeyFile): give the file of the new one with --to FILE."
                    : "The master key is in the data folder, where it is replaced: leave --to out.");
            }

            var next = file is null ? null : File.Exists(file) ? new MasterKeyFile(file, isOwn: false) : MasterKeyFile.Make(file);
            var count = analytics.Keys(time).RotateMaster(next);
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Months whose keys are stored under the new master key: {count}."));
            if (file is not null)
            {
                Console.Out.WriteLine($"Name {file} as custody.masterKeyFile, start the processes anew, then destroy the old file.");
            }

            return Task.FromResult(ExitCode.Done);
        }));
        return command;
    }

    private static readonly TextColumn<State>[] Columns =
    [
        new("month", state => state.Epoch.ToString(CultureInfo.InvariantCulture), IsRemark: true),
        new("keys", state => state.Tells, IsText: true),
        new("linked until", state => Figures.Date(Epoch.LinkedUntil(state.Epoch))),
        new("destroyed by", state => Figures.Date(Epoch.Limit(state.Epoch))),
        new("days left", state => Math.Max(0, (int)(Epoch.Limit(state.Epoch) - state.Now).TotalDays).ToString(CultureInfo.InvariantCulture)),
    ];

    private static bool CanBeRead(KeyRing ring, uint epoch)
    {
        try
        {
            return ring.Find(epoch) is not null;
        }
        catch (KeyFileException e)
        {
            Console.Error.WriteLine($"analytics: {e.Message}");
            return false;
        }
    }

    private sealed record State(uint Epoch, bool CanBeRead, DateTimeOffset Now)
    {
        public string Tells => !CanBeRead ? "cannot be read"
            : Now >= Custody.Tokens.Epoch.DueAt(Epoch) ? "due to be destroyed"
            : Now >= Custody.Tokens.Epoch.LinkedUntil(Epoch) ? "linked no more"
            : Epoch == Custody.Tokens.Epoch.Of(Now) ? "in use" : "linked";
    }
}
