using Analytics.Control;
using Dapper;

namespace Analytics.Custody.Retention;

/// <summary>
/// The record of months that were ended, in the control database: every step with its time and its counts. It is only added to. What it says
/// was done before it says so.
/// </summary>
public sealed class RetentionRecord : IDisposable
{
    private readonly ControlDatabase database;
    private readonly TimeProvider time;

    private RetentionRecord(ControlDatabase database, TimeProvider time) => (this.database, this.time) = (database, time);

    internal static ControlRoom Room { get; } = new("retention", typeof(RetentionRecord).Assembly, "Retention");

    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    /// <exception cref="ControlException">The control database cannot be used.</exception>
    public static async Task<RetentionRecord> OpenAsync(ControlOptions options, TimeProvider time, CancellationToken cancellation = default) =>
        new(await ControlDatabase.OpenAsync(options, Room, time, cancellation).ConfigureAwait(false), time);

    /// <summary>All of it, in order.</summary>
    /// <exception cref="ControlException">The control database failed.</exception>
    public async Task<IReadOnlyList<RetentionEntry>> ReadAsync(CancellationToken cancellation = default)
    {
        var rows = await database.ReadAsync(open => open.QueryAsync<Row>(database.Sql("all_steps")), cancellation).ConfigureAwait(false);
        return [.. rows.Select(row => row.ToEntry())];
    }

    /// <summary>Adds a step that was done just now.</summary>
    /// <exception cref="ControlException">The control database failed.</exception>
    internal Task AddAsync(uint epoch, RetentionCause cause, RetentionStep step, long? cells = null, long? parcels = null, long? leftOut = null, long? rows = null)
    {
        var values = new
        {
            TakenAt = time.GetUtcNow().ToUnixTimeMilliseconds(),
            Epoch = (long)epoch,
            Cause = RetentionNames.Of(cause),
            Step = RetentionNames.Of(step),
            Cells = cells,
            Parcels = parcels,
            LeftOut = leftOut,
            RowCount = rows,
        };
        return database.ChangeAsync(open => open.ExecuteAsync(database.Sql("add_step"), values));
    }

    public void Dispose() => database.Dispose();

    private sealed class Row
    {
        public long Number { get; init; }

        public long TakenAt { get; init; }

        public long Epoch { get; init; }

        public string Cause { get; init; } = "";

        public string Step { get; init; } = "";

        public long? Cells { get; init; }

        public long? Parcels { get; init; }

        public long? LeftOut { get; init; }

        public long? RowCount { get; init; }

        public RetentionEntry ToEntry() => new(
            Number, DateTimeOffset.FromUnixTimeMilliseconds(TakenAt), (uint)Epoch, RetentionNames.CauseOf(Cause), RetentionNames.StepOf(Step))
        {
            Cells = Cells,
            Parcels = Parcels,
            LeftOut = LeftOut,
            Rows = RowCount,
        };
    }
}
