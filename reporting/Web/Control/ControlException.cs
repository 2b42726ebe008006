namespace Analytics.Web;

/// <summary>The control database cannot be used. The message says what to do.</summary>
public sealed class ControlException(string message, Exception? inner = null) : Exception(message, inner);
