namespace Analytics.Jobs;

/// <summary>A job could not do its work. The message is kept and shown to operators: it holds nothing personal and no secret.</summary>
public sealed class JobFailedException(string message, Exception? inner = null) : Exception(message, inner);
