using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace Analytics.Releases;

/// <summary>
/// Constants: texts that tie files to a machine, a user or a download, and names of groups that are held back and stand somewhere all the same (a
/// dictionary, a statistic).
/// </summary>
internal sealed partial class ConstantsAttack : Attack
{
    // Shorter ones stand in any file by chance.
    private const int Shortest = 6;

    private readonly AttackGround ground;
    private readonly HashSet<string> known;
    private readonly SearchValues<string> foreign;
    private readonly SearchValues<string> held;
    private readonly int needles;
    private long texts;
    private long strange;
    private long traces;
    private long heldBack;

    public ConstantsAttack(AttackGround ground)
        : base("constants")
    {
        this.ground = ground;
        var grid = ground.Dataset.Grid;
        known =
        [
            ground.Window.ToString(), .. grid.Carriers, .. grid.Services, .. grid.Lanes.SelectMany(lane => new[] { lane.Origin, lane.Destination, lane.ToString() }),
            .. ground.Index.Weeks.Select(Plain.Day), .. ground.Dataset.Totals.Select(TotalTable.NameOf),
        ];
        string[] machine =
        [
            Environment.MachineName, Environment.UserName, ground.Shelf.Folder, AppContext.BaseDirectory, Environment.CurrentDirectory, "files_", "/home/", "/root/", ".part",
        ];
        string[] hidden = [.. HeldNames()];
        foreign = Needles(machine.Where(text => !known.Any(name => name.Contains(text, StringComparison.Ordinal))), out var first);
        held = Needles(hidden, out var second);
        needles = first + second;
    }

    public override void SeeBytes(string file, ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.Latin1.GetString(bytes).AsSpan();
        traces += text.ContainsAny(foreign) || Uuid().IsMatch(text) ? 1 : 0;

        // Totals are told of every carrier and lane of the grid.
        heldBack += file.StartsWith(GroupTable.Name, StringComparison.Ordinal) && text.ContainsAny(held) ? 1 : 0;
    }

    public override void SeeGroup(AttackedRow row) => See(row.Row, GroupTable.Of(ground.Dataset).Table);

    public override void SeeTotal(CsvRow row) => See(row, TotalTable.Of(ground.Dataset).Table);

    protected override AttackResult Conclude() => Result(
        strange + traces + heldBack == 0,
        $"{Plain.Count(texts)} texts were held against the public names, and {Plain.Count(needles)} texts were looked for in all bytes: of this machine, and of groups that are held back.",
        strange + traces + heldBack == 0
            ? "Nothing but public names of groups that are told."
            : $"{Plain.Count(strange)} texts that are no public names, {Plain.Count(traces)} traces of a machine, {Plain.Count(heldBack)} names of groups that are held back.");

    private void See(CsvRow row, DatasetTable table)
    {
        foreach (var column in table.Columns.Where(column => column.Kind == ColumnKind.Text || column.Kind == ColumnKind.Month || column.Kind == ColumnKind.Date))
        {
            texts++;
            strange += known.Contains(row.Text(column.Name)) ? 0 : 1;
        }
    }

    // Carriers and services without a group that is told, but for those that stand within another text of the file.
    private IEnumerable<string> HeldNames()
    {
        var told = ground.Outcomes.Index().Where(group => group.Item == GroupOutcome.Released).Select(group => ground.Index[group.Index]).ToList();
        HashSet<string> open = [.. told.Select(key => key.Carrier), .. told.Select(key => key.Service ?? ""), .. GroupTable.Of(ground.Dataset).Table.Columns.Select(column => column.Name)];
        return ground.Dataset.Grid.Carriers.Concat(ground.Dataset.Grid.Services).Where(name => !open.Any(text => text.Contains(name, StringComparison.Ordinal)));
    }

    private static SearchValues<string> Needles(IEnumerable<string> texts, out int count)
    {
        string[] needles = [.. texts.Select(text => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text))).Where(text => text.Length is >= Shortest and <= AttackedFiles.Overlap).Distinct()];
        count = needles.Length;
        return SearchValues.Create(needles, StringComparison.Ordinal);
    }

    [GeneratedRegex("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}")]
    private static partial Regex Uuid();
}
