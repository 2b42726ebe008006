using Microsoft.Extensions.Logging;

namespace Analytics.Web;

/// <summary>What serving partners tells the operator: 7001 to 7019. No key and no figure of a file.</summary>
internal static partial class PartnerLog
{
    [LoggerMessage(EventId = 7001, Level = LogLevel.Error, Message = "Files cannot be served: {Message}")]
    public static partial void FilesFailed(ILogger logger, string message);

    [LoggerMessage(EventId = 7002, Level = LogLevel.Error, Message = "How much of download {Number} was sent could not be recorded: {Message}")]
    public static partial void EndNotRecorded(ILogger logger, long number, string message);

    [LoggerMessage(EventId = 7003, Level = LogLevel.Information, Message = "A partner agreed to the terms of {Dataset}, version {Version}")]
    public static partial void TermsAccepted(ILogger logger, string dataset, string version);
}
