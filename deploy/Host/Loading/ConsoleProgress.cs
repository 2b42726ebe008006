using System.Globalization;
using Analytics.Intake.Files;

namespace Analytics.Host.Loading;

/// <summary>
/// One line on standard error that tells how a load gets on: share, rate and time left. On a terminal it is redrawn; into
/// a file it is written every ten seconds.
/// </summary>
internal sealed class ConsoleProgress : ILoadProgress, IDisposable
{
    private const int BarWidth = 24;
    private static readonly TimeSpan Redraw = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Rewrite = TimeSpan.FromSeconds(10);

    private readonly TimeProvider time;
    private readonly long? length;
    private readonly bool isTerminal = !Console.IsErrorRedirected;
    private readonly Lock drawing = new();
    private ITimer? timer;
    private long started;
    private bool stopped;

    public ConsoleProgress(IReadOnlyList<string> files, TimeProvider time)
    {
        this.time = time;
        length = files.All(File.Exists) ? files.Sum(file => new FileInfo(file).Length) : null;
    }

    public void Start(FileLog log)
    {
        started = time.GetTimestamp();
        var every = isTerminal ? Redraw : Rewrite;
        timer = time.CreateTimer(_ => Draw(log), null, every, every);
    }

    public void Refresh() => Show("rebuilding cells ...");

    public void Stop()
    {
        lock (drawing)
        {
            stopped = true;
            timer?.Dispose();
            if (isTerminal)
            {
                Console.Error.Write("\r\x1b[K");
            }
        }
    }

    public void Dispose() => Stop();

    private void Draw(FileLog log)
    {
        var seconds = time.GetElapsedTime(started).TotalSeconds;
        var pushes = log.Committed;
        var read = log.BytesRead;
        var rate = string.Create(CultureInfo.InvariantCulture, $"{pushes:N0} pushes, {pushes / seconds:N0}/s");
        if (length is not { } total || total == 0)
        {
            Show(rate);
            return;
        }

        var share = Math.Min(1, (double)read / total);
        var filled = (int)(share * BarWidth);
        var left = share > 0.01 ? TimeSpan.FromSeconds(seconds / share * (1 - share)) : (TimeSpan?)null;
        var time_left = left is { } span ? string.Create(CultureInfo.InvariantCulture, $", {span:h\\:mm\\:ss} left") : "";
        Show(string.Create(CultureInfo.InvariantCulture, $"[{new string('#', filled)}{new string('.', BarWidth - filled)}] {share:P0} {rate}{time_left}"));
    }

    private void Show(string line)
    {
        lock (drawing)
        {
            if (!stopped)
            {
                Console.Error.Write(isTerminal ? $"\r\x1b[K{line}" : line + Environment.NewLine);
            }
        }
    }
}
