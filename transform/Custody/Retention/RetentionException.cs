namespace Analytics.Custody.Retention;

/// <summary>A month could not be ended. The message says what to do, and holds nothing personal and no key.</summary>
public sealed class RetentionException(string message) : Exception(message);
