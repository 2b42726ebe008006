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

        var before = GC.GetAllocatedBytesForCurrentThread();
        reader.Read(push, decoded);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
