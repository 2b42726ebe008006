using System.Globalization;
using Analytics.Intake.RawLog;

namespace Analytics.Host.Doctoring;

/// <summary>The brokers, both topics, and how far their readers are.</summary>
internal sealed class RawLogExamination(Installation installation) : IExamination
{
    private const long ManyMessages = 1_000_000;

    private static readonly TimeSpan Within = TimeSpan.FromSeconds(5);

    public string Name => "raw log";

    public async Task<IReadOnlyList<Finding>> ExamineAsync(CancellationToken cancellation)
    {
        if (installation.Settings.RawLog is not { } options)
        {
            return [];
        }

        var pushes = await TopicAsync(options, options.Topic, cancellation).ConfigureAwait(false);
        var rejected = await TopicAsync(options, options.RejectedTopic, cancellation).ConfigureAwait(false);
        // A clock cannot be asked of a broker.
        return pushes.Level == Level.Fault ? [pushes, rejected] : [pushes, rejected, await LagAsync(options, cancellation).ConfigureAwait(false)];
    }

    private async Task<Finding> TopicAsync(KafkaOptions options, string topic, CancellationToken cancellation)
    {
        try
        {
            var partitions = await KafkaTopic.CheckAsync(options, topic, Within, cancellation).ConfigureAwait(false);
            return Finding.Ok(Name, string.Create(CultureInfo.InvariantCulture, $"the topic {topic} has {partitions} partitions."));
        }
        catch (RawLogException e)
        {
            return Finding.Fault(Name, e.Message);
        }
    }

    private static async Task<Finding> LagAsync(KafkaOptions options, CancellationToken cancellation)
    {
        try
        {
            var partitions = await GroupLag.AskAsync(options, Within, cancellation).ConfigureAwait(false);
            var each = string.Join(", ", partitions.Select(partition => string.Create(CultureInfo.InvariantCulture, $"{partition.Partition}: {partition.Messages}")));
            return partitions.Any(partition => partition.Messages > ManyMessages)
                ? Finding.Warning("lag", $"pushes that wait, by partition: {each}. Start more transform processes, or see why theirs cannot write.")
                : Finding.Ok("lag", $"pushes that wait, by partition: {each}");
        }
        catch (RawLogException e)
        {
            return Finding.Fault("lag", e.Message);
        }
    }
}
