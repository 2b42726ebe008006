namespace Analytics.Control;

/// <summary>Tries again what may pass, a little later each time, for as long as there is patience.</summary>
internal sealed class Persistence(TimeSpan patience, TimeProvider time)
{
    private static readonly TimeSpan first = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan longest = TimeSpan.FromMilliseconds(500);

    /// <param name="attempt">What is tried.</param>
    /// <param name="mayPass">Whether a failure may be over soon.</param>
    /// <param name="before">Done before each attempt but the first.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<T> RunAsync<T>(Func<Task<T>> attempt, Func<Exception, bool> mayPass, Action before, CancellationToken cancellation)
    {
        var began = time.GetTimestamp();
        for (var wait = first; ; wait = wait * 2 < longest ? wait * 2 : longest)
        {
            try
            {
                return await attempt().ConfigureAwait(false);
            }
            catch (Exception e) when (mayPass(e) && time.GetElapsedTime(began) + wait < patience)
            {
                before();
                await Task.Delay(wait, time, cancellation).ConfigureAwait(false);
            }
        }
    }
}
