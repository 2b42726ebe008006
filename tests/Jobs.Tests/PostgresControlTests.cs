using Analytics.Jobs.Tests.Support;
using Analytics.Support.Postgres;

namespace Analytics.Jobs.Tests;

public sealed class PostgresControlTests(SharedPostgres postgres) : ControlCases
{
    protected override Task<Place> NewPlaceAsync() => Place.InPostgresAsync(postgres);
}
