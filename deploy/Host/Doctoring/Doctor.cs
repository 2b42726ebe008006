using Analytics.Control;
using Analytics.Custody.Secrets;
using Analytics.Custody.Tokens;
using Analytics.Intake.RawLog;
using Analytics.Warehouse;

namespace Analytics.Host.Doctoring;

/// <summary>Looks at all parts of an installation at once, each for a limited time.</summary>
internal sealed class Doctor(IReadOnlyList<IExamination> examinations, TimeProvider time)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    public static Doctor Of(Installation installation, TimeProvider time) => new(
        [
            new ProductExamination(),
            new ConfigurationExamination(installation.Settings),
            new FolderExamination(installation),
            new EngineExamination(installation),
            new KeyExamination(installation, time),
            new RawLogExamination(installation),
            new ServerExamination(installation, time),
            new ControlExamination(installation, time),
        ],
        time);

    /// <summary>What was found, in the order of the examinations.</summary>
    public async IAsyncEnumerable<Finding> ExamineAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var underWay = examinations.Select(examination => Task.Run(() => ExamineAsync(examination, stop.Token), CancellationToken.None)).ToList();
        try
        {
            foreach (var examination in underWay)
            {
                foreach (var finding in await examination.ConfigureAwait(false))
                {
                    yield return finding;
                }
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
        }
    }

    private async Task<IReadOnlyList<Finding>> ExamineAsync(IExamination examination, CancellationToken cancellation)
    {
        try
        {
            return await examination.ExamineAsync(cancellation).WaitAsync(Longest, time, cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (IsExplained(e))
        {
            return [Finding.Fault(examination.Name, e.Message)];
        }
        catch (TimeoutException)
        {
            return [Finding.Fault(examination.Name, $"no answer within {Longest.TotalSeconds:0} s.")];
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Not the message: nobody has looked at what it may quote.
            return [Finding.Fault(examination.Name, $"could not be looked at ({e.GetType().Name}).")];
        }
    }

    private static bool IsExplained(Exception e) => e is WarehouseException or KeyFileException or SecretFileException or ControlException
        or RawLogException or UsageException or IOException or UnauthorizedAccessException;
}
