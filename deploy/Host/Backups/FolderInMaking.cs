namespace Analytics.Host.Backups;

/// <summary>
/// A folder that is not there before it is whole: it is made under another name beside its own, closed to other users, and renamed at the end.
/// Left unfinished, it goes; what a kill left of one goes when the next is begun.
/// </summary>
internal sealed class FolderInMaking : IDisposable
{
    public const string Suffix = ".partial";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly string final;

    private FolderInMaking(string final) => this.final = final;

    /// <summary>Where it is made.</summary>
    public string Path => final + Suffix;

    /// <param name="path">What it is to be named.</param>
    /// <exception cref="UsageException">There is something of this name.</exception>
    public static FolderInMaking Begin(string path)
    {
        var final = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path));
        if (System.IO.Path.Exists(final))
        {
            throw new UsageException($"{final} is there already. Name a folder that is not.");
        }

        var made = new FolderInMaking(final);
        made.Remove();
        Directory.CreateDirectory(made.Path, OwnerOnly);
        return made;
    }

    /// <summary>It is whole: gives it its name.</summary>
    public void Finish() => Directory.Move(Path, final);

    public void Dispose() => Remove();

    private void Remove()
    {
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}
