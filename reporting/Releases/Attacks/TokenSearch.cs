using System.Globalization;
using Analytics.Warehouse;

namespace Analytics.Releases;

/// <summary>
/// Looks for tokens of the warehouse in files: as their 16 bytes and as 32 hexadecimal digits, at every offset. What passes a filter is kept and held
/// against the tokens themselves, read a second time; neither side is ever in memory as a whole.
/// </summary>
/// <param name="ground">The release.</param>
/// <param name="sql">Names the statement that tells the tokens, a column of 16 bytes.</param>
/// <param name="each">How many a parcel has, about.</param>
internal sealed class TokenSearch(AttackGround ground, string sql, int each)
{
    private const int TokenBytes = 16;
    private const int TokenDigits = 32;

    private readonly HashSet<UInt128> suspects = [];
    private TokenFilter filter = new(0);

    /// <summary>Tokens that are looked for; one that stands more than once counts as often.</summary>
    public long Tokens { get; private set; }

    /// <summary>Offsets that were looked at.</summary>
    public long Offsets { get; private set; }

    public async Task PrepareAsync(CancellationToken cancellation)
    {
        filter = new TokenFilter(each * ground.Standing.Parcels);
        await foreach (var token in ReadAsync(cancellation).ConfigureAwait(false))
        {
            filter.Add(token);
            Tokens++;
        }
    }

    public void See(ReadOnlySpan<byte> bytes)
    {
        UInt128 raw = 0, digits = 0;
        var run = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            raw = (raw << 8) | bytes[i];
            Suspect(raw, i >= TokenBytes - 1);
            var digit = DigitOf(bytes[i]);
            run = digit < 0 ? 0 : run + 1;
            digits = (digits << 4) | (uint)Math.Max(0, digit);
            Suspect(digits, run >= TokenDigits);
        }

        Offsets += bytes.Length;
    }

    /// <summary>How many tokens stand in what was seen.</summary>
    public async Task<long> FoundAsync(CancellationToken cancellation) =>
        suspects.Count == 0 ? 0 : await ReadAsync(cancellation).Where(suspects.Contains).Distinct().LongCountAsync(cancellation).ConfigureAwait(false);

    private void Suspect(UInt128 value, bool isWhole)
    {
        if (isWhole && value != 0 && filter.MayHave(value))
        {
            suspects.Add(value);
        }
    }

    // Nothing but zeros is no token: it stands for one that is not known.
    private async IAsyncEnumerable<UInt128> ReadAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var parameters = new Dictionary<string, string> { ["window"] = ground.Window.Number.ToString(CultureInfo.InvariantCulture) };
        var chunks = ground.Rows.QueryAsync(new Statement(Resources.Text($"Attacks/{sql}.sql"), parameters), "RowBinary", cancellation).GetAsyncEnumerator(cancellation);
        await using (chunks.ConfigureAwait(false))
        {
            var reader = new RowReader(chunks);
            while (await reader.ReadAsync(TokenBytes, _ => TokenBytes).ConfigureAwait(false))
            {
                if (reader.Token() is var token && token != 0)
                {
                    yield return token;
                }
            }
        }
    }

    private static int DigitOf(byte letter) => letter switch
    {
        >= (byte)'0' and <= (byte)'9' => letter - '0',
        >= (byte)'a' and <= (byte)'f' => letter - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => letter - 'A' + 10,
        _ => -1,
    };
}
