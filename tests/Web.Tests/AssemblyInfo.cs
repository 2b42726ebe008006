using Analytics.Reports.Tests.Support;

// One process has one warehouse open, which the tests share and empty.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
[assembly: AssemblyFixture(typeof(TestWarehouse))]
