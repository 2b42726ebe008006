namespace Analytics.Eta;

/// <summary>
/// The models of an installation, in a folder: each in a folder of its own that comes whole or not at all, and a file that names the one that serves.
/// </summary>
/// <param name="folder">Made when the first model is put there.</param>
public sealed class ModelShelf(string folder) : IModelHistory
{
    private const string ChampionFile = "champion";

    // One that is being written: not among the models until it is whole.
    private const string Unfinished = ".making-";

    private readonly string versions = Path.Combine(folder, "versions");

    public string? ChampionVersion
    {
        get
        {
            var file = Path.Combine(folder, ChampionFile);
            return File.Exists(file) ? File.ReadAllText(file).Trim() : null;
        }
    }

    public IReadOnlyList<ModelRecord> List() => !Directory.Exists(versions)
        ? []
        : [.. Directory.EnumerateDirectories(versions)
            .Where(path => !Path.GetFileName(path).StartsWith(Unfinished, StringComparison.Ordinal))
            .OrderDescending(StringComparer.Ordinal)
            .Select(ModelFiles.ReadRecord)];

    /// <summary>The record of one.</summary>
    /// <exception cref="EtaException">There is none of this version, or its record cannot be read.</exception>
    public ModelRecord Record(string version) => Directory.Exists(FolderOf(version))
        ? ModelFiles.ReadRecord(FolderOf(version))
        : throw new EtaException($"There is no model {version}. To see those that there are: analytics eta models");

    /// <summary>Makes a model the one that serves. A process that serves sees it within seconds.</summary>
    /// <exception cref="EtaException">There is none of this version, or it cannot be used.</exception>
    public void Promote(string version)
    {
        Open(version).Dispose();
        var next = Path.Combine(folder, ChampionFile + ".next");
        File.WriteAllText(next, version);
        File.Move(next, Path.Combine(folder, ChampionFile), overwrite: true);
    }

    internal EtaModel Open(string version) => ModelFiles.Read(FolderOf(version), Record(version));

    /// <summary>Puts a model there.</summary>
    internal ModelRecord Put(string version, EtaModel model, Func<string, string, ModelRecord> record)
    {
        var making = Path.Combine(versions, Unfinished + version);
        if (Directory.Exists(making))
        {
            Directory.Delete(making, recursive: true);
        }

        Directory.CreateDirectory(making);
        var told = ModelFiles.Write(making, model, record);
        Directory.Move(making, FolderOf(version));
        return told;
    }

    private string FolderOf(string version) => version.Length > 0 && version.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-')
        ? Path.Combine(versions, version)
        : throw new EtaException("The name of a model is letters, digits and dashes.");
}
