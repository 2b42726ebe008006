using System.Globalization;
using Analytics.Warehouse;

namespace Analytics.Benchmarks.Kafka;

/// <summary>The parcels in the warehouse with their facts, beside those of an earlier run.</summary>
internal sealed class ParcelSets(IClickHouse clickHouse)
{
    private const string Here = "SELECT DISTINCT epoch, parcel, at, milestone FROM scans";
    private const string Earlier = "SELECT epoch, parcel, at, milestone FROM bench_earlier";

    /// <summary>Keeps what is there as the earlier run's, and empties the warehouse.</summary>
    public async Task SetAsideAsync()
    {
        await DoAsync($"CREATE TABLE bench_earlier ENGINE = MergeTree ORDER BY parcel AS {Here}").ConfigureAwait(false);
        foreach (var table in new[] { "scans", "journeys" })
        {
            await DoAsync($"TRUNCATE TABLE {table}").ConfigureAwait(false);
        }
    }

    /// <summary>Parcels here.</summary>
    public Task<long> CountAsync() => CountAsync("SELECT DISTINCT epoch, parcel FROM journeys");

    /// <summary>Scans of the earlier run that are not here.</summary>
    public Task<long> LostAsync() => CountAsync($"{Earlier} EXCEPT {Here}");

    /// <summary>Scans here that the earlier run has not.</summary>
    public Task<long> AddedAsync() => CountAsync($"{Here} EXCEPT {Earlier}");

    private async Task<long> CountAsync(string rows)
    {
        await foreach (var line in clickHouse.ReadLinesAsync(new Statement($"SELECT count() FROM ({rows})")).ConfigureAwait(false))
        {
            return long.Parse(line, CultureInfo.InvariantCulture);
        }

        throw new InvalidOperationException("A count has no row.");
    }

    private async Task DoAsync(string sql) => await clickHouse.ExecuteAsync(new Statement(sql)).ConfigureAwait(false);
}
