using Analytics.Intake.RawLog;
using Confluent.Kafka;

namespace Analytics.Intake.Tests.RawLog;

public sealed class AssignmentTests
{
    private readonly Assignment assignment = new("topic");
    private readonly List<string> committed = [];

    [Fact]
    public void The_last_position_of_each_partition_is_committed_once()
    {
        assignment.Add([0, 1]);
        assignment.Advance([At(0, 5), At(1, 7), At(0, 9)]);
        Commit();
        Commit();

        Assert.Equal(["0@9 1@7"], committed);
    }

    [Fact]
    public void What_was_read_before_a_partition_was_taken_away_is_not_committed()
    {
        assignment.Add([0, 1]);
        var (lost, kept) = (At(0, 5), At(1, 7));
        assignment.Remove([0]);
        assignment.Advance([lost, kept]);
        Commit();

        Assert.Equal(["1@7"], committed);
    }

    [Fact]
    public void A_partition_that_comes_back_is_another_holding_and_what_was_read_before_is_not_committed()
    {
        assignment.Add([0]);
        var before = At(0, 5);
        assignment.Remove([0]);
        assignment.Add([0]);
        assignment.Advance([before]);
        Commit();
        Assert.Empty(committed);

        assignment.Advance([At(0, 3)]);
        Commit();
        Assert.Equal(["0@3"], committed);
    }

    [Fact]
    public void What_could_not_be_committed_is_committed_with_the_next()
    {
        assignment.Add([0, 1]);
        assignment.Advance([At(0, 5)]);
        Assert.Throws<KafkaException>(() => assignment.Commit(_ => throw new KafkaException(ErrorCode.RebalanceInProgress)));
        assignment.Advance([At(1, 7)]);
        Commit();
        Assert.Equal(["0@5 1@7"], committed);
    }

    [Fact]
    public void After_leaving_nothing_is_committed()
    {
        assignment.Add([0]);
        var position = At(0, 5);
        assignment.RemoveAll();
        assignment.Advance([position]);
        Commit();

        Assert.Empty(committed);
    }

    private RawLogPosition At(int partition, long next) => new(assignment.Of(partition)!, next);

    private void Commit() => assignment.Commit(offsets =>
        committed.Add(string.Join(' ', offsets.OrderBy(offset => offset.Partition.Value).Select(offset => $"{offset.Partition.Value}@{offset.Offset.Value}"))));
}
