using Microsoft.Extensions.Logging;

namespace Analytics.Host.Serving;

/// <summary>What the server tells its operator of pushes and cells: 5001 to 5099. No personal value, key or secret.</summary>
internal static partial class ServingLog
{
    [LoggerMessage(5001, LogLevel.Error, "Pushes cannot be written. {Message} None is lost: they are sent, or read from the raw log, again. The next attempt comes in {Seconds} s.")]
    public static partial void PushesNotWritten(ILogger logger, string message, double seconds);

    [LoggerMessage(5002, LogLevel.Critical, "The transform failed ({Type}). No push is lost: they are sent, or read from the raw log, again. The next attempt comes in {Seconds} s.\n{Stack}")]
    public static partial void TransformBroke(ILogger logger, string type, double seconds, string? stack);

    [LoggerMessage(5003, LogLevel.Information, "Token keys change: a month has begun, or parcels of an early one are told no more. Pushes are read on under the keys of now.")]
    public static partial void KeysChange(ILogger logger);

    [LoggerMessage(5004, LogLevel.Error, "The reports fall behind: the cells cannot be brought up to date. {Message} The next attempt comes in {Seconds} s.")]
    public static partial void CellsNotRefreshed(ILogger logger, string message, double seconds);

    [LoggerMessage(5005, LogLevel.Information, "A field that the policy does not name was dropped unread {Times} times: {Path}")]
    public static partial void UnknownField(ILogger logger, long times, string path);

    [LoggerMessage(5006, LogLevel.Warning, "Facts wait to be written. {Message} The next attempt comes in {Seconds:0.0} s.")]
    public static partial void InsertsWait(ILogger logger, string message, double seconds);

    [LoggerMessage(5007, LogLevel.Warning, "What was withheld and dropped is counted, and could not be written down. {Message} It is written later.")]
    public static partial void CountsNotWritten(ILogger logger, string message);

    [LoggerMessage(5008, LogLevel.Error, "The model of arrival times that was chosen cannot be used; the one before goes on, if there is one. {Message}")]
    public static partial void ModelRefused(ILogger logger, string message);
}
