namespace Analytics.Custody.Requests;

/// <summary>Which requests are listed, and which part of them.</summary>
public sealed record RequestFilter
{
    public const int LargestLimit = 1000;

    public static readonly IReadOnlyList<RequestState> Open = [RequestState.Received, RequestState.Verified];

    /// <summary>At least one.</summary>
    public IReadOnlyList<RequestState> States { get; init; } = Open;

    /// <summary>The latest due date (UTC); null for any.</summary>
    public DateOnly? DueBy { get; init; }

    /// <summary>From 1; who asks over HTTP gets at most <see cref="LargestLimit"/>.</summary>
    public int Limit { get; init; } = 100;

    public int Offset { get; init; }

    /// <summary>The states of a name: of one, or <c>open</c>, or <c>all</c>; null when there is none of this name.</summary>
    public static IReadOnlyList<RequestState>? StatesOf(string name) => name switch
    {
        "open" => Open,
        "all" => Enum.GetValues<RequestState>(),
        _ => RequestNames.TryParse<RequestState>(name, out var state) ? [state] : null,
    };
}
