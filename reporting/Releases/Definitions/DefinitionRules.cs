namespace Analytics.Releases;

/// <summary>What a definition must keep to.</summary>
internal static class DefinitionRules
{
    private const int MostGroups = 4_000_000;
    private const int MostGroupsWithTotals = 5_000;

    /// <exception cref="ReleaseException">It does not.</exception>
    public static void Check(DatasetDefinition dataset)
    {
        Require(IsId(dataset.Id), "id must be 1 to 40 small letters, digits and hyphens, and begin with a letter");
        Require(dataset.Title is { Length: > 0 and <= 200 }, "title must be 1 to 200 characters");
        Require(dataset.Description is { Length: > 0 and <= 2000 }, "description must be 1 to 2000 characters");
        Check(dataset.Grid);
        Require(dataset.Totals.Count == 0 || GroupsOf(dataset.Grid) <= MostGroupsWithTotals, $"totals are for grids of up to {MostGroupsWithTotals} groups");
        Require(dataset.Totals.All(margin => GroupsIn(margin, dataset.Grid) > 1), "totals must be of two groups or more each, or they are the groups themselves");
        Check(dataset.Privacy);
        Check(dataset.Confidentiality);
        Check(dataset.Bins);
        Require(dataset.Totals.Distinct().Count() == dataset.Totals.Count, "totals are named twice");
    }

    private static void Check(Grid grid)
    {
        Require(IsList(grid.Carriers), "grid.carriers must name each carrier once");
        Require(grid.Services.Count == 0 || IsList(grid.Services), "grid.services must name each service once");
        Require(grid.Lanes.Count > 0 && grid.Lanes.Distinct().Count() == grid.Lanes.Count, "grid.lanes must name each lane once");
        Require(grid.Lanes.All(lane => IsCountry(lane.Origin) && IsCountry(lane.Destination)), "grid.lanes are pairs of countries, each two capital letters");
        Require(GroupsOf(grid) <= MostGroups, $"the grid has {GroupsOf(grid)} groups, and {MostGroups} is the most");
    }

    private static long GroupsOf(Grid grid) => (long)grid.Carriers.Count * Math.Max(1, grid.Services.Count) * grid.Lanes.Count * (grid.Period == Period.Week ? 5 + GridIndex.LateWeeks : 1);

    private static int GroupsIn(Margin margin, Grid grid) => Math.Max(1, grid.Services.Count) * (margin == Margin.Carrier ? grid.Lanes.Count : grid.Carriers.Count);

    private static void Check(PrivacyTerms privacy)
    {
        Require(privacy.GroupsPerUnit is >= 1 and <= 20, "privacy.groupsPerUnit must be from 1 to 20");
        Require(privacy.ParcelsPerGroup is >= 1 and <= 20, "privacy.parcelsPerGroup must be from 1 to 20");
        Require(privacy.Rho is >= 0.0001m and <= 2m, "privacy.rho must be from 0.0001 to 2");
        Require(decimal.Round(privacy.Rho, 9) == privacy.Rho, "privacy.rho may have 9 decimals");
        Require(privacy.Delta is >= 1e-12 and <= 1e-4, "privacy.delta must be from 1e-12 to 1e-4");
        Require(privacy.DurationShare is >= 0.1m and <= 0.9m && decimal.Round(privacy.DurationShare, 2) == privacy.DurationShare, "privacy.durationShare must be from 0.1 to 0.9, in hundredths");
        Require(privacy.Keys == Keys.Public || privacy.GroupsPerUnit <= 3, "privacy.groupsPerUnit may be 3 at most where keys are selected");
    }

    private static void Check(ConfidentialityTerms terms)
    {
        Require(terms.Recipients >= 10, "confidentiality.recipients must be 10 or more");
        Require(terms.Shippers is 0 or >= 3, "confidentiality.shippers must be 3 or more, or 0 where sources tell none");
        Require(terms.LargestShare is > 0 and <= 0.5 && terms.TwoLargestShare >= terms.LargestShare && terms.TwoLargestShare <= 0.67, "confidentiality.largestShare may be 0.5 at most, and twoLargestShare 0.67");
        Require(terms.Percent is >= 10 and <= 100, "confidentiality.percent must be from 10 to 100");
    }

    private static void Check(DurationBins bins)
    {
        var edges = bins.Edges;
        Require(edges.Count is >= 2 and <= 200 && edges[0] == 0, "bins.edges must be 2 to 200 hours, the first of them 0");
        Require(edges.Zip(edges.Skip(1)).All(pair => pair.First < pair.Second) && edges.All(edge => Math.Abs((edge * 60) - Math.Round(edge * 60)) < 1e-9 * Math.Max(1, edge * 60)), "bins.edges must ascend, in whole minutes");
    }

    private static bool IsId(string id) => id is { Length: > 0 and <= 40 } && char.IsAsciiLetterLower(id[0]) && id.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');

    private static bool IsList(IReadOnlyList<string> names) =>
        names.Count > 0 && names.Distinct(StringComparer.Ordinal).Count() == names.Count && names.All(name => name is { Length: > 0 and <= 100 } && !name.Any(char.IsControl));

    private static bool IsCountry(string? code) => code is { Length: 2 } && code.All(char.IsAsciiLetterUpper);

    private static void Require(bool holds, string rule)
    {
        if (!holds)
        {
            throw new ReleaseException($"The definition of the dataset cannot be used: {rule}.");
        }
    }
}
