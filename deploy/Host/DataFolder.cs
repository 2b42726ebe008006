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

    /// <summary>Where releases are, each in a folder of its own.</summary>
    public string Releases => In("releases");

    /// <summary>Where models of arrival times are.</summary>
    public string Models => In("models");

    /// <summary>What certificates are signed with.</summary>
    public string SigningKey => In("custody", "release-signing-key");

    /// <summary>What identifiers are turned into tokens with.</summary>
    /// <param name="masterKey">The file of the master key, where it is not in this folder.</param>
    /// <param name="time">Tells the month.</param>
    public KeyRing Keys(string? masterKey, TimeProvider time)
    {
        var master = masterKey is null ? new MasterKeyFile(In("custody", "master-key"), isOwn: true) : new MasterKeyFile(masterKey, isOwn: false);
        var ring = new KeyRing(In("custody", "epoch-keys"), master, time);
        ring.TakeOver(In("custody", "token-keys"));
        return ring;
    }

    /// <summary>What pushes in the raw log are sealed with.</summary>
    public DayKeyFolder RawLogKeys(TimeProvider time) => new(In("custody", "raw-log-keys"), time);

    private string In(params ReadOnlySpan<string> names) => System.IO.Path.Combine([Path, .. names]);
}
