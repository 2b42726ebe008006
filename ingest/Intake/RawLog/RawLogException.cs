namespace Analytics.Intake.RawLog;

/// <summary>The raw log cannot be read or written, and waiting would not change that. The message says what to do, and holds nothing of a push.</summary>
public sealed class RawLogException(string message, Exception? inner = null) : Exception(message, inner);
