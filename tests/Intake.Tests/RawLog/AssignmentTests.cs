using Analytics.Intake.RawLog;

namespace Analytics.Intake.Tests.RawLog;

public sealed class AssignmentTests
{
    private readonly Assignment assignment = new("topic");
    private readonly List<string> committed = [];

    [Fact]
    public void The_last_position_of_each_partition_is_committed_once()
    {
        assignment.Add([0, 1]);
        Advance(At(0, 5), At(1, 7), At(0, 9));

        Assert.Equal(["0@9", "1@7"], committed);
    }

    [Fact]
    public void What_was_read_before_a_partition_was_taken_away_is_not_committed()
    {
        assignment.Add([0, 1]);
        var (lost, kept) = (At(0, 5), At(1, 7));
        assignment.Remove([0]);
        Advance(lost, kept);

        Assert.Equal(["1@7"], committed);
    }

    [Fact]
    public void A_partition_that_comes_back_is_another_holding_and_what_was_read_before_is_not_committed()
    {
        assignment.Add([0]);
        var before = At(0, 5);
        assignment.Remove([0]);
        assignment.Add([0]);
        Advance(before);
        Assert.Empty(committed);

        Advance(At(0, 3));
        Assert.Equal(["0@3"], committed);
    }

    [Fact]
    public void After_leaving_nothing_is_committed()
    {
        assignment.Add([0]);
        var position = At(0, 5);
        assignment.RemoveAll();
        Advance(position);

        Assert.Empty(committed);
    }

    private RawLogPosition At(int partition, long next) => new(assignment.Of(partition)!, next);

    private void Advance(params RawLogPosition[] positions) =>
        assignment.Advance(positions, offset => committed.Add($"{offset.Partition.Value}@{offset.Offset.Value}"));
}
