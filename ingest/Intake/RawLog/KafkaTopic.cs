using System.Globalization;
using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace Analytics.Intake.RawLog;

/// <summary>The topics of the raw log.</summary>
public static class KafkaTopic
{
    private static readonly (string, string) KeptUntilRedriven = ("cleanup.policy", "compact");

    /// <summary>Waits until the topic of pushes answers.</summary>
    /// <inheritdoc cref="CheckAsync(KafkaOptions, string, TimeSpan, CancellationToken)"/>
    public static Task<int> CheckAsync(KafkaOptions options, TimeSpan within, CancellationToken cancellation) =>
        CheckAsync(options, options.Topic, within, cancellation);

    /// <summary>Waits until a topic answers.</summary>
    /// <returns>How many partitions it has.</returns>
    /// <param name="options">Where it is.</param>
    /// <param name="topic">Its name.</param>
    /// <param name="within">How long to wait.</param>
    /// <param name="cancellation">Gives up before; the question that is under way goes on unheard.</param>
    /// <exception cref="RawLogException">No broker answers in time, or the topic is not there or not open to us.</exception>
    public static async Task<int> CheckAsync(KafkaOptions options, string topic, TimeSpan within, CancellationToken cancellation)
    {
        options.Validate();
        return await Task.Run(() => Ask(options, topic, within, admin => Partitions(options, admin, topic, within)), cancellation).WaitAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Makes the topics that are not there; what was rejected is kept until it is redriven.</summary>
    /// <returns>Each topic, and whether it was made.</returns>
    /// <param name="options">Where they are.</param>
    /// <param name="plan">How they are made.</param>
    /// <param name="within">How long to wait.</param>
    /// <param name="cancellation">Gives up before.</param>
    /// <exception cref="RawLogException">No broker answers in time, or it does not make a topic.</exception>
    public static async Task<IReadOnlyList<(string Topic, bool IsNew)>> CreateAsync(KafkaOptions options, TopicPlan plan, TimeSpan within, CancellationToken cancellation)
    {
        options.Validate();
        plan.Validate();
        return
        [
            (options.Topic, await CreateAsync(options, options.Topic, plan, Kept(plan.Retention), within).WaitAsync(cancellation).ConfigureAwait(false)),
            (options.RejectedTopic, await CreateAsync(options, options.RejectedTopic, plan, KeptUntilRedriven, within).WaitAsync(cancellation).ConfigureAwait(false)),
        ];
    }

    private static (string, string) Kept(TimeSpan time) => ("retention.ms", time.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture));

    private static Task<bool> CreateAsync(KafkaOptions options, string topic, TopicPlan plan, (string Name, string Value) keeping, TimeSpan within) => Task.Run(() => Ask(options, topic, within, admin =>
    {
        var wanted = new TopicSpecification
        {
            Name = topic,
            NumPartitions = plan.Partitions,
            ReplicationFactor = plan.Replication,
            Configs = new()
            {
                [keeping.Name] = keeping.Value,
                ["min.insync.replicas"] = Math.Max(1, plan.Replication - 1).ToString(CultureInfo.InvariantCulture),
                ["max.message.bytes"] = KafkaSettings.MaxMessageBytes.ToString(CultureInfo.InvariantCulture),
            },
        };
        try
        {
            admin.CreateTopicsAsync([wanted], new CreateTopicsOptions { RequestTimeout = within, OperationTimeout = within }).GetAwaiter().GetResult();
            return true;
        }
        catch (CreateTopicsException e) when (e.Results.TrueForAll(result => result.Error.Code == ErrorCode.TopicAlreadyExists))
        {
            return false;
        }
        catch (CreateTopicsException e)
        {
            throw KafkaTrouble.NotCreated(options, topic, e.Results[0].Error);
        }
    }));

    private static int Partitions(KafkaOptions options, IAdminClient admin, string topic, TimeSpan within)
    {
        var found = admin.GetMetadata(topic, within).Topics.Single();
        return found.Error.IsError ? throw KafkaTrouble.Explain(options with { Topic = topic }, found.Error) : found.Partitions.Count;
    }

    private static T Ask<T>(KafkaOptions options, string topic, TimeSpan within, Func<IAdminClient, T> question)
    {
        try
        {
            using var admin = new AdminClientBuilder(KafkaSettings.Admin(options)).SetLogHandler((_, _) => { /* the answer says it */ }).Build();
            return question(admin);
        }
        catch (KafkaException e) when (KafkaTrouble.IsLasting(e.Error))
        {
            throw KafkaTrouble.Explain(options with { Topic = topic }, e.Error);
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
