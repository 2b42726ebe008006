using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;

namespace Analytics.Control;

/// <summary>
/// What one room keeps in the control database: .sql files that stand in its assembly, <c>FOLDER/Schema/NNN_name.sql</c> (run once each, in
/// order) and <c>FOLDER/Sql/name.sql</c> (its statements). Where PostgreSQL says it otherwise than SQLite, <c>name.postgresql.sql</c> stands
/// beside <c>name.sql</c>, and is taken there.
/// </summary>
/// <param name="name">The room's name, under which its versions are recorded: <c>web</c>.</param>
/// <param name="assembly">The assembly that the files stand in.</param>
/// <param name="folder">The folder in it, without a slash at its end.</param>
public sealed class ControlRoom(string name, Assembly assembly, string folder)
{
    private readonly ConcurrentDictionary<string, string> read = new();

    /// <summary>The room's name.</summary>
    public string Name { get; } = name;

    /// <summary>The steps of the schema, in order.</summary>
    internal IReadOnlyList<(int Number, string Name)> Steps { get; } =
    [
        .. assembly.GetManifestResourceNames()
            .Where(file => file.StartsWith($"{folder}/Schema/", StringComparison.Ordinal) && !file.EndsWith(".postgresql.sql", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .Select(file => (int.Parse(file.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture), file)),
    ];

    internal string Step(string name, string? dialect) => Text($"{folder}/Schema/{name}", dialect);

    internal string Statement(string name, string? dialect) => Text($"{folder}/Sql/{name}", dialect);

    private string Text(string path, string? dialect) =>
        (dialect is null ? null : Find($"{path}.{dialect}.sql")) ?? Find($"{path}.sql") ?? throw new ArgumentException($"There is no {path}.sql.", nameof(path));

    private string? Find(string file) => read.GetOrAdd(file, Load) is { Length: > 0 } text ? text : null;

    private string Load(string file)
    {
        using var stream = assembly.GetManifestResourceStream(file);
        if (stream is null)
        {
            return "";
        }

        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
