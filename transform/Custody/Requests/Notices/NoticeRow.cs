namespace Analytics.Custody.Requests;

/// <summary>A notice as it stands in the control database; times are seconds since 1970.</summary>
internal sealed class NoticeRow
{
    public long Request { get; init; }

    public string Recipient { get; init; } = "";

    public string Verb { get; init; } = "";

    public long DoneAt { get; init; }

    public string State { get; init; } = "";

    public byte[] Subject { get; init; } = [];

    public int Attempts { get; init; }

    public string? Outcome { get; init; }

    public long NextAt { get; init; }
}

/// <summary>How a recipient was told of a request.</summary>
/// <param name="Recipient">The recipient's name.</param>
/// <param name="State">How it stands.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="Outcome">What the latest attempt came to; null before the first.</param>
/// <param name="NextAt">When it is tried next; null unless it waits.</param>
public sealed record NoticeRecord(string Recipient, NoticeState State, int Attempts, string? Outcome, DateTimeOffset? NextAt);

/// <summary>How a notice stands.</summary>
public enum NoticeState : byte
{
    Waiting = 1,
    Acknowledged = 2,
    GivenUp = 3,
}
