namespace Analytics.Eta;

/// <summary>A model cannot be made or used; the message says why and what to do, and names no parcel.</summary>
public sealed class EtaException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>There is not enough to learn from yet.</summary>
    public bool IsTooFew { get; init; }
}
