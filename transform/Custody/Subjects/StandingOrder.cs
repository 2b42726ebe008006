namespace Analytics.Custody.Subjects;

/// <summary>What stands against a token from a request on, for all pushes to come.</summary>
[Flags]
public enum StandingOrder : byte
{
    None = 0,

    /// <summary>It was erased, and stays out.</summary>
    Erased = 1,

    /// <summary>It is used for no predictions.</summary>
    NoEta = 2,

    /// <summary>It is not sold.</summary>
    NoSale = 4,

    /// <summary>It is used for nothing.</summary>
    Restricted = 8,
}
