namespace Analytics.Custody.Tokens;

/// <summary>Keys cannot be had. The message says what to do and never holds a key.</summary>
public sealed class KeyFileException(string message, Exception? inner = null) : Exception(message, inner);
