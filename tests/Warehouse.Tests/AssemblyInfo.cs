using Analytics.Warehouse.Tests.Support;

// A process has one data folder open at a time.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

// Started once, for it takes longer than most tests do.
[assembly: AssemblyFixture(typeof(SharedFront))]
