using Analytics.Releases;

namespace Analytics.Host.Releasing;

/// <summary>Tells on standard error how far a build is.</summary>
internal sealed class ReleaseSteps(TimeProvider time) : IReleaseProgress, IDisposable
{
    private ProgressLine? line;
    private double share;

    public void Begin(string name)
    {
        line ??= new ProgressLine(time, () => name);
        Volatile.Write(ref share, 0);
        line.Say(() => Volatile.Read(ref share) is var done and > 0 ? $"{name} ... {done:P0}" : $"{name} ...");
    }

    public void Advance(double share) => Volatile.Write(ref this.share, share);

    public void Dispose() => line?.Dispose();
}
