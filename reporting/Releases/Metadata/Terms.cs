namespace Analytics.Releases;

/// <summary>What whoever gets a release agrees to.</summary>
internal static class Terms
{
    public const string Title = "Terms of use: no re-identification";

    public static IReadOnlyList<string> All { get; } =
    [
        "Nobody may try to identify a person, a household or a single parcel by means of this dataset, alone or together with other data.",
        "Whoever believes to have identified somebody tells the publisher at once, uses the finding for nothing and passes it on to nobody.",
        "The dataset may be used for analysis, planning and benchmarking within the organization that it was given to.",
        "It may be passed on only whole, with its certificate and under these terms, and only where the contract with the publisher allows it.",
        "Figures carry noise on purpose. What is published from them says so.",
    ];
}
