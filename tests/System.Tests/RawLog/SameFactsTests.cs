using Analytics.Support.Kafka;

namespace Analytics.System.Tests.RawLog;

/// <summary>
/// Invariants 2 and 3 over Kafka: whatever happens to its readers, the same pushes give the same facts and the same report files, byte
/// for byte, as on the embedded path.
/// </summary>
public sealed class SameFactsTests
{
    [Fact]
    public async Task Two_readers_share_a_topic_one_is_lost_between_write_and_commit_and_the_facts_are_those_of_the_embedded_path()
    {
        using var cluster = new MockCluster();
        await TwoReaders.MustBeAsEmbeddedAsync(cluster);
    }
}
