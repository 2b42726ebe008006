using System.Text;
using System.Text.Json;
using Analytics.Reports.Tests.Support;
using Analytics.Warehouse;

namespace Analytics.Reports.Tests;

public sealed class FormatTests(TestWarehouse warehouse)
{
    private static readonly GroupColumn[] Columns = [GroupColumn.Carrier, GroupColumn.Lane, GroupColumn.Week, GroupColumn.Month];

    public static TheoryData<ReportKind> Reports => [.. Enum.GetValues<ReportKind>()];

    [Theory]
    [MemberData(nameof(Reports))]
    public async Task Every_format_has_the_same_rows(ReportKind report)
    {
        await FillAsync();

        var rows = new Dictionary<ReportFormat, string>();
        foreach (var format in new[] { ReportFormat.Json, ReportFormat.Csv, ReportFormat.Parquet, ReportFormat.Arrow })
        {
            rows[format] = await ReadBackAsync(await warehouse.BytesAsync(new(report, Columns, format: format)), format);
        }

        Assert.Contains("\"month\"", rows[ReportFormat.Json], StringComparison.Ordinal);
        Assert.Contains("null", rows[ReportFormat.Json], StringComparison.Ordinal);
        Assert.Contains(":\"ok\"", rows[ReportFormat.Json], StringComparison.Ordinal);
        Assert.All(rows.Values, text => Assert.Equal(rows[ReportFormat.Json], text));
    }

    [Fact]
    public async Task Json_is_an_array_of_objects_with_numbers_nulls_and_dates()
    {
        await warehouse.FillAsync(TestParcel.InTransit(new(2026, 11, 3, 0, 0, 0, TimeSpan.Zero), 3600) with { Carrier = "a \"b\"\n/é" });

        var json = await warehouse.TextAsync(new(ReportKind.OnTime, [GroupColumn.Carrier, GroupColumn.Week], format: ReportFormat.Json));

        Assert.Equal(
            """
            [
            {"carrier":"a \"b\"\n\/é","week":"2026-11-02","n":0,"on_time_share":null,"on_time_low":null,"on_time_high":null,"within_1_day_share":null,"within_2_days_share":null,"within_3_days_share":null,"early_share":null,"timed_promises":0,"late_by_time_share":null,"status":"insufficient data"}
            ]

            """,
            json);
    }

    [Fact]
    public async Task Csv_has_a_header_and_leaves_empty_what_is_no_figure()
    {
        await warehouse.FillAsync(TestParcel.InTransit(new(2026, 11, 3, 0, 0, 0, TimeSpan.Zero), 3600) with { Carrier = "a \"b\"" });

        var csv = await warehouse.TextAsync(new(ReportKind.OnTime, [GroupColumn.Carrier, GroupColumn.Week], format: ReportFormat.Csv));

        Assert.Equal(
            "\"carrier\",\"week\",\"n\",\"on_time_share\",\"on_time_low\",\"on_time_high\",\"within_1_day_share\",\"within_2_days_share\","
            + "\"within_3_days_share\",\"early_share\",\"timed_promises\",\"late_by_time_share\",\"status\"\n"
            + "\"a \"\"b\"\"\",\"2026-11-02\",0,,,,,,,,0,,\"insufficient data\"\n",
            csv);
    }

