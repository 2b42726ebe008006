namespace Analytics.Custody.Subjects;

/// <summary>A verified request, to be carried out.</summary>
/// <param name="Request">Its number.</param>
/// <param name="Verb">What is asked for; not <see cref="RequestVerb.Access"/> or <see cref="RequestVerb.Copy"/>, which only read.</param>
/// <param name="Subject">Whom it is about.</param>
public sealed record SubjectOrder(long Request, RequestVerb Verb, SubjectTokens Subject);

/// <summary>What was done for a request. Holds no token.</summary>
/// <param name="Request">Its number.</param>
/// <param name="Parcels">Parcels that it concerned.</param>
/// <param name="Rows">Rows that were deleted or changed, by table.</param>
/// <param name="Weeks">Weeks of the cells that were made anew, by their Mondays.</param>
/// <param name="Left">Rows that a search afterwards still found; 0 when nothing is left, and for verbs that delete nothing.</param>
public sealed record Deed(long Request, long Parcels, IReadOnlyDictionary<string, long> Rows, IReadOnlyList<DateOnly> Weeks, long Left);

/// <summary>Carries out what subjects may ask for. Every method may be repeated after a failure.</summary>
public interface ISubjectRights : ISubjectSeal
{
    /// <summary>Carries out requests, all in one go: what is deleted is deleted once for all of them.</summary>
    /// <returns>What was done for each, in the order of <paramref name="requests"/>.</returns>
    Task<IReadOnlyList<Deed>> CarryOutAsync(IReadOnlyList<SubjectOrder> requests, CancellationToken cancellation);

    /// <summary>
    /// Writes everything that is held on a subject as one JSON object: parcels with their scans, purposes and date of deletion. For a
    /// subject that is not known, the same object with empty lists, in the same time.
    /// </summary>
    /// <returns>How many parcels there are.</returns>
    Task<long> ExportAsync(SubjectTokens subject, Stream json, CancellationToken cancellation);
}
