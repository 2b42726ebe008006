using System.Globalization;

namespace Analytics.Host;

/// <summary>
/// One line on standard error that tells how long work gets on. On a terminal it is redrawn; into a file it is written
/// every ten seconds.
/// </summary>
internal sealed class ProgressLine : IDisposable
{
    private const int BarWidth = 24;
    private static readonly TimeSpan Redraw = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Rewrite = TimeSpan.FromSeconds(10);

    private readonly bool isTerminal = !Console.IsErrorRedirected;
    private readonly Lock drawing = new();
    private readonly ITimer timer;
    private Func<string> line;
    private bool isStopped;

    /// <param name="time">Tells when to draw.</param>
    /// <param name="line">The line as it reads now; called from a timer's thread.</param>
    public ProgressLine(TimeProvider time, Func<string> line)
    {
        this.line = line;
        var every = isTerminal ? Redraw : Rewrite;
        timer = time.CreateTimer(_ => Draw(), null, every, every);
    }

    /// <summary>A bar with share, count, rate and the time left.</summary>
    /// <param name="share">How much is done, 0 to 1; null when nobody knows.</param>
    /// <param name="count">What was done so far.</param>
    /// <param name="unit">Of what.</param>
    /// <param name="elapsed">In how long.</param>
    public static string Bar(double? share, long count, string unit, TimeSpan elapsed)
    {
        var counted = string.Create(CultureInfo.InvariantCulture, $"{count:N0} {unit}, {count / Math.Max(0.001, elapsed.TotalSeconds):N0}/s");
        if (share is not { } done)
        {
            return counted;
        }

        done = Math.Clamp(done, 0, 1);
        var filled = (int)(done * BarWidth);
        var left = done > 0.01 ? string.Create(CultureInfo.InvariantCulture, $", {elapsed / done * (1 - done):h\\:mm\\:ss} left") : "";
        return string.Create(CultureInfo.InvariantCulture, $"[{new string('#', filled)}{new string('.', BarWidth - filled)}] {done,4:P0} {counted}{left}");
    }

    /// <summary>Tells something else from now on.</summary>
    public void Say(Func<string> next)
    {
        lock (drawing)
        {
            line = next;
        }

        Draw();
    }

    /// <summary>Takes the line away.</summary>
    public void Dispose()
    {
        lock (drawing)
        {
            timer.Dispose();
            if (isTerminal && !isStopped)
            {
                Console.Error.Write("\r\x1b[K");
            }

            isStopped = true;
        }
    }

    private void Draw()
    {
        lock (drawing)
        {
            if (!isStopped)
            {
                Console.Error.Write(isTerminal ? $"\r\x1b[K{line()}" : line() + Environment.NewLine);
            }
        }
    }
}
