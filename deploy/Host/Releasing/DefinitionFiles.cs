using Analytics.Releases;

namespace Analytics.Host.Releasing;

/// <summary>Datasets by what a command names them by: a file that defines one, or the id of one that is known.</summary>
internal static class DefinitionFiles
{
    private const string Example = "releases/carrier-lane.json";

    /// <summary>A definition with what each part means, to begin one's own with.</summary>
    public static string ExampleText()
    {
        using var reader = new StreamReader(typeof(DefinitionFiles).Assembly.GetManifestResourceStream(Example)!);
        return reader.ReadToEnd();
    }

    /// <exception cref="UsageException">There is no such file.</exception>
    /// <exception cref="ReleaseException">It defines no dataset; the message names the file.</exception>
    public static async Task<DatasetDefinition> ReadAsync(string file, CancellationToken cancellation)
    {
        if (!File.Exists(file))
        {
            throw new UsageException($"There is no file {file}. 'analytics release define --example' prints a definition to begin with.");
        }

        try
        {
            return DefinitionJson.Read(await File.ReadAllTextAsync(file, cancellation).ConfigureAwait(false));
        }
        catch (ReleaseException e)
        {
            throw new ReleaseException($"{file}: {e.Message}", e);
        }
    }

    /// <summary>The dataset of a file, or the one of an id.</summary>
    public static async Task<DatasetDefinition> FindAsync(string named, Ledger ledger, CancellationToken cancellation) =>
        named.EndsWith(".json", StringComparison.Ordinal) || File.Exists(named)
            ? await ReadAsync(named, cancellation).ConfigureAwait(false)
            : (await ledger.DatasetsAsync(cancellation).ConfigureAwait(false)).FirstOrDefault(dataset => dataset.Id == named)
                ?? throw new UsageException($"There is no dataset {named}. Name a file that defines one, or take it up with 'analytics release define FILE'.");
}
