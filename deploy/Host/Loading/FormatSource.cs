using System.Security.Cryptography;
using Analytics.Custody;
using Analytics.Formats;
using Analytics.Formats.Mapped;
using Analytics.Intake.Files;

namespace Analytics.Host.Loading;

/// <summary>How the files of a load are to be read.</summary>
/// <param name="Identity">Tells one way of reading from another: the format's name, and a hash of the map.</param>
/// <param name="Framing">How pushes stand in the files; null to tell from their first bytes.</param>
/// <param name="FormatOf">The format of an opened file.</param>
internal sealed record FormatSource(string Identity, PushFraming? Framing, Func<PushFile, PushFormat> FormatOf)
{
    public static IEnumerable<string> Names => ProviderFormat.All.Keys.Append(MappedReader.FormatName);

    /// <exception cref="UsageException">There is no such format, or its map is missing or wrong.</exception>
    public static FormatSource Of(LoadRequest request, FieldPolicy policy)
    {
        if (string.Equals(request.Format, MappedReader.FormatName, StringComparison.OrdinalIgnoreCase))
        {
            return OfMap(request.MapFile ?? throw new UsageException("The format mapped needs a map: add --map MAP.json. 'analytics map FILE' proposes one."), policy);
        }

        if (request.MapFile is not null)
        {
            throw new UsageException($"The format {request.Format} takes no map. Leave --map out, or use --format mapped.");
        }

        var format = ProviderFormat.All.GetValueOrDefault(request.Format)
            ?? throw new UsageException($"There is no format called {request.Format}. The formats are: {string.Join(", ", Names)}.");
        var fields = format.Map(policy.RulesOf(format.Name));
        var pushes = new PushFormat(format.Name, () => format.CreateReader(fields));
        return new FormatSource(format.Name, PushFraming.JsonMessages, _ => pushes);
    }

    // The first reader is made at once, so that a map that does not fit the file's columns is told before a row is read.
    private static PushFormat FormatOfMapped(MappingFile map, IReadOnlyList<string> columns, IReadOnlyList<FieldRule> rules)
    {
        MappedReader.Create(map, columns, rules);
        return new PushFormat(map.Source, () => MappedReader.Create(map, columns, rules));
    }

    private static FormatSource OfMap(string path, FieldPolicy policy)
    {
        try
        {
            var bytes = File.ReadAllBytes(path);
            var map = MappingFile.Parse(bytes);
            var rules = policy.RulesOf(MappedReader.FormatName).ToList();
            return new FormatSource(
                $"{MappedReader.FormatName} {Convert.ToHexString(SHA256.HashData(bytes))}",
                PushFraming.Of(map),
                file => FormatOfMapped(map, file.Columns, rules));
        }
        catch (MappingException e)
        {
            throw new UsageException($"{path}: {e.Message}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The map {path} cannot be read. Check the name and its rights.");
        }
    }
}
