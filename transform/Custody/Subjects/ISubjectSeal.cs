namespace Analytics.Custody.Subjects;

/// <summary>Makes of what a request names its subject by what may be kept of it.</summary>
public interface ISubjectSeal
{
    /// <summary>Tokens of the references under every live key; the references are not kept.</summary>
    /// <exception cref="Tokens.KeyFileException">The keys cannot be had.</exception>
    SubjectTokens Tokenise(IEnumerable<SubjectReference> references);

    /// <summary>Tokens sealed each under its epoch's own key, for the control database: once the epoch's keys are destroyed nobody can open them.</summary>
    byte[] Seal(SubjectTokens subject);

    /// <summary>Opens what was sealed, without the epochs whose keys are gone.</summary>
    SubjectTokens Open(ReadOnlySpan<byte> box);
}
