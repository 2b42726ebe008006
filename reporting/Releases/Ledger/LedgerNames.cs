namespace Analytics.Releases;

/// <summary>Steps of releases as text.</summary>
public static class LedgerNames
{
    public static string Of(LedgerStep step) => step switch
    {
        LedgerStep.Charged => "charged",
        LedgerStep.Built => "built",
        LedgerStep.Published => "published",
        LedgerStep.Withdrawn => "withdrawn",
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    internal static LedgerStep StepOf(string name) => Enum.GetValues<LedgerStep>().First(step => Of(step) == name);
}
