using System.Globalization;
using Analytics.Eta;
using Analytics.Releases;

namespace Analytics.Host;

/// <summary>Tells on standard error which step of a release or a training it is at, and how far it is with it.</summary>
internal sealed class StepLine(TimeProvider time) : IReleaseProgress, IEtaProgress, IDisposable
{
    private ProgressLine? line;
    private double share;

    public void Begin(string name)
    {
        line ??= new ProgressLine(time, () => name);
        Volatile.Write(ref share, 0);
        line.Say(() => Volatile.Read(ref share) is var done and > 0 ? string.Create(CultureInfo.InvariantCulture, $"{name} ... {done:P0}") : $"{name} ...");
    }

    public void Advance(double share) => Volatile.Write(ref this.share, share);

    public void Advance(int done, int total) => Advance((double)done / total);

    public void Dispose() => line?.Dispose();
}
