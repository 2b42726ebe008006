namespace Analytics.Releases.Tests;

/// <summary>Does something when a step of a build begins.</summary>
internal sealed class Steps(Action<string>? begin = null) : IReleaseProgress
{
    public void Begin(string name) => begin?.Invoke(name);

    public void Advance(double share)
    {
    }
}
