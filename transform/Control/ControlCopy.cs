using System.Data.Common;
using Dapper;

namespace Analytics.Control;

/// <summary>Copies of the control database's file.</summary>
public static class ControlCopy
{
    private static readonly ControlRoom own = new("copy", typeof(ControlCopy).Assembly, "Engines");

    /// <summary>The file itself.</summary>
    /// <param name="folder">As <see cref="ControlOptions.Folder"/>.</param>
    public static string FileIn(string folder) => Path.Combine(folder, SqliteEngine.FileName);

    /// <summary>Copies what is committed, as of one moment, beside whoever has the database open; what was deleted is not in the copy.</summary>
    /// <param name="folder">As <see cref="ControlOptions.Folder"/>.</param>
    /// <param name="path">The file to write, which must not be there yet.</param>
    /// <param name="cancellation">Gives up before it begins.</param>
    /// <returns>False when there is no database in the folder.</returns>
    /// <exception cref="ControlException">The database cannot be read, or the copy not written.</exception>
    public static async Task<bool> WriteAsync(string folder, string path, CancellationToken cancellation = default)
    {
        if (!File.Exists(FileIn(folder)))
        {
            return false;
        }

        using var engine = new SqliteEngine(folder);
        try
        {
            var open = await engine.ConnectAsync(cancellation).ConfigureAwait(false);
            await using (open.ConfigureAwait(false))
            {
                await open.ExecuteAsync(own.Statement("copy", engine.Dialect), new { Path = path }).ConfigureAwait(false);
                return true;
            }
        }
        catch (DbException e)
        {
            throw engine.Explain(e);
        }
    }
}
