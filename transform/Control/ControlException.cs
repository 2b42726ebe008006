namespace Analytics.Control;

/// <summary>The control database cannot be used. The message says what to do, and holds no password and nothing that was stored or sent.</summary>
public sealed class ControlException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>
    /// True when the answer to a commit was lost and the server could not be asked in time: the change may stand, or not. Look before it is
    /// made again. False: it does not stand.
    /// </summary>
    public bool IsOutcomeUnknown { get; init; }
}
