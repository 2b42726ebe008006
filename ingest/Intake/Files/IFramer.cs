namespace Analytics.Intake.Files;

/// <summary>Finds where pushes begin and end in a file's bytes. Holds no bytes itself.</summary>
internal interface IFramer
{
    /// <summary>Line of the first byte that is not yet done with, from 1.</summary>
    long Line { get; }

    /// <summary>
    /// Adds the pushes that end within the bytes to a block, and returns how many bytes are done with. The rest must come
    /// again, with more behind it; with none behind it when <paramref name="atEnd"/>. Where pushes were added, the bytes done
    /// with end outside every push.
    /// </summary>
    int Frame(ReadOnlySpan<byte> bytes, bool atEnd, BlockBuilder into);

    /// <summary>An array whose elements are the pushes is open: the file must not end here.</summary>
    bool InList { get; }
}
