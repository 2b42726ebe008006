using Analytics.Formats;
using Analytics.Intake.Http;

namespace Analytics.Support.RawLog;

/// <summary>Sends pushes, and those that are not acknowledged again, as providers do.</summary>
/// <param name="sink">Where to.</param>
/// <param name="format">How the pushes speak.</param>
public sealed class StubbornSender(IPushSink sink, PushFormat format)
{
    private static readonly TimeSpan beforeItSendsAgain = TimeSpan.FromMilliseconds(100);

    private int acknowledged;
    private int refused;

    /// <summary>Pushes that were acknowledged.</summary>
    public int Acknowledged => Volatile.Read(ref acknowledged);

    /// <summary>Blocks that were not, and were sent again.</summary>
    public int Refused => Volatile.Read(ref refused);

    /// <summary>Sends a block of pushes until it is acknowledged.</summary>
    /// <exception cref="InvalidOperationException">One of them will never be.</exception>
    public async Task SendAsync(IReadOnlyList<string> pushes)
    {
        while (!await IsKeptAsync(pushes))
        {
            Interlocked.Increment(ref refused);
            await Task.Delay(beforeItSendsAgain);
        }

        Interlocked.Add(ref acknowledged, pushes.Count);
    }

    private async Task<bool> IsKeptAsync(IReadOnlyList<string> pushes)
    {
        try
        {
            return (await sink.AppendAsync(TextBlock.Of(format, pushes))).All(outcome => outcome is null)
                ? true
                : throw new InvalidOperationException("A push was rejected.");
        }
        catch (IntakeClosedException)
        {
            return false;
        }
    }
}
