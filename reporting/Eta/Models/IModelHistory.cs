namespace Analytics.Eta;

/// <summary>The models of an installation, and which of them serves.</summary>
public interface IModelHistory
{
    /// <summary>The version that serves; null before there is one.</summary>
    string? ChampionVersion { get; }

    /// <summary>What is known of every model, the newest first.</summary>
    /// <exception cref="EtaException">A record cannot be read.</exception>
    IReadOnlyList<ModelRecord> List();
}
