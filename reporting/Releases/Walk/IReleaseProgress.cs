namespace Analytics.Releases;

/// <summary>Hears how far a build is.</summary>
public interface IReleaseProgress
{
    /// <summary>A step begins.</summary>
    void Begin(string name);

    /// <summary>How much of it is done.</summary>
    /// <param name="share">From 0 to 1.</param>
    void Advance(double share);
}
