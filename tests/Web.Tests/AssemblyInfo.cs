using Analytics.Reports.Tests.Support;
using Analytics.Support.Postgres;

// One process has one warehouse open, which the tests share and empty.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
[assembly: AssemblyFixture(typeof(TestWarehouse))]
[assembly: AssemblyFixture(typeof(SharedPostgres))]
