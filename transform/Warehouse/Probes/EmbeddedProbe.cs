using Analytics.Warehouse.Embedded;

namespace Analytics.Warehouse;

/// <summary>Looks at what the embedded warehouse needs, without opening it.</summary>
public static class EmbeddedProbe
{
    /// <summary>Loads the native library.</summary>
    /// <returns>Its file.</returns>
    /// <exception cref="WarehouseException"><see cref="WarehouseFault.LibraryMissing"/>.</exception>
    public static string LoadLibrary()
    {
        ChdbLibrary.Load();
        return ChdbLibrary.Find(Environment.GetEnvironmentVariable(ChdbLibrary.Variable), AppContext.BaseDirectory)!;
    }

    /// <summary>Whether a process has the warehouse in this data folder open. Makes nothing.</summary>
    /// <exception cref="IOException">The folder cannot be looked into.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public static bool IsInUse(string dataFolder) => new EngineFolder(dataFolder).IsInUse;
}
