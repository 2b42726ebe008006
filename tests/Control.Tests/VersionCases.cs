using Analytics.Control.Tests.Support;
using Dapper;

namespace Analytics.Control.Tests;

/// <summary>How tables come to be what a version needs, wherever they are.</summary>
public abstract class VersionCases
{
    protected abstract Task<Place> NewPlaceAsync();

    [Fact]
    public async Task Of_many_who_start_at_once_one_makes_the_tables()
    {
        await using var place = await NewPlaceAsync();

        var opened = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => place.Options.OpenAsync(Rooms.Two))));

        Assert.Equal(["001_counters", "002_notes"], await StepsAsync(opened[0]));
        Assert.All(opened, database => database.Dispose());
    }

    [Fact]
    public async Task A_later_version_adds_to_what_an_earlier_one_made()
    {
        await using var place = await NewPlaceAsync();
        using (var earlier = await place.Options.OpenAsync(Rooms.One))
        {
            await earlier.AddAsync("x", 5);
        }

        using var later = await place.Options.OpenAsync(Rooms.Two);

        Assert.Equal(5, later.Read(open => open.ExecuteScalar<long>("SELECT value FROM counters WHERE note IS NULL")));
        Assert.Equal(["001_counters", "002_notes"], await StepsAsync(later));
    }

    [Fact]
    public async Task What_a_newer_version_wrote_is_left_alone()
    {
        await using var place = await NewPlaceAsync();
        using var newer = await place.Options.OpenAsync(Rooms.Two);

        var refused = await Assert.ThrowsAsync<ControlException>(() => place.Options.OpenAsync(Rooms.One));

        var elsewhere = place.Options.Folder is null ? "name another database in the connection string" : "name another data folder with --data";
        Assert.Equal($"The control database was written by a newer version. Update, or {elsewhere}.", refused.Message);
        Assert.Equal(["001_counters", "002_notes"], await StepsAsync(newer));
    }

    [Fact]
    public async Task Rooms_have_versions_of_their_own()
    {
        await using var place = await NewPlaceAsync();
        using var counting = await place.Options.OpenAsync(Rooms.Two);
        using var other = await place.Options.OpenAsync(Rooms.Other);

        Assert.Equal(["001_counters", "001_others", "002_notes"], (await StepsAsync(other)).Order());
    }

    [Fact]
    public async Task A_step_that_fails_leaves_the_version_before_it()
    {
        await using var place = await NewPlaceAsync();
        using var database = await place.Options.OpenAsync(Rooms.One);

        await Assert.ThrowsAsync<ControlException>(() => place.Options.OpenAsync(Rooms.Broken));

        Assert.Equal(["001_counters"], await StepsAsync(database));
        await Assert.ThrowsAsync<ControlException>(() => database.ReadAsync(open => open.ExecuteScalarAsync<long>("SELECT count(*) FROM half")));
        using var mended = await place.Options.OpenAsync(Rooms.Two);
    }

    private static Task<IEnumerable<string>> StepsAsync(ControlDatabase database) =>
        database.ReadAsync(open => open.QueryAsync<string>("SELECT name FROM control_versions ORDER BY room, number"));
}