    [Theory]
    [InlineData(DurationUnit.Hours, "_hours")]
    [InlineData(DurationUnit.CalendarDays, "_calendar_days")]
    [InlineData(DurationUnit.BusinessDays, "_business_days")]
    public async Task Durations_have_the_unit_in_their_names_and_rows_have_the_same_figures(DurationUnit unit, string end)
    {
        await FillAsync();

        var json = await warehouse.TextAsync(new(ReportKind.DeliveryTimes, format: ReportFormat.Json, unit: unit));
        var row = Assert.Single(await warehouse.RowsAsync<DeliveryTimesRow>(new(ReportKind.DeliveryTimes, unit: unit)));

        using var document = JsonDocument.Parse(json);
        var figures = document.RootElement[0];
        Assert.Equal(
            (row.Mean, row.P50, row.P50Low, row.DeliveredOnlyP90),
            (figures.GetProperty("mean" + end).GetDouble(), figures.GetProperty("p50" + end).GetDouble(), figures.GetProperty("p50_low" + end).GetDouble(),
             figures.GetProperty("delivered_only_p90" + end).GetDouble()));
        Assert.Equal(25, figures.EnumerateObject().Count(figure => figure.Name.EndsWith(end, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(ReportFormat.Json, "[]\n")]
    [InlineData(ReportFormat.Csv, "\"carrier\",\"n\",")]
    public async Task A_report_without_rows_is_still_whole(ReportFormat format, string start)
    {
        await warehouse.FillAsync();

        Assert.StartsWith(start, await warehouse.TextAsync(new(ReportKind.OnTime, [GroupColumn.Carrier], format: format)), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public async Task The_order_of_loading_leaves_no_trace_in_the_bytes(ReportKind report)
    {
        var parcels = Parcels();
        var request = new ReportRequest(report, Columns, format: ReportFormat.Csv);
        await FillAsync();
        var bytes = await warehouse.BytesAsync(request);

        await warehouse.FillAsync();
        for (var i = parcels.Count - 1; i >= 0; i -= 100)
        {
            await warehouse.AddAsync(parcels[Math.Max(0, i - 99)..(i + 1)], Math.Max(0, i - 99));
        }

        await AddScansAsync();
        Assert.Equal(Encoding.UTF8.GetString(bytes), Encoding.UTF8.GetString(await warehouse.BytesAsync(request)));
    }

    [Fact]
    public async Task A_table_is_no_bytes()
    {
        var error = await Assert.ThrowsAsync<ArgumentException>(() => warehouse.BytesAsync(new(ReportKind.OnTime)));

        Assert.Equal("A table is made from the rows; ask for those. (Parameter 'request')", error.Message);
    }

    [Fact]
    public async Task Rows_of_another_report_are_refused()
    {
        var error = await Assert.ThrowsAsync<ArgumentException>(() => warehouse.RowsAsync<OnTimeRow>(new(ReportKind.Milestones)));

        Assert.Equal("A OnTimeRow is no row of Milestones. (Parameter 'request')", error.Message);
    }

    private async Task FillAsync()
    {
        await warehouse.FillAsync(Parcels());
        await AddScansAsync();
    }

    private static List<TestParcel> Parcels()
    {
        var chance = new Generator(9);
        return
        [
            .. Enumerable.Range(0, 400).Select(i => TestParcel.InTransit(
                TestWarehouse.Now.AddHours(-chance.Below(800)), chance.Chance(0.8) ? chance.Below(100) * 3600L : null) with
            {
                Carrier = i % 40 == 0 ? "rare, \"quoted\"" : "ups",
                PromisedDate = new DateOnly(2026, 11, 1).AddDays(chance.Below(20)),
            }),
        ];
    }

    private async Task AddScansAsync()
    {
        await warehouse.ExecuteAsync(
            "INSERT INTO scans SELECT epoch, parcel, possessed_at, 'PickedUp', origin, 'Offset', 0, false, carrier, 'easypost', possessed_at + 600 FROM parcels");
        await warehouse.RefreshScanCellsAsync();
    }

    /// <summary>A report's bytes as rows of JSON, by way of the engine's reader of that format.</summary>
    private async Task<string> ReadBackAsync(byte[] bytes, ReportFormat format)
    {
        var path = Path.Combine(Path.GetTempPath(), $"analytics-{Guid.NewGuid():N}");
        await File.WriteAllBytesAsync(path, bytes);
        try
        {
            var name = format switch { ReportFormat.Json => "JSONEachRow", ReportFormat.Csv => "CSVWithNames", _ => format.ToString() };
            var text = await warehouse.ClickHouse.ReadTextAsync(
                new Statement(
                    "SELECT * FROM file({path:String}, {format:String}) SETTINGS schema_inference_make_columns_nullable = 1",
                    new Dictionary<string, string> { ["path"] = path, ["format"] = name }),
                "JSONEachRow");

            // Parquet knows no times in whole seconds.
            return text.Replace(".000\"", "\"", StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
