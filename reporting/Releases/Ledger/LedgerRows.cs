namespace Analytics.Releases;

/// <summary>Entries as they are stored.</summary>
internal static class LedgerRows
{
    public static string NameOf(LedgerStep step) => step switch
    {
        LedgerStep.Charged => "charged",
        LedgerStep.Built => "built",
        LedgerStep.Published => "published",
        LedgerStep.Withdrawn => "withdrawn",
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    public static LedgerStep StepOf(string name) => Enum.GetValues<LedgerStep>().First(step => NameOf(step) == name);

    internal class Entry
    {
        public long Number { get; init; }

        public long TakenAt { get; init; }

        public string ReleaseId { get; init; } = "";

        public string Dataset { get; init; } = "";

        public long Month { get; init; }

        public string Step { get; init; } = "";

        public decimal Rho { get; init; }

        public string? Certificate { get; init; }

        public string? Detail { get; init; }
    }
}
