using Analytics.Control;
using Analytics.Custody.Subjects;

namespace Analytics.Custody.Requests;

/// <summary>
/// Where requests come in. What a request names its subject by is tokenised at once and kept nowhere; entering never looks into the
/// warehouse, so it tells in no way whether a subject is known.
/// </summary>
public sealed class RequestEntry(RequestBook book, ISubjectSeal seal)
{
    /// <summary>Enters a request, in the same time and with the same answer whether the subject is known or not.</summary>
    /// <param name="verb">What is asked for.</param>
    /// <param name="references">Whom it is about.</param>
    /// <param name="isVerified">Whether it is known already that the person whom it is about asks.</param>
    /// <param name="by">Who enters it.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The request; null when every reference is empty or a placeholder, such as "N/A": it would be about nobody.</returns>
    /// <exception cref="Tokens.KeyFileException">The keys cannot be had.</exception>
    /// <exception cref="ControlException">The database failed.</exception>
    public async Task<RequestRecord?> EnterAsync(
        RequestVerb verb, IReadOnlyCollection<SubjectReference> references, bool isVerified, string by, CancellationToken cancellation = default)
    {
        var subject = seal.Tokenise(references);
        return subject.Tokens.Count == 0
            ? null
            : await book.AddAsync(verb, ReferenceCounts.Of(references), seal.Seal(subject), isVerified, by, cancellation).ConfigureAwait(false);
    }
}
