namespace Analytics.Formats;

/// <summary>A stretch of a push's bytes, or of its scratch buffer where a value had to be unescaped.</summary>
/// <param name="Start">First byte; below zero: <c>~Start</c> in the scratch buffer.</param>
/// <param name="Length">Bytes; zero when the value is absent.</param>
public readonly record struct Slice(int Start, int Length)
{
    public bool IsEmpty => Length == 0;

    /// <summary>This slice, or another one where this is empty.</summary>
    public Slice Or(Slice other) => IsEmpty ? other : this;
}

/// <summary>A slice that holds an identifier: it can be had only as an <see cref="Identifier"/>.</summary>
public readonly record struct IdentifierSlice
{
    internal IdentifierSlice(Slice slice) => Slice = slice;

    internal Slice Slice { get; }

    public bool IsEmpty => Slice.IsEmpty;

    public override string ToString() => "***";
}

/// <summary>A place as a provider writes it, still to be coarsened.</summary>
public record struct PlaceText(Slice Country, Slice State, Slice Postal)
{
    public readonly bool IsEmpty => Country.IsEmpty && State.IsEmpty && Postal.IsEmpty;
}
