using System.Data.Common;
using Analytics.Control;
using Analytics.Custody.Tokens;
using Dapper;

namespace Analytics.Custody.Subjects;

/// <summary>The standing orders in the control database, of the epochs whose keys live.</summary>
internal sealed class OrderBook(ControlDatabase database, KeyRing keys)
{
    public static ControlRoom Room { get; } = new("custody", typeof(OrderBook).Assembly, "Subjects/Control");

    /// <summary>Which sheet is the present one.</summary>
    public Task<long> VersionAsync(CancellationToken cancellation) => database.ReadAsync(VersionAsync, cancellation);

    /// <summary>The present sheet.</summary>
    public Task<OrderSheet> ReadAsync(CancellationToken cancellation) => database.ChangeAsync(
        async open => new OrderSheet(await VersionAsync(open).ConfigureAwait(false), (await RowsAsync(open).ConfigureAwait(false)).Select(row => row.Line)),
        cancellation);

    /// <summary>Enters orders that do not stand yet.</summary>
    public Task AddAsync(IEnumerable<OrderLine> lines, CancellationToken cancellation) => database.ChangeAsync(
        async open =>
        {
            var sheet = new OrderSheet(0, (await RowsAsync(open).ConfigureAwait(false)).Select(row => row.Line));
            var ring = new Dictionary<uint, EpochKeys?>();
            foreach (var line in new OrderSheet(0, lines).Lines.Where(line => !IsOn(sheet, line)))
            {
                if (KeysOf(line.Subject.Epoch, ring) is { } epoch)
                {
                    await open.ExecuteAsync(database.Sql("add_order"), OrderRow.Of(line, epoch)).ConfigureAwait(false);
                }
            }

            // Of an epoch whose key is gone no order can be met any more.
            foreach (var epoch in (await open.QueryAsync<long>(database.Sql("list_epochs")).ConfigureAwait(false)).Where(epoch => KeysOf((uint)epoch, ring) is null).ToList())
            {
                await open.ExecuteAsync(database.Sql("drop_epoch"), new { Epoch = epoch }).ConfigureAwait(false);
            }

            return await open.ExecuteAsync(database.Sql("next_version")).ConfigureAwait(false);
        },
        cancellation);

    /// <summary>Takes orders back from some tokens.</summary>
    public Task LiftAsync(IReadOnlySet<SubjectToken> subjects, StandingOrder lifted, CancellationToken cancellation) => database.ChangeAsync(
        async open =>
        {
            foreach (var (row, line) in (await RowsAsync(open).ConfigureAwait(false)).Where(row => subjects.Contains(row.Line.Subject) && (row.Line.Orders & lifted) != StandingOrder.None))
            {
                var left = line.Orders & ~lifted;
                var values = new { row.Token, Orders = (long)left };
                await open.ExecuteAsync(database.Sql(left == StandingOrder.None ? "drop_order" : "change_order"), values).ConfigureAwait(false);
            }

            return await open.ExecuteAsync(database.Sql("next_version")).ConfigureAwait(false);
        },
        cancellation);

    private Task<long> VersionAsync(DbConnection open) => open.ExecuteScalarAsync<long>(database.Sql("read_version"));

    private async Task<List<(OrderRow Row, OrderLine Line)>> RowsAsync(DbConnection open)
    {
        var ring = new Dictionary<uint, EpochKeys?>();
        var rows = new List<(OrderRow, OrderLine)>();
        foreach (var row in await open.QueryAsync<OrderRow>(database.Sql("list_orders")).ConfigureAwait(false))
        {
            if (KeysOf((uint)row.Epoch, ring) is { } epoch && row.Open(epoch) is { } line)
            {
                rows.Add((row, line));
            }
        }

        return rows;
    }

    private EpochKeys? KeysOf(uint epoch, Dictionary<uint, EpochKeys?> ring)
    {
        if (!ring.TryGetValue(epoch, out var found))
        {
            ring.Add(epoch, found = keys.Find(epoch));
        }

        return found;
    }

    private static bool IsOn(OrderSheet sheet, OrderLine line) =>
        sheet.Of(line.Subject.Epoch, line.Subject.Purpose).TryGetValue(line.Subject.Token, out var known) && (line.Orders & ~known.Orders) == StandingOrder.None
        && !(line.Orders.HasFlag(StandingOrder.Restricted) && line.Since > known.Since);
}

/// <summary>An order as it is stored.</summary>
internal sealed record OrderRow(long Epoch, string Purpose, string Token, long Orders, long Since)
{
    public static OrderRow Of(OrderLine line, EpochKeys keys) => new(
        line.Subject.Epoch,
        line.Subject.Purpose.ToString().ToLowerInvariant(),
        Convert.ToBase64String(TokenSeal.Seal(keys, line.Subject.Purpose, line.Subject.Token)),
        (long)line.Orders,
        line.Since);

    public OrderLine? Open(EpochKeys keys) =>
        Enum.TryParse<TokenPurpose>(Purpose, ignoreCase: true, out var purpose) && TokenSeal.Open(keys, purpose, Convert.FromBase64String(Token)) is { } token
            ? new OrderLine(new SubjectToken(keys.Epoch, purpose, token), (StandingOrder)Orders, Since)
            : null;
}
