using Analytics.Control;
using Analytics.Custody.Retention;
using Analytics.Custody.Tokens;
using Analytics.Eta;
using Analytics.Jobs;
using Analytics.Reports;
using Analytics.Warehouse;

namespace Analytics.Host.Jobs;

/// <summary>Failures whose messages are written for operators.</summary>
internal static class ForeseenFailures
{
    /// <exception cref="JobFailedException">The work failed in a way that can be told.</exception>
    public static async Task<string> TellAsync(Func<Task<string>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (Exception e) when (e is WarehouseException or KeyFileException or ReportRequestException or ControlException or RetentionException or EtaException)
        {
            throw new JobFailedException(e.Message, e);
        }
    }
}
