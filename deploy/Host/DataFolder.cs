using Analytics.Control;
using Analytics.Custody.Secrets;
using Analytics.Custody.Tokens;
using Analytics.Warehouse;

namespace Analytics.Host;

/// <summary>Where one installation keeps everything: the warehouse and, apart from it, the token keys and the control database.</summary>
internal sealed class DataFolder(string path)
{
    public const string Default = "analytics-data";

    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>What providers sign their pushes with.</summary>
    public ProviderSecretFile Secrets { get; } = new(System.IO.Path.Combine(System.IO.Path.GetFullPath(path), "custody", "provider-secrets"));

    /// <summary>Maps that pushes can be sent to, by their names without <c>.json</c>.</summary>
    public string Maps => System.IO.Path.Combine(Path, "intake", "maps");

    /// <summary>Where API keys and sessions are.</summary>
    public ControlOptions Control { get; } = new() { Folder = System.IO.Path.Combine(System.IO.Path.GetFullPath(path), "control") };

    public TokenKeyFile Keys(TimeProvider time) => new(System.IO.Path.Combine(Path, "custody", "token-keys"), time);

    public ValueTask<Warehouse.Warehouse> OpenWarehouseAsync(TimeProvider time, CancellationToken cancellation) =>
        Warehouse.Warehouse.OpenAsync(new WarehouseOptions { DataFolder = Path }, time, cancellation);

    /// <summary>For commands that only read: a folder that nothing was ever loaded into is a mistake of the caller's.</summary>
    public void MustExist()
    {
        if (!Directory.Exists(System.IO.Path.Combine(Path, "warehouse")))
        {
            throw new UsageException($"There is no data in {Path}. Load some first (analytics load FILE --format NAME --data DIR), or name another folder with --data.");
        }
    }
}
