using Analytics.Control;
using Microsoft.Extensions.Logging;
using Quartz;

namespace Analytics.Jobs;

/// <summary>What Quartz runs when a job is due: claims the run in the ledger, does the job's work, and writes down what came of it.</summary>
internal sealed class LedgerJob(IReadOnlyDictionary<string, IScheduledJob> jobs, RunLedger ledger, JobsOptions options, TimeProvider time, ILogger<LedgerJob> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        if (!jobs.TryGetValue(context.JobDetail.Key.Name, out var job))
        {
            JobsLog.Unknown(logger, context.JobDetail.Key.Name);
            return;
        }

        var period = Firing.PeriodOf(context, job.Interval);
        switch (await ClaimAsync(job, period, Firing.IsAgain(context), cancellationToken).ConfigureAwait(false))
        {
            case Claim.Taken taken:
                await RunAsync(job, period, taken, cancellationToken).ConfigureAwait(false);
                break;
            case Claim.GivenUp givenUp:
                JobsLog.GivenUp(logger, job.Name, givenUp.Attempts);
                break;
            default:
                break;
        }
    }

    /// <summary>Waits for a process that is at it to end it, or to give no more sign of life.</summary>
    private async Task<Claim> ClaimAsync(IScheduledJob job, JobPeriod period, bool again, CancellationToken cancellation)
    {
        while (true)
        {
            var claim = await ledger.ClaimAsync(job.Name, period, again, cancellation).ConfigureAwait(false);
            if (claim is not Claim.Held held)
            {
                return claim;
            }

            var left = held.Until - time.GetUtcNow();
            await Task.Delay(left > TimeSpan.Zero ? left + TimeSpan.FromMilliseconds(1) : TimeSpan.Zero, time, cancellation).ConfigureAwait(false);
        }
    }

    private async Task RunAsync(IScheduledJob job, JobPeriod period, Claim.Taken taken, CancellationToken stop)
    {
        if (taken.IsTakenOver)
        {
            JobsLog.TakenOver(logger, job.Name, taken.Attempt);
        }

        var signs = new SignsOfLife(now => ledger.RenewAsync(job.Name, period, taken.Attempt, now), options.Lease, time);
        await using (signs.ConfigureAwait(false))
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, signs.Lost);
            try
            {
                var outcome = await job.RunAsync(period, either.Token).ConfigureAwait(false);
                if (await ledger.EndAsync(job.Name, period, taken.Attempt, RunState.Done, outcome).ConfigureAwait(false))
                {
                    JobsLog.Done(logger, job.Name, outcome);
                }
                else
                {
                    JobsLog.Lost(logger, job.Name);
                }
            }
            catch (OperationCanceledException) when (signs.Lost.IsCancellationRequested)
            {
                // Where no other process has the run, this one is told to try again.
                JobsLog.Lost(logger, job.Name);
                throw new JobExecutionException($"{job.Name} was broken off.");
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                await ledger.ReleaseAsync(job.Name, period, taken.Attempt).ConfigureAwait(false);
                throw;
            }
            catch (Exception e) when (e is not ControlException)
            {
                // Not any message: it may quote what the job worked on.
                var message = e is JobFailedException ? e.Message : $"It broke ({e.GetType().Name}).";
                await ledger.EndAsync(job.Name, period, taken.Attempt, RunState.Failed, message).ConfigureAwait(false);
                JobsLog.Failed(logger, job.Name, taken.Attempt, message);
                throw new JobExecutionException($"{job.Name} failed.");
            }
        }
    }
}
