namespace Analytics.Intake.RawLog;

/// <summary>The raw log on Kafka: where it is, and how much of it is held at a time.</summary>
public sealed record KafkaOptions
{
    // What is promised to senders, and to whoever reads on after a crash, hangs on these.
    private static readonly string[] settled = ["bootstrap.servers", "group.id", "enable.auto.commit", "enable.auto.offset.store"];

    /// <summary>Brokers to begin with: <c>host:port</c>, separated by commas.</summary>
    public required string Brokers { get; init; }

    /// <summary>The topic of the pushes.</summary>
    public string Topic { get; init; } = "tracking.raw";

    /// <summary>The topic of what was rejected.</summary>
    public string RejectedTopic { get; init; } = "tracking.rejected";

    /// <summary>The consumer group: processes of the same group share the topic.</summary>
    public string Group { get; init; } = "transform";

    /// <summary>
    /// Properties of librdkafka by their names, for what is not an option here: TLS, SASL, time-outs, brokers of old versions.
    /// They come before what is set here, apart from what would lose pushes.
    /// </summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>();

    /// <summary>How long a sender waits for the brokers to acknowledge a push before it hears that nothing was kept.</summary>
    public TimeSpan AcknowledgedWithin { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Pushes of senders that may wait for their acknowledgement.</summary>
    public int MaxWaitingPushes { get; init; } = 50_000;

    /// <summary>Bytes that these may have together.</summary>
    public long MaxWaitingBytes { get; init; } = 128L << 20;

    /// <summary>Bytes of pushes that may be read and not yet transformed; past them no partition is read until half of them are done.</summary>
    public long MaxBytesInFlight { get; init; } = 64L << 20;

    /// <summary>How long the first push of a block waits for others.</summary>
    public TimeSpan GatherFor { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Pushes after which what was gathered is handed on.</summary>
    public int PushesGathered { get; init; } = 8192;

    /// <summary>Bytes after which what was gathered is handed on.</summary>
    public int BytesGathered { get; init; } = 4 << 20;

    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public void Validate()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(Brokers);
        ArgumentException.ThrowIfNullOrWhiteSpace(Topic);
        ArgumentException.ThrowIfNullOrWhiteSpace(RejectedTopic);
        ArgumentException.ThrowIfNullOrWhiteSpace(Group);
        ArgumentOutOfRangeException.ThrowIfLessThan(AcknowledgedWithin, TimeSpan.FromMilliseconds(1));
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxWaitingPushes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxWaitingBytes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxBytesInFlight, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(GatherFor, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(PushesGathered, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(BytesGathered, 1);
        foreach (var name in settled.Where(Properties.ContainsKey))
        {
            throw new ArgumentException($"The Kafka property '{name}' cannot be set: the raw log sets it itself.");
        }

        foreach (var name in new[] { "acks", "request.required.acks" })
        {
            if (Properties.TryGetValue(name, out var acks) && acks is not ("all" or "-1"))
            {
                throw new ArgumentException($"The Kafka property '{name}' must be 'all': a push is acknowledged once every in-sync broker has it.");
            }
        }
    }
}
