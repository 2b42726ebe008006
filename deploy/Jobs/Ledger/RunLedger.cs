using System.Data.Common;
using Analytics.Control;
using Dapper;

namespace Analytics.Jobs;

/// <summary>
/// Every run of every job, a row for each job and period. A run belongs to one process at a time: whoever claims it, until that one ends it
/// or has given no sign of life for as long as the lease. What is done is never claimed again.
/// <para>
/// Leases are told by each machine's own clock, so clocks of machines must agree to a few seconds. Where they do not, two processes may be
/// at the same run; only the one that claimed it last can end it.
/// </para>
/// </summary>
internal sealed class RunLedger(ControlDatabase database, string owner, TimeSpan lease, int mostAttempts, TimeProvider time)
{
    /// <summary>Runs of each job that are kept.</summary>
    public const int Kept = 500;

    public static ControlRoom Room { get; } = new("jobs", typeof(RunLedger).Assembly, "Ledger");

    /// <param name="job">The job's name.</param>
    /// <param name="period">Which run of it.</param>
    /// <param name="again">Whether a run that failed is to be tried again.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<Claim> ClaimAsync(string job, JobPeriod period, bool again, CancellationToken cancellation) => database.ChangeAsync(
        async open =>
        {
            var found = await open.QueryFirstOrDefaultAsync<RunRow>(database.Sql("find_run"), new { Job = job, Period = period.Milliseconds }).ConfigureAwait(false);
            var claim = Judge(found, again);
            if (claim is Claim.Taken taken)
            {
                await open.ExecuteAsync(
                    database.Sql("begin_run"),
                    new { Job = job, Period = period.Milliseconds, taken.Attempt, Owner = owner, LeasedUntil = Now + LeaseTime, StartedAt = Now }).ConfigureAwait(false);
            }
            else if (claim is Claim.GivenUp)
            {
                await EndAsync(open, job, period, found!.Attempt, found.Owner, RunState.Failed, $"its process ended in the middle, {found.Attempt} times").ConfigureAwait(false);
            }

            return claim;
        },
        cancellation);

    /// <summary>Gives a sign of life; false when the run is no longer this process's own.</summary>
    public Task<bool> RenewAsync(string job, JobPeriod period, int attempt, CancellationToken cancellation) => database.ChangeAsync(
        async open => await open.ExecuteAsync(
            database.Sql("renew_run"),
            new { Job = job, Period = period.Milliseconds, Attempt = attempt, Owner = owner, LeasedUntil = Now + LeaseTime }).ConfigureAwait(false) > 0,
        cancellation);

    /// <summary>Writes down how the run ended; false, and nothing is written, when it is no longer this process's own.</summary>
    public Task<bool> EndAsync(string job, JobPeriod period, int attempt, RunState state, string outcome) => database.ChangeAsync(
        open => EndAsync(open, job, period, attempt, owner, state, outcome));

    /// <summary>Lets go of a run that this process cannot bring to its end, as if it had not begun it.</summary>
    public Task<int> ReleaseAsync(string job, JobPeriod period, int attempt) => database.ChangeAsync(
        open => open.ExecuteAsync(database.Sql("release_run"), new { Job = job, Period = period.Milliseconds, Attempt = attempt, Owner = owner }));

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    private long LeaseTime => (long)lease.TotalMilliseconds;

    private Claim Judge(RunRow? found, bool again) => found switch
    {
        null => new Claim.Taken(1, IsTakenOver: false),
        { Stands: RunState.Done } => new Claim.Over(),
        { Stands: RunState.Failed } when !again || found.Attempt >= mostAttempts => new Claim.Over(),
        { Stands: RunState.Running } when found.LeasedUntil > Now => new Claim.Held(DateTimeOffset.FromUnixTimeMilliseconds(found.LeasedUntil)),
        _ when found.Attempt >= mostAttempts => new Claim.GivenUp((int)found.Attempt),
        _ => new Claim.Taken((int)found.Attempt + 1, IsTakenOver: found.Stands == RunState.Running && found.Owner.Length > 0),
    };

    private async Task<bool> EndAsync(DbConnection open, string job, JobPeriod period, long attempt, string whose, RunState state, string outcome)
    {
        var values = new { Job = job, Period = period.Milliseconds, Attempt = attempt, Owner = whose, State = RunStates.NameOf(state), EndedAt = Now, Outcome = outcome };
        var ended = await open.ExecuteAsync(database.Sql("end_run"), values).ConfigureAwait(false) > 0;
        await open.ExecuteAsync(database.Sql("prune_runs"), new { Job = job, Kept }).ConfigureAwait(false);
        return ended;
    }
}
