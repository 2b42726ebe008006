using Analytics.Warehouse;

namespace Analytics.System.Tests.Faults;

/// <summary>A warehouse whose user dies at a point of an insert.</summary>
internal sealed class DyingClickHouse(IClickHouse clickHouse, KillPoint point) : IClickHouse
{
    public IAsyncEnumerable<ReadOnlyMemory<byte>> QueryAsync(Statement statement, string format, CancellationToken cancellation = default) =>
        clickHouse.QueryAsync(statement, format, cancellation);

    public async ValueTask InsertAsync(string into, IEnumerable<ReadOnlyMemory<byte>> rowBinary, CancellationToken cancellation = default)
    {
        DieAt(KillPoint.BeforeScans, into == "scans");
        var isCut = (point, into) is (KillPoint.AmongScans, "scans") or (KillPoint.AmongJourneys, "journeys");
        await clickHouse.InsertAsync(into, isCut ? DieHalfway(rowBinary) : rowBinary, cancellation);
        DieAt(KillPoint.AfterScans, into == "scans");
        DieAt(KillPoint.AfterSubjects, into == "subjects");
        DieAt(KillPoint.AfterRejections, into == "rejections");
        DieAt(KillPoint.AfterJourneys, into == "journeys");
    }

    public ValueTask DisposeAsync() => clickHouse.DisposeAsync();

    private void DieAt(KillPoint here, bool isThere)
    {
        if (isThere && point == here)
        {
            Death.Now();
        }
    }

    private static IEnumerable<ReadOnlyMemory<byte>> DieHalfway(IEnumerable<ReadOnlyMemory<byte>> rows)
    {
        foreach (var part in rows)
        {
            yield return part[..(part.Length / 2)];
            Death.Now();
        }
    }
}
