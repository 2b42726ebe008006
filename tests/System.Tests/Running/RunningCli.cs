using System.Diagnostics;
using System.Globalization;

namespace Analytics.System.Tests.Running;

/// <summary>The program while it runs.</summary>
internal sealed class RunningCli : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(20);

    private readonly Process process;
    private readonly Task<string> output;
    private readonly Task<string> error;
    private bool isDisposed;

    public RunningCli(Process process)
    {
        this.process = process;
        output = process.StandardOutput.ReadToEndAsync();
        error = process.StandardError.ReadToEndAsync();
    }

    public int Id => process.Id;

    public bool HasExited => process.HasExited;

    public StreamWriter Input => process.StandardInput;

    /// <summary>What it said and how it ended, once it has.</summary>
    /// <exception cref="TimeoutException">It did not end; it is killed.</exception>
    public async Task<Ended> EndAsync()
    {
        process.StandardInput.Close();
        try
        {
            await process.WaitForExitAsync().WaitAsync(Longest);
        }
        catch (TimeoutException)
        {
            process.Kill();
            throw;
        }

        return new Ended(process.ExitCode, await output, await error);
    }

    /// <summary>SIGKILL after a while, unless it has ended by then: nothing of the program runs any more after that.</summary>
    /// <returns>True when the kill struck, false when the program had ended.</returns>
    public async Task<bool> KillAfterAsync(TimeSpan wait)
    {
        using var struck = new CancellationTokenSource(wait);
        try
        {
            await process.WaitForExitAsync(struck.Token);
            return false;
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            await process.WaitForExitAsync();
            return process.ExitCode == 128 + 9;
        }
    }

    /// <summary>Ctrl-C.</summary>
    public void Interrupt()
    {
        using var kill = Process.Start("kill", ["-INT", Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Waits until something holds of the program or its files.</summary>
    /// <returns>False when the program ended before that.</returns>
    public async Task<bool> UntilAsync(Func<bool> holds)
    {
        using var timer = new PeriodicTimer(BetweenLooks);
        while (!holds())
        {
            if (HasExited)
            {
                return holds();
            }

            await timer.WaitForNextTickAsync();
        }

        return true;
    }

    /// <summary>The most memory that it had at once, in bytes; looked at until it ends.</summary>
    public async Task<long> PeakMemoryAsync()
    {
        var peak = 0L;
        await UntilAsync(() =>
        {
            peak = Math.Max(peak, PeakNow());
            return false;
        });
        return peak;
    }

    /// <summary>Ends the program, where it still runs: a test that fails leaves nothing behind.</summary>
    public void Dispose()
    {
        if (isDisposed)
        {
            return;
        }

        isDisposed = true;
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }

        process.Dispose();
    }

    // VmHWM is a high-water mark, so that no peak falls between two looks; it is gone once the process has ended.
    private long PeakNow()
    {
        try
        {
            var line = File.ReadLines($"/proc/{Id.ToString(CultureInfo.InvariantCulture)}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : 1024 * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
