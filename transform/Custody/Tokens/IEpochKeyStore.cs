namespace Analytics.Custody.Tokens;

/// <summary>Where the keys of epochs are, as far as their end goes.</summary>
public interface IEpochKeyStore
{
    /// <summary>Epochs that there are keys of, in order.</summary>
    IReadOnlyList<uint> Epochs();

    /// <summary>Destroys an epoch's keys for good; nothing happens when there are none.</summary>
    /// <exception cref="KeyFileException">They could not be destroyed.</exception>
    void Destroy(uint epoch);
}
