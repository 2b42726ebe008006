using System.Globalization;
using Analytics.Eta;

namespace Analytics.Host.Estimating;

/// <summary>Tells on standard error how far a training is.</summary>
internal sealed class EtaSteps(TimeProvider time) : IEtaProgress, IDisposable
{
    private ProgressLine? line;
    private double share;

    public void Begin(string name)
    {
        line ??= new ProgressLine(time, () => name);
        Volatile.Write(ref share, 0);
        line.Say(() => Volatile.Read(ref share) is var done and > 0 ? string.Create(CultureInfo.InvariantCulture, $"{name} ... {done:P0}") : $"{name} ...");
    }

    public void Advance(int done, int total) => Volatile.Write(ref share, (double)done / total);

    public void Dispose() => line?.Dispose();
}
