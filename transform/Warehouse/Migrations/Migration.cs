using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Analytics.Warehouse.Migrations;

/// <summary>One step of the schema, from a file <c>Schema/NNN_name.sql</c>. Its statements can be run again without harm.</summary>
internal sealed record Migration(int Number, string Name, string Script)
{
    /// <summary>SHA-256 of the file, in hex.</summary>
    public string Checksum { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Script)));

    /// <summary>Checksums of earlier wordings that did the same: a line <c>-- replaces CHECKSUM</c> for each.</summary>
    public IReadOnlyList<string> Replaced { get; } =
        [.. Script.Split('\n').Where(line => line.StartsWith("-- replaces ", StringComparison.Ordinal)).Select(line => line["-- replaces ".Length..][..64])];

    public IEnumerable<string> Statements => SqlText.Split(Script);

    /// <summary>The migrations of this version, in order. Number 0 makes the table that the others are recorded in.</summary>
    public static IReadOnlyList<Migration> All { get; } = [.. Resources.Names("Schema").Select(Read)];

    private static Migration Read(string file)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        return new Migration(int.Parse(name.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture), name[4..], Resources.Text(file));
    }
}
