namespace Analytics.Eta;

/// <summary>The model that serves, to be held against; absent when there is none, or when it cannot be used.</summary>
/// <param name="Model">The model.</param>
/// <param name="Fault">Why it cannot be used; null when it can, or when there is none.</param>
internal sealed record Champion(EtaModel? Model, string? Fault) : IDisposable
{
    public static Champion Open(ModelShelf shelf)
    {
        if (shelf.ChampionVersion is not { } version)
        {
            return new Champion(null, null);
        }

        try
        {
            return new Champion(shelf.Open(version), null);
        }
        catch (EtaException e)
        {
            return new Champion(null, e.Message);
        }
    }

    public void Dispose() => Model?.Dispose();
}
