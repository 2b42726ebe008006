using Analytics.Custody.Tokens;

namespace Analytics.Custody.Subjects;

/// <summary>One token of a subject: what a reference is under the keys of one epoch.</summary>
public readonly record struct SubjectToken(uint Epoch, TokenPurpose Purpose, Token Token);

/// <summary>A subject as tokens under every epoch whose keys live: all that is kept of what a request named.</summary>
/// <param name="tokens">At least one, unless every reference was empty or a placeholder.</param>
public sealed class SubjectTokens(IReadOnlyList<SubjectToken> tokens)
{
    public IReadOnlyList<SubjectToken> Tokens { get; } = tokens;
}
