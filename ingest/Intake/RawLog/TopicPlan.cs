namespace Analytics.Intake.RawLog;

/// <summary>How a topic is made.</summary>
/// <param name="Partitions">The most processes that can share it.</param>
/// <param name="Replication">Brokers that have a copy of each partition; one fewer must have a push before it is acknowledged.</param>
/// <param name="Retention">How long messages are kept.</param>
public sealed record TopicPlan(int Partitions, short Replication, TimeSpan Retention)
{
    /// <exception cref="ArgumentException">A figure is out of its range.</exception>
    public void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Partitions, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Replication, (short)1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Retention, TimeSpan.FromHours(1));
    }
}
