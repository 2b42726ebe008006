using Analytics.Control.Tests.Support;
using Dapper;

namespace Analytics.Control.Tests;

/// <summary>What a control database does, wherever it is.</summary>
public abstract class ControlCases
{
    protected abstract Task<Place> NewPlaceAsync();

    [Fact]
    public async Task What_one_process_changes_another_reads()
    {
        await using var place = await NewPlaceAsync();
        using var one = place.Options.Open();
        using var other = place.Options.Open();

        Assert.Equal(1, one.Change(open => open.Execute(one.Sql("add"), new { Name = "x", Value = 7 })));

        Assert.Equal(7, other.Read(open => open.ExecuteScalar<long>("SELECT value FROM counters")));
    }

    [Fact]
    public async Task A_change_that_fails_leaves_nothing()
    {
        await using var place = await NewPlaceAsync();
        using var database = await place.Options.OpenAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => database.ChangeAsync<int>(async open =>
        {
            await open.ExecuteAsync(database.Sql("add"), new { Name = "x", Value = 1 });
            throw new InvalidOperationException("The work failed.");
        }));

        Assert.Equal(0, await database.CountAsync());
    }

    [Fact]
    public async Task A_statement_that_fails_is_told_by_its_code_and_without_its_values()
    {
        await using var place = await NewPlaceAsync();
        using var database = await place.Options.OpenAsync();
        await database.AddAsync("a name of somebody");

        var failed = await Assert.ThrowsAsync<ControlException>(() => database.AddAsync("a name of somebody"));

        Assert.Matches("SQLite error 19|PostgreSQL error 23505", failed.Message);
        Assert.DoesNotContain("somebody", failed.ToString(), StringComparison.Ordinal);
        Assert.False(failed.IsOutcomeUnknown);
    }

    [Fact]
    public async Task Changes_of_several_processes_are_made_one_after_the_other()
    {
        await using var place = await NewPlaceAsync();
        using var one = await place.Options.OpenAsync();
        using var other = await place.Options.OpenAsync();
        await one.AddAsync("x");

        var seen = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() => (i % 2 == 0 ? one : other).IncrementAsync("x"))));

        Assert.Equal(Enumerable.Range(1, 40).Select(value => (long)value), seen.Order());
        Assert.Equal(40, await one.ValueAsync("x"));
    }

    [Fact]
    public async Task A_text_is_a_text_and_no_statement()
    {
        await using var place = await NewPlaceAsync();
        using var database = await place.Options.OpenAsync();
        const string Name = "x'); DROP TABLE counters; -- \" $1 @Value \\' 名";

        await database.AddAsync(Name, 3);

        Assert.Equal(3, await database.ValueAsync(Name));
        Assert.Equal(1, await database.CountAsync());
    }

    [Fact]
    public async Task A_statement_is_said_as_the_database_says_it()
    {
        await using var place = await NewPlaceAsync();
        using var database = await place.Options.OpenAsync();

        Assert.Equal("said by both", database.Read(open => open.ExecuteScalar<string>(database.Sql("common"))));
        Assert.Equal(
            place.Options.Folder is null ? "said by PostgreSQL" : "said by SQLite", database.Read(open => open.ExecuteScalar<string>(database.Sql("apart"))));
        Assert.Throws<ArgumentException>(() => database.Sql("missing"));
    }
}
