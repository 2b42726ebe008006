namespace Analytics.Releases;

/// <summary>What a certificate says, against what follows from its other parts.</summary>
internal static class StatementCheck
{
    public static IEnumerable<Finding> Check(Certificate certificate, VerifierRules rules)
    {
        var privacy = certificate.Dataset.Privacy;
        yield return Found(
            "version",
            certificate.Version == CertificateOf.Version && Window.TryParse(certificate.Window, out _),
            "The certificate is of a version that is known, and of a window.");
        yield return Found(
            "bounds",
            certificate.Unit.GroupsPerUnit == privacy.GroupsPerUnit && certificate.Unit.ParcelsPerGroup == privacy.ParcelsPerGroup,
            "The bounds of a unit are those of the dataset.");
        yield return Found(
            "budget",
            certificate.Budget is { Rho: > 0, WindowLeft: >= 0, YearLeft: >= 0 } budget
                && budget.Rho <= budget.WindowSpent && budget.WindowSpent <= budget.YearSpent && budget.Delta == privacy.Delta && budget.Rho <= privacy.Rho,
            "No more was spent than the dataset asks for, and than was left.");

        var terms = new ThresholdTerms(certificate.Threshold.Noise, certificate.Threshold.PromiseScale, certificate.Unit, privacy.Delta);
        yield return Found(
            "threshold",
            certificate.Threshold.Noise == privacy.Noise && certificate.Threshold.LeastParcels >= rules.Threshold(terms),
            "The threshold is at least the one that follows from noise, bounds and delta.");

        var groups = certificate.Groups;
        yield return Found(
            "groups",
            groups.Grid == new GridKeys(certificate.Dataset.Grid, certificate.Window).Count
                && groups.Released <= groups.Grid
                && groups.SuppressedShare == CertificateOf.SuppressedShare(groups.Grid, groups.Released),
            "The counts of groups follow from the grid.");
        yield return Found(
            "marks",
            groups.IsRounded && certificate.Eligibility is { IsRounded: true, IsDifferentiallyPrivate: false } && !certificate.Confidentiality.IsDifferentiallyPrivate
                && certificate.Confidentiality.Rules == certificate.Dataset.Confidentiality,
            "What comes from exact counts is marked as rounded and as not differentially private.");
        yield return Found("attacks", certificate.Attacks.All(attack => attack.Withstood), $"{certificate.Attacks.Count} attacks were tried, and withstood.");
    }

    private static Finding Found(string check, bool passed, string text) => new(check, passed, passed ? text : $"This does not hold: {text}");
}
