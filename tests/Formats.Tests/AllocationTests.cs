namespace Analytics.Formats.Tests;

public sealed class AllocationTests
{
    [Theory]
    [InlineData("17track", "v24_delivered")]
    [InlineData("17track", "v24_multi_leg")]
    [InlineData("17track", "v24_times")]
    [InlineData("17track", "v24_fields_nobody_knows")]
    [InlineData("17track", "gettrackinfo")]
    [InlineData("17track", "v1_delivered")]
    [InlineData("17track", "stopped")]
    [InlineData("trackingmore", "v4_delivered")]
    [InlineData("trackingmore", "v4_list")]
    [InlineData("trackingmore", "v4_unknown_fields")]
    [InlineData("trackingmore", "v2_push")]
    public void Reading_a_push_of_a_kind_seen_before_allocates_nothing(string format, string name)
    {
        var push = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Golden", format, name + ".json"));
        var reader = PushText.ReaderOf(format);
        var decoded = new DecodedPush();
        reader.Read(push, decoded);

        // The runtime itself allocates now and then as it recompiles; what a push costs would show in every round.
        var rounds = Enumerable.Range(0, 5).Select(_ =>
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 100; i++)
            {
                reader.Read(push, decoded);
            }

            return GC.GetAllocatedBytesForCurrentThread() - before;
        }).ToList();

        Assert.Contains(0, rounds);
    }
}
