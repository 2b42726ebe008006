namespace Analytics.Releases;

/// <summary>A certificate in plain words.</summary>
/// <param name="Heading">What the paragraph is about.</param>
/// <param name="Paragraph">One to four sentences.</param>
public sealed record CertificateSection(string Heading, string Paragraph);

/// <summary>Tells a certificate to people: on the dashboard, and in lists.</summary>
public static class CertificateText
{
    /// <summary>One line.</summary>
    public static string Line(Certificate certificate) =>
        $"{Plain.Count(certificate.Groups.Released)} of {Plain.Count(certificate.Groups.Grid)} groups, epsilon {Plain.Short(certificate.Budget.Epsilon)} at delta "
        + $"{Plain.Small(certificate.Budget.Delta)}, {Attacks(certificate)}.";

    /// <summary>A paragraph for each section, in the order of reading.</summary>
    public static IReadOnlyList<CertificateSection> Sections(Certificate certificate) =>
    [
        new("What is in it", $"{certificate.Dataset.Title}, for {certificate.Window}: {Plain.Count(certificate.Groups.Released)} of the grid's "
            + $"{Plain.Count(certificate.Groups.Grid)} groups are told, {Plain.Percent(certificate.Groups.SuppressedShare)} are held back."),
        new("Who is protected", $"{Method.Unit(certificate.Unit)} counts in at most {Method.Number(certificate.Unit.GroupsPerUnit, "group")}, with at most {Method.Number(certificate.Unit.ParcelsPerGroup, "parcel")} in each."),
        new("How", $"Random whole numbers by {Method.Law(certificate.Threshold.Noise)} were added to every count; all figures are computed from those. "
            + $"A group is told only where its count with noise is {Plain.Count(certificate.Threshold.LeastParcels)} or more."),
        new("What it cost", $"This release spent epsilon {Plain.Short(certificate.Budget.Epsilon)} at delta {Plain.Small(certificate.Budget.Delta)}. The twelve windows that end with it "
            + $"spent epsilon {Plain.Short(certificate.Budget.YearEpsilon)}; {Share(certificate.Budget.YearLeft, certificate.Budget.YearSpent)} of their budget is left, "
            + $"and {Share(certificate.Budget.WindowLeft, certificate.Budget.WindowSpent)} of this window's."),
        new("Which parcels", $"About {Plain.Count(certificate.Eligibility.Eligible)} parcels could be sold, and about {Plain.Count(certificate.Eligibility.Counted)} were counted. "
            + $"About {Plain.Count(Withheld(certificate.Eligibility))} could not be, for objections, missing consent or restrictions. These counts are rounded; they are not differentially private."),
        new("Businesses", $"Behind each group stand at least {certificate.Confidentiality.Rules.Recipients} recipients{Shippers(certificate.Confidentiality.Rules)}. "
            + "These rules look at exact counts; they are not differentially private."),
        new("Attacks", certificate.Attacks.Count == 0 ? "None were tried." : $"Tried on the files: {Attacks(certificate)}. {Failed(certificate)}".TrimEnd()),
        new("Keys", $"Tokens of {Months(certificate.KeyEpochs.Count)} were used to tell units apart; none of them is in the release."),
    ];

    private static string Attacks(Certificate certificate) => $"{certificate.Attacks.Count(attack => attack.Withstood)} of {certificate.Attacks.Count} attacks withstood";

    private static string Failed(Certificate certificate) =>
        string.Join(' ', certificate.Attacks.Where(attack => !attack.Withstood).Select(attack => $"{attack.Name} got something: {attack.Found}"));

    private static long Withheld(EligibilityStatement counts) => counts.Denied + counts.Unconsented + counts.Restricted;

    private static string Shippers(ConfidentialityTerms rules) => rules.Shippers == 0
        ? ""
        : $" and {rules.Shippers} shippers, of whom the largest has at most {Plain.Percent(rules.LargestShare)} and the two largest at most {Plain.Percent(rules.TwoLargestShare)}";

    private static string Months(int count) => count == 1 ? "one month's key" : $"{count} months' keys";

    private static string Share(decimal left, decimal spent) => Plain.Percent(left + spent == 0 ? 0 : (double)(left / (left + spent)));
}
