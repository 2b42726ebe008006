using System.Data.Common;
using Analytics.Control;
using Quartz;

namespace Analytics.Jobs;

/// <summary>Failures of Quartz, which are the control database's, as those who use it know them.</summary>
internal static class QuartzFaults
{
    /// <exception cref="ControlException">The schedules cannot be read or written.</exception>
    public static async Task<T> ExplainAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (Exception e) when (e is SchedulerException or DbException)
        {
            // Not its message: it may quote what was sent.
            throw new ControlException("The schedules in the control database cannot be read or written. Check that the database runs and that its user may make tables; try again.", e);
        }
    }
}
