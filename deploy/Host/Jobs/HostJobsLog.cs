using Microsoft.Extensions.Logging;

namespace Analytics.Host.Jobs;

/// <summary>What jobs tell their operator: 6151 to 6199. No personal value, key or secret.</summary>
internal static partial class HostJobsLog
{
    [LoggerMessage(6151, LogLevel.Information, "Alerts: {Count}. Carriers or lanes left their control limits in their latest complete week; 'analytics alerts' and the dashboard tell which.")]
    public static partial void Alerts(ILogger logger, int count);

    [LoggerMessage(6152, LogLevel.Information, "Keys of the raw log destroyed: {Count}, the latest of the day {Day}. Pushes of those days can no longer be read.")]
    public static partial void KeysDestroyed(ILogger logger, int count, uint day);

    [LoggerMessage(6153, LogLevel.Error, "Request {Request} was carried out, and a search afterwards still found {Rows} rows. It stays verified and is tried again.")]
    public static partial void RowsLeft(ILogger logger, long request, long rows);

    [LoggerMessage(6154, LogLevel.Warning, "Requests of persons that are late: {Count}. 'analytics requests --due' and the dashboard tell which.")]
    public static partial void RequestsLate(ILogger logger, long count);

    [LoggerMessage(6155, LogLevel.Error, "{Recipient} could not be told of request {Request} and is not told any more. Tell it in another way. 'analytics requests show {Request}' says what it answered.")]
    public static partial void NoticeGivenUp(ILogger logger, string recipient, long request);

    [LoggerMessage(6156, LogLevel.Information, "The month {Epoch} is ended: its key is destroyed, {Rows} rows are dropped. 'analytics retention record' tells what was kept.")]
    public static partial void MonthEnded(ILogger logger, uint epoch, long rows);

    [LoggerMessage(6157, LogLevel.Warning, "The month {Epoch} had rows and no key: nobody could be answered from them. Its cells are kept, {Rows} rows are dropped. Find out how the key was lost.")]
    public static partial void MonthOrphaned(ILogger logger, uint epoch, long rows);

    [LoggerMessage(6158, LogLevel.Warning, "The month {Epoch} was ended before, and {Rows} rows or its key were there again. They are gone. Find out what brought them back.")]
    public static partial void MonthBack(ILogger logger, uint epoch, long rows);

    [LoggerMessage(6159, LogLevel.Information, "The model of arrival times {Version} {Outcome}. {Reasons}")]
    public static partial void ModelTrained(ILogger logger, string version, string outcome, string reasons);
}
