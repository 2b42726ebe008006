namespace Analytics.Warehouse.Tests.Support;

/// <summary>What a child process can be told to do with a data folder.</summary>
internal static class ChildTasks
{
    public const string Switch = "--child";

    /// <summary>Parcels in each step of <see cref="Fill"/>.</summary>
    public const int Step = 500;

    public const string Open = "open";
    public const string Fill = "fill";
    public const string Work = "work";

    public static async Task<int> RunAsync(string task, string folder)
    {
        try
        {
            await using var warehouse = await Warehouse.OpenAsync(new WarehouseOptions { DataFolder = folder }, TimeProvider.System);
            await (task switch
            {
                Open => OpenUntilToldAsync(),
                Fill => FillAsync(warehouse),
                Work => WorkAsync(warehouse),
                _ => throw new ArgumentOutOfRangeException(nameof(task), task, null),
            });
            return 0;
        }
        catch (WarehouseException e)
        {
            Console.WriteLine($"{e.Fault}: {e.Message}");
            return 1;
        }
    }

    private static async Task OpenUntilToldAsync()
    {
        Console.WriteLine("open");
        await Console.In.ReadLineAsync();
    }

    /// <summary>Inserts parcels and refreshes the cells, over and over; tells how many parcels are inserted after each insert.</summary>
    private static async Task FillAsync(Warehouse warehouse)
    {
        for (var batch = 0; ; batch++)
        {
            await warehouse.ClickHouse.InsertAsync("journeys", SampleRows.Journeys(Step, batch).Chunks);
            Console.WriteLine((batch + 1) * Step);
            await warehouse.Cells.RefreshAsync();
        }
    }

    /// <summary>A sort that spills to the disk, and a result by way of a file.</summary>
    private static async Task WorkAsync(Warehouse warehouse)
    {
        var sort = "SELECT number, repeat('x', 100) AS text FROM numbers(300000) ORDER BY cityHash64(number) SETTINGS max_bytes_before_external_sort = 1000000";
        await warehouse.ClickHouse.CopyToAsync(new Statement(sort), "CSVWithNames", Stream.Null);
        Console.WriteLine("worked");
    }
}
