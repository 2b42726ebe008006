using Analytics.Control;
using Analytics.Support.Postgres;

namespace Analytics.Releases.Tests;

public sealed class PostgresLedgerTests(SharedPostgres postgres) : LedgerCases, IClassFixture<SharedPostgres>
{
    private PostgresDatabase? place;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (place is not null)
        {
            await place.DisposeAsync();
        }
    }

    protected override async Task<ControlOptions> NewControlAsync()
    {
        Assert.SkipUnless(SharedPostgres.IsThere, SharedPostgres.Absent);
        place = await postgres.NewDatabaseAsync();
        return new ControlOptions { Connection = place.Connection, Password = ControlPassword.FromText(place.Password) };
    }
}
