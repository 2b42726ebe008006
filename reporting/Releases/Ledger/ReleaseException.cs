namespace Analytics.Releases;

/// <summary>A release cannot be made, checked or told of. The message says why and what to do, and holds no personal value.</summary>
public sealed class ReleaseException(string message, Exception? inner = null) : Exception(message, inner);
