namespace Analytics.Releases;

/// <summary>The key that certificates are signed with cannot be had. The message says what to do and never holds a key.</summary>
public sealed class SigningKeyException(string message, Exception? inner = null) : Exception(message, inner);
