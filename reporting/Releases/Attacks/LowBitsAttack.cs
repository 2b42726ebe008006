using System.Globalization;

namespace Analytics.Releases;

/// <summary>
/// Low bits: what floating point leaves in the last digits of a noisy number can tell the number without its noise (Mironov 2012). Counts must be
/// whole, hours hundredths and shares thousandths, as texts and as the numbers that they stand for.
/// </summary>
internal sealed class LowBitsAttack(AttackGround ground) : Attack("floating-point-low-bits")
{
    private static readonly Dictionary<string, int> decimals = new() { ["mean_hours"] = 2, ["p50_hours"] = 2, ["p80_hours"] = 2, ["p90_hours"] = 2, ["on_time_share"] = 3 };

    private readonly DatasetTable groups = GroupTable.Of(ground.Dataset).Table;
    private readonly DatasetTable totals = TotalTable.Of(ground.Dataset).Table;
    private long numbers;
    private long strange;

    public override void SeeGroup(AttackedRow row) => See(row.Row, groups);

    public override void SeeTotal(CsvRow row) => See(row, totals);

    protected override AttackResult Conclude() => Result(
        strange == 0,
        $"{Plain.Count(numbers)} numbers were looked at digit by digit.",
        strange == 0 ? "Whole numbers, hundredths and thousandths, and nothing behind them." : $"{Plain.Count(strange)} numbers have more digits than they may have.");

    private void See(CsvRow row, DatasetTable table)
    {
        foreach (var column in table.Columns.Where(column => column.Unit is not null))
        {
            var text = row.Text(column.Name);
            if (column.Kind == ColumnKind.Counts)
            {
                foreach (var count in text.Trim('[', ']').Split(','))
                {
                    See(IsWhole(count));
                }
            }
            else if (text.Length > 0)
            {
                See(decimals.TryGetValue(column.Name, out var places) ? IsRounded(text, places) : IsWhole(text));
            }
        }
    }

    private void See(bool isPlain)
    {
        numbers++;
        strange += isPlain ? 0 : 1;
    }

    private static bool IsWhole(string text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count) && Plain.Number(count) == text;

    // The engine writes the shortest text that reads back as the same number: one with few decimals is the nearest to them, bit by bit.
    private static bool IsRounded(string text, int places) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number.Scale <= places;
}
