using Analytics.Custody;
using Analytics.Formats.Mapped;
using Analytics.Intake.Http;

namespace Analytics.Host.Serving;

/// <summary>What pushes can come from: every provider, and the maps in the data folder.</summary>
internal static class IntakeSources
{
    /// <returns>By the path below <c>/intake/</c>.</returns>
    /// <exception cref="UsageException">A map cannot be used.</exception>
    public static IReadOnlyDictionary<string, IntakeSource> Of(DataFolder folder)
    {
        var sources = IntakeSource.Providers(FieldPolicy.BuiltIn).ToDictionary(source => source.Provider, StringComparer.OrdinalIgnoreCase);
        foreach (var file in Directory.Exists(folder.Maps) ? Directory.GetFiles(folder.Maps, "*.json") : [])
        {
            try
            {
                var source = IntakeSource.Mapped(MappingFile.Parse(File.ReadAllBytes(file)), FieldPolicy.BuiltIn);
                sources.Add($"{MappedReader.FormatName}/{Path.GetFileNameWithoutExtension(file)}", source);
            }
            catch (MappingException e)
            {
                throw new UsageException($"{file}: {e.Message}");
            }
        }

        return sources;
    }
}
