namespace Analytics.Eta;

/// <summary>Hears how far a training is.</summary>
public interface IEtaProgress
{
    /// <summary>The next step begins.</summary>
    void Begin(string name);

    /// <summary>So much of the step is done.</summary>
    void Advance(int done, int total);
}
