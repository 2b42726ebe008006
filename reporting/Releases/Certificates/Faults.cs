namespace Analytics.Releases;

/// <summary>What is wrong with rows of a table: each kind with how often, and where first.</summary>
internal sealed class Faults
{
    private readonly Dictionary<string, (long Count, long First)> faults = [];

    /// <param name="isFault">Whether it is one.</param>
    /// <param name="row">The row, from 1.</param>
    /// <param name="what">What is wrong with it.</param>
    public void Note(bool isFault, long row, string what)
    {
        if (isFault)
        {
            faults[what] = faults.TryGetValue(what, out var noted) ? (noted.Count + 1, noted.First) : (1, row);
        }
    }

    /// <summary>A finding for each, or one that all is well.</summary>
    public IEnumerable<Finding> Findings(string check, string passed) => faults.Count == 0
        ? [new(check, true, passed)]
        : faults.Select(fault => new Finding(check, false, $"{fault.Key}: {Plain.Count(fault.Value.Count)} of the rows, first row {Plain.Count(fault.Value.First)}."));
}
