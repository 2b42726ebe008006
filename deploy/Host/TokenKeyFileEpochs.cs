using Analytics.Custody.Tokens;

namespace Analytics.Host;

/// <summary>The months of a key file that holds all of them, of which none can be destroyed by itself.</summary>
internal sealed class TokenKeyFileEpochs(TokenKeyFile keys) : IEpochKeyStore
{
    public IReadOnlyList<uint> Epochs() => keys.Months() ?? [];

    public void Destroy(uint epoch) => throw new KeyFileException("The keys of one month cannot be destroyed where all months are in one file.");
}
