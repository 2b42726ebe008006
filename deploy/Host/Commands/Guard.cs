using Analytics.Control;
using Analytics.Custody.Retention;
using Analytics.Custody.Secrets;
using Analytics.Custody.Tokens;
using Analytics.Eta;
using Analytics.Intake.RawLog;
using Analytics.Releases;
using Analytics.Reports;
using Analytics.Warehouse;
using Analytics.Web;

namespace Analytics.Host.Commands;

/// <summary>Runs a command and turns what goes wrong into one clear line and an exit code.</summary>
internal static class Guard
{
    public static async Task<int> RunAsync(Func<Task<int>> command)
    {
        try
        {
            return await command().ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await TellAsync("stopped. What was committed stays.").ConfigureAwait(false);
            return ExitCode.Stopped;
        }
        catch (UsageException e)
        {
            await TellAsync(e.Message).ConfigureAwait(false);
            return ExitCode.Usage;
        }
        catch (ReportRequestException e)
        {
            await TellAsync(e.Message).ConfigureAwait(false);
            return ExitCode.Usage;
        }
        catch (Exception e) when (e is WarehouseException or KeyFileException or SecretFileException or ControlException or RawLogException or RetentionException or ReleaseException or SigningKeyException or EtaException)
        {
            await TellAsync(e.Message).ConfigureAwait(false);
            return ExitCode.Data;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await TellAsync(e.Message).ConfigureAwait(false);
            return ExitCode.Data;
        }
    }

    private static Task TellAsync(string message) => Console.Error.WriteLineAsync($"analytics: {message}");
}
