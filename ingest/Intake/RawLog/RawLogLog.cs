using Microsoft.Extensions.Logging;

namespace Analytics.Intake.RawLog;

/// <summary>What the raw log tells its operator: 3101 to 3199. Never a byte of a push or a key.</summary>
internal static partial class RawLogLog
{
    [LoggerMessage(3101, LogLevel.Error, "Pushes were not kept: {Brokers} did not acknowledge them ({Code}). Their senders were told to send them again. Check that the brokers run, can be reached, and have enough in-sync replicas of the topic {Topic}.")]
    public static partial void NotAcknowledged(ILogger logger, string brokers, string code, string topic);

    [LoggerMessage(3102, LogLevel.Critical, "The producer has failed for good ({Code}): {Reason} It is made anew.")]
    public static partial void ProducerFailed(ILogger logger, string code, string reason);

    [LoggerMessage(3103, LogLevel.Warning, "Kafka: {Code}: {Reason}")]
    public static partial void BrokerTrouble(ILogger logger, string code, string reason);

    [LoggerMessage(3104, LogLevel.Warning, "Offsets could not be committed ({Code}). They are committed with the next ones, or what they cover is read again without effect.")]
    public static partial void NotCommitted(ILogger logger, string code);

    [LoggerMessage(3108, LogLevel.Warning, "The group {Group} was left without a word to it: the brokers have not answered for {Seconds} s. It finds out by itself; what was not committed is read again without effect.")]
    public static partial void LeftWithoutGoodbye(ILogger logger, string group, double seconds);

    [LoggerMessage(3105, LogLevel.Information, "Partitions of {Topic} to read from now on: {Partitions}.")]
    public static partial void Assigned(ILogger logger, string topic, string partitions);

    [LoggerMessage(3106, LogLevel.Information, "Partitions of {Topic} that another process reads from now on: {Partitions}.")]
    public static partial void Revoked(ILogger logger, string topic, string partitions);

    [LoggerMessage(3107, LogLevel.Error, "Pushes were not kept: the key of the day cannot be had. {Message}")]
    public static partial void KeyMissing(ILogger logger, string message);
}
