using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Serialization;
using Analytics.Warehouse;

namespace Analytics.Releases;

/// <summary>The parcels of a window that may be sold, without their tokens: what the walk begins with.</summary>
/// <param name="Parcels">Those in groups of the grid.</param>
/// <param name="Minutes">How long each of them took.</param>
/// <param name="Kind">What is protected as one.</param>
/// <param name="Epochs">Months whose keys made the tokens.</param>
/// <param name="Facts">How many there are, and why others are not.</param>
internal sealed record Eligible(Contributions Parcels, uint[] Minutes, UnitKind Kind, IReadOnlyList<uint> Epochs, EligibilityFacts Facts)
{
    // group, minutes, promise, epoch, shipper, and the length of the recipients
    private const int LeastRow = 4 + 4 + 1 + 4 + 16 + 1;

    /// <summary>Reads them. Tokens are turned into numbers that mean nothing outside of this build, and are let go.</summary>
    /// <param name="rows">What may be sold.</param>
    /// <param name="dataset">The dataset.</param>
    /// <param name="index">Its groups in the window.</param>
    /// <param name="window">The window.</param>
    /// <param name="isOpen">Whether the window is not closed yet: then what it would be closed with is read.</param>
    /// <param name="holdings">Shippers that count as one with others, by token; may be empty.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="WarehouseException">The warehouse failed.</exception>
    public static async Task<Eligible> ReadAsync(
        RowsForPurpose rows, DatasetDefinition dataset, GridIndex index, Window window, bool isOpen, IReadOnlyDictionary<UInt128, int> holdings, CancellationToken cancellation)
    {
        var parameters = new Dictionary<string, string>(index.Parameters)
        {
            ["window"] = window.Number.ToString(CultureInfo.InvariantCulture),
            ["from"] = Text(window.First),
            ["after"] = Text(isOpen ? window.After : window.First),
        };
        var parcels = await rows.ReadScalarAsync<int>(new Statement(Resources.Text("Walk/count.sql"), parameters), cancellation).ConfigureAwait(false);
        var gathered = new Gathering(parcels, dataset.Bins, holdings);
        var chunks = rows.QueryAsync(new Statement(Resources.Text("Walk/parcels.sql"), parameters), "RowBinary", cancellation).GetAsyncEnumerator(cancellation);
        await using (chunks.ConfigureAwait(false))
        {
            var reader = new RowReader(chunks);
            while (await reader.ReadAsync(LeastRow, LengthOf).ConfigureAwait(false))
            {
                gathered.Add(reader);
            }
        }

        return gathered.Finish(await ReasonsAsync(rows, window, cancellation).ConfigureAwait(false));
    }

    /// <summary>The same facts once units are bounded.</summary>
    public EligibilityFacts FactsWith(bool[] isCounted)
    {
        var counted = isCounted.LongCount(each => each);
        return Facts with { Counted = counted, OverBound = Parcels.Count - counted };
    }

    private static int LengthOf(ReadOnlyMemory<byte> row)
    {
        var span = row.Span;
        var first = span[LeastRow - 1];
        return first < 0x80 ? LeastRow + (16 * first)
            : span.Length == LeastRow ? -1
            : LeastRow + 1 + (16 * ((first & 0x7F) | (span[LeastRow] << 7)));
    }

    private static async Task<Dictionary<string, long>> ReasonsAsync(RowsForPurpose rows, Window window, CancellationToken cancellation)
    {
        var parameters = new Dictionary<string, string>
        {
            ["window"] = window.Number.ToString(CultureInfo.InvariantCulture),
            ["from"] = Text(window.First),
            ["after"] = Text(window.After),
        };
        return await rows.ReadRowsAsync(new Statement(Resources.Text("Walk/eligibility.sql"), parameters), ReleaseRows.Default.ReasonRow, cancellation)
            .ToDictionaryAsync(row => row.Reason, row => row.Parcels, cancellationToken: cancellation).ConfigureAwait(false);
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private sealed class Gathering(int most, DurationBins bins, IReadOnlyDictionary<UInt128, int> holdings)
    {
        private readonly uint[] edges = [.. bins.Edges.Select(edge => (uint)Math.Round(edge * 60))];
        private readonly List<int> groups = new(most);
        private readonly List<uint> times = new(most);
        private readonly List<byte> durations = new(most);
        private readonly List<byte> promises = new(most);
        private readonly List<int> shippers = new(most);
        private readonly SortedSet<uint> epochs = [];
        private readonly Dictionary<UInt128, int> known = [];
        private readonly UnitsOf units = new(most);
        private readonly List<UInt128> recipients = [];
        private readonly IncrementalHash snapshot = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        private bool hasRecipients;
        private long offGrid;

        public void Add(RowReader row)
        {
            var (group, minutes, promise, epoch, shipper) = (row.Int32(), row.UInt32(), row.UInt8(), row.UInt32(), row.Token());
            recipients.Clear();
            for (var left = row.Length(); left > 0; left--)
            {
                recipients.Add(row.Token());
            }

            Span<byte> fact = stackalloc byte[9];
            BinaryPrimitives.WriteInt32LittleEndian(fact, group);
            BinaryPrimitives.WriteUInt32LittleEndian(fact[4..], minutes);
            fact[8] = promise;
            snapshot.AppendData(fact);

            epochs.Add(epoch);
            if (group < 0)
            {
                offGrid++;
                return;
            }

            hasRecipients |= recipients.Count > 0;
            units.Add(groups.Count, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(recipients));
            groups.Add(group);
            times.Add(minutes);
            durations.Add(BinOf(minutes));
            promises.Add(promise);
            shippers.Add(shipper == 0 ? -1 : ShipperOf(shipper));
        }

        public Eligible Finish(Dictionary<string, long> reasons)
        {
            var (unit, _) = units.Number();
            var own = unit[..groups.Count];
            var parcels = new Contributions([.. groups], [.. durations], [.. promises], own, [.. shippers], own.Length == 0 ? 0 : own.Max() + 1);
            var facts = new EligibilityFacts(
                groups.Count + offGrid,
                reasons.GetValueOrDefault("denied"), reasons.GetValueOrDefault("unconsented"), reasons.GetValueOrDefault("restricted"),
                offGrid, OverBound: 0, Counted: groups.Count, Convert.ToHexStringLower(snapshot.GetHashAndReset()));
            return new Eligible(parcels, [.. times], hasRecipients ? UnitKind.RecipientMonth : UnitKind.Parcel, [.. epochs], facts);
        }

        private byte BinOf(uint minutes)
        {
            var at = Array.BinarySearch(edges, minutes);
            return (byte)(at >= 0 ? at : ~at - 1);
        }

        // A holding's number is below all others, so that no shipper of its own has it.
        private int ShipperOf(UInt128 token)
        {
            if (holdings.TryGetValue(token, out var holding))
            {
                return -2 - holding;
            }

            if (!known.TryGetValue(token, out var number))
            {
                known.Add(token, number = known.Count);
            }

            return number;
        }
    }
}

internal sealed record ReasonRow(string Reason, long Parcels);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ReasonRow))]
[JsonSerializable(typeof(EligibilityFacts))]
internal sealed partial class ReleaseRows : JsonSerializerContext;
