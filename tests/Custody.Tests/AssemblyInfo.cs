using Analytics.Support.Postgres;

[assembly: AssemblyFixture(typeof(SharedPostgres))]
