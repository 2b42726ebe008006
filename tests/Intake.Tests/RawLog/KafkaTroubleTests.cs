using Analytics.Intake.RawLog;

namespace Analytics.Intake.Tests.RawLog;

public sealed class KafkaTroubleTests
{
    [Fact]
    public async Task A_topic_that_is_not_there_stops_the_log_with_what_to_do()
    {
        await using var log = new RawLogFixture();
        log.Options = log.Options with { Topic = "tracking.none" };

        var error = await Assert.ThrowsAsync<RawLogException>(() => log.Reader().ReadAsync(1));
        Assert.Equal("The topic tracking.none is not there. Create it: analytics topics create", error.Message);
    }

    [Fact]
    public async Task A_session_timeout_that_the_brokers_do_not_take_stops_the_log_with_what_to_do()
    {
        const short JoinGroup = 11;
        const int InvalidSessionTimeout = 26;
        await using var log = new RawLogFixture();
        log.Cluster.Refuse(JoinGroup, InvalidSessionTimeout);

        var error = await Assert.ThrowsAsync<RawLogException>(() => log.Reader().ReadAsync(1));
        Assert.Contains("session.timeout.ms", error.Message, StringComparison.Ordinal);
    }
}
