using System.Globalization;
using Analytics.Custody.Retention;

namespace Analytics.Host.Reporting;

/// <summary>Months, what is planned for them and what was done with them, as tables.</summary>
internal static class RetentionTable
{
    private static readonly TextColumn<EpochStatus>[] Columns =
    [
        new("month", epoch => Number(epoch.Epoch)),
        new("first day", epoch => Day(epoch.FirstDay)),
        new("parcels", epoch => Figures.Count(epoch.Parcels)),
        new("rows", epoch => Figures.Count(epoch.Rows), Spare: 1),
        new("key", KeyOf, IsRemark: true),
        new("days left", epoch => epoch.DaysLeft is { } days ? Figures.Count(days) : ""),
        new("frozen cells", epoch => Figures.Count(epoch.FrozenCells)),
    ];

    private static readonly TextColumn<PlannedEpoch>[] PlanColumns =
    [
        new("month", epoch => Number(epoch.Epoch)),
        new("why", epoch => RetentionNames.Of(epoch.Cause), IsRemark: true),
        new("parcels", epoch => Figures.Count(epoch.Parcels)),
        new("rows", epoch => Figures.Count(epoch.Rows)),
        new("what", WhatOf, IsText: true),
    ];

    private static readonly TextColumn<RetentionEntry>[] RecordColumns =
    [
        new("when", entry => Figures.Time(entry.At)),
        new("month", entry => Number(entry.Epoch)),
        new("why", entry => RetentionNames.Of(entry.Cause), IsRemark: true),
        new("step", entry => RetentionNames.Of(entry.Step), IsRemark: true),
        new("cells", entry => Count(entry.Cells)),
        new("parcels", entry => Count(entry.Parcels)),
        new("left out", entry => Count(entry.LeftOut)),
        new("rows", entry => Count(entry.Rows)),
    ];

    public static void Write(IReadOnlyList<EpochStatus> epochs, TextWriter output) =>
        Write(epochs, Columns, "There is no month yet: the first push makes one.", output);

    public static void Write(IReadOnlyList<PlannedEpoch> planned, TextWriter output) => Write(planned, PlanColumns, "Nothing is due.", output);

    public static void Write(IReadOnlyList<RetentionEntry> record, TextWriter output) => Write(record, RecordColumns, "No month was ended yet.", output);

    private static void Write<TRow>(IReadOnlyList<TRow> rows, TextColumn<TRow>[] columns, string nothing, TextWriter output)
    {
        if (rows.Count == 0)
        {
            output.WriteLine(nothing);
            return;
        }

        TextTable.Write(rows, columns, output);
    }

    private static string KeyOf(EpochStatus epoch) => epoch.Key == EpochKeyState.Linked
        ? $"linked until {Figures.Date(epoch.LinkedUntil!.Value)}"
        : epoch.Key.ToString().ToLowerInvariant();

    private static string WhatOf(PlannedEpoch epoch) => string.Join(", ", new[]
    {
        epoch.IsToFreeze ? "freeze" : "", epoch.HasKey ? "destroy the key" : "", epoch.Rows > 0 ? "drop the rows" : "", "check",
    }.Where(step => step.Length > 0));

    private static string Number(uint epoch) => epoch.ToString(CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Count(long? value) => value is { } known ? Figures.Count(known) : "";
}
