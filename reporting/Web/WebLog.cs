using Microsoft.Extensions.Logging;

namespace Analytics.Web;

/// <summary>What the API tells its operator: 300 to 399. No key, code, parameter or row.</summary>
internal static partial class WebLog
{
    [LoggerMessage(EventId = 300, Level = LogLevel.Information, Message = "A browser signed in")]
    public static partial void SignedIn(ILogger logger);

    [LoggerMessage(EventId = 301, Level = LogLevel.Information, Message = "A browser signed out")]
    public static partial void SignedOut(ILogger logger);

    [LoggerMessage(EventId = 302, Level = LogLevel.Warning, Message = "A key, code or session was refused")]
    public static partial void Refused(ILogger logger);

    [LoggerMessage(EventId = 303, Level = LogLevel.Error, Message = "A request failed: {Exception} at {Place}")]
    public static partial void Failed(ILogger logger, string exception, string? place);

    [LoggerMessage(EventId = 304, Level = LogLevel.Error, Message = "The warehouse failed: {Message}")]
    public static partial void WarehouseFailed(ILogger logger, string message);

    [LoggerMessage(EventId = 305, Level = LogLevel.Error, Message = "The control database failed: {Message}")]
    public static partial void ControlFailed(ILogger logger, string message);

    [LoggerMessage(EventId = 306, Level = LogLevel.Error, Message = "The keys failed: {Message}")]
    public static partial void KeysFailed(ILogger logger, string message);

    [LoggerMessage(EventId = 307, Level = LogLevel.Error, Message = "A model of times of arrival cannot be used: {Message}")]
    public static partial void ModelFailed(ILogger logger, string message);
}
