using Analytics.Formats;

namespace Analytics.Pipeline.Coarsening;

/// <summary>
/// Cuts a place down to country (ISO 3166-1) and first-level region: a code of up to three letters or digits as given, else
/// the first two characters of the postal code. Cities, streets, whole postal codes and coordinates end here.
/// </summary>
internal static class Coarsener
{
    private const int CountryLength = 2;
    private const int MaxRegion = 3;
    private const int MaxPostal = 2;

    public static PlaceCode Coarsen(DecodedPush push, in PlaceText place)
    {
        if (place.IsEmpty)
        {
            return default;
        }

        Span<byte> region = stackalloc byte[MaxRegion];
        var code = default(PlaceCode);
        if (Countries.TryRead(push.Text(place.Country), out var country))
        {
            code = code.Append([(byte)(country >> 8), (byte)country]);
        }

        var length = ReadCode(push.Text(place.State), region);
        if (code.IsEmpty)
        {
            // Two letters alone would read as a country: CA is California as well as Canada.
            return length == CountryLength ? default : code.Append(region[..length]);
        }

        if (length > 0)
        {
            return code.Append("-"u8).Append(region[..length]);
        }

        length = ReadPostal(push.Text(place.Postal), region);
        return length > 0 ? code.Append(":"u8).Append(region[..length]) : code;
    }

    // "CA", "gb-eng" and "US-CA" are codes; "California" is a name, of which only a table could make one.
    private static int ReadCode(ReadOnlySpan<byte> state, Span<byte> code)
    {
        state = state.Trim((byte)' ');
        state = state.Length > 3 && state[2] == '-' ? state[3..] : state;
        if (state.Length is 0 or > MaxRegion)
        {
            return 0;
        }

        for (var i = 0; i < state.Length; i++)
        {
            if (!char.IsAsciiLetterOrDigit((char)state[i]))
            {
                return 0;
            }

            code[i] = (byte)char.ToUpperInvariant((char)state[i]);
        }

        return state.Length;
    }

    private static int ReadPostal(ReadOnlySpan<byte> postal, Span<byte> prefix)
    {
        postal = postal.Trim((byte)' ');
        if (postal.Length < 4)
        {
            return 0;
        }

        for (var i = 0; i < MaxPostal; i++)
        {
            if (!char.IsAsciiLetterOrDigit((char)postal[i]))
            {
                return 0;
            }

            prefix[i] = (byte)char.ToUpperInvariant((char)postal[i]);
        }

        return MaxPostal;
    }
}
