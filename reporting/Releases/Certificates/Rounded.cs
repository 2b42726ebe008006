namespace Analytics.Releases;

/// <summary>Exact counts as they may leave the house: to two significant digits, and never finer than tens.</summary>
internal static class Rounded
{
    public static long Of(long count)
    {
        var unit = 10L;
        while (count / unit >= 100)
        {
            unit *= 10;
        }

        return (count + (unit / 2)) / unit * unit;
    }
}
