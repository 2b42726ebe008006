namespace Analytics.Host;

/// <summary>The command was not given rightly. The message says what to do.</summary>
internal sealed class UsageException(string message) : Exception(message);
