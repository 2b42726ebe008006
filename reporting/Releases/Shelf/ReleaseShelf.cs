namespace Analytics.Releases;

/// <summary>
/// The folder of releases: one folder for each, named after it, which is there whole or not at all and never changes. What is being made stands
/// beside under a name of its own; what a kill left of that goes when the next is begun.
/// </summary>
/// <param name="folder">The folder; made when the first release is.</param>
public sealed class ReleaseShelf(string folder)
{
    private const string Unfinished = ".part";
    private const string Lock = ".lock";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public string Folder => folder;

    /// <summary>The folder of a release, whether it is there or not.</summary>
    public string PathOf(string release) => Path.Combine(folder, release);

    /// <summary>Whether it is there: whole, then.</summary>
    public bool Has(string release) => Directory.Exists(PathOf(release));

    /// <summary>Whether a path is that of a release, and not of one in the making.</summary>
    internal static bool IsWhole(string path) => !path.EndsWith(Unfinished, StringComparison.Ordinal);

    /// <summary>Puts every release of this shelf on another one that has none of its name.</summary>
    public void CopyTo(ReleaseShelf other, CancellationToken cancellation)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        foreach (var release in Directory.GetDirectories(folder).Where(IsWhole).Select(path => Path.GetFileName(path)).Where(release => !other.Has(release)))
        {
            using var draft = other.Begin(release);
            foreach (var file in Directory.EnumerateFiles(PathOf(release)))
            {
                cancellation.ThrowIfCancellationRequested();
                File.Copy(file, Path.Combine(draft.Path, Path.GetFileName(file)));
            }

            draft.TryFinish();
        }
    }

    /// <summary>Begins a folder in which a release is made.</summary>
    internal Draft Begin(string release)
    {
        Directory.CreateDirectory(folder, OwnerOnly);
        foreach (var left in Directory.EnumerateDirectories(folder, $"*{Unfinished}"))
        {
            RemoveIfLeft(left);
        }

        return new Draft(Path.Combine(folder, $"{release}.{Guid.NewGuid():N}{Unfinished}"), PathOf(release));
    }

    // Whoever makes a folder holds the lock beside it; the lock of a process that died is free.
    private static void RemoveIfLeft(string path)
    {
        try
        {
            using (new FileStream(path + Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
            {
                Directory.Delete(path, recursive: true);
                File.Delete(path + Lock);
            }
        }
        catch (IOException e) when (e is not PathTooLongException)
        {
            // It is being made, or another has taken it away meanwhile: not ours either way.
        }
    }

    /// <summary>A release in the making.</summary>
    internal sealed class Draft : IDisposable
    {
        private readonly string final;
        private readonly FileStream held;

        public Draft(string path, string final)
        {
            (Path, this.final) = (path, final);
            held = new FileStream(path + Lock, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
            Directory.CreateDirectory(path, OwnerOnly);
        }

        public string Path { get; }

        /// <summary>Gives the folder its name, if there is none of that name: of several makers one comes first.</summary>
        /// <returns>False when another came first; this one goes.</returns>
        public bool TryFinish()
        {
            try
            {
                Directory.Move(Path, final);
                return true;
            }
            catch (IOException) when (Directory.Exists(final))
            {
                return false;
            }
        }

        public void Dispose()
        {
            if (Directory.Exists(Path))
            {
                Directory.Delete(Path, recursive: true);
            }

            held.Dispose();
            File.Delete(Path + Lock);
        }
    }
}
