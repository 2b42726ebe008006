// The tests start processes that use all cores and are timed; two at once would only wait for each other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
