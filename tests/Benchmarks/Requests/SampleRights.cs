using Analytics.Custody.Subjects;
using Analytics.Custody.Tokens;
using Analytics.Warehouse;

namespace Analytics.Benchmarks.Requests;

/// <summary>
/// Has each request be about the next of some parcels, whose tokens were made by no key: the sample is made by the engine. Everything else is
/// the product's own.
/// </summary>
internal sealed class SampleRights(ISubjectSeal rights, IReadOnlyList<KnownParcel> parcels) : ISubjectSeal
{
    private int next;

    public SubjectTokens Tokenise(IEnumerable<SubjectReference> references)
    {
        var parcel = parcels[next++];
        return new SubjectTokens([.. rights.Tokenise(references).Tokens, new SubjectToken(parcel.Epoch, TokenPurpose.Parcel, Token.Of(parcel.Token))]);
    }

    public byte[] Seal(SubjectTokens subject) => rights.Seal(subject);

    public SubjectTokens Open(ReadOnlySpan<byte> box) => rights.Open(box);
}
