namespace Analytics.Formats.Mapped;

internal static class Slices
{
    /// <summary>The slice without its first bytes, in the push as in the scratch buffer.</summary>
    public static Slice From(this Slice slice, int count) =>
        new(slice.Start >= 0 ? slice.Start + count : ~(~slice.Start + count), slice.Length - count);

    /// <summary>The slice cut to a length.</summary>
    public static Slice Upto(this Slice slice, int length) => slice with { Length = length };
}
