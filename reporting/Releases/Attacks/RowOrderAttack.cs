namespace Analytics.Releases;

/// <summary>
/// Row order and metadata of files: an order that is not that of the public names tells another (by size, by when they came), and so does a file or a
/// row that does not belong.
/// </summary>
internal sealed class RowOrderAttack(AttackGround ground) : Attack("row-order-and-metadata")
{
    private static readonly byte[] arrow = "ARROW1"u8.ToArray();
    private static readonly byte[] parquet = "PAR1"u8.ToArray();

    private readonly Dictionary<string, long> bytesOf = [];
    private readonly DatasetTable groups = GroupTable.Of(ground.Dataset).Table;
    private readonly DatasetTable totals = TotalTable.Of(ground.Dataset).Table;
    private string[]? before;
    private string[]? totalBefore;
    private long rows;
    private long strange;
    private long formats;

    public override void SeeBytes(string file, ReadOnlySpan<byte> bytes)
    {
        if (bytesOf.TryAdd(file, bytes.Length))
        {
            formats += HasMark(file, bytes) ? 0 : 1;
        }
    }

    public override void SeeGroup(AttackedRow row) => See(groups.Key, row.Row, ref before);

    public override void SeeTotal(CsvRow row) => See(totals.Key, row, ref totalBefore);

    protected override AttackResult Conclude()
    {
        var expected = DatasetTable.Of(ground.Dataset).SelectMany(table => FileFormat.All.Select(format => table.Name + format.Ending)).ToList();
        var there = Directory.EnumerateFileSystemEntries(ground.Folder).Select(path => Path.GetFileName(path)!).ToList();
        var files = there.Except(expected).Count() + expected.Except(there).Count();
        var isWhole = strange + files + formats == 0;
        return Result(
            isWhole,
            $"{Plain.Count(rows)} rows were held against the order of their public names, and {there.Count} files against those that belong to the tables.",
            isWhole
                ? "Rows stand in the order of their names, and their place tells nothing else; no file is there that does not belong."
                : $"{Plain.Count(strange)} rows are not in the place of their names, {files} files do not belong or are missing, {formats} are not of their format.");
    }

    private void See(IReadOnlyList<string> key, CsvRow row, ref string[]? last)
    {
        rows++;
        string[] names = [.. key.Select(row.Text)];
        strange += last is not null && Utf8Order.Instance.Compare(last, names) >= 0 ? 1 : 0;
        last = names;
    }

    private static bool HasMark(string file, ReadOnlySpan<byte> bytes) =>
        file.EndsWith(FileFormat.Arrow.Ending, StringComparison.Ordinal) ? bytes.StartsWith(arrow)
        : !file.EndsWith(FileFormat.Parquet.Ending, StringComparison.Ordinal) || bytes.StartsWith(parquet);
}
