using Analytics.Control.Tests.Support;
using Analytics.Support.Postgres;

namespace Analytics.Control.Tests;

public sealed class PostgresVersionTests(SharedPostgres postgres) : VersionCases
{
    protected override Task<Place> NewPlaceAsync()
    {
        Assert.SkipUnless(SharedPostgres.IsThere, SharedPostgres.Absent);
        return Place.InPostgresAsync(postgres);
    }
}
