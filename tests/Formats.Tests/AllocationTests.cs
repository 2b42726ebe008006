namespace Analytics.Formats.Tests;

public sealed class AllocationTests
{
    public static IEnumerable<TheoryDataRow<string, string>> Cases() => GoldenTests.Cases();

    [Theory]
    [MemberData(nameof(Cases))]
    public void Reading_a_push_like_the_last_one_allocates_nothing(string format, string name)
    {
        ReadOnlyMemory<byte> push = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Golden", format, name + ".json"));
        var reader = PushText.ReaderOf(format);
        var decoded = new DecodedPush();
        reader.Read(push, decoded);

        // The runtime itself allocates now and then as it recompiles; what a push costs would show in every round.
        var rounds = Enumerable.Range(0, 5).Select(_ =>
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 20; i++)
            {
                reader.Read(push, decoded);
            }

            return GC.GetAllocatedBytesForCurrentThread() - before;
        }).ToList();

        Assert.Contains(0, rounds);
    }
}
