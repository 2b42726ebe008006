using Confluent.Kafka;

namespace Analytics.Intake.RawLog;

/// <summary>What Kafka's errors mean here: which of them pass, and what to do about those that do not.</summary>
internal static class KafkaTrouble
{
    /// <summary>True for what no waiting mends; everything else librdkafka tries again by itself.</summary>
    public static bool IsLasting(Error error) => error.IsFatal || error.Code is
        ErrorCode.UnknownTopicOrPart or ErrorCode.Local_UnknownTopic // topics are made on purpose, with their retention, never by the way
        or ErrorCode.TopicAuthorizationFailed or ErrorCode.GroupAuthorizationFailed or ErrorCode.ClusterAuthorizationFailed // rights do not come by waiting
        or ErrorCode.SaslAuthenticationFailed or ErrorCode.Local_Authentication or ErrorCode.UnsupportedSaslMechanism // nor do passwords
        or ErrorCode.InconsistentGroupProtocol // another member of the group assigns partitions in another way
        or ErrorCode.InvalidSessionTimeout; // brokers have bounds for it; those of old ones are under librdkafka's default

    /// <summary>A lasting error in words.</summary>
    public static RawLogException Explain(KafkaOptions options, Error error) => new(error.Code switch
    {
        ErrorCode.UnknownTopicOrPart or ErrorCode.Local_UnknownTopic => $"The topic {options.Topic} is not there. Create it: analytics topics create",
        ErrorCode.TopicAuthorizationFailed => $"The user that is set for Kafka may not use the topic {options.Topic}. Give it the right to, or set another.",
        ErrorCode.GroupAuthorizationFailed => $"The user that is set for Kafka may not read as the group {options.Group}. Give it the right to, or set another.",
        ErrorCode.SaslAuthenticationFailed or ErrorCode.Local_Authentication or ErrorCode.UnsupportedSaslMechanism =>
            $"Kafka at {options.Brokers} does not let the user in that is set. Check the properties sasl.* of the raw log.",
        ErrorCode.InconsistentGroupProtocol =>
            $"Another member of the group {options.Group} shares the partitions of {options.Topic} in another way than cooperative-sticky. Stop it, or set another group.",
        ErrorCode.InvalidSessionTimeout =>
            $"Kafka at {options.Brokers} lets no reader be silent for that long. Set the property session.timeout.ms of the raw log to what its group.max.session.timeout.ms allows.",
        _ => $"Kafka at {options.Brokers} cannot be used: {error.Code}: {error.Reason}",
    });

    public static RawLogException NotCreated(KafkaOptions options, string topic, Error error) => new(error.Code switch
    {
        ErrorCode.InvalidReplicationFactor => $"Kafka at {options.Brokers} has fewer brokers than copies are asked for: {error.Reason} Add brokers, or give --replication.",
        ErrorCode.TopicAuthorizationFailed or ErrorCode.ClusterAuthorizationFailed => $"The user that is set for Kafka may not create the topic {topic}. Give it the right to, or let an administrator create it.",
        _ => $"Kafka at {options.Brokers} did not create the topic {topic}: {error.Code}: {error.Reason}",
    });

    public static RawLogException Unreachable(KafkaOptions options, TimeSpan waited) => new(
        $"No broker at {options.Brokers} has answered within {waited.TotalSeconds:0.#} s. Check that Kafka runs, that its address can be reached from here, and that the properties of the raw log say the same of TLS and SASL as Kafka does.");

    // Its message names the property, and may quote the value that was given.
    public static RawLogException WrongProperties(Exception e) =>
        new($"A property that is set for Kafka is unknown to librdkafka, or has a value that it does not take: {e.Message}", e);
}
