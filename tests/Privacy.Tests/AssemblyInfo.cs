// A process has one data folder open at a time.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
