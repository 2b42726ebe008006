using Analytics.Intake.Http;
using Analytics.Intake.RawLog;

namespace Analytics.System.Tests.RawLog;

/// <summary>Sends pushes to the raw log, and those that are not acknowledged again, as providers do.</summary>
internal sealed class StubbornSender(KafkaRawLog log)
{
    private static readonly TimeSpan beforeItSendsAgain = TimeSpan.FromMilliseconds(100);

    private int acknowledged;
    private int refused;

    /// <summary>Pushes that were acknowledged.</summary>
    public int Acknowledged => Volatile.Read(ref acknowledged);

    /// <summary>Blocks that were not, and were sent again.</summary>
    public int Refused => Volatile.Read(ref refused);

    /// <summary>Sends a block of pushes until it is acknowledged.</summary>
    public async Task SendAsync(string provider, string[] pushes)
    {
        while (!await IsKeptAsync(provider, pushes))
        {
            Interlocked.Increment(ref refused);
            await Task.Delay(beforeItSendsAgain);
        }

        Interlocked.Add(ref acknowledged, pushes.Length);
    }

    private async Task<bool> IsKeptAsync(string provider, string[] pushes)
    {
        try
        {
            Assert.All(await log.AppendAsync(TextBlock.Of(ProviderPushes.Sources[provider].Format, pushes)), outcome => Assert.Null(outcome));
            return true;
        }
        catch (IntakeClosedException)
        {
            return false;
        }
    }
}
