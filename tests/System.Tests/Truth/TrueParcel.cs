using System.Globalization;

namespace Analytics.System.Tests.Truth;

/// <summary>What really happened to a parcel, from the simulator's <c>truth.csv</c>.</summary>
/// <param name="Carrier">As reports call it.</param>
/// <param name="Lane">As reports call it.</param>
/// <param name="Hours">From pickup to delivery, whenever that is; infinite for a parcel that never arrives.</param>
internal sealed record TrueParcel(string Carrier, string Lane, double Hours)
{
    /// <summary>The parcels picked up by an instant that do not go back to their sender.</summary>
    public static List<TrueParcel> Read(string file, DateTimeOffset until)
    {
        var lines = File.ReadAllLines(file);
        var columns = lines[0].Split(',').Index().ToDictionary(column => column.Item, column => column.Index);
        return
        [
            .. from line in lines.Skip(1)
               let cells = line.Split(',')
               where DateTimeOffset.Parse(cells[columns["picked_up"]], CultureInfo.InvariantCulture) <= until && cells[columns["returned"]] is "false" or "0" or "no"
               let seconds = cells[columns["transit_seconds"]]
               select new TrueParcel(
                   cells[columns["carrier"]],
                   $"{cells[columns["origin"]]}->{cells[columns["destination"]]}",
                   seconds.Length == 0 ? double.PositiveInfinity : double.Parse(seconds, CultureInfo.InvariantCulture) / 3600),
        ];
    }
}
