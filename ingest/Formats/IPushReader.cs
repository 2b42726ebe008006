namespace Analytics.Formats;

/// <summary>Reads the pushes of one format. Not thread-safe: each worker has its own.</summary>
public interface IPushReader
{
    /// <summary>
    /// Decodes one push. On <see cref="RejectionReason.None"/> <paramref name="into"/> holds at least one parcel, each
    /// with a tracking number and at least one scan; on any other reason its content is not to be used.
    /// Never throws for bad input, and never puts input into a message.
    /// </summary>
    RejectionReason Read(ReadOnlyMemory<byte> push, DecodedPush into);

    /// <summary>Fields met that the policy does not name, by path, with how often: names only, never values.</summary>
    IReadOnlyDictionary<string, long> UnknownFields { get; }
}
