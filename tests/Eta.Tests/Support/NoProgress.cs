namespace Analytics.Eta.Tests;

internal sealed class NoProgress : IEtaProgress
{
    public static readonly NoProgress Instance = new();

    public void Begin(string name)
    {
    }

    public void Advance(int done, int total)
    {
    }
}
