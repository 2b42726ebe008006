using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Analytics.Reports;
using Analytics.Warehouse;

namespace Analytics.Host.Tests.Reporting;

/// <summary>A warehouse whose every report has the given rows.</summary>
internal sealed class CannedRows(params JsonObject[] rows) : IClickHouse
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);

    public ReportRunner Runner => new(this, new FixedTime());

    /// <summary>A row of a report with every figure it has: counts of seven digits, hours in the hundreds, shares of a half.</summary>
    public static JsonObject Row<TRow>(string text = "a", string status = "ok")
        where TRow : ReportRow, IReportRow<TRow>
    {
        var row = new JsonObject();
        foreach (var property in TRow.Json.Properties)
        {
            var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            row[property.Name] = type switch
            {
                _ when property.Name == "status" => status,
                _ when type == typeof(long) => 1_234_567,
                _ when type == typeof(double) && property.Name.EndsWith("_hours", StringComparison.Ordinal) => 1439.25,
                _ when type == typeof(double) => 0.5,
                _ when type == typeof(DateOnly) => "2026-11-16",
                _ when type == typeof(DateTimeOffset) => "2026-11-16T08:00:00Z",
                _ => text,
            };
        }

        return row;
    }

    public async IAsyncEnumerable<ReadOnlyMemory<byte>> QueryAsync(
        Statement statement, string format, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await Task.CompletedTask;
        var outlook = new JsonObject { ["last_scan"] = 0, ["groups"] = 1 };
        foreach (var row in statement.Sql.Contains("uniq(", StringComparison.Ordinal) ? [outlook] : rows)
        {
            yield return JsonSerializer.SerializeToUtf8Bytes(row);
            yield return "\n"u8.ToArray();
        }
    }

    public ValueTask InsertAsync(string into, IEnumerable<ReadOnlyMemory<byte>> rowBinary, CancellationToken cancellation = default) =>
        throw new NotSupportedException();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}
