using Analytics.Custody.DayKeys;
using Analytics.Custody.Secrets;
using Analytics.Custody.Tokens;

namespace Analytics.Host;

/// <summary>Where one installation keeps its keys and secrets and, where they are embedded, the warehouse and the control database.</summary>
internal sealed class DataFolder(string path)
{
    public const string Default = "analytics-data";

    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>What providers sign their pushes with.</summary>
    public ProviderSecretFile Secrets { get; } = new(System.IO.Path.Combine(System.IO.Path.GetFullPath(path), "custody", "provider-secrets"));

    /// <summary>Maps that pushes can be sent to, by their names without <c>.json</c>.</summary>
    public string Maps => In("intake", "maps");

    /// <summary>Where API keys and sessions are.</summary>
    public string Control => In("control");

    /// <summary>What identifiers are turned into tokens with.</summary>
    public TokenKeyFile Keys(TimeProvider time) => new(In("custody", "token-keys"), time);

    /// <summary>The same, as far as their end goes.</summary>
    public IEpochKeyStore EpochKeys(TimeProvider time) => new TokenKeyFileEpochs(Keys(time));

    /// <summary>What pushes in the raw log are sealed with.</summary>
    public DayKeyFolder RawLogKeys(TimeProvider time) => new(In("custody", "raw-log-keys"), time);

    private string In(params ReadOnlySpan<string> names) => System.IO.Path.Combine([Path, .. names]);
}
