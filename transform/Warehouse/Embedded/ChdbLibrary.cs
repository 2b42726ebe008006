using System.Reflection;
using System.Runtime.InteropServices;

namespace Analytics.Warehouse.Embedded;

/// <summary>Finds and loads the native library, once per process.</summary>
internal static class ChdbLibrary
{
    /// <summary>Environment variable that names the library's file and goes before every other place.</summary>
    public const string Variable = "ANALYTICS_LIBCHDB";

    private const string FileName = "libchdb.so";
    private const string PackagePath = "deploy/chdb/node_modules/@chdb/lib-linux-x64-gnu/" + FileName;

    private static readonly Lock Gate = new();
    private static nint library;

    /// <exception cref="WarehouseException"><see cref="WarehouseFault.LibraryMissing"/>.</exception>
    public static void Load()
    {
        lock (Gate)
        {
            if (library != nint.Zero)
            {
                return;
            }

            var file = Find(Environment.GetEnvironmentVariable(Variable), AppContext.BaseDirectory)
                ?? throw Missing($"{FileName} was not found");
            try
            {
                library = NativeLibrary.Load(file);
            }
            catch (Exception e) when (e is DllNotFoundException or BadImageFormatException)
            {
                throw Missing($"{file} cannot be loaded", e);
            }

            NativeLibrary.SetDllImportResolver(Assembly.GetExecutingAssembly(), (name, _, _) => name == ChdbNative.Library ? library : nint.Zero);

            // The runtime turns SIGSEGV into NullReferenceException; the engine's handlers would end the process instead.
            ChdbNative.SetSignalHandlersEnabled(0);
        }
    }

    /// <summary>The library's file: the one that is named, else beside the program, else where the launcher installs it.</summary>
    internal static string? Find(string? named, string baseFolder)
    {
        if (!string.IsNullOrEmpty(named))
        {
            return named;
        }

        var beside = Path.Combine(baseFolder, FileName);
        if (File.Exists(beside))
        {
            return beside;
        }

        for (var folder = new DirectoryInfo(baseFolder); folder is not null; folder = folder.Parent)
        {
            var installed = Path.Combine(folder.FullName, PackagePath);
            if (File.Exists(installed))
            {
                return installed;
            }
        }

        return null;
    }

    private static WarehouseException Missing(string what, Exception? inner = null) =>
        new(WarehouseFault.LibraryMissing,
            $"The embedded ClickHouse is missing: {what}. Run ./analytics once, which installs it, or name its file in {Variable}.",
            inner: inner);
}
