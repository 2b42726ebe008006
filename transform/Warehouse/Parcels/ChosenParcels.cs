using System.Globalization;

namespace Analytics.Warehouse;

/// <summary>Rows of a table.</summary>
/// <param name="Choice">What their parcels were chosen for.</param>
/// <param name="Table">The table.</param>
/// <param name="Rows">How many there are.</param>
public sealed record ChosenRows(long Choice, string Table, long Rows);

/// <summary>
/// Some parcels, set down in a table of the engine's memory for statements to refer to. The table goes with this, or with the engine.
/// </summary>
public sealed class ChosenParcels : IAsyncDisposable
{
    private static readonly string[] Delete = [.. SqlText.Split(Resources.Text("Parcels/delete_chosen.sql"))];

    private readonly IClickHouse clickHouse;
    private readonly Dictionary<string, string> parameters;

    private ChosenParcels(IClickHouse clickHouse, string table, IEnumerable<uint> epochs)
    {
        this.clickHouse = clickHouse;
        Table = table;
        parameters = new Dictionary<string, string> { ["chosen"] = table, ["epochs"] = $"[{string.Join(',', epochs.Distinct().Order())}]" };
    }

    /// <summary>The name of the table: choice UInt64, epoch UInt32, parcel FixedString(16).</summary>
    public string Table { get; }

    /// <param name="clickHouse">Where the parcels are.</param>
    /// <param name="parcels">Each with the number of what it is chosen for; chosen for several things, it comes several times.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async ValueTask<ChosenParcels> SetDownAsync(
        IClickHouse clickHouse, IReadOnlyCollection<(long Choice, KnownParcel Parcel)> parcels, CancellationToken cancellation)
    {
        var chosen = new ChosenParcels(clickHouse, $"chosen_{Guid.NewGuid():N}", parcels.Select(parcel => parcel.Parcel.Epoch));
        await clickHouse.ExecuteAsync(chosen.Statement("choose"), cancellation).ConfigureAwait(false);
        try
        {
            var rows = new RowBinaryWriter();
            var token = new byte[16];

            // Where there are none, one that is no parcel: a subject that is not known is answered by the same statements as one that is.
            foreach (var (choice, parcel) in parcels.DefaultIfEmpty())
            {
                rows.UInt64((ulong)choice);
                rows.UInt32(parcel.Epoch);
                System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(token, parcel.Token);
                rows.Fixed(token);
            }

            await clickHouse.InsertAsync(chosen.Table, rows.Chunks, cancellation).ConfigureAwait(false);
            return chosen;
        }
        catch
        {
            await chosen.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Rows that there are of them, by choice and table.</summary>
    public async ValueTask<IReadOnlyList<ChosenRows>> CountAsync(CancellationToken cancellation) =>
        await clickHouse.ReadRowsAsync(Statement("chosen_rows"), StoredRows.Default.ChosenRows, cancellation).ToListAsync(cancellation).ConfigureAwait(false);

    /// <summary>Weeks that they may count in, each by its Monday.</summary>
    public async ValueTask<IReadOnlyList<DateOnly>> WeeksAsync(CancellationToken cancellation) => await clickHouse
        .ReadLinesAsync(Statement("chosen_weeks"), cancellation)
        .Select(week => DateOnly.ParseExact(week, "yyyy-MM-dd", CultureInfo.InvariantCulture))
        .ToListAsync(cancellation).ConfigureAwait(false);

    /// <summary>Takes purposes away from those that there are, and restricts them or lifts that.</summary>
    /// <param name="denied">What they serve no more.</param>
    /// <param name="restricted">As the column of journeys; 0 to say nothing of it.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>False when all of them were so already: nothing was written.</returns>
    public async ValueTask<bool> MarkAsync(Purposes denied, ulong restricted, CancellationToken cancellation)
    {
        var values = new Dictionary<string, string>(parameters)
        {
            ["denied"] = ((byte)denied).ToString(CultureInfo.InvariantCulture),
            ["restricted"] = restricted.ToString(CultureInfo.InvariantCulture),
        };
        if (await clickHouse.ReadScalarAsync<long>(new Statement(Resources.Text("Parcels/lacking_chosen.sql"), values), cancellation).ConfigureAwait(false) == 0)
        {
            return false;
        }

        await clickHouse.ExecuteAsync(new Statement(Resources.Text("Parcels/mark_chosen.sql"), values), cancellation).ConfigureAwait(false);
        return true;
    }

    /// <summary>Deletes everything that there is of them, for good: no byte of it is left on the disk.</summary>
    public async ValueTask DeleteAsync(CancellationToken cancellation)
    {
        foreach (var statement in Delete)
        {
            await clickHouse.ExecuteAsync(new Statement(statement, parameters), cancellation).ConfigureAwait(false);
        }

        foreach (var table in OldParts.OfParcels)
        {
            await OldParts.PurgeAsync(clickHouse, table, cancellation).ConfigureAwait(false);
        }
    }

    public ValueTask DisposeAsync() => clickHouse.ExecuteAsync(Statement("unchoose"), CancellationToken.None);

    private Statement Statement(string name) => new(Resources.Text($"Parcels/{name}.sql"), parameters);
}
