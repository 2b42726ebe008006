namespace Analytics.Simulator;

/// <summary>
/// A tracking number in its carrier's shape, another for every parcel. In the shape <c>u</c> stands for one of eight digits
/// that are the parcel's own, <c>d</c> for any digit, <c>c</c> for the check digit of UPU standard S10; all else for itself.
/// </summary>
internal sealed class TrackingNumber
{
    /// <summary>So many parcels can be told apart.</summary>
    public const int Distinct = 100_000_000;

    private const int MaxLength = 32;

    private readonly byte[] text = new byte[MaxLength];
    private int length;

    public ReadOnlySpan<byte> Utf8 => text.AsSpan(0, length);

    public void Write(ReadOnlySpan<byte> shape, ulong seed, long ordinal, ulong stamp)
    {
        // The factor has no divisor in common with ten, so that every ordinal has digits of its own.
        var own = ((ordinal * 61_803_399) + (long)(seed % Distinct)) % Distinct;
        var divisor = Distinct / 10;
        Span<int> digits = stackalloc int[8];
        var used = 0;
        for (var i = 0; i < shape.Length; i++)
        {
            switch (shape[i])
            {
                case (byte)'u':
                    digits[used] = (int)(own / divisor % 10);
                    text[i] = Digit(digits[used++]);
                    divisor /= 10;
                    break;
                case (byte)'d':
                    text[i] = Digit((int)(stamp % 10));
                    stamp /= 10;
                    break;
                case (byte)'c':
                    text[i] = Digit(CheckDigit(digits));
                    break;
                default:
                    text[i] = shape[i];
                    break;
            }
        }

        length = shape.Length;
    }

    private static int CheckDigit(ReadOnlySpan<int> digits)
    {
        ReadOnlySpan<int> weights = [8, 6, 4, 2, 3, 5, 9, 7];
        var sum = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            sum += weights[i] * digits[i];
        }

        return (11 - (sum % 11)) switch { 10 => 0, 11 => 5, var check => check };
    }

    private static byte Digit(int value) => (byte)('0' + value);
}
