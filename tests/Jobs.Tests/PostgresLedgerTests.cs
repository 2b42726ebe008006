using Analytics.Jobs.Tests.Support;
using Analytics.Support.Postgres;

namespace Analytics.Jobs.Tests;

public sealed class PostgresLedgerTests(SharedPostgres postgres) : LedgerCases
{
    protected override Task<Place> NewPlaceAsync() => Place.InPostgresAsync(postgres);
}
