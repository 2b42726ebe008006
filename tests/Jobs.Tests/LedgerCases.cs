using Analytics.Control;
using Analytics.Jobs.Tests.Support;
using Dapper;

namespace Analytics.Jobs.Tests;

/// <summary>Who may do a run, wherever runs are written down.</summary>
public abstract class LedgerCases
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(15);
    private static readonly JobPeriod Period = JobPeriod.Of(86_400_000);

    private readonly ShiftedTime time = new(TimeSpan.Zero);

    protected abstract Task<Place> NewPlaceAsync();

    [Fact]
    public async Task Of_many_who_claim_a_run_at_once_one_has_it()
    {
        await using var place = await NewPlaceAsync();
        using var database = await OpenAsync(place);

        var claims = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() => ClaimAsync(Of(database, $"{i}")))));

        Assert.Single(claims.OfType<Claim.Taken>());
        Assert.Equal(15, claims.OfType<Claim.Held>().Count());
    }

    [Fact]
    public async Task What_is_done_is_not_claimed_again_and_what_failed_only_to_be_tried_again()
    {
        await using var place = await NewPlaceAsync();
        using var database = await OpenAsync(place);
        var (one, other) = (Of(database, "one"), Of(database, "other"));

        await ClaimAsync(one);
        Assert.True(await one.EndAsync("job", Period, 1, RunState.Failed, "no"));
        Assert.IsType<Claim.Over>(await ClaimAsync(other));
        Assert.Equal(new Claim.Taken(2, IsTakenOver: false), await ClaimAsync(other, again: true));
        Assert.True(await other.EndAsync("job", Period, 2, RunState.Done, "yes"));
        Assert.IsType<Claim.Over>(await ClaimAsync(one, again: true));
    }

    [Fact]
    public async Task A_run_without_a_sign_of_life_is_taken_over_and_its_former_owner_cannot_end_it()
    {
        await using var place = await NewPlaceAsync();
        using var database = await OpenAsync(place);
        var (one, other) = (Of(database, "one"), Of(database, "other"));
        await ClaimAsync(one);
        time.Shift += Lease * 0.9;
        Assert.True(await one.RenewAsync("job", Period, 1, CancellationToken.None));
        time.Shift += Lease * 0.9;
        Assert.IsType<Claim.Held>(await ClaimAsync(other));
        time.Shift += Lease * 0.2;

        Assert.Equal(new Claim.Taken(2, IsTakenOver: true), await ClaimAsync(other));

        Assert.False(await one.RenewAsync("job", Period, 1, CancellationToken.None));
        Assert.False(await one.EndAsync("job", Period, 1, RunState.Done, "too late"));
        Assert.True(await other.EndAsync("job", Period, 2, RunState.Done, "in time"));
    }

    [Fact]
    public async Task A_run_in_which_every_process_dies_is_given_up()
    {
        await using var place = await NewPlaceAsync();
        using var database = await OpenAsync(place);
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            Assert.Equal(attempt, Assert.IsType<Claim.Taken>(await ClaimAsync(Of(database, $"{attempt}"), again: true)).Attempt);
            time.Shift += Lease * 1.1;
        }

        Assert.Equal(new Claim.GivenUp(3), await ClaimAsync(Of(database, "4"), again: true));

        var run = await database.ReadAsync(open => open.QuerySingleAsync<RunRow>(database.Sql("last_runs")));
        Assert.Equal(("failed", "its process ended in the middle, 3 times"), (run.State, run.Outcome));
    }

    [Fact]
    public async Task A_run_that_failed_as_often_as_it_may_stays_failed()
    {
        await using var place = await NewPlaceAsync();
        using var database = await OpenAsync(place);
        var ledger = Of(database, "one");
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            Assert.Equal(new Claim.Taken(attempt, IsTakenOver: false), await ClaimAsync(ledger, again: true));
            await ledger.EndAsync("job", Period, attempt, RunState.Failed, "no");
        }

        Assert.IsType<Claim.Over>(await ClaimAsync(ledger, again: true));
    }

    [Fact]
    public async Task The_latest_runs_of_each_job_are_kept()
    {
        await using var place = await NewPlaceAsync();
        using var database = await OpenAsync(place);
        await database.ChangeAsync(open => open.ExecuteAsync(
            database.Sql("begin_run") + ";\nUPDATE job_runs SET state = 'done' WHERE job = @Job",
            Enumerable.Range(1, RunLedger.Kept + 20).Select(i => new { Job = "job", Period = (long)i, Attempt = 1, Owner = "", LeasedUntil = 0L, StartedAt = (long)i })));
        var ledger = Of(database, "one");
        await ClaimAsync(ledger);

        await ledger.EndAsync("job", Period, 1, RunState.Done, "");

        Assert.Equal(RunLedger.Kept, await database.ReadAsync(open => open.ExecuteScalarAsync<long>("SELECT count(*) FROM job_runs")));
        Assert.Equal(22, await database.ReadAsync(open => open.ExecuteScalarAsync<long>("SELECT min(period) FROM job_runs")));
    }

    private static Task<Claim> ClaimAsync(RunLedger ledger, bool again = false) => ledger.ClaimAsync("job", Period, again, CancellationToken.None);

    private static Task<ControlDatabase> OpenAsync(Place place) => ControlDatabase.OpenAsync(place.Control, RunLedger.Room, TimeProvider.System);

    private RunLedger Of(ControlDatabase database, string owner) => new(database, owner, Lease, 3, time);
}
