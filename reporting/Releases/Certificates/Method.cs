namespace Analytics.Releases;

/// <summary>The method as it was applied to a release.</summary>
internal static class Method
{
    public static IReadOnlyList<MethodStep> Of(ReleaseFacts facts) =>
    [
        new("eligible", "Only parcels that may be sold were counted. Those of people who objected, did not consent, or asked for restriction or erasure were left out.", null),
        new(
            "bound",
            $"{Unit(facts.Unit)} counts in at most {Number(facts.Unit.GroupsPerUnit, "group")}, with at most {Number(facts.Unit.ParcelsPerGroup, "parcel")} in each; which ones was left to chance.",
            null),
        facts.Dataset.Privacy.Keys == Keys.Public
            ? new("groups", "The groups were fixed before the data were looked at, those without parcels among them.", null)
            : new("groups", "Groups that have parcels were chosen by a rule that is differentially private itself.", "Desfontaines, Voss, Gipson, Mandayam: Differentially private partition selection (2022)"),
        new(
            "noise",
            $"Random whole numbers were added to every count by {Law(facts.Threshold.Noise)}, drawn exactly, and once.",
            "Canonne, Kamath, Steinke: The discrete Gaussian for differential privacy (2020)"),
        new("account", "The cost was charged to a ledger before the noise was drawn.", "Bun, Steinke: Concentrated differential privacy (2016)"),
        new("threshold", $"A group is told only where its count with noise is {Plain.Count(facts.Threshold.LeastParcels)} or more.", null),
        new("businesses", "Groups with few recipients or shippers, or that one or two shippers dominate, are held back. These rules are exact; they are not differentially private.", null),
        new("totals", "Further groups are held back where totals would tell what another group holds.", null),
        new("figures", "Means, shares and percentiles were computed from the counts with noise, and from nothing else.", null),
    ];

    public static string Unit(UnitFacts unit) =>
        unit.Kind == UnitKind.RecipientMonth ? "Everything that one recipient got in a month is protected as one. It" : "Each parcel is protected. It";

    public static string Law(NoiseKind noise) => noise == NoiseKind.Gaussian ? "the discrete Gaussian law" : "the discrete Laplace law";

    public static string Number(int count, string what) => count == 1 ? $"one {what}" : $"{count} {what}s";
}
