namespace Analytics.Formats;

/// <summary>Where a push stood in what was read: for messages and records, never its content.</summary>
/// <param name="File">Index of the file within the load, or 0.</param>
/// <param name="Line">Line at which the push begins, from 1.</param>
public readonly record struct Coordinates(int File, long Line);

/// <summary>One message as received, in a buffer that its owner may use again once the push is done with.</summary>
/// <param name="Payload">The message's bytes.</param>
/// <param name="At">Where it stood.</param>
/// <param name="Fault">Set when the message could not even be framed (too long, torn): then there is no payload.</param>
public readonly record struct Push(ReadOnlyMemory<byte> Payload, Coordinates At, RejectionReason Fault = RejectionReason.None);
