namespace Analytics.Eta;

/// <summary>Why a question cannot be answered. Says nothing of what was sent but which member it is about.</summary>
/// <param name="Field">The path of the member: <c>milestones[2].at</c>; <c>$</c> for the whole question.</param>
/// <param name="Detail">What is wrong with it and what is expected, in a sentence or two.</param>
/// <param name="IsNoJson">Nothing could be read at all.</param>
public sealed record QuestionFault(string Field, string Detail, bool IsNoJson = false)
{
    /// <summary>The field of what is wrong with the whole question.</summary>
    public const string Whole = "$";

    internal static QuestionFault NoJson { get; } = new(Whole, "This is not JSON.", IsNoJson: true);

    internal static QuestionFault TooLong { get; } = new(Whole, "The line is too long: 64 KB are the most.");

    internal static string Explain(InstantFault fault) => fault switch
    {
        InstantFault.NoOffset => "The offset from UTC is missing: write 2026-09-24T10:00:00-07:00, or Z at the end for UTC.",
        InstantFault.OutOfRange => "It must lie between 1990 and 2078.",
        _ => "This is no time that can be read: write 2026-09-24T10:00:00-07:00.",
    };
}

/// <summary>What became of reading a question.</summary>
/// <param name="Id">Where the caller's id stands in the JSON, with its quotes; empty where there is none.</param>
/// <param name="IsWhyAsked">Whether the reasons are asked for.</param>
/// <param name="Fault">Why it cannot be answered; null when it can.</param>
public readonly record struct QuestionOutcome(Range Id, bool IsWhyAsked, QuestionFault? Fault);
