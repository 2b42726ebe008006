namespace Analytics.Eta.Tests;

public sealed class MilestoneTests
{
    // Reporting cannot name the readers' type: the codes that are stored are all that both know.
    [Fact]
    public void Milestones_are_those_of_the_readers_by_code_and_name() =>
        Assert.Equal(Enum.GetValues<Formats.Milestone>().Select(one => ((int)one, one.ToString())), Enum.GetValues<Milestone>().Select(one => ((int)one, one.ToString())));
}
