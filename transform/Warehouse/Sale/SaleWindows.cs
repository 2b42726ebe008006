using System.Globalization;

namespace Analytics.Warehouse;

/// <summary>Windows of releases, as the parcels know of them: each is in one at most, and stays in it.</summary>
/// <param name="clickHouse">Where the parcels are.</param>
public sealed class SaleWindows(IClickHouse clickHouse)
{
    /// <summary>
    /// Puts the parcels into a window that may be sold, were delivered, and are in none yet. Done again, it puts in those that have come since.
    /// </summary>
    /// <param name="window">The window, as yyyymm.</param>
    /// <param name="from">The first day of weeks (Mondays) that its parcels may begin in: late ones begin before the window does.</param>
    /// <param name="after">The day after the last of them.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="WarehouseException">The warehouse failed.</exception>
    public ValueTask CloseAsync(uint window, DateOnly from, DateOnly after, CancellationToken cancellation = default) => clickHouse.ExecuteAsync(
        new Statement(Resources.Text("Sale/close_window.sql"), new Dictionary<string, string>
        {
            ["window"] = window.ToString(CultureInfo.InvariantCulture),
            ["from"] = from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["after"] = after.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        }),
        cancellation);
}
