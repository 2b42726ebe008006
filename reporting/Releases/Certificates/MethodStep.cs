namespace Analytics.Releases;

/// <summary>A step of the method, in the order that it was taken.</summary>
/// <param name="Name">In a word.</param>
/// <param name="Does">What was done, in plain words.</param>
/// <param name="Reference">The work or standard that it follows, by name; null where there is none.</param>
public sealed record MethodStep(string Name, string Does, string? Reference);
