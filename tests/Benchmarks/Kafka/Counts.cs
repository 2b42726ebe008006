using System.Globalization;
using Analytics.Warehouse;

namespace Analytics.Benchmarks.Kafka;

/// <summary>How many rows there are by now.</summary>
internal sealed class Counts(IClickHouse clickHouse)
{
    /// <summary>Scans that 'analytics transform' has written.</summary>
    public Task<long> ScansAsync() => AskAsync("SELECT count() FROM scans");

    /// <summary>Scans that the peer has written.</summary>
    public Task<long> PeerScansAsync() => AskAsync("SELECT count() FROM peer_scans");

    private async Task<long> AskAsync(string sql)
    {
        await foreach (var line in clickHouse.ReadLinesAsync(new Statement(sql)).ConfigureAwait(false))
        {
            return long.Parse(line, CultureInfo.InvariantCulture);
        }

        throw new InvalidOperationException("A count has no row.");
    }
}
