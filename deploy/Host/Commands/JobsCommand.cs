using System.CommandLine;
using Analytics.Host.Reporting;
using Analytics.Jobs;

namespace Analytics.Host.Commands;

/// <summary><c>analytics jobs</c></summary>
internal static class JobsCommand
{
    private const string NoSuch = "There is no job of this name. 'analytics jobs list' shows the names; a job is there once a process has started that runs it.";

    public static Command Create(TimeProvider time) => new(
        "jobs",
        """
        See what is done by schedule and how it went, and run, pause and resume it. Works beside the processes that run the jobs ('analytics up',
        'analytics transform'), through the control database.

        Examples:
          analytics jobs list
          analytics jobs run alerts
          analytics jobs pause scan-cells
          analytics jobs resume scan-cells --config analytics.json
        """)
    {
        List(time),
        Tell(time, "run", "Run a job now, paused or not, in one of the processes that run jobs. It begins within seconds, or when such a process starts.",
            "Asked for. 'analytics jobs list' shows how it goes.", (jobs, name, cancellation) => jobs.RunAsync(name, cancellation)),
        Tell(time, "pause", "Hold a job's schedule until it is resumed, over restarts too. A run that is under way goes on.",
            "Paused.", (jobs, name, cancellation) => jobs.PauseAsync(name, cancellation)),
        Tell(time, "resume", "Let a job's schedule go on. What it missed is made up for once.",
            "Resumed.", (jobs, name, cancellation) => jobs.ResumeAsync(name, cancellation)),
    };

    private static Command List(TimeProvider time)
    {
        var installation = new InstallationOptions();
        var command = new Command(
            "list",
            """
            List jobs: their last run and what came of it, and when they are due. Times are UTC.

            Example:
              analytics jobs list --config analytics.json
            """);
        installation.AddTo(command);
        command.SetAction((parsed, cancellation) => RunAsync(
            time,
            () => installation.Of(parsed),
            async jobs => JobTable.Write(await jobs.ListAsync(cancellation).ConfigureAwait(false), time.GetUtcNow(), Console.Out),
            cancellation));
        return command;
    }

    private static Command Tell(TimeProvider time, string verb, string what, string done, Func<JobControl, string, CancellationToken, Task<bool>> tell)
    {
        var name = new Argument<string>("NAME") { Description = "The job, as 'analytics jobs list' shows it." };
        var installation = new InstallationOptions();
        var command = new Command(
            verb,
            $"""
            {what}

            Example:
              analytics jobs {verb} scan-cells
            """)
        { name };
        installation.AddTo(command);
        command.SetAction((parsed, cancellation) => RunAsync(
            time,
            () => installation.Of(parsed),
            async jobs =>
            {
                if (!await tell(jobs, parsed.GetRequiredValue(name), cancellation).ConfigureAwait(false))
                {
                    throw new UsageException(NoSuch);
                }

                await Console.Out.WriteLineAsync(done).ConfigureAwait(false);
            },
            cancellation));
        return command;
    }

    private static Task<int> RunAsync(TimeProvider time, Func<Installation> installation, Func<JobControl, Task> work, CancellationToken cancellation) => Guard.RunAsync(async () =>
    {
        var jobs = await JobControl.OpenAsync(installation().Settings.Web.Control, time, cancellation).ConfigureAwait(false);
        await using (jobs.ConfigureAwait(false))
        {
            await work(jobs).ConfigureAwait(false);
            return ExitCode.Done;
        }
    });
}
