using Confluent.Kafka;

namespace Analytics.Intake.RawLog;

/// <summary>The topic of the raw log.</summary>
public static class KafkaTopic
{
    /// <summary>Waits until the topic answers.</summary>
    /// <returns>How many partitions it has.</returns>
    /// <param name="options">Where it is.</param>
    /// <param name="within">How long to wait.</param>
    /// <param name="cancellation">Gives up before; the question that is under way goes on unheard.</param>
    /// <exception cref="RawLogException">No broker answers in time, or the topic is not there or not open to us.</exception>
    public static async Task<int> CheckAsync(KafkaOptions options, TimeSpan within, CancellationToken cancellation)
    {
        options.Validate();
        return await Task.Run(() => Partitions(options, within), cancellation).WaitAsync(cancellation).ConfigureAwait(false);
    }

    private static int Partitions(KafkaOptions options, TimeSpan within)
    {
        try
        {
            using var admin = new AdminClientBuilder(KafkaSettings.Admin(options)).SetLogHandler((_, _) => { /* the answer says it */ }).Build();
            var topic = admin.GetMetadata(options.Topic, within).Topics.Single();
            return topic.Error.IsError ? throw KafkaTrouble.Explain(options, topic.Error) : topic.Partitions.Count;
        }
        catch (KafkaException e) when (KafkaTrouble.IsLasting(e.Error))
        {
            throw KafkaTrouble.Explain(options, e.Error);
        }
        catch (KafkaException)
        {
            throw KafkaTrouble.Unreachable(options, within);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            throw KafkaTrouble.WrongProperties(e);
        }
    }
}
